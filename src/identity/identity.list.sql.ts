import {
  allOf,
  anyOf,
  contains,
  dateTimeCondition,
  isOneOf,
  type StringFilter,
  stringCondition,
  when,
} from '../db/conditions.ts';
import { type KeysetColumn, keysetOf, type List, type ListOrder } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import { normalise } from '../vault/vault.normalise.ts';
import {
  type AttributeName,
  attributeOf,
  type FilterAttribute,
  filterAttributes,
  identityAttributes,
  type PiiField,
  piiFields,
} from './identity.attributes.ts';
import type { IdentityFilter } from './identity.input.ts';
import { selectFound } from './identity.search.match.sql.ts';
import { listBestMatches } from './identity.search.sql.ts';
import type { Search } from './identity.search.ts';

type Sql = Prisma.Sql;

const id: KeysetColumn = { expression: Prisma.sql`t.id`, type: 'uuid' };
const createdAt: KeysetColumn = { expression: Prisma.sql`t.created_at`, type: 'timestamptz' };
const updatedAt: KeysetColumn = { expression: Prisma.sql`t.updated_at`, type: 'timestamptz' };
const displayName: KeysetColumn = {
  expression: Prisma.sql`(search_fold(t.display_name) COLLATE "C")`,
  type: 'text',
};

/** A label as one text that is never null, because a comparison of keys with null holds of no row: what is missing sorts last. */
function labelColumn(column: Sql): KeysetColumn {
  return { expression: Prisma.sql`(coalesce('0' || search_fold(${column}), '1') COLLATE "C")`, type: 'text' };
}

/** Each order has an index of its own: identities_created, identities_updated, identities_display_name, identities_by_country … */
const orderColumns = {
  CREATED_AT: [createdAt, id],
  UPDATED_AT: [updatedAt, id],
  DISPLAY_NAME: [displayName, id],
  COUNTRY: [labelColumn(Prisma.sql`t.country`), id],
  CATEGORY: [labelColumn(Prisma.sql`t.category`), id],
};

export type IdentityOrder = ListOrder<keyof typeof orderColumns>;

/** The hashes by which a value of a field is found where it is tokenized. */
export type Lookup = (field: PiiField, value: string) => Buffer[];

/** Identities that match the filter and that the search finds; best match first unless an order is given. */
export function listIdentities(
  filter: IdentityFilter | null,
  search: Search | null,
  order: IdentityOrder | null | undefined,
  lookup: Lookup,
): List {
  const where = allOf([
    when(filter, (given) => identityCondition(given, lookup)),
    asksForStatus(filter) ? undefined : Prisma.sql`t.status IN ('ACTIVE', 'FROZEN')`,
  ]);
  const sought = search && { ...search, lookups: searchedFields.flatMap((field) => lookup(field, search.whole)) };
  if (sought && !order) return listBestMatches(sought, where);
  const found = sought
    ? Prisma.sql`(${selectFound(sought, where, Prisma.sql`t.*`)}) AS t WHERE TRUE`
    : Prisma.sql`identities t WHERE ${where}`;
  return {
    keyset: keysetOf('IDENTITIES', orderColumns, order ?? { field: 'CREATED_AT', direction: 'DESC' }),
    rows: ({ columns, inWindow, order: by, limit }) => Prisma.sql`
      SELECT ${columns} FROM ${found} AND ${inWindow} ORDER BY ${by} LIMIT ${limit}`,
    all: sought ? selectFound(sought, where, Prisma.sql`1`) : Prisma.sql`SELECT 1 FROM ${found}`,
    isFiltered: Boolean(filter || search),
  };
}

/** Archived and erased identities are left out of lists, except when a filter says anything about the status. */
function asksForStatus(filter: IdentityFilter | null | undefined): boolean {
  if (!filter) return false;
  return Boolean(filter.status) || [...(filter.and ?? []), ...(filter.or ?? []), filter.not].some(asksForStatus);
}

/** The fields whose tokenized values a search finds. */
const searchedFields = piiFields.filter((field) => identityAttributes[attributeOf[field]].search);

const piiFieldOf = new Map<AttributeName, PiiField>(piiFields.map((field) => [attributeOf[field], field]));

/**
 * A condition on a field that may be tokenized: `eq` and `in` also find the values behind tokens, by their hashes; all
 * else sees the tokens. The array lets the planner combine two indexes: the field's own and vault_entries_lookup.
 */
function tokenizableCondition(column: Sql, field: PiiField, filter: StringFilter, lookup: Lookup): Sql {
  const { eq, in: anyOfThem, ...others } = filter;
  const holds = (same: Sql, values: string[]) => Prisma.sql`(${same} OR t.id = ANY (ARRAY(
    SELECT v.identity_id FROM vault_entries v WHERE v.lookup = ANY (${values.flatMap((value) => lookup(field, value))}))))`;
  return allOf([
    when(eq, (value) => holds(stringCondition(column, { eq: value }), [value])),
    when(anyOfThem, (values) => holds(stringCondition(column, { in: values }), values)),
    stringCondition(column, others),
  ]);
}

/** A filter of e-mail addresses, which are compared without case, in the form that tokenized ones are compared in too. */
function withoutCase(filter: StringFilter): StringFilter {
  const plain = (value: string) => normalise('EMAIL', value);
  return {
    ...filter,
    ...(filter.eq ? { eq: plain(filter.eq) } : {}),
    ...(filter.in ? { in: filter.in.map(plain) } : {}),
    ...(filter.startsWith ? { startsWith: plain(filter.startsWith) } : {}),
  };
}

/** E-mail addresses are compared without case. */
function attributeCondition(name: FilterAttribute, filter: StringFilter, lookup: Lookup): Sql {
  const { column, form } = identityAttributes[name];
  const [expression, condition] =
    form === 'EMAIL' ? [Prisma.raw(`lower(t.${column})`), withoutCase(filter)] : [Prisma.raw(`t.${column}`), filter];
  const field = piiFieldOf.get(name);
  return field ? tokenizableCondition(expression, field, condition, lookup) : stringCondition(expression, condition);
}

function identityCondition(filter: IdentityFilter, lookup: Lookup): Sql {
  const nested = (inner: IdentityFilter) => identityCondition(inner, lookup);
  return allOf([
    when(filter.id, (ids) => isOneOf(Prisma.sql`t.id`, ids, 'uuid')),
    when(filter.identityType, (type) => Prisma.sql`t.identity_type = ${type}::identity_type`),
    when(filter.status, (statuses) => isOneOf(Prisma.sql`t.status`, statuses, 'identity_status')),
    ...filterAttributes.map((name) => when(filter[name], (condition) => attributeCondition(name, condition, lookup))),
    when(filter.createdAt, (condition) => dateTimeCondition(Prisma.sql`t.created_at`, condition)),
    when(filter.updatedAt, (condition) => dateTimeCondition(Prisma.sql`t.updated_at`, condition)),
    when(filter.metadata, (part) => contains(Prisma.sql`t.metadata`, part)),
    when(filter.and, (filters) => allOf(filters.map(nested))),
    when(filter.or, (filters) => anyOf(filters.map(nested))),
    // A condition on a missing value is neither true nor false; without it, "not" would hide the row.
    when(filter.not, (negated) => Prisma.sql`(${nested(negated)}) IS NOT TRUE`),
  ]);
}
