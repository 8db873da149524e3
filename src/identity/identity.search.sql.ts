import type { Keyset, List, WindowSql } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import { queryOf, type Sought, selectFound } from './identity.search.match.sql.ts';
import { near, nearRows, newestAlike, type Tier, tiersOf } from './identity.search.tiers.sql.ts';

type Sql = Prisma.Sql;

const bestMatch: Keyset = {
  name: 'BEST_MATCH',
  descending: true,
  columns: [
    { expression: Prisma.sql`t.rank`, type: 'numeric' },
    { expression: Prisma.sql`t.id`, type: 'uuid' },
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
    findsIds: true,
    all: selectFound(search, where, Prisma.sql`1`),
    isFiltered: true,
  };
}

/**
 * One page. The tiers are read one after the other until the page is full, so a search pays for those that it needs:
 * the first for most, and the last for what is misspelt. What the cursors rule out is not even part of the statement.
 */
function selectBest(search: Sought, where: Sql, { columns, inWindow, order, limit, window }: WindowSql): Sql {
  const page = { search, where, window, direction: Prisma.raw(window.fromEnd ? 'ASC' : 'DESC'), limit };
  const tiers = search.formula === null ? [] : tiersOf(page);
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
      SELECT exact, ${withoutRows('prefixed', 'exact')}, ${withoutRows('alike', 'prefixed')} FROM (
        SELECT ${queryOf(search, 1)} AS exact, ${queryOf(search, 2)} AS prefixed, ${queryOf(search, 3)} AS alike
      ) AS each
    ), ${near} AS MATERIALIZED ${nearRows(page, Prisma.sql`TRUE`)}${Prisma.join([Prisma.empty, ...statements], ', ')}
    SELECT ${columns} FROM (${Prisma.join([none, ...found], ' UNION ALL ')}) AS t
    WHERE ${inWindow} ORDER BY ${order} LIMIT ${limit}`;
}

/**
 * What a query finds beyond a stronger one. When they are one and the same, as those of a number are, null finds nothing
 * at no cost. Compared as text, for PostgreSQL holds two queries equal that differ only in asking for beginnings.
 */
function withoutRows(weaker: string, stronger: string): Sql {
  return Prisma.raw(`CASE WHEN ${weaker}::text <> ${stronger}::text THEN ${weaker} && !!${stronger} END AS ${weaker}`);
}

function isNotFull(before: Tier[], limit: Sql): Sql {
  const counts = before.map(({ name }) => Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(name)})`);
  return counts.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`${Prisma.join(counts, ' + ')} < ${limit}`;
}
