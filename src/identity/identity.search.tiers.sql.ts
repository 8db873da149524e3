import { allOf } from '../db/conditions.ts';
import type { Window } from '../db/keyset.ts';
import { Prisma } from '../db/open-database.ts';
import { indexed, isNamed, isNotWhole, keys, type Sought } from './identity.search.match.sql.ts';

type Sql = Prisma.Sql;

/** How many of the rows that are like the search are compared with it, the newest; the older ones follow by age. */
const comparedAtMost = Prisma.raw('1000');

/** What the statements of all tiers have in common. */
export interface Page {
  search: Sought;
  where: Sql;
  window: Window;
  direction: Sql;
  limit: Sql;
}

/** Rows of one kind of match: statements that end in one of the tier's name, which has `id` and `rank`. */
export interface Tier {
  name: string;
  /** Whether its statements read the one of the newest rows like the search. */
  comparesNewest?: boolean;
  /** `wanted` holds as long as the tiers before did not fill the page. */
  statements(wanted: Sql): Sql[];
}

export function tiersOf(page: Page): Tier[] {
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

function readCursor(key: readonly unknown[] | undefined): { rank: number; id: string } | undefined {
  return key && { rank: Number(key[0]), id: key[1] as string };
}

function wholeTier({ search, where, direction, limit }: Page, bound: Bound): Tier {
  const [t, v] = [bound.of(Prisma.sql`t.id`), bound.of(Prisma.sql`v.identity_id`)];
  const named = search.named.map(
    (name) => Prisma.sql`(SELECT t.id FROM identities t WHERE ${isNamed(name)} AND ${t} AND ${where}
        ORDER BY t.id ${direction} LIMIT ${limit}) UNION`,
  );
  return {
    name: 'whole',
    statements: (wanted) => [
      Prisma.sql`whole AS MATERIALIZED (
        SELECT id, 3::numeric AS rank FROM (${named.length === 0 ? Prisma.empty : Prisma.join(named, ' ')}
          SELECT held.id FROM unnest(${search.lookups}::bytea[]) AS sought (lookup) CROSS JOIN LATERAL (
            SELECT t.id FROM vault_entries v JOIN identities t ON t.id = v.identity_id
            WHERE v.lookup = sought.lookup AND ${v} AND ${where} ORDER BY v.identity_id ${direction} LIMIT ${limit}
          ) AS held) AS found
        WHERE ${wanted} ORDER BY id ${direction} LIMIT ${limit})`,
    ],
  };
}

/** Those of the whole list, once for all tiers. */
export const near = Prisma.sql`near`;

/**
 * The next rows by id, whatever they hold, with their keys. None for several terms: few identities have all of them, so the
 * index alone is quicker.
 */
export function nearRows({ search, where, direction, limit }: Page, bound: Sql): Sql {
  const many = search.terms.includes(' ') ? Prisma.sql`0` : Prisma.sql`1000 + 15 * ${limit}`;
  return Prisma.sql`(
    SELECT t.id, ${keys} AS keys FROM (
      SELECT * FROM identities t WHERE ${bound} ORDER BY t.id ${direction} LIMIT ${many}
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

const alikeQuery = Prisma.sql`(SELECT alike FROM query)`;

/** All rows that are like the search, and of those the newest, as many as are compared with it. */
export function newestAlike({ search, where }: Page, wanted: Sql): Sql {
  return Prisma.sql`similar_ones AS MATERIALIZED (
      SELECT t.id, t.display_name
      FROM (${indexed(Prisma.sql`t.id, t.display_name`, wanted, alikeQuery, where)}) AS t WHERE ${isNotWhole(search)}
    ), newest AS MATERIALIZED (
      SELECT id, display_name FROM similar_ones ORDER BY id DESC LIMIT ${comparedAtMost})`;
}

/** The rows like the search, by how like it they are. Both are compared folded, as the keys are. */
function alikeTier({ search, window, direction, limit }: Page): Tier | undefined {
  const [after, before] = [readCursor(window.after), readCursor(window.before)];
  if ((after && after.rank <= 0) || (before && before.rank >= 1)) return undefined;
  const inWindow = allOf([
    after && Prisma.sql`(rank, id) < (${after.rank}::numeric, ${after.id}::uuid)`,
    before && Prisma.sql`(rank, id) > (${before.rank}::numeric, ${before.id}::uuid)`,
  ]);
  const likeness = Prisma.sql`search_likeness(search_fold(display_name), search_fold(${search.terms}))::numeric`;
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
  const older = comparesNewest
    ? Prisma.sql`similar_ones AS t WHERE (SELECT count(*) FROM newest) = ${comparedAtMost}
        AND t.id < (SELECT id FROM newest ORDER BY id LIMIT 1)`
    : Prisma.sql`(${indexed(Prisma.sql`t.id`, Prisma.sql`TRUE`, alikeQuery, where)}) AS t WHERE ${isNotWhole(search)}`;
  return {
    name: 'older',
    comparesNewest,
    statements: (wanted) => [
      Prisma.sql`older AS MATERIALIZED (
        SELECT t.id, 0::numeric AS rank FROM ${older} AND ${wanted} AND ${bound.of(Prisma.sql`t.id`)}
        ORDER BY t.id ${direction} LIMIT ${limit})`,
    ],
  };
}
