import DataLoader from 'dataloader';
import type { Db } from '../db/open-database.ts';
import { andThen, both, type Later } from '../later.ts';
import { averageOf, changeOf, subtractDecimals, sumDecimals } from '../money.ts';
import type { CountedHourRow, HoursRow } from './insight.activity.sql.ts';
import type { LargestRow, MiddleRow } from './insight.amounts.sql.ts';
import { type CounterpartyRow, counterpartyRows } from './insight.counterparties.sql.ts';
import type { FlowRow } from './insight.flows.sql.ts';
import { countsInZone } from './insight.hours.ts';
import { type PartName, type PartRows, partRows } from './insight.parts.sql.ts';
import type { InsightPlan } from './insight.plan.ts';
import type { Direction } from './insight.rows.sql.ts';
import { readRowsOfEach } from './insight.sql.ts';
import { type InsightScope, insightSqlOf } from './insight.values.sql.ts';

/** What went one way, in the currency and range of the insights. */
export interface FlowSum {
  count: number;
  total: string;
}

/** The flow of an interval, or of all of the range. */
export interface Sums {
  in: FlowSum;
  out: FlowSum;
}

export interface Point extends Sums {
  /** A day in the form of "2026-01-31". */
  start: string;
}

export interface Flows extends Sums {
  series: Point[];
}

export interface Trend {
  inflowChange: number | null;
  outflowChange: number | null;
  countChange: number | null;
}

export interface Activity {
  firstAt: Date | null;
  lastAt: Date | null;
}

/** Reads the insights of identities in one scope; each part only when it is asked for. */
export interface InsightReader {
  flows: Read<Flows>;
  trend: Read<Trend>;
  medians: Record<Direction, Read<string | null>>;
  largest: Record<Direction, Read<LargestRow | null>>;
  /** How many transactions in each of the 24 hours. */
  hours: Read<number[]>;
  activity: Read<Activity>;
}

type Read<Value> = (identityId: string) => Later<Value>;

/** Finds the rows of a part for an identity. */
export type RowsOf = <Part extends PartName>(part: Part) => Read<PartRows[Part][]>;

/** Reads the rows of each part by a DataLoader: one statement for all identities that are asked for at the same time. */
export function rowsFromDatabase(db: Db, scope: InsightScope): RowsOf {
  const sql = insightSqlOf(scope);
  return <Part extends PartName>(part: Part) => {
    const loader = new DataLoader<string, PartRows[Part][]>(async (ids) => {
      const rows = groupByIdentity(await readRowsOfEach<PartRows[Part]>(db, ids, partRows[part](sql)));
      return ids.map((id) => rows.get(id) ?? []);
    });
    return (id) => loader.load(id);
  };
}

export function createInsightReader(rowsOf: RowsOf, plan: InsightPlan): InsightReader {
  const read = <Part extends PartName, Value>(part: Part, toValue: (rows: PartRows[Part][]) => Value) =>
    onceForEach(rowsOf(part), toValue);
  const flows = read('flows', (rows) => toFlows(rows, plan));
  const before = read('flowsBefore', (rows) => sumOf(rows.map(toSums)));
  const toMedian = (rows: MiddleRow[]) => averageOf(sumDecimals(...rows.map(({ amount }) => amount)), rows.length);
  const toLargest = ([row]: LargestRow[]) => row ?? null;
  return {
    flows,
    trend: (id) => both(flows(id), before(id), toTrend),
    medians: { in: read('middlesIn', toMedian), out: read('middlesOut', toMedian) },
    largest: { in: read('largestIn', toLargest), out: read('largestOut', toLargest) },
    hours: readHours(
      plan,
      read('hours', (rows) => rows),
      read('countedHours', (rows) => rows),
    ),
    activity: read('activity', ([row]) => ({
      firstAt: row?.firstAt ? new Date(row.firstAt) : null,
      lastAt: row?.lastAt ? new Date(row.lastAt) : null,
    })),
  };
}

/** Counts by hours of UTC where they tell, and in a zone what has to be counted one by one. */
function readHours(plan: InsightPlan, byDays: Read<HoursRow[]>, byRows: Read<CountedHourRow[]>): Read<number[]> {
  const toHours = (rows: HoursRow[]) => countsInZone(plan.hours, new Map(rows.map(({ run, counts }) => [run, counts])));
  if (!plan.isZoned) return (id) => andThen(byDays(id), toHours);
  return (id) =>
    both(byDays(id), byRows(id), (rows, counted) => {
      const hours = toHours(rows);
      for (const { hour, count } of counted) hours[hour] = (hours[hour] ?? 0) + count;
      return hours;
    });
}

/** Makes the value of an identity from its rows once, however often it is asked for. */
function onceForEach<Row, Value>(rowsOf: Read<Row[]>, toValue: (rows: Row[]) => Value): Read<Value> {
  const values = new Map<string, Later<Value>>();
  return (id) => {
    const known = values.get(id);
    if (known !== undefined) return known;
    const value = andThen(rowsOf(id), toValue) as Later<Value>;
    values.set(id, value);
    return value;
  };
}

function groupByIdentity<Row extends { identityId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.identityId);
    if (group) group.push(row);
    else groups.set(row.identityId, [row]);
  }
  return groups;
}

/** The largest counterparties of each of these identities, the largest first. */
export async function findCounterparties(
  db: Db,
  identityIds: readonly string[],
  scope: InsightScope,
  first: number,
): Promise<Map<string, CounterpartyRow[]>> {
  const rows = counterpartyRows(insightSqlOf(scope).scope, first);
  const found = groupByIdentity(await readRowsOfEach<CounterpartyRow>(db, identityIds, rows));
  return new Map(identityIds.map((id) => [id, found.get(id) ?? []]));
}

/** The larger of the two; of equals the one that is effective last, then the one recorded last. */
export function largerOf(one: LargestRow | null, other: LargestRow | null): LargestRow | null {
  if (!one || !other) return one ?? other;
  const difference = subtractDecimals(one.amount, other.amount);
  if (difference !== '0') return difference.startsWith('-') ? other : one;
  const [at, otherAt] = [one.effectiveAt.getTime(), other.effectiveAt.getTime()];
  return at > otherAt || (at === otherAt && one.id > other.id) ? one : other;
}

const toSums = (row: FlowRow): Sums => ({
  in: { count: row.inCount, total: row.inTotal },
  out: { count: row.outCount, total: row.outTotal },
});

function sumOf(all: Sums[]): Sums {
  const side = (direction: Direction): FlowSum => ({
    count: all.reduce((count, sums) => count + sums[direction].count, 0),
    total: sumDecimals(...all.map((sums) => sums[direction].total)),
  });
  return { in: side('in'), out: side('out') };
}

function toFlows(rows: FlowRow[], { starts }: InsightPlan): Flows {
  const sums = new Map(rows.map((row) => [row.interval, toSums(row)]));
  const series = starts.map((start, interval): Point => {
    const { in: inflow, out: outflow } = sums.get(interval) ?? nothing;
    return { start, in: inflow, out: outflow };
  });
  return { ...sumOf([...sums.values()]), series };
}

const nothing = sumOf([]);

/** What came in less what went out. */
export function netOf({ in: inflow, out: outflow }: Sums): string {
  return outflow.total === '0' ? inflow.total : subtractDecimals(inflow.total, outflow.total);
}

function toTrend(now: Sums, before: Sums): Trend {
  const count = ({ in: inflow, out: outflow }: Sums) => String(inflow.count + outflow.count);
  return {
    inflowChange: changeOf(before.in.total, now.in.total),
    outflowChange: changeOf(before.out.total, now.out.total),
    countChange: changeOf(count(before), count(now)),
  };
}
