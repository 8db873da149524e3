import type { Db } from './database.ts';
import { Prisma } from './generated/client.ts';

type Sql = Prisma.Sql;

/**
 * An order of rows by columns that all go the same way, the last of them unique. A page then starts after the values
 * of the row before it, so it costs the same wherever it is and no row that stays is skipped or shown twice.
 */
export interface Keyset {
  /** Tells cursors of different orders apart. */
  name: string;
  descending: boolean;
  columns: KeysetColumn[];
}

export interface KeysetColumn {
  /** The column, or an expression that an index holds. */
  expression: Sql;
  /** How its values travel in a cursor: as text that PostgreSQL casts back without loss. */
  type: 'timestamptz' | 'uuid' | 'text' | 'numeric' | 'bigint';
}

/** Which part of a list: its first or last `limit` rows after and before these keys, exclusive. */
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

/** What a list's statement needs of a window: which rows, what of them, in which order, how many. */
export interface WindowSql {
  /** What to select of each row, as columns of `t`; its id is among them. */
  columns: Sql;
  inWindow: Sql;
  order: Sql;
  limit: Sql;
  /** The window itself, for a list that is read in parts of which a cursor rules some out. */
  window: Window;
}

/** `columns`: what to select of each row. `rows`: how many at most; one more than asked for tells of more. */
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
    // A literal, validated to be a small whole number: PostgreSQL plans it better than a parameter.
    limit: Prisma.raw(String(rows)),
    window,
  };
}

function idAndKey(keyset: Keyset): Sql {
  return Prisma.sql`t.id, ${keyOf(keyset)}`;
}

/** The row's key as text[], for cursors. */
export function keyOf({ columns }: Keyset): Sql {
  return Prisma.sql`ARRAY[${Prisma.join(columns.map(keyText))}] AS key`;
}

function compare(keyset: Keyset, operator: string, key: readonly unknown[]): Sql {
  const expressions = keyset.columns.map((column) => column.expression);
  const values = keyset.columns.map((column, at) => Prisma.sql`${key[at]}::${Prisma.raw(column.type)}`);
  return Prisma.sql`(${Prisma.join(expressions)}) ${Prisma.raw(operator)} (${Prisma.join(values)})`;
}

/** A value of a key as it travels in a cursor. */
function keyText({ expression, type }: KeysetColumn): Sql {
  return type === 'timestamptz' ? isoTime(expression) : Prisma.sql`(${expression})::text`;
}

/** A time as the API shows it. */
export function isoTime(time: Sql): Sql {
  return Prisma.sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A list as SQL. In the list of a parent, the parent's id is `parent.id`. */
export interface List {
  keyset: Keyset;
  /** The statement that selects columns of the list's rows within a window. */
  rows: (window: WindowSql) => Sql;
  /** Whether `rows` has nothing but id and key to select, whatever columns it is given: a search finds ids. */
  findsIds?: boolean;
  /** Selects something of every row of the whole list, each once and in no order, to count them. */
  all: Sql;
  /**
   * Whether the caller's conditions stand in it. Which index serves them depends on their values, so PostgreSQL plans it
   * for these, and not once for all: a plan for any value walks a million rows for the one that matches.
   */
  isFiltered: boolean;
}

/** What the statements of filtered lists begin with, so that no name is given to them under which a plan is kept. */
export const plannedAnew = '/* planned for its values */';

function planOf({ isFiltered }: Pick<List, 'isFiltered'>): Sql {
  return isFiltered ? Prisma.raw(plannedAnew) : Prisma.empty;
}

/** One page of a list. */
export async function readPage(db: Db, list: List, window: Window): Promise<Page> {
  const statement = list.rows(windowSql(list.keyset, window));
  const rows = await db.$queryRaw<PageRow[]>`${planOf(list)} ${statement}`;
  return toPage(rows, window);
}

/**
 * The same page of the list of each of these parents, in one statement. In the list the parent's id is `parent.id`.
 * A parent without rows gets an empty page.
 */
export async function readPagesOfParents(
  db: Db,
  parents: readonly string[],
  list: List,
  window: Window,
): Promise<Map<string, Page>> {
  const rows = await db.$queryRaw<(PageRow & { parent: string })[]>`${planOf(list)}
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

/** Lists are counted up to this many rows, so that no count reads a million of them. */
const countedAtMost = 25_000;

/** How many rows the list of each of these parents has, counted to one past the most. */
export async function readCountsOfParents(
  db: Db,
  parents: readonly string[],
  list: List,
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ parent: string; count: bigint }[]>`${planOf(list)}
    SELECT parent.id AS parent, (${countOf(list)}) AS count FROM unnest(${parents}::uuid[]) AS parent (id)`;
  return new Map(rows.map((row) => [row.parent, Number(row.count)]));
}

/** How many rows a list has, counted to one past the most. */
export async function readCount(db: Db, list: List): Promise<number> {
  const rows = await db.$queryRaw<{ count: bigint }[]>`${planOf(list)} ${countOf(list)}`;
  return Number(rows[0]?.count ?? 0);
}

/** Counts the rows of a list. */
export function countOf({ all }: List): Sql {
  return Prisma.sql`SELECT count(*) AS count FROM (${all} LIMIT ${Prisma.raw(String(countedAtMost + 1))}) AS counted`;
}

/** Rows come in reading order from the side that the window counts from; the one too many is cut off. */
function toPage(found: PageRow[], window: Window): Page {
  const rows = found.slice(0, window.limit);
  const more = found.length > window.limit;
  if (window.fromEnd) rows.reverse();
  return {
    rows,
    hasNextPage: window.fromEnd ? window.before !== undefined : more,
    hasPreviousPage: window.fromEnd ? more : window.after !== undefined,
  };
}
