import { type Db, Prisma } from '../db/open-database.ts';

type Sql = Prisma.Sql;

/** What insights are of, as values of a statement: one currency, and a range of days in the form of "2026-01-31". */
export interface ScopeSql {
  currency: Sql;
  from: Sql;
  to: Sql;
}

/**
 * Rows of the identity `i`, one part of its insights. In the statement `own.id` are the balances that are linked to it now.
 * Index: balances_identity.
 */
export function rowsOfIdentity({ currency }: ScopeSql, ctes: Sql[], select: Sql): Sql {
  const own = Prisma.sql`own AS MATERIALIZED (
    SELECT b.id FROM balances b WHERE b.identity_id = i.id AND b.currency = ${currency})`;
  return Prisma.sql`WITH ${Prisma.join([own, ...ctes])} ${select}`;
}

/**
 * Reads such rows of each of these identities. It is a LATERAL join and no GROUP BY, so that no rows are sorted or hashed by
 * identity.
 */
export function readRowsOfEach<Row>(
  db: Db,
  identityIds: readonly string[],
  rows: Sql,
): Promise<(Row & { identityId: string })[]> {
  return db.$queryRaw`
    SELECT i.id AS "identityId", answer.* FROM unnest(${identityIds}::uuid[]) AS i (id)
    CROSS JOIN LATERAL (${rows}) AS answer`;
}

/** Such rows of one identity of a larger statement, as it stands in the FROM of a query. */
export function rowsOfOne(identityId: Sql, rows: Sql): Sql {
  return Prisma.sql`(SELECT ${identityId} AS id) AS i CROSS JOIN LATERAL (${rows}) AS answer`;
}

/**
 * Columns of the days of a balance of `own`, to join laterally. Reads through the primary key of balance_days: OFFSET
 * keeps the planner, which prepares the statement for any identity, from joining the whole table.
 */
export function daysOfOwn(columns: Sql, scope: ScopeSql): Sql {
  return Prisma.sql`(
    SELECT ${columns} FROM balance_days d WHERE d.balance_id = own.id AND ${inRange(Prisma.sql`d.day`, scope)} OFFSET 0)`;
}

function inRange(day: Sql, { from, to }: ScopeSql): Sql {
  return Prisma.sql`${day} BETWEEN ${from}::date AND ${to}::date`;
}

/** What came in and went out in one interval. */
export interface FlowRow {
  /** The first day of the interval, also where the range begins later; null when it is all of the range. */
  start: string | null;
  inCount: number;
  outCount: number;
  inTotal: string;
  outTotal: string;
}

/**
 * The flow in each interval that has some; in the whole range when there is no interval.
 * Some hundred rows of balance_days for a year of a balance, by its primary key.
 */
export function flowRows(scope: ScopeSql, interval: Sql): Sql {
  const days = daysOfOwn(Prisma.sql`d.day, d.in_count, d.out_count, d.in_total, d.out_total`, scope);
  const select = Prisma.sql`
    SELECT to_char(date_trunc(${interval}::text, d.day::timestamp), 'YYYY-MM-DD') AS start,
      sum(d.in_count)::float8 AS "inCount", sum(d.out_count)::float8 AS "outCount",
      trim_scale(sum(d.in_total))::text AS "inTotal", trim_scale(sum(d.out_total))::text AS "outTotal"
    FROM own CROSS JOIN LATERAL ${days} AS d GROUP BY 1`;
  return rowsOfIdentity(scope, [], select);
}

/** How many transactions there are in each of the 24 hours; null where there is none. */
export interface HoursRow {
  counts: (number | null)[];
}

const hourSums = Prisma.join(Array.from({ length: 24 }, (_, hour) => Prisma.raw(`sum(d.hours[${hour}])`)));

/** As `flowRows`. */
export function hourRows(scope: ScopeSql): Sql {
  const select = Prisma.sql`
    SELECT ARRAY[${hourSums}]::float8[] AS counts
    FROM own CROSS JOIN LATERAL ${daysOfOwn(Prisma.sql`d.hours`, scope)} AS d`;
  return rowsOfIdentity(scope, [], select);
}

/** When the first and the last transaction in the range were effective: times, or texts of times where they come as JSON. */
export interface ActivityRow {
  firstAt: Date | string | null;
  lastAt: Date | string | null;
}

/**
 * The first and the last day of each balance with flow come from balance_days; the pairs of those two days alone say when, from
 * pair_days by its primary key and pair_days_destination.
 */
export function activityRows(scope: ScopeSql): Sql {
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
    WHERE NOT EXISTS (SELECT FROM balances b WHERE b.id = p.other AND b.identity_id = i.id))`;
  const select = Prisma.sql`
    SELECT min(first_time.at) AS "firstAt", max(last_time.at) AS "lastAt"
    FROM own
    CROSS JOIN LATERAL ${dayWithFlow(Prisma.sql`ASC`)} AS first_day
    CROSS JOIN LATERAL ${dayWithFlow(Prisma.sql`DESC`)} AS last_day
    CROSS JOIN LATERAL (
      SELECT min(t.at) AS at FROM ${timesOn(Prisma.sql`first_day.day`, Prisma.sql`p.first_at`)} AS t) AS first_time
    CROSS JOIN LATERAL (
      SELECT max(t.at) AS at FROM ${timesOn(Prisma.sql`last_day.day`, Prisma.sql`p.last_at`)} AS t) AS last_time`;
  return rowsOfIdentity(scope, [], select);
}

/** Who is on the other side: an identity, or a balance that is linked to none. */
export interface CounterpartyRow {
  partyIdentityId: string | null;
  partyBalanceId: string | null;
  inflow: Prisma.Decimal;
  outflow: Prisma.Decimal;
  count: bigint;
}

/**
 * The `first` largest counterparties, the largest first. Added up by balance before the
 * balances are looked up, so that each is looked up once. From pair_days, by its primary key and pair_days_destination.
 */
export function counterpartyRows(scope: ScopeSql, first: number): Sql {
  const movedTo = (own: Sql, other: Sql, isIn: Sql) => Prisma.sql`
    SELECT p.other, p.total, p.count, ${isIn} AS is_in FROM own CROSS JOIN LATERAL (
      SELECT ${other} AS other, p.total, p.count FROM pair_days p
      WHERE ${own} = own.id AND ${inRange(Prisma.sql`p.day`, scope)} OFFSET 0) AS p`;
  const [source, destination] = [Prisma.sql`p.source_id`, Prisma.sql`p.destination_id`];
  const others = Prisma.sql`others AS (
    SELECT other, coalesce(sum(total) FILTER (WHERE is_in), 0) AS inflow,
      coalesce(sum(total) FILTER (WHERE NOT is_in), 0) AS outflow, sum(count) AS count
    FROM (
      ${movedTo(source, destination, Prisma.sql`FALSE`)} UNION ALL ${movedTo(destination, source, Prisma.sql`TRUE`)}
    ) AS moved GROUP BY other)`;
  const select = Prisma.sql`
    SELECT b.identity_id AS "partyIdentityId", b.balance_id AS "partyBalanceId",
      sum(o.inflow) AS inflow, sum(o.outflow) AS outflow, sum(o.count)::bigint AS count
    FROM others o CROSS JOIN LATERAL (
      SELECT b.identity_id, CASE WHEN b.identity_id IS NULL THEN b.id END AS balance_id
      FROM balances b WHERE b.id = o.other OFFSET 0) AS b
    WHERE b.identity_id IS DISTINCT FROM i.id
    GROUP BY b.identity_id, b.balance_id
    ORDER BY sum(o.inflow) + sum(o.outflow) DESC, sum(o.count) DESC, coalesce(b.identity_id, b.balance_id)
    LIMIT ${first}::integer`;
  return rowsOfIdentity(scope, [others], select);
}
