import { Prisma } from '../db/open-database.ts';
import { type LargestRow, largestRow, type MiddleRow, middleRows } from './insight.amounts.sql.ts';
import { type InsightInterval, printDay, type Range, rangeBefore } from './insight.range.ts';
import {
  type ActivityRow,
  activityRows,
  type FlowRow,
  flowRows,
  type HoursRow,
  hourRows,
  rowsOfOne,
  type ScopeSql,
} from './insight.sql.ts';

type Sql = Prisma.Sql;

/** What insights are asked of. */
export interface InsightScope {
  currency: string;
  range: Range;
  interval: InsightInterval;
}

/** The same as values of a statement. */
export interface InsightSql {
  scope: ScopeSql;
  /** The same of the range before. */
  before: ScopeSql;
  interval: Sql;
}

/** `put` puts into a statement what it reads of the scope. */
export function insightSql(put: (read: (scope: InsightScope) => unknown) => Sql): InsightSql {
  const scopeOf = (rangeOf: (range: Range) => Range): ScopeSql => ({
    currency: put(({ currency }) => currency),
    from: put(({ range }) => printDay(rangeOf(range).from)),
    to: put(({ range }) => printDay(rangeOf(range).to)),
  });
  return {
    scope: scopeOf((range) => range),
    before: scopeOf(rangeBefore),
    interval: put(({ interval }) => interval),
  };
}

/** The same of a scope that is known already. */
export function insightSqlOf(scope: InsightScope): InsightSql {
  return insightSql((read) => Prisma.sql`${read(scope)}`);
}

/** The rows of each part of the insights of an identity. A part is read only where it is asked for. */
export interface PartRows {
  flows: FlowRow;
  flowsBefore: FlowRow;
  middlesIn: MiddleRow;
  middlesOut: MiddleRow;
  largestIn: LargestRow;
  largestOut: LargestRow;
  hours: HoursRow;
  activity: ActivityRow;
}

export type PartName = keyof PartRows;

export const partRows: Record<PartName, (sql: InsightSql) => Sql> = {
  flows: ({ scope, interval }) => flowRows(scope, interval),
  flowsBefore: ({ before }) => flowRows(before, Prisma.sql`NULL`),
  middlesIn: ({ scope }) => middleRows(scope, 'in'),
  middlesOut: ({ scope }) => middleRows(scope, 'out'),
  largestIn: ({ scope }) => largestRow(scope, 'in'),
  largestOut: ({ scope }) => largestRow(scope, 'out'),
  hours: ({ scope }) => hourRows(scope),
  activity: ({ scope }) => activityRows(scope),
};

/** These parts of the insights of one identity, as one JSON object with the rows of each. */
export function partsAsJson(identityId: Sql, sql: InsightSql, parts: readonly PartName[]): Sql {
  const entries = parts.flatMap((part, at) => [
    Prisma.raw(`'${at > 0 ? ',' : '{'}"${part}":'`),
    Prisma.sql`(SELECT coalesce(json_agg(answer), '[]') FROM ${rowsOfOne(identityId, partRows[part](sql))})`,
  ]);
  return entries.length > 0 ? Prisma.sql`concat(${Prisma.join(entries)}, '}')` : Prisma.sql`'{}'`;
}
