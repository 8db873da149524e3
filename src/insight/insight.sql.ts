import { type Db, Prisma } from '../db/open-database.ts';
import { printDay, type Range } from './insight.range.ts';
import { flowsBetween, flowsOfRest, listTimes, netOfRefunds } from './insight.rows.sql.ts';
import type { Cover, SumPlan } from './insight.spans.ts';

type Sql = Prisma.Sql;

/** The scope of insights: one currency and a range of days of a time zone. */
export interface InsightScope {
  currency: string;
  range: Range;
  timeZone: string;
  /** The times of the range. */
  cover: Cover;
}

/**
 * Wraps a statement so that it runs for each of these identities. In it `own.id` are the balances that are linked to the identity now, and
 * `i.id` is the identity. It is a LATERAL join and no GROUP BY, so that no rows are sorted or hashed by identity. Index: balances_identity.
 */
export function forEachIdentity(
  identityIds: readonly string[],
  { currency }: Pick<InsightScope, 'currency'>,
  ctes: Sql[],
  select: Sql,
): Sql {
  const own = Prisma.sql`own AS MATERIALIZED (
    SELECT b.id FROM balances b WHERE b.identity_id = i.id AND b.currency = ${currency})`;
  return Prisma.sql`
    SELECT i.id AS "identityId", answer.* FROM unnest(${identityIds}::uuid[]) AS i (id)
    CROSS JOIN LATERAL (WITH ${Prisma.join([own, ...ctes])} ${select}) AS answer`;
}

/**
 * Columns of these days of UTC of a balance of `own`, to join laterally. Reads through the primary key of balance_days: OFFSET
 * keeps the planner, which prepares the statement for any identity, from joining the whole table.
 */
export function daysOfOwn(columns: Sql, days: Range): Sql {
  return Prisma.sql`(
    SELECT ${columns} FROM balance_days d WHERE d.balance_id = own.id AND ${isAmong(Prisma.sql`d.day`, days)} OFFSET 0)`;
}

export function isAmong(day: Sql, { from, to }: Range): Sql {
  return Prisma.sql`${day} BETWEEN ${printDay(from)}::date AND ${printDay(to)}::date`;
}

/** A part of a statement that reads the transactions at the edges of the range; nothing where there are no such edges. */
export function withRest({ cover }: InsightScope, part: Sql): Sql[] {
  return cover.rest.length > 0 ? [part] : [];
}

/** What came in and went out in one interval. */
export interface FlowRow {
  identityId: string;
  interval: number;
  inCount: number;
  outCount: number;
  inTotal: string;
  outTotal: string;
}

/** Instead of null, of which arrays that are sent to the database have none. */
const noInterval = -1;

/**
 * The flow of each of these identities in each interval that has some. Some hundred rows of balance_days for a year of a balance, by
 * its primary key; and in a zone whose days are not those of UTC the transactions that the plan moves, added and taken off again.
 */
export function readFlows(
  db: Db,
  identityIds: readonly string[],
  scope: Pick<InsightScope, 'currency'>,
  plan: SumPlan,
): Promise<FlowRow[]> {
  const days = daysOfOwn(Prisma.sql`d.day, d.in_count, d.out_count, d.in_total, d.out_total`, plan.days);
  const intervals = plan.runs.map(({ interval }) => interval ?? noInterval);
  const byDays = Prisma.sql`
    SELECT (${intervals}::integer[])[${runOf(plan.runs.map(({ day }) => day))}] AS interval, d.in_count, d.out_count,
      d.in_total, d.out_total
    FROM own CROSS JOIN LATERAL ${days} AS d`;
  const byRows = Prisma.sql`
    SELECT side.interval, side.sign * m.in_count, side.sign * m.out_count, side.sign * m.in_total, side.sign * m.out_total
    FROM own CROSS JOIN LATERAL ${movesOfOwn(plan)} AS m
    CROSS JOIN LATERAL (VALUES (m.added_to, 1), (m.taken_from, -1)) AS side (interval, sign)`;
  const select = Prisma.sql`
    SELECT f.interval, sum(f.in_count)::float8 AS "inCount", sum(f.out_count)::float8 AS "outCount",
      trim_scale(sum(f.in_total))::text AS "inTotal", trim_scale(sum(f.out_total))::text AS "outTotal"
    FROM (${plan.moves.length > 0 ? Prisma.sql`${byDays} UNION ALL ${byRows}` : byDays}) AS f
    WHERE f.interval <> ${noInterval}::integer GROUP BY f.interval`;
  return db.$queryRaw(forEachIdentity(identityIds, scope, [], select));
}

/** Which of these runs, the first being 1, the day of the row `d` is in. */
export function runOf(days: readonly number[]): Sql {
  return Prisma.sql`width_bucket(d.day, ${days.map((day) => printDay(new Date(day)))}::date[])`;
}

/** The sums of what is moved from one interval to another, of a balance of `own`. */
function movesOfOwn({ moves }: SumPlan): Sql {
  const [addedTo, takenFrom] = [moves.map(({ into }) => into), moves.map(({ outOf }) => outOf)].map((intervals) =>
    intervals.map((interval) => interval ?? noInterval),
  );
  return Prisma.sql`(
    SELECT s.added_to, s.taken_from, sums.*
    FROM unnest(${listTimes(moves)}, ${addedTo}::integer[], ${takenFrom}::integer[]) AS s (since, until, added_to, taken_from)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE is_in) AS in_count, count(*) FILTER (WHERE NOT is_in) AS out_count,
        coalesce(sum(total) FILTER (WHERE is_in), 0) AS in_total,
        coalesce(sum(total) FILTER (WHERE NOT is_in), 0) AS out_total
      FROM (SELECT f.is_in, ${netOfRefunds} AS total FROM (${flowsBetween()}) AS f) AS flows
    ) AS sums)`;
}

/** Who is on the other side: an identity, or a balance that is linked to none. */
export interface CounterpartyRow {
  identityId: string;
  partyIdentityId: string | null;
  partyBalanceId: string | null;
  inflow: string;
  outflow: string;
  count: number;
}

/**
 * The `first` largest counterparties of each of these identities, the largest first. Added up by balance before the
 * balances are looked up, so that each is looked up once. From pair_days, by its primary key and pair_days_destination, and
 * from the transactions at the edges of the range.
 */
export function readCounterparties(
  db: Db,
  identityIds: readonly string[],
  scope: InsightScope,
  first: number,
): Promise<CounterpartyRow[]> {
  const movedTo = (own: Sql, other: Sql, isIn: Sql) => Prisma.sql`
    SELECT p.other, p.total, p.count, ${isIn} AS is_in FROM own CROSS JOIN LATERAL (
      SELECT ${other} AS other, p.total, p.count FROM pair_days p
      WHERE ${own} = own.id AND ${isAmong(Prisma.sql`p.day`, scope.cover.days)} OFFSET 0) AS p`;
  const [source, destination] = [Prisma.sql`p.source_id`, Prisma.sql`p.destination_id`];
  const moved = [
    movedTo(source, destination, Prisma.sql`FALSE`),
    movedTo(destination, source, Prisma.sql`TRUE`),
    ...withRest(scope, Prisma.sql`SELECT f.other, ${netOfRefunds}, 1, f.is_in FROM rest f`),
  ];
  const others = Prisma.sql`others AS (
    SELECT other, coalesce(sum(total) FILTER (WHERE is_in), 0) AS inflow,
      coalesce(sum(total) FILTER (WHERE NOT is_in), 0) AS outflow, sum(count) AS count
    FROM (${Prisma.join(moved, ' UNION ALL ')}) AS moved GROUP BY other)`;
  const select = Prisma.sql`
    SELECT b.identity_id AS "partyIdentityId", b.balance_id AS "partyBalanceId",
      trim_scale(sum(o.inflow))::text AS inflow, trim_scale(sum(o.outflow))::text AS outflow, sum(o.count)::float8 AS count
    FROM others o CROSS JOIN LATERAL (
      SELECT b.identity_id, CASE WHEN b.identity_id IS NULL THEN b.id END AS balance_id
      FROM balances b WHERE b.id = o.other OFFSET 0) AS b
    WHERE b.identity_id IS DISTINCT FROM i.id
    GROUP BY b.identity_id, b.balance_id
    ORDER BY sum(o.inflow) + sum(o.outflow) DESC, sum(o.count) DESC, coalesce(b.identity_id, b.balance_id)
    LIMIT ${first}::integer`;
  return db.$queryRaw(
    forEachIdentity(identityIds, scope, [...withRest(scope, flowsOfRest(scope.cover.rest)), others], select),
  );
}
