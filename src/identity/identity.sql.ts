import { type Db, Prisma } from '../db/open-database.ts';
import { attributeNames, eachAttribute, type PiiField, piiFields } from './identity.attributes.ts';
import type { UpdateIdentity } from './identity.input.ts';

type Sql = Prisma.Sql;

/** The columns that an update can write, each with the type that a parameter is cast to. */
const columns: Record<keyof Required<UpdateIdentity>, readonly [column: string, type: string]> = {
  identityType: ['identity_type', 'identity_type'],
  ...eachAttribute(attributeNames, ({ column, form }) => [column, form === 'DAY' ? 'date' : 'varchar'] as const),
  metadata: ['metadata', 'jsonb'],
};

type Field = keyof typeof columns;

/** What an update can change of an identity. */
export const identityFields = Object.keys(columns) as Field[];

function assignmentsOf(changes: UpdateIdentity): Sql[] {
  return identityFields
    .filter((field) => changes[field] !== undefined)
    .map((field) => {
      const [column, type] = columns[field];
      const value = toColumn(field, changes[field]);
      const parameter = field === 'metadata' ? JSON.stringify(value) : value;
      return Prisma.sql`${Prisma.raw(column)} = ${parameter}::${Prisma.raw(type)}`;
    });
}

/**
 * Writes the fields that `changes` names and which fields hold a token, the next version and the time; and another salt, or
 * the digest in an older event would tell who tries them out the values of before.
 */
export async function updateIdentityRow(
  db: Db,
  id: string,
  changes: UpdateIdentity,
  tokenizedFields: PiiField[],
  at: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE identities SET ${Prisma.join(assignmentsOf(changes))}, tokenized_fields = ${tokenizedFields}::text[],
      salt = gen_random_uuid(), version = version + 1, updated_at = ${at}
    WHERE id = ${id}::uuid`;
}

const cleared = Prisma.raw(
  identityFields
    .filter((field) => field !== 'identityType')
    .map((field) => `${columns[field][0]} = ${field === 'metadata' ? "'{}'" : 'NULL'}`)
    .join(', '),
);

/** Clears all that a row says of its identity, and the salt of the digests that the audit log has of the row. */
export async function eraseIdentityRow(db: Db, id: string, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE identities SET ${cleared}, status = 'ERASED', tokenized_fields = '{}', salt = gen_random_uuid(),
      version = version + 1, updated_at = ${at}
    WHERE id = ${id}::uuid`;
}

/** A value as it is written in JSON for its column. */
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

/**
 * Locks an identity as `lockIdentity` does; where there is none, keeps others from making one until the transaction ends, so
 * that what is written of one that is gone comes before all of the next with its id. True when it is there.
 */
export async function lockIdentityOrItsAbsence(db: Db, id: string): Promise<boolean> {
  if (await lockIdentity(db, id)) return true;
  await db.$executeRaw`LOCK TABLE identities IN SHARE MODE`;
  return lockIdentity(db, id);
}

/** The same so that it can take a link: it is neither deleted nor changed meanwhile. */
export async function lockIdentityForLink(db: Db, id: string): Promise<boolean> {
  const locked = await db.$queryRaw<unknown[]>`SELECT id FROM identities WHERE id = ${id}::uuid FOR SHARE`;
  return locked.length > 0;
}

/**
 * Locks the identities between which a balance moves, until the transaction ends, against every other link and move; in the
 * order of ids, so that two moves cannot wait for one another. Of two balances that move at once the second must see where
 * the first went: what passed between them is flow or is not.
 */
export async function lockIdentitiesForMove(db: Db, ids: string[]): Promise<void> {
  await db.$executeRaw`SELECT FROM identities WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Locks the balances of an identity against transactions, in the order in which those lock them. Index: balances_identity. */
export async function lockBalancesOfIdentity(db: Db, identityId: string): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM balances WHERE identity_id = ${identityId}::uuid ORDER BY id FOR NO KEY UPDATE`;
}

export interface CurrencyTotal {
  currency: string;
  balance: Prisma.Decimal;
  creditBalance: Prisma.Decimal;
  debitBalance: Prisma.Decimal;
  inflightBalance: Prisma.Decimal;
  balanceCount: number;
}

/**
 * What an identity holds in each currency over its linked balances. `condition`: which identities, as "= …" or
 * "= ANY (…)". Index: balances_identity.
 */
export function totalsOf(condition: Sql): Sql {
  return Prisma.sql`
    SELECT identity_id AS "identityId", currency, count(*)::int AS "balanceCount",
      sum(credit_balance - debit_balance) AS balance,
      sum(credit_balance) AS "creditBalance", sum(debit_balance) AS "debitBalance",
      sum(inflight_credit_balance - inflight_debit_balance) AS "inflightBalance"
    FROM balances WHERE identity_id ${condition}
    GROUP BY identity_id, currency ORDER BY currency`;
}

const orderedFields = Prisma.raw(piiFields.map((field) => `'${field}'`).join(', '));

/** The tokenized fields of a row as JSON, in the order of PiiField. */
export function inOrderOfFields(tokenizedFields: Sql): Sql {
  return Prisma.sql`to_json(ARRAY(SELECT field FROM unnest(ARRAY[${orderedFields}]) AS field WHERE field = ANY (${tokenizedFields})))`;
}

/** The totals of each of these identities. */
export async function readTotals(db: Db, identityIds: readonly string[]): Promise<Map<string, CurrencyTotal[]>> {
  const rows = await db.$queryRaw<(CurrencyTotal & { identityId: string })[]>(
    totalsOf(Prisma.sql`= ANY (${identityIds}::uuid[])`),
  );
  const totals = new Map<string, CurrencyTotal[]>(identityIds.map((identityId) => [identityId, []]));
  for (const { identityId, ...total } of rows) totals.get(identityId)?.push(total);
  return totals;
}
