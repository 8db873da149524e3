import type { Db } from './database.ts';
import { Prisma } from './generated/client.ts';

type Sql = Prisma.Sql;

/**
 * A total order of rows for keyset pagination: columns in one direction, the last of them unique. A page starts after the key of the
 * row before it, so every page costs the same, and no row is skipped or repeated while others come and go.
 */
export interface Keyset {
  /** Part of each cursor, so that a cursor of another order is refused. */
  name: string;
  descending: boolean;
  columns: KeysetColumn[];
}

export interface KeysetColumn {
  /** The column, or an expression that an index holds. */
  expression: Sql;
  /** The type to which PostgreSQL casts its value in a cursor, which is text, without loss. */
  type: 'timestamptz' | 'uuid' | 'text' | 'numeric' | 'bigint';
}

/** What a list is ordered by, and whether from the least or from the greatest. */
export interface ListOrder<Field extends string> {
  field: Field;
  direction: 'ASC' | 'DESC';
}

/** The keyset of a list in an order: the columns of its field, all in its direction. */
export function keysetOf<Field extends string>(
  list: string,
  columns: Record<Field, KeysetColumn[]>,
  { field, direction }: ListOrder<Field>,
): Keyset {
  return { name: `${list}_${field}_${direction}`, descending: direction === 'DESC', columns: columns[field] };
}

/** The part of a list that a page shows: its first or last `limit` rows between these keys, exclusive. */
export interface Window {
  limit: number;
  fromEnd: boolean;
  after?: readonly unknown[];
  before?: readonly unknown[];
}

export interface PageRow {
  id: string;
  key: string[];
}

export interface Page {
  rows: PageRow[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** A window as fragments of SQL, from which a list makes its statement. */
export interface WindowSql {
  /** The select list, of columns of `t`; the id is among them. */
  columns: Sql;
  inWindow: Sql;
  order: Sql;
  /** The columns of the order as `sort_0`, `sort_1`, and the order by them, for lists that merge the pages of several parts. */
  sortColumns: Sql;
  sortOrder: Sql;
  limit: Sql;
  /** The window itself, for lists such as search that skip whole parts when a cursor is past them. */
  window: Window;
}

/** The SQL of a window. One row more than asked for is read, to know whether there is another page. */
export function windowSql(
  keyset: Keyset,
  window: Window,
  columns = idAndKey(keyset),
  rows = window.limit + 1,
): WindowSql {
  const ordered = keyset.columns.map((column) => column.expression);
  const direction = Prisma.raw(keyset.descending === window.fromEnd ? 'ASC' : 'DESC');
  const [next, previous] = keyset.descending ? ['<', '>'] : ['>', '<'];
  const bounds = [
    window.after && compare(keyset, next as string, window.after),
    window.before && compare(keyset, previous as string, window.before),
  ].filter((bound) => bound !== undefined);
  return {
    columns,
    inWindow: bounds.length ? Prisma.join(bounds, ' AND ') : Prisma.sql`TRUE`,
    order: Prisma.join(ordered.map((column) => Prisma.sql`${column} ${direction}`)),
    sortColumns: Prisma.join(ordered.map((column, index) => Prisma.sql`${column} AS ${sortColumn(index)}`)),
    sortOrder: Prisma.join(ordered.map((_column, index) => Prisma.sql`t.${sortColumn(index)} ${direction}`)),
    // A literal, validated to be a small whole number: PostgreSQL plans it better than a parameter.
    limit: Prisma.raw(String(rows)),
    window,
  };
}

function sortColumn(index: number): Sql {
  return Prisma.raw(`sort_${index}`);
}

function idAndKey(keyset: Keyset): Sql {
  return Prisma.sql`t.id, ${keyOf(keyset)}`;
}

/** The key of a row as text[], for its cursor. */
export function keyOf({ columns }: Keyset): Sql {
  return Prisma.sql`ARRAY[${Prisma.join(columns.map(keyText))}] AS key`;
}

function compare(keyset: Keyset, operator: string, key: readonly unknown[]): Sql {
  const expressions = keyset.columns.map((column) => column.expression);
  const values = keyset.columns.map((column, index) => Prisma.sql`${key[index]}::${Prisma.raw(column.type)}`);
  return Prisma.sql`(${Prisma.join(expressions)}) ${Prisma.raw(operator)} (${Prisma.join(values)})`;
}

/** A column of a key as the text that a cursor holds. */
function keyText({ expression, type }: KeysetColumn): Sql {
  return type === 'timestamptz' ? isoTime(expression) : Prisma.sql`(${expression})::text`;
}

/** A time in the format of the API: RFC 3339 in UTC, with milliseconds. */
export function isoTime(time: Sql): Sql {
  return Prisma.sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A list as SQL. A list below a parent record refers to that record as `parent.id`. */
export interface List {
  keyset: Keyset;
  /** The statement that selects columns of the list's rows within a window. */
  rows: (window: WindowSql) => Sql;
  /** Whether `rows` selects id and key alone, whatever columns it is given. Search does: it finds ids. */
  findsIds?: boolean;
  /** Selects every row of the list once, in no order, to count them. */
  all: Sql;
  /**
   * Whether the list has conditions of the caller's. It is then planned for their values, because the best index depends on them: a
   * generic plan may walk a million rows for the one that matches.
   */
  isFiltered: boolean;
}

/** A comment that marks statements which must not be prepared under a name, so that PostgreSQL plans them for their values. */
export const customPlanMark = '/* custom plan */';

function planMarkOf({ isFiltered }: Pick<List, 'isFiltered'>): Sql {
  return isFiltered ? Prisma.raw(customPlanMark) : Prisma.empty;
}

/** One page of a list. */
export async function readPage(db: Db, list: List, window: Window): Promise<Page> {
  const statement = list.rows(windowSql(list.keyset, window));
  const rows = await db.$queryRaw<PageRow[]>`${planMarkOf(list)} ${statement}`;
  return toPage(rows, window);
}

/**
 * Reads the same page of the lists of several parents in one statement, so that the number of statements does not depend on the number of
 * parents. A parent without rows gets an empty page.
 */
export async function readPagesOfParents(
  db: Db,
  parents: readonly string[],
  list: List,
  window: Window,
): Promise<Map<string, Page>> {
  const rows = await db.$queryRaw<(PageRow & { parent: string })[]>`${planMarkOf(list)}
    SELECT parent.id AS parent, page.id, page.key
    FROM unnest(${parents}::uuid[]) AS parent (id)
    CROSS JOIN LATERAL (
      SELECT row_number() OVER () AS place, list.* FROM (${list.rows(windowSql(list.keyset, window))}) AS list
    ) AS page
    ORDER BY page.place`;
  const rowsOf = new Map<string, PageRow[]>(parents.map((parent) => [parent, []]));
  for (const row of rows) rowsOf.get(row.parent)?.push(row);
  return new Map([...rowsOf].map(([parent, found]) => [parent, toPage(found, window)]));
}

/** Counts stop at this many rows, so that no count reads a million of them. */
const countedAtMost = 25_000;

/** The number of rows in the list of each of these parents; one more than `countedAtMost` stands for more. */
export async function readCountsOfParents(
  db: Db,
  parents: readonly string[],
  list: List,
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ parent: string; count: bigint }[]>`${planMarkOf(list)}
    SELECT parent.id AS parent, (${countOf(list)}) AS count FROM unnest(${parents}::uuid[]) AS parent (id)`;
  return new Map(rows.map((row) => [row.parent, Number(row.count)]));
}

/** The number of rows in a list; one more than `countedAtMost` stands for more. */
export async function readCount(db: Db, list: List): Promise<number> {
  const rows = await db.$queryRaw<{ count: bigint }[]>`${planMarkOf(list)} ${countOf(list)}`;
  return Number(rows[0]?.count ?? 0);
}

/** The statement that counts a list, up to the bound. */
export function countOf({ all }: Pick<List, 'all'>): Sql {
  return Prisma.sql`SELECT count(*) AS count FROM (${all} LIMIT ${Prisma.raw(String(countedAtMost + 1))}) AS counted`;
}

/** Makes a page of the rows that were read: cuts off the extra row, and reverses those that were read from the end of the list. */
export function toPage(found: PageRow[], window: Window): Page {
  const rows = found.slice(0, window.limit);
  const more = found.length > window.limit;
  if (window.fromEnd) rows.reverse();
  return {
    rows,
    hasNextPage: window.fromEnd ? window.before !== undefined : more,
    hasPreviousPage: window.fromEnd ? more : window.after !== undefined,
  };
}
