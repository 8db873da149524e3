import {
  allOf,
  contains,
  type DateFilter,
  dateCondition,
  dateTimeCondition,
  dayOf,
  isNotTrue,
  isOneOf,
  nestedConditions,
  type StringFilter,
  stringCondition,
  when,
} from '../db/conditions.ts';
import { type KeysetColumn, keysetOf, type List, type ListOrder } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import { hasCondition } from '../filter-nesting.ts';
import { fold } from '../fold.ts';
import { normalise } from '../vault/vault.normalise.ts';
import {
  type AttributeName,
  attributeOf,
  type DayFilterAttribute,
  dayFilterAttributes,
  type FilterAttribute,
  filterAttributes,
  identityAttributes,
  type PiiField,
  piiFields,
} from './identity.attributes.ts';
import type { IdentityConditions, IdentityFilter } from './identity.input.ts';
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
    // Archived and erased identities are left out of lists, except when a filter says anything about the status.
    hasCondition(filter, ['status']) ? undefined : Prisma.sql`t.status IN ('ACTIVE', 'FROZEN')`,
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

/** The fields whose tokenized values a search finds. */
const searchedFields = piiFields.filter((field) => identityAttributes[attributeOf[field]].search);

const piiFieldOf = new Map<AttributeName, PiiField>(piiFields.map((field) => [attributeOf[field], field]));

/**
 * A condition on an attribute. One that may be tokenized is compared by its value alone, for a token is random and matches only by accident:
 * `eq`, `in` and `notIn` find the values behind tokens by their hashes, and what compares a part, or less or more, finds none of those.
 */
function attributeCondition(name: FilterAttribute, filter: StringFilter, lookup: Lookup): Sql {
  const { column, form } = identityAttributes[name];
  const [expression, condition] =
    form === 'EMAIL' ? [Prisma.raw(`lower(t.${column})`), withoutCase(filter)] : [Prisma.raw(`t.${column}`), filter];
  const field = piiFieldOf.get(name);
  if (!field) return stringCondition(expression, condition);
  const { eq, in: anyOfThem, notIn, isNull, ignoreCase, ...parts } = condition;
  const isIn = (values: string[]) =>
    valueOrToken(field, stringCondition(expression, { in: values, ignoreCase }), values, lookup);
  return allOf([
    when(eq, (value) => valueOrToken(field, stringCondition(expression, { eq: value, ignoreCase }), [value], lookup)),
    when(anyOfThem, isIn),
    when(notIn, (values) => isNotTrue(isIn(values))),
    stringCondition(expression, { isNull }),
    ofValue(field, parts, stringCondition(expression, { ...parts, ignoreCase })),
  ]);
}

function dayCondition(name: DayFilterAttribute, { eq, ...bounds }: DateFilter, lookup: Lookup): Sql {
  const column = Prisma.raw(`t.${identityAttributes[name].column}`);
  const field = piiFieldOf.get(name);
  if (!field) return dateCondition(column, { eq, ...bounds });
  return allOf([
    when(eq, (day) => valueOrToken(field, dateCondition(column, { eq: day }), [dayOf(day)], lookup)),
    ofValue(field, bounds, dateCondition(column, bounds)),
  ]);
}

/**
 * That the value, or the one behind a token, is one of these; `isOneOfThem` compares the column. The array lets the planner combine two
 * indexes: the field's own and vault_entries_lookup.
 */
function valueOrToken(field: PiiField, isOneOfThem: Sql, values: string[], lookup: Lookup): Sql {
  const hashes = values.flatMap((value) => lookup(field, value));
  return Prisma.sql`((${isOneOfThem} AND ${isPlain(field)}) OR t.id = ANY (ARRAY(
    SELECT v.identity_id FROM vault_entries v WHERE v.lookup = ANY (${hashes}))))`;
}

/** A condition of the column where it holds no token; undefined when nothing is asked for. */
function ofValue(field: PiiField, asked: object, condition: Sql): Sql | undefined {
  const isAsked = Object.values(asked).some((operand) => operand !== undefined);
  return isAsked ? Prisma.sql`(${condition} AND ${isPlain(field)})` : undefined;
}

function isPlain(field: PiiField): Sql {
  return Prisma.sql`${Prisma.raw(`'${field}'`)} <> ALL (t.tokenized_fields)`;
}

/** A filter of e-mail addresses, which are compared without case, in the form that tokenized ones are compared in too. */
function withoutCase({ eq, in: list, notIn, startsWith, contains, isNull }: StringFilter): StringFilter {
  const plain = (value: string) => normalise('EMAIL', value);
  return {
    ...{ eq: eq && plain(eq), in: list?.map(plain), notIn: notIn?.map(plain), isNull },
    ...{ startsWith: startsWith && plain(startsWith), contains: contains && fold(contains) },
  };
}

function identityCondition(filter: IdentityFilter, lookup: Lookup): Sql {
  return allOf([
    when(filter.id, (ids) => isOneOf(Prisma.sql`t.id`, ids, 'uuid')),
    when(filter.identityType, (type) => Prisma.sql`t.identity_type = ${type}::identity_type`),
    when(filter.status, (statuses) => isOneOf(Prisma.sql`t.status`, statuses, 'identity_status')),
    ...filterAttributes.map((name) => when(filter[name], (condition) => attributeCondition(name, condition, lookup))),
    ...dayFilterAttributes.map((name) => when(filter[name], (condition) => dayCondition(name, condition, lookup))),
    when(filter.createdAt, (condition) => dateTimeCondition(Prisma.sql`t.created_at`, condition)),
    when(filter.updatedAt, (condition) => dateTimeCondition(Prisma.sql`t.updated_at`, condition)),
    when(filter.metadata, (part) => contains(Prisma.sql`t.metadata`, part)),
    ...nestedConditions<IdentityConditions>(filter, (inner) => identityCondition(inner, lookup)),
  ]);
}
