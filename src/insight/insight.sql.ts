import { type Db, Prisma } from '../db/open-database.ts';
import { type InsightInterval, printDay, type Range } from './insight.range.ts';

type Sql = Prisma.Sql;

/** What insights are read of: the flow in one currency in a range of days. */
export interface InsightScope {
  currency: string;
  range: Range;
}

/** The balances of these identities as linked now: `own.identity_id` and `own.id`. Index: balances_identity. */
export function ownBalances(identityIds: readonly string[], { currency }: InsightScope): Sql {
  return Prisma.sql`own AS MATERIALIZED (
    SELECT identity_id, id FROM balances WHERE identity_id = ANY (${identityIds}::uuid[]) AND currency = ${currency})`;
}

/**
 * Columns of the days of a balance of `own`, to join laterally. Reads through the primary key of balance_days: OFFSET
 * keeps the planner, which prepares the statement for any identity, from joining the whole table.
 */
export function daysOfOwn(columns: Sql, scope: InsightScope): Sql {
  return Prisma.sql`(
    SELECT ${columns} FROM balance_days d WHERE d.balance_id = own.id AND ${inRange(Prisma.sql`d.day`, scope)} OFFSET 0)`;
}

function inRange(day: Sql, { range }: InsightScope): Sql {
  return Prisma.sql`${day} BETWEEN ${printDay(range.from)}::date AND ${printDay(range.to)}::date`;
}

/** What came in and went out in one interval. */
export interface FlowRow {
  identityId: string;
  /** The first day of the interval, also where the range begins later; null when it is all of the range. */
  start: string | null;
  inCount: number;
  outCount: number;
  inTotal: string;
  outTotal: string;
}

/**
 * The flow of each of these identities in each interval that has some; in the whole range when there is no interval.
 * Some hundred rows of balance_days for a year of a balance, by its primary key.
 */
export function readFlows(
  db: Db,
  identityIds: readonly string[],
  scope: InsightScope,
  interval: InsightInterval | null,
): Promise<FlowRow[]> {
  return db.$queryRaw`
    WITH ${ownBalances(identityIds, scope)}
    SELECT own.identity_id AS "identityId", to_char(date_trunc(${interval}::text, d.day::timestamp), 'YYYY-MM-DD') AS start,
      sum(d.in_count)::float8 AS "inCount", sum(d.out_count)::float8 AS "outCount",
      trim_scale(sum(d.in_total))::text AS "inTotal", trim_scale(sum(d.out_total))::text AS "outTotal"
    FROM own
    CROSS JOIN LATERAL ${daysOfOwn(Prisma.sql`d.day, d.in_count, d.out_count, d.in_total, d.out_total`, scope)} AS d
    GROUP BY 1, 2`;
}

/** How many transactions each of these identities has in each hour of the day that has some. As `readFlows`. */
export function readHours(
  db: Db,
  identityIds: readonly string[],
  scope: InsightScope,
): Promise<{ identityId: string; hour: number; count: number }[]> {
  return db.$queryRaw`
    WITH ${ownBalances(identityIds, scope)}
    SELECT h.identity_id AS "identityId", h.hour, sum(h.n)::float8 AS count
    FROM (
      SELECT own.identity_id, generate_subscripts(d.hours, 1) AS hour, unnest(d.hours) AS n
      FROM own CROSS JOIN LATERAL ${daysOfOwn(Prisma.sql`d.hours`, scope)} AS d
    ) AS h
    WHERE h.n IS NOT NULL
    GROUP BY h.identity_id, h.hour`;
}

/**
 * When the first and the last transaction in the range were effective. The first and the last day of each balance with flow
 * come from balance_days; the pairs of those two days alone say when, from pair_days by its primary key and
 * pair_days_destination.
 */
export function readActivity(
  db: Db,
  identityIds: readonly string[],
  scope: InsightScope,
): Promise<{ identityId: string; firstAt: Date | null; lastAt: Date | null }[]> {
  const dayWithFlow = (direction: Sql) => Prisma.sql`(
    SELECT d.day FROM balance_days d
    WHERE d.balance_id = own.id AND ${inRange(Prisma.sql`d.day`, scope)} AND (d.in_count > 0 OR d.out_count > 0)
    ORDER BY d.day ${direction} LIMIT 1)`;
  const timesOn = (day: Sql, time: Sql) => Prisma.sql`(
    SELECT p.at FROM (
      SELECT ${time} AS at, p.destination_id AS other FROM pair_days p WHERE p.source_id = own.id AND p.day = ${day}
      UNION ALL
      SELECT ${time}, p.source_id FROM pair_days p WHERE p.destination_id = own.id AND p.day = ${day}
    ) AS p
    WHERE NOT EXISTS (SELECT FROM balances b WHERE b.id = p.other AND b.identity_id = own.identity_id))`;
  return db.$queryRaw`
    WITH ${ownBalances(identityIds, scope)}
    SELECT own.identity_id AS "identityId", min(first_time.at) AS "firstAt", max(last_time.at) AS "lastAt"
    FROM own
    CROSS JOIN LATERAL ${dayWithFlow(Prisma.sql`ASC`)} AS first_day
    CROSS JOIN LATERAL ${dayWithFlow(Prisma.sql`DESC`)} AS last_day
    CROSS JOIN LATERAL (
      SELECT min(t.at) AS at FROM ${timesOn(Prisma.sql`first_day.day`, Prisma.sql`p.first_at`)} AS t) AS first_time
    CROSS JOIN LATERAL (
      SELECT max(t.at) AS at FROM ${timesOn(Prisma.sql`last_day.day`, Prisma.sql`p.last_at`)} AS t) AS last_time
    GROUP BY own.identity_id`;
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
 * balances are looked up, so that each is looked up once. From pair_days, by its primary key and pair_days_destination.
 */
export function readCounterparties(
  db: Db,
  identityIds: readonly string[],
  scope: InsightScope,
  first: number,
): Promise<CounterpartyRow[]> {
  const inDays = inRange(Prisma.sql`p.day`, scope);
  return db.$queryRaw`
    WITH ${ownBalances(identityIds, scope)},
    others AS (
      SELECT identity_id, other, sum(inflow) AS inflow, sum(outflow) AS outflow, sum(count) AS count
      FROM (
        SELECT own.identity_id, p.other, 0 AS inflow, p.total AS outflow, p.count
        FROM own CROSS JOIN LATERAL (
          SELECT p.destination_id AS other, p.total, p.count FROM pair_days p
          WHERE p.source_id = own.id AND ${inDays} OFFSET 0) AS p
        UNION ALL
        SELECT own.identity_id, p.other, p.total, 0, p.count
        FROM own CROSS JOIN LATERAL (
          SELECT p.source_id AS other, p.total, p.count FROM pair_days p
          WHERE p.destination_id = own.id AND ${inDays} OFFSET 0) AS p
      ) AS moved
      GROUP BY identity_id, other
    ),
    parties AS (
      SELECT o.identity_id, b.identity_id AS party_identity, b.balance_id AS party_balance, sum(o.inflow) AS inflow,
        sum(o.outflow) AS outflow, sum(o.count) AS count
      FROM others o CROSS JOIN LATERAL (
        SELECT b.identity_id, CASE WHEN b.identity_id IS NULL THEN b.id END AS balance_id
        FROM balances b WHERE b.id = o.other OFFSET 0) AS b
      WHERE b.identity_id IS DISTINCT FROM o.identity_id
      GROUP BY o.identity_id, b.identity_id, b.balance_id
    )
    SELECT identity_id AS "identityId", party_identity AS "partyIdentityId", party_balance AS "partyBalanceId",
      trim_scale(inflow)::text AS inflow, trim_scale(outflow)::text AS outflow, count::float8
    FROM (
      SELECT *, row_number() OVER (
        PARTITION BY identity_id
        ORDER BY inflow + outflow DESC, count DESC, coalesce(party_identity, party_balance)) AS place
      FROM parties
    ) AS placed
    WHERE place <= ${first}::integer ORDER BY place`;
}
