import { Prisma } from '../db/open-database.ts';
import {
  type ActivityRow,
  activityRows,
  type CountedHourRow,
  countedHourRows,
  type HourSql,
  type HoursRow,
  hourRows,
} from './insight.activity.sql.ts';
import { type LargestRow, largestRow, type MiddleRow, middleRows } from './insight.amounts.sql.ts';
import { type FlowRow, flowRows, type SumSql } from './insight.flows.sql.ts';
import { rowsOfOne, type ScopeSql } from './insight.sql.ts';

type Sql = Prisma.Sql;

/** What insights are of, and how they are read, as values of a statement. */
export interface InsightSql {
  readonly scope: ScopeSql;
  readonly flows: SumSql;
  /** Of the range before. */
  readonly before: SumSql;
  readonly hours: HourSql;
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
  countedHours: CountedHourRow;
  activity: ActivityRow;
}

export type PartName = keyof PartRows;

export const partRows: Record<PartName, (sql: InsightSql) => Sql> = {
  flows: ({ scope, flows }) => flowRows(scope, flows),
  flowsBefore: ({ scope, before }) => flowRows(scope, before),
  middlesIn: ({ scope }) => middleRows(scope, 'in'),
  middlesOut: ({ scope }) => middleRows(scope, 'out'),
  largestIn: ({ scope }) => largestRow(scope, 'in'),
  largestOut: ({ scope }) => largestRow(scope, 'out'),
  hours: ({ scope, hours }) => hourRows(scope, hours),
  countedHours: ({ scope, hours }) => countedHourRows(scope, hours),
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
