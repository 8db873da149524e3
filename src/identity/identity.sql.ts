import {
  allOf,
  anyOf,
  contains,
  dateTimeCondition,
  escapeLike,
  isOneOf,
  stringCondition,
  when,
} from '../db/conditions.ts';
import type { Keyset, KeysetColumn, List } from '../db/keyset.ts';
import { type Db, Prisma } from '../db/open-database.ts';
import type { CreateIdentity, IdentityFilter, UpdateIdentity } from './identity.input.ts';

type Sql = Prisma.Sql;

/** How a row of identities is written: its columns, with the type that a parameter is cast to. */
const columns = {
  externalId: ['external_id', 'varchar'],
  identityType: ['identity_type', 'identity_type'],
  organizationName: ['organization_name', 'varchar'],
  firstName: ['first_name', 'varchar'],
  lastName: ['last_name', 'varchar'],
  otherNames: ['other_names', 'varchar'],
  gender: ['gender', 'varchar'],
  dob: ['dob', 'date'],
  emailAddress: ['email_address', 'varchar'],
  phoneNumber: ['phone_number', 'varchar'],
  nationality: ['nationality', 'varchar'],
  category: ['category', 'varchar'],
  street: ['street', 'varchar'],
  city: ['city', 'varchar'],
  state: ['state', 'varchar'],
  postCode: ['post_code', 'varchar'],
  country: ['country', 'varchar'],
  metadata: ['metadata', 'jsonb'],
} as const satisfies Record<keyof Required<UpdateIdentity>, readonly [string, string]>;

type Field = keyof typeof columns;
const fields = Object.keys(columns) as Field[];

export { fields as identityFields };

export interface NewIdentity extends CreateIdentity {
  id: string;
  at: Date;
}

/** The keys and the time of a row that was inserted. */
export interface Inserted {
  id: string;
  externalId: string | null;
  at: Date;
}

const names = Prisma.raw(fields.map((field) => columns[field][0]).join(', '));
const types = Prisma.raw(fields.map((field) => columns[field].join(' ')).join(', '));

/**
 * Inserts those of these identities whose id and external id are free, and returns the keys and times of the inserted.
 * The rows travel as one JSON text: Prisma's own writing of JSON loses the key `__proto__`.
 */
export function insertIdentities(db: Db, identities: NewIdentity[]): Promise<Inserted[]> {
  const rows = identities.map((identity) => ({
    id: identity.id,
    at: identity.at,
    ...Object.fromEntries(fields.map((field) => [columns[field][0], toColumn(field, identity[field])])),
  }));
  return db.$queryRaw`
    INSERT INTO identities (id, created_at, updated_at, ${names})
    SELECT id, at, at, ${names}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (id uuid, at timestamptz, ${types})
    ON CONFLICT DO NOTHING
    RETURNING id, external_id AS "externalId", created_at AS at`;
}

/** Writes the fields that `changes` names, the next version and the time. */
export async function updateIdentityRow(db: Db, id: string, changes: UpdateIdentity, at: Date): Promise<void> {
  const assignments = fields
    .filter((field) => changes[field] !== undefined)
    .map((field) => {
      const [column, type] = columns[field];
      const value = toColumn(field, changes[field]);
      const parameter = field === 'metadata' ? JSON.stringify(value) : value;
      return Prisma.sql`${Prisma.raw(column)} = ${parameter}::${Prisma.raw(type)}`;
    });
  await db.$executeRaw`
    UPDATE identities SET ${Prisma.join(assignments)}, version = version + 1, updated_at = ${at} WHERE id = ${id}::uuid`;
}

function toColumn(field: Field, value: unknown): unknown {
  if (field === 'metadata') return value ?? {};
  return value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null);
}

/**
 * Locks an identity until the transaction ends, against other changes and against new links to it. False when there is
 * none; a look afterwards may find one all the same, that was made since and is not locked.
 */
export async function lockIdentity(db: Db, id: string): Promise<boolean> {
  const locked = await db.$queryRaw<unknown[]>`SELECT id FROM identities WHERE id = ${id}::uuid FOR UPDATE`;
  return locked.length > 0;
}

/** The same so that it can take a link: it is neither deleted nor changed meanwhile. */
export async function lockIdentityForLink(db: Db, id: string): Promise<boolean> {
  const locked = await db.$queryRaw<unknown[]>`SELECT id FROM identities WHERE id = ${id}::uuid FOR SHARE`;
  return locked.length > 0;
}

const id: KeysetColumn = { expression: Prisma.sql`t.id`, type: 'uuid' };
const createdAt: KeysetColumn = { expression: Prisma.sql`t.created_at`, type: 'timestamptz' };
const updatedAt: KeysetColumn = { expression: Prisma.sql`t.updated_at`, type: 'timestamptz' };
const displayName: KeysetColumn = { expression: Prisma.sql`(lower(t.display_name) COLLATE "C")`, type: 'text' };

/** Each order has an index of its own: identities_created, identities_display_name, identities_updated. */
export const identityOrders = {
  CREATED_AT_DESC: { name: 'CREATED_AT_DESC', descending: true, columns: [createdAt, id] },
  CREATED_AT_ASC: { name: 'CREATED_AT_ASC', descending: false, columns: [createdAt, id] },
  DISPLAY_NAME_ASC: { name: 'DISPLAY_NAME_ASC', descending: false, columns: [displayName, id] },
  UPDATED_AT_DESC: { name: 'UPDATED_AT_DESC', descending: true, columns: [updatedAt, id] },
} satisfies Record<string, Keyset>;

export type IdentityOrder = keyof typeof identityOrders;

/** To the letter the expression of the index identities_search. */
const searchedText = Prisma.sql`lower((t.display_name || ' ' || coalesce(t.email_address, '') || ' ' || coalesce(t.phone_number, '') || ' ' || coalesce(t.external_id, '')) COLLATE "default")`;

/** The likeness of the best stretch of the searched text to the search, from 0 to 1 in steps a cursor can hold. */
function bestMatch(search: string): Keyset {
  const rank = Prisma.sql`round(word_similarity(lower(${search}), ${searchedText})::numeric, 4)`;
  return { name: 'BEST_MATCH', descending: true, columns: [{ expression: rank, type: 'numeric' }, id] };
}

/** Identities that match the filter and hold every word of the search; best match first unless an order is given. */
export function listIdentities(
  filter: IdentityFilter | null,
  search: string | null,
  order?: IdentityOrder | null,
): List {
  const keyset = search && !order ? bestMatch(search) : identityOrders[order ?? 'CREATED_AT_DESC'];
  const where = allOf([
    when(filter, identityCondition),
    asksForStatus(filter) ? undefined : Prisma.sql`t.status IN ('ACTIVE', 'FROZEN')`,
    when(search, searchCondition),
  ]);
  return {
    keyset,
    rows: ({ key, inWindow, order: by, limit }) => Prisma.sql`
      SELECT t.id, ${key} AS key FROM identities t WHERE ${where} AND ${inWindow} ORDER BY ${by} LIMIT ${limit}`,
    count: Prisma.sql`SELECT count(*) FROM identities t WHERE ${where}`,
  };
}

function searchCondition(search: string): Sql {
  const words = search.split(/\s+/);
  return allOf(words.map((word) => Prisma.sql`${searchedText} LIKE lower(${`%${escapeLike(word)}%`})`));
}

/** Archived and erased identities are left out of lists, except when a filter says anything about the status. */
function asksForStatus(filter: IdentityFilter | null | undefined): boolean {
  if (!filter) return false;
  return Boolean(filter.status) || [...(filter.and ?? []), ...(filter.or ?? []), filter.not].some(asksForStatus);
}

function identityCondition(filter: IdentityFilter): Sql {
  const column = (field: Field) => Prisma.raw(`t.${columns[field][0]}`);
  const texts = [
    'externalId',
    'firstName',
    'lastName',
    'organizationName',
    'emailAddress',
    'phoneNumber',
    'category',
    'country',
    'nationality',
  ] as const;
  return allOf([
    when(filter.id, (ids) => isOneOf(Prisma.sql`t.id`, ids, 'uuid')),
    when(filter.identityType, (type) => Prisma.sql`t.identity_type = ${type}::identity_type`),
    when(filter.status, (statuses) => isOneOf(Prisma.sql`t.status`, statuses, 'identity_status')),
    ...texts.map((field) => when(filter[field], (condition) => stringCondition(column(field), condition))),
    when(filter.createdAt, (condition) => dateTimeCondition(Prisma.sql`t.created_at`, condition)),
    when(filter.updatedAt, (condition) => dateTimeCondition(Prisma.sql`t.updated_at`, condition)),
    when(filter.metadata, (part) => contains(Prisma.sql`t.metadata`, part)),
    when(filter.and, (filters) => allOf(filters.map(identityCondition))),
    when(filter.or, (filters) => anyOf(filters.map(identityCondition))),
    // A condition on a missing value is neither true nor false; without it, "not" would hide the row.
    when(filter.not, (negated) => Prisma.sql`(${identityCondition(negated)}) IS NOT TRUE`),
  ]);
}

export interface CurrencyTotal {
  currency: string;
  balance: Prisma.Decimal;
  creditBalance: Prisma.Decimal;
  debitBalance: Prisma.Decimal;
  inflightBalance: Prisma.Decimal;
  balanceCount: number;
}

/** What each of these identities holds in each currency over its linked balances. Index: balances_identity. */
export async function readTotals(db: Db, identityIds: readonly string[]): Promise<Map<string, CurrencyTotal[]>> {
  const rows = await db.$queryRaw<(CurrencyTotal & { identityId: string })[]>`
    SELECT identity_id AS "identityId", currency, count(*)::int AS "balanceCount",
      sum(credit_balance - debit_balance) AS balance,
      sum(credit_balance) AS "creditBalance", sum(debit_balance) AS "debitBalance",
      sum(inflight_credit_balance - inflight_debit_balance) AS "inflightBalance"
    FROM balances WHERE identity_id = ANY (${identityIds}::uuid[])
    GROUP BY identity_id, currency ORDER BY currency`;
  const totals = new Map<string, CurrencyTotal[]>(identityIds.map((identityId) => [identityId, []]));
  for (const { identityId, ...total } of rows) totals.get(identityId)?.push(total);
  return totals;
}
