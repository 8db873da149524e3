import { Prisma } from '../db/open-database.ts';
import { flowsBetween, netOfRefunds, type SpansSql, unnestSpans } from './insight.rows.sql.ts';
import { type DaysSql, daysOfOwn, ifZoned, rowsOfIdentity, runOf, type ScopeSql } from './insight.sql.ts';

type Sql = Prisma.Sql;

/** How sums of days of UTC become sums of intervals, as values of a statement. */
export interface SumSql {
  days: DaysSql;
  /** The first days of the runs, and the interval that the days of each run are counted in. */
  runs: Sql;
  intervals: Sql;
  /** What is moved from one interval to another, unless days are those of UTC. */
  moves: SpansSql & { addedTo: Sql; takenFrom: Sql };
}

/** Instead of null, of which arrays that are sent to the database have none. */
export const noInterval = -1;

/** What came in and went out in one interval. */
export interface FlowRow {
  interval: number;
  inCount: number;
  outCount: number;
  inTotal: string;
  outTotal: string;
}

/**
 * The flow in each interval that has some. Some hundred rows of balance_days for a year of a balance, by
 * its primary key; and in a zone whose days are not those of UTC the transactions that the plan moves, added and taken off again.
 */
export function flowRows(scope: Pick<ScopeSql, 'currency' | 'isZoned'>, sums: SumSql): Sql {
  const days = daysOfOwn(Prisma.sql`d.day, d.in_count, d.out_count, d.in_total, d.out_total`, sums.days);
  const byDays = Prisma.sql`
    SELECT (${sums.intervals}::integer[])[${runOf(sums.runs)}] AS interval, d.in_count, d.out_count, d.in_total, d.out_total
    FROM own CROSS JOIN LATERAL ${days} AS d`;
  const byRows = Prisma.sql`
    SELECT side.interval, side.sign * m.in_count, side.sign * m.out_count, side.sign * m.in_total, side.sign * m.out_total
    FROM own CROSS JOIN LATERAL ${movesOfOwn(sums)} AS m
    CROSS JOIN LATERAL (VALUES (m.added_to, 1), (m.taken_from, -1)) AS side (interval, sign)`;
  const select = Prisma.sql`
    SELECT f.interval, sum(f.in_count)::float8 AS "inCount", sum(f.out_count)::float8 AS "outCount",
      trim_scale(sum(f.in_total))::text AS "inTotal", trim_scale(sum(f.out_total))::text AS "outTotal"
    FROM (${Prisma.join([byDays, ...ifZoned(scope, byRows)], ' UNION ALL ')}) AS f
    WHERE f.interval >= 0 GROUP BY f.interval`;
  return rowsOfIdentity(scope, [], select);
}

/** The sums of what is moved from one interval to another, of a balance of `own`. */
function movesOfOwn({ moves }: SumSql): Sql {
  const { addedTo, takenFrom } = moves;
  const spans = unnestSpans(moves, Prisma.sql`${addedTo}::integer[]`, Prisma.sql`${takenFrom}::integer[]`);
  return Prisma.sql`(
    SELECT s.added_to, s.taken_from, sums.*
    FROM ${spans} AS s (since, until, added_to, taken_from)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE is_in) AS in_count, count(*) FILTER (WHERE NOT is_in) AS out_count,
        coalesce(sum(total) FILTER (WHERE is_in), 0) AS in_total,
        coalesce(sum(total) FILTER (WHERE NOT is_in), 0) AS out_total
      FROM (SELECT f.is_in, ${netOfRefunds} AS total FROM (${flowsBetween()}) AS f) AS flows
    ) AS sums)`;
}
