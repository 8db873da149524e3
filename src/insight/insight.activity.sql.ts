import { Prisma } from '../db/open-database.ts';
import { flowsBetween, flowsOfRest, type SpansSql, unnestSpans } from './insight.rows.sql.ts';
import { type DaysSql, daysOfOwn, ifZoned, isAmong, rowsOfIdentity, runOf, type ScopeSql } from './insight.sql.ts';

type Sql = Prisma.Sql;

/** How hours are counted, as values of a statement: the days of UTC whose counts are read, by runs, and the spans of which transactions are. */
export interface HourSql {
  days: DaysSql;
  runs: Sql;
  /** With how many seconds the zone's clocks are ahead of UTC in each span. */
  byRows: SpansSql & { seconds: Sql };
}

/** How many transactions there are in each of the 24 hours of UTC on the days of a run; null where there is none. */
export interface HoursRow {
  run: number;
  counts: (number | null)[];
}

const hourSums = Prisma.join(Array.from({ length: 24 }, (_, hour) => Prisma.raw(`sum(d.hours[${hour}])`)));

/** For each run of days that has some, known by its place. As `flowRows`. */
export function hourRows(scope: Pick<ScopeSql, 'currency'>, { days, runs }: HourSql): Sql {
  const select = Prisma.sql`
    SELECT d.run - 1 AS run, ARRAY[${hourSums}]::float8[] AS counts
    FROM own CROSS JOIN LATERAL ${daysOfOwn(Prisma.sql`d.hours, ${runOf(runs)} AS run`, days)} AS d GROUP BY d.run`;
  return rowsOfIdentity(scope, [], select);
}

/** How many transactions there are in an hour of the zone's clocks. */
export interface CountedHourRow {
  hour: number;
  count: number;
}

/** From the transactions themselves, as `flowsBetween`. */
export function countedHourRows(scope: Pick<ScopeSql, 'currency'>, { byRows }: HourSql): Sql {
  const spans = unnestSpans(byRows, Prisma.sql`${byRows.seconds}::integer[]`);
  const select = Prisma.sql`
    SELECT f.hour, count(*)::float8 AS count
    FROM own CROSS JOIN ${spans} AS s (since, until, seconds)
    CROSS JOIN LATERAL (
      SELECT extract(hour FROM f.effective_at AT TIME ZONE 'UTC' + make_interval(secs => s.seconds))::integer AS hour
      FROM (${flowsBetween()}) AS f) AS f
    GROUP BY f.hour`;
  return rowsOfIdentity(scope, [], select);
}

/** When the first and the last transaction in the range were effective: times, or texts of times where they come as JSON. */
export interface ActivityRow {
  firstAt: Date | string | null;
  lastAt: Date | string | null;
}

/**
 * The first and the last day of each balance with flow come from balance_days; the pairs of those two days alone say when, from
 * pair_days by its primary key and pair_days_destination. Transactions at the edges of the range are read.
 */
export function activityRows(scope: ScopeSql): Sql {
  const dayWithFlow = (direction: Sql) => Prisma.sql`(
    SELECT d.day FROM balance_days d
    WHERE d.balance_id = own.id AND ${isAmong(Prisma.sql`d.day`, scope.days)} AND (d.in_count > 0 OR d.out_count > 0)
    ORDER BY d.day ${direction} LIMIT 1)`;
  const timesOn = (day: Sql, time: Sql) => Prisma.sql`(
    SELECT p.at FROM (
      SELECT ${time} AS at, p.destination_id AS other FROM pair_days p WHERE p.source_id = own.id AND p.day = ${day}
      UNION ALL
      SELECT ${time}, p.source_id FROM pair_days p WHERE p.destination_id = own.id AND p.day = ${day}
    ) AS p
    WHERE NOT EXISTS (SELECT FROM balances b WHERE b.id = p.other AND b.identity_id = i.id))`;
  const onDays = Prisma.sql`
    SELECT first_time.at AS first_at, last_time.at AS last_at
    FROM own
    CROSS JOIN LATERAL ${dayWithFlow(Prisma.sql`ASC`)} AS first_day
    CROSS JOIN LATERAL ${dayWithFlow(Prisma.sql`DESC`)} AS last_day
    CROSS JOIN LATERAL (
      SELECT min(t.at) AS at FROM ${timesOn(Prisma.sql`first_day.day`, Prisma.sql`p.first_at`)} AS t) AS first_time
    CROSS JOIN LATERAL (
      SELECT max(t.at) AS at FROM ${timesOn(Prisma.sql`last_day.day`, Prisma.sql`p.last_at`)} AS t) AS last_time`;
  const all = [onDays, ...ifZoned(scope, Prisma.sql`SELECT f.effective_at, f.effective_at FROM rest f`)];
  const select = Prisma.sql`
    SELECT min(t.first_at) AS "firstAt", max(t.last_at) AS "lastAt" FROM (${Prisma.join(all, ' UNION ALL ')}) AS t`;
  return rowsOfIdentity(scope, ifZoned(scope, flowsOfRest(scope.rest)), select);
}
