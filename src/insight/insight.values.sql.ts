import { Prisma } from '../db/open-database.ts';
import type { HourSql } from './insight.activity.sql.ts';
import { noInterval, type SumSql } from './insight.flows.sql.ts';
import type { HourPlan } from './insight.hours.ts';
import type { InsightSql } from './insight.parts.sql.ts';
import type { InsightPlan } from './insight.plan.ts';
import { printDay, type Range } from './insight.range.ts';
import { printTime, type SpansSql } from './insight.rows.sql.ts';
import type { Span, SumPlan } from './insight.spans.ts';
import type { DaysSql, ScopeSql } from './insight.sql.ts';

type Sql = Prisma.Sql;

/** What insights are asked of. */
export interface InsightScope {
  currency: string;
  plan: InsightPlan;
}

/** Puts into a statement what it reads of something. */
type Put<Of> = (read: (of: Of) => unknown) => Sql;

function within<Of, Part>(put: Put<Of>, partOf: (of: Of) => Part): Put<Part> {
  return (read) => put((of) => read(partOf(of)));
}

/**
 * The scope of insights, put into a statement. Values are put in when they are asked for, so that a plan is made only of what is read.
 * The statement differs by `isZoned` and by nothing else of the scope.
 */
export function insightSql(put: Put<InsightScope>, isZoned: boolean): InsightSql {
  return {
    get scope() {
      return scopeSql(put, isZoned);
    },
    get flows() {
      return sumSql(within(put, ({ plan }) => plan.flows));
    },
    get before() {
      return sumSql(within(put, ({ plan }) => plan.before));
    },
    get hours() {
      return hourSql(within(put, ({ plan }) => plan.hours));
    },
  };
}

/** The same of a scope that is known already. */
export function insightSqlOf(scope: InsightScope): InsightSql {
  return insightSql((read) => Prisma.sql`${read(scope)}`, scope.plan.isZoned);
}

function scopeSql(put: Put<InsightScope>, isZoned: boolean): ScopeSql {
  const ofSpans = within(put, ({ plan }) => plan.cover.spans);
  return {
    currency: put(({ currency }) => currency),
    isZoned,
    days: daysSql(within(put, ({ plan }) => plan.cover.days)),
    rest: spansSql(within(put, ({ plan }) => plan.cover.rest)),
    begin: ofSpans((spans) => printTime(spans[0]?.begin ?? 0)),
    end: ofSpans((spans) => printTime(spans.at(-1)?.end ?? 0)),
    times: ofSpans(printTimes),
  };
}

function printTimes(spans: readonly Span[]): string {
  return `{${spans.map(({ begin, end }) => `[${printTime(begin)},${printTime(end)})`).join()}}`;
}

function daysSql(put: Put<Range>): DaysSql {
  return { from: put(({ from }) => printDay(from)), to: put(({ to }) => printDay(to)) };
}

function spansSql(put: Put<readonly Span[]>): SpansSql {
  return {
    since: put((spans) => spans.map(({ begin }) => printTime(begin))),
    until: put((spans) => spans.map(({ end }) => printTime(end))),
  };
}

function sumSql(put: Put<SumPlan>): SumSql {
  const ofMoves = within(put, ({ moves }) => moves);
  return {
    days: daysSql(within(put, ({ days }) => days)),
    runs: put(({ runs }) => runs.map(({ day }) => printDay(new Date(day)))),
    intervals: put(({ runs }) => runs.map(({ interval }) => interval ?? noInterval)),
    moves: {
      ...spansSql(ofMoves),
      addedTo: ofMoves((moves) => moves.map(({ into }) => into ?? noInterval)),
      takenFrom: ofMoves((moves) => moves.map(({ outOf }) => outOf ?? noInterval)),
    },
  };
}

function hourSql(put: Put<HourPlan>): HourSql {
  const ofRows = within(put, ({ byRows }) => byRows);
  return {
    days: daysSql(within(put, ({ days }) => days)),
    runs: put(({ runs }) => runs.map((day) => printDay(new Date(day)))),
    byRows: { ...spansSql(ofRows), seconds: ofRows((spans) => spans.map(({ offset }) => offset / 1000)) },
  };
}
