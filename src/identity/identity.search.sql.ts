import { allOf } from '../db/conditions.ts';
import type { Keyset, List, Window, WindowSql } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import type { Search } from './identity.search.ts';

type Sql = Prisma.Sql;

/** A search with the hashes by which a tokenized value that equals it is found. */
export interface Sought extends Search {
  lookups: Buffer[];
}

const columns = Prisma.raw(
  ['organization_name', 'first_name', 'other_names', 'last_name', 'email_address', 'phone_number', 'external_id']
    .map((column) => `t.${column}`)
    .join(', '),
);

/** To the letter the expression of the index identities_search. */
const keys = Prisma.sql`identity_search_keys(${columns})`;

/** Those of the keys that the exact words and beginnings of words need, many times cheaper to make of a row. */
const exactKeys = Prisma.sql`array_to_tsvector(identity_search_words(${columns}))`;

/** How many of the rows that are like the search are compared with it, the newest; the older ones follow by age. */
const comparedAtMost = Prisma.raw('1000');

const bestMatch: Keyset = {
  name: 'BEST_MATCH',
  descending: true,
  columns: [
    { expression: Prisma.sql`m.rank`, type: 'numeric' },
    { expression: Prisma.sql`m.id`, type: 'uuid' },
  ],
};

/**
 * The identities that a search finds and for which `where` holds, best first: those with the id or the whole tokenized
 * value, those with every word, those with words that begin so, those with words like it; the newest first among equals.
 */
export function listBestMatches(search: Sought, where: Sql): List {
  return {
    keyset: bestMatch,
    rows: (window) => selectBest(search, where, window),
    all: selectFound(search, where, Prisma.sql`1`),
    isFiltered: true,
  };
}

/** Every identity that a search finds and for which `where` holds, once and in no order. */
export function selectFound(search: Sought, where: Sql, selected: Sql): Sql {
  if (search.terms === '') return Prisma.sql`SELECT ${selected} FROM identities t WHERE FALSE`;
  return Prisma.sql`
    SELECT ${selected} FROM identities t WHERE ${isWhole(search)} AND ${where}
    UNION ALL
    SELECT ${selected} FROM identities t WHERE ${keys} @@ (SELECT ${queryOf(search, 3)}) AND ${isNotWhole(search)} AND ${where}`;
}

function queryOf({ terms, digits }: Search, strength: 1 | 2 | 3): Sql {
  return Prisma.sql`identity_search_query(${terms}, ${digits}::text, ${Prisma.raw(String(strength))})`;
}

const holders = ({ lookups }: Sought) =>
  Prisma.sql`SELECT v.identity_id FROM vault_entries v WHERE v.lookup = ANY (${lookups})`;

function isWhole(search: Sought): Sql {
  const hasValue = Prisma.sql`t.id = ANY (ARRAY(${holders(search)}))`;
  return search.ids ? Prisma.sql`(${hasId(search.ids)} OR ${hasValue})` : hasValue;
}

function isNotWhole(search: Sought): Sql {
  const hasNoValue = Prisma.sql`t.id NOT IN (${holders(search)})`;
  return search.ids ? Prisma.sql`(NOT (${hasId(search.ids)}) AND ${hasNoValue})` : hasNoValue;
}

function hasId({ from, to }: NonNullable<Search['ids']>): Sql {
  return Prisma.sql`t.id BETWEEN ${from}::uuid AND ${to}::uuid`;
}

/** What the statements of all tiers have in common. */
interface Page {
  search: Sought;
  where: Sql;
  window: Window;
  direction: Sql;
  limit: Sql;
}

/** Rows of one kind of match: statements that end in one of the tier's name, which has `id` and `rank`. */
interface Tier {
  name: string;
  /** Whether its statements read the one of the newest rows like the search. */
  comparesNewest?: boolean;
  /** `wanted` holds as long as the tiers before did not fill the page. */
  statements(wanted: Sql): Sql[];
}

/**
 * One page. The tiers are read one after the other until the page is full, so a search pays for those that it needs:
 * the first for most, and the last for what is misspelt. What the cursors rule out is not even part of the statement.
 */
function selectBest(search: Sought, where: Sql, { inWindow, order, limit, key, window }: WindowSql): Sql {
  const page = { search, where, window, direction: Prisma.raw(window.fromEnd ? 'ASC' : 'DESC'), limit };
  const tiers = search.terms === '' ? [] : tiersOf(page);
  if (window.fromEnd) tiers.reverse();
  const statements = tiers.flatMap((tier, at) => {
    const wanted = isNotFull(tiers.slice(0, at), limit);
    const isFirst = tier.comparesNewest && tiers.findIndex(({ comparesNewest }) => comparesNewest) === at;
    return [...(isFirst ? [newestAlike(page, wanted)] : []), ...tier.statements(wanted)];
  });
  const found = tiers.map(({ name }) => Prisma.sql`SELECT id, rank FROM ${Prisma.raw(name)}`);
  const none = Prisma.sql`SELECT NULL::uuid AS id, NULL::numeric AS rank WHERE FALSE`;
  return Prisma.sql`
    WITH query AS MATERIALIZED (
      SELECT exact, prefixed && !!exact AS prefixed, alike && !!prefixed AS alike FROM (
        SELECT ${queryOf(search, 1)} AS exact, ${queryOf(search, 2)} AS prefixed, ${queryOf(search, 3)} AS alike
      ) AS each
    ), ${near} AS MATERIALIZED ${nearRows(page, Prisma.sql`TRUE`)}${Prisma.join([Prisma.empty, ...statements], ', ')}
    SELECT m.id, ${key} AS key FROM (${Prisma.join([none, ...found], ' UNION ALL ')}) AS m
    WHERE ${inWindow} ORDER BY ${order} LIMIT ${limit}`;
}

function isNotFull(before: Tier[], limit: Sql): Sql {
  const counts = before.map(({ name }) => Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(name)})`);
  return counts.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`${Prisma.join(counts, ' + ')} < ${limit}`;
}

function tiersOf(page: Page): Tier[] {
  const tiers = [
    tierOfRank(page, 3, (bound) => wholeTier(page, bound)),
    tierOfRank(page, 2, (bound) => wordTier(page, 'exact', 2, bound)),
    tierOfRank(page, 1, (bound) => wordTier(page, 'prefixed', 1, bound)),
    alikeTier(page),
    tierOfRank(page, 0, (bound) => olderTier(page, bound)),
  ];
  return tiers.filter((tier) => tier !== undefined);
}

/** Which ids of a tier lie between the cursors. */
interface Bound {
  isOpen: boolean;
  of(id: Sql): Sql;
}

/** A tier whose rows all have this rank; undefined when the cursors leave none of it. */
function tierOfRank({ window }: Page, rank: number, make: (bound: Bound) => Tier): Tier | undefined {
  const [after, before] = [readCursor(window.after), readCursor(window.before)];
  if (after && after.rank < rank) return undefined;
  if (before && before.rank > rank) return undefined;
  const [from, to] = [after?.rank === rank ? after.id : undefined, before?.rank === rank ? before.id : undefined];
  return make({
    isOpen: from === undefined && to === undefined,
    of: (id) =>
      allOf([
        from === undefined ? from : Prisma.sql`${id} < ${from}::uuid`,
        to === undefined ? to : Prisma.sql`${id} > ${to}::uuid`,
      ]),
  });
}

function readCursor(key: string[] | undefined): { rank: number; id: string } | undefined {
  return key && { rank: Number(key[0]), id: key[1] as string };
}

function wholeTier({ search, where, direction, limit }: Page, bound: Bound): Tier {
  const [t, v] = [bound.of(Prisma.sql`t.id`), bound.of(Prisma.sql`v.identity_id`)];
  const named = search.ids
    ? Prisma.sql`(SELECT t.id FROM identities t WHERE ${hasId(search.ids)} AND ${t} AND ${where}
        ORDER BY t.id ${direction} LIMIT ${limit}) UNION`
    : Prisma.empty;
  return {
    name: 'whole',
    statements: (wanted) => [
      Prisma.sql`whole AS MATERIALIZED (
        SELECT id, 3::numeric AS rank FROM (${named}
          SELECT held.id FROM unnest(${search.lookups}::bytea[]) AS sought (lookup) CROSS JOIN LATERAL (
            SELECT t.id FROM vault_entries v JOIN identities t ON t.id = v.identity_id
            WHERE v.lookup = sought.lookup AND ${v} AND ${where} ORDER BY v.identity_id ${direction} LIMIT ${limit}
          ) AS held) AS found
        WHERE ${wanted} ORDER BY id ${direction} LIMIT ${limit})`,
    ],
  };
}

/** Those of the whole list, once for all tiers. */
const near = Prisma.sql`near`;

/** The next rows by id, whatever they hold, with those keys of theirs that are cheap to make. */
function nearRows({ where, direction, limit }: Page, bound: Sql): Sql {
  return Prisma.sql`(
    SELECT t.id, ${exactKeys} AS keys FROM (
      SELECT * FROM identities t WHERE ${bound} ORDER BY t.id ${direction} LIMIT 1000 + 15 * ${limit}
    ) AS t WHERE ${where})`;
}

/**
 * The rows whose words match. Of a broad search the next rows by id hold enough, and reading those is far cheaper than
 * all that the index finds; of any other the index finds few.
 */
function wordTier(page: Page, name: string, rank: number, bound: Bound): Tier {
  const { search, where, direction, limit } = page;
  const [tier, nearby] = [Prisma.raw(name), Prisma.raw(`${name}_nearby`)];
  const query = Prisma.sql`(SELECT ${tier} FROM query)`;
  return {
    name,
    statements: (wanted) => [
      Prisma.sql`${nearby} AS MATERIALIZED (
        SELECT t.id FROM ${bound.isOpen ? near : nearRows(page, bound.of(Prisma.sql`t.id`))} AS t
        WHERE ${wanted} AND t.keys @@ ${query} AND ${isNotWhole(search)} LIMIT ${limit})`,
      Prisma.sql`${tier} AS MATERIALIZED (
        SELECT id, ${Prisma.raw(String(rank))}::numeric AS rank FROM (
          SELECT id FROM ${nearby} WHERE (SELECT count(*) FROM ${nearby}) = ${limit}
          UNION ALL (
            SELECT t.id FROM (${indexed(
              Prisma.sql`t.id`,
              allOf([wanted, Prisma.sql`(SELECT count(*) FROM ${nearby}) < ${limit}`]),
              query,
              where,
            )}) AS t WHERE ${bound.of(Prisma.sql`t.id`)} AND ${isNotWhole(search)}
            ORDER BY t.id ${direction} LIMIT ${limit})
        ) AS found)`,
    ],
  };
}

/**
 * What the index finds. The planner knows nothing of the query and would rather read the table in order until a page is
 * full, or another index by the cursor; behind OFFSET it sees neither order nor cursor.
 */
function indexed(selected: Sql, wanted: Sql, query: Sql, where: Sql): Sql {
  return Prisma.sql`SELECT ${selected} FROM identities t WHERE ${wanted} AND ${keys} @@ ${query} AND ${where} OFFSET 0`;
}

const alikeQuery = Prisma.sql`(SELECT alike FROM query)`;

/** The newest rows that are like the search, as many as are compared with it. */
function newestAlike({ search, where }: Page, wanted: Sql): Sql {
  return Prisma.sql`newest AS MATERIALIZED (
    SELECT t.id, t.display_name
    FROM (${indexed(Prisma.sql`t.id, t.display_name`, wanted, alikeQuery, where)}) AS t WHERE ${isNotWhole(search)}
    ORDER BY t.id DESC LIMIT ${comparedAtMost})`;
}

/** The rows like the search, by how like it they are. Both are compared folded, as the keys are. */
function alikeTier({ search, window, direction, limit }: Page): Tier | undefined {
  const [after, before] = [readCursor(window.after), readCursor(window.before)];
  if ((after && after.rank <= 0) || (before && before.rank >= 1)) return undefined;
  const inWindow = allOf([
    after && Prisma.sql`(rank, id) < (${after.rank}::numeric, ${after.id}::uuid)`,
    before && Prisma.sql`(rank, id) > (${before.rank}::numeric, ${before.id}::uuid)`,
  ]);
  const likeness = Prisma.sql`similarity(search_fold(display_name), search_fold(${search.terms}))::numeric`;
  return {
    name: 'alike',
    comparesNewest: true,
    statements: (wanted) => [
      Prisma.sql`alike AS MATERIALIZED (
        SELECT id, rank FROM (
          SELECT id, greatest(0.0001, least(0.9999, round(${likeness}, 4))) AS rank FROM newest
        ) AS compared
        WHERE ${wanted} AND ${inWindow} ORDER BY rank ${direction}, id ${direction} LIMIT ${limit})`,
    ],
  };
}

/** The rows like the search that are older than those compared. After a cursor among them, no boundary is needed. */
function olderTier({ search, where, window, direction, limit }: Page, bound: Bound): Tier {
  const comparesNewest = readCursor(window.after)?.rank !== 0;
  const isFull = comparesNewest ? Prisma.sql`(SELECT count(*) FROM newest) = ${comparedAtMost}` : undefined;
  const isOlder = comparesNewest ? Prisma.sql`t.id < (SELECT id FROM newest ORDER BY id LIMIT 1)` : Prisma.sql`TRUE`;
  return {
    name: 'older',
    comparesNewest,
    statements: (wanted) => [
      Prisma.sql`older AS MATERIALIZED (
        SELECT t.id, 0::numeric AS rank
        FROM (${indexed(Prisma.sql`t.id`, allOf([wanted, isFull]), alikeQuery, where)}) AS t
        WHERE ${isOlder} AND ${bound.of(Prisma.sql`t.id`)} AND ${isNotWhole(search)}
        ORDER BY t.id ${direction} LIMIT ${limit})`,
    ],
  };
}
