import DataLoader from 'dataloader';
import type { Db } from '../db/open-database.ts';
import { averageOf, changeOf, subtractDecimals, sumDecimals } from '../money.ts';
import { type Direction, type LargestRow, readLargest, readMiddles } from './insight.amounts.sql.ts';
import { type InsightInterval, printDay, rangeBefore, startsOf } from './insight.range.ts';
import {
  type CounterpartyRow,
  type FlowRow,
  type InsightScope,
  readActivity,
  readCounterparties,
  readFlows,
  readHours,
} from './insight.sql.ts';

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
  start: Date;
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

/**
 * Reads the insights of identities in one scope. Each part is read only when it is selected, by a DataLoader: one statement for all
 * identities that are asked for at the same time.
 */
export interface InsightReader {
  flows: Read<Flows>;
  trend: Read<Trend>;
  medians: Record<Direction, Read<string | null>>;
  largest: Record<Direction, Read<LargestRow | null>>;
  /** How many transactions in each of the 24 hours. */
  hours: Read<number[]>;
  activity: Read<Activity>;
}

type Read<Value> = (identityId: string) => Promise<Value>;

export function createInsightReader(db: Db, scope: InsightScope, interval: InsightInterval): InsightReader {
  const flows = eachOf(
    (ids) => readFlows(db, ids, scope, interval),
    (rows) => toFlows(rows, scope, interval),
  );
  const before = eachOf(
    (ids) => readFlows(db, ids, { ...scope, range: rangeBefore(scope.range) }, null),
    (rows) => sumOf(rows.map(toSums)),
  );
  const median = (direction: Direction) =>
    eachOf(
      (ids) => readMiddles(db, ids, scope, direction),
      (rows) => averageOf(sumDecimals(...rows.map((row) => row.amount)), rows.length),
    );
  const largest = (direction: Direction) =>
    eachOf(
      (ids) => readLargest(db, ids, scope, direction),
      ([row]) => row ?? null,
    );
  return {
    flows,
    trend: async (id) => {
      const [now, earlier] = await Promise.all([flows(id), before(id)]);
      return toTrend(now, earlier);
    },
    medians: { in: median('in'), out: median('out') },
    largest: { in: largest('in'), out: largest('out') },
    hours: eachOf(
      (ids) => readHours(db, ids, scope),
      ([row]) => Array.from({ length: 24 }, (_, hour) => row?.counts[hour] ?? 0),
    ),
    activity: eachOf(
      (ids) => readActivity(db, ids, scope),
      ([row]) => row ?? { firstAt: null, lastAt: null },
    ),
  };
}

/** A DataLoader by identity; `toValue` makes the value of an identity from its rows. */
function eachOf<Row extends { identityId: string }, Value>(
  read: (ids: readonly string[]) => Promise<Row[]>,
  toValue: (rows: Row[]) => Value,
): Read<Value> {
  const loader = new DataLoader<string, Value>(async (ids) => {
    const rows = groupByIdentity(await read(ids));
    return ids.map((id) => toValue(rows.get(id) ?? []));
  });
  return (id) => loader.load(id);
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
  const found = groupByIdentity(await readCounterparties(db, identityIds, scope, first));
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

function toFlows(rows: FlowRow[], { range }: InsightScope, interval: InsightInterval): Flows {
  const sums = rows.map(toSums);
  // An interval that begins before the range is shown with the first day of the range.
  const byStart = new Map(
    rows.map(({ start }, index) => [latest(start ?? '', printDay(range.from)), sums[index] as Sums] as const),
  );
  const series = startsOf(range, interval).map((start) => ({ start, ...(byStart.get(printDay(start)) ?? sumOf([])) }));
  return { ...sumOf(sums), series };
}

const latest = (one: string, other: string) => (one > other ? one : other);

function toTrend(now: Sums, before: Sums): Trend {
  const count = ({ in: inflow, out: outflow }: Sums) => String(inflow.count + outflow.count);
  return {
    inflowChange: changeOf(before.in.total, now.in.total),
    outflowChange: changeOf(before.out.total, now.out.total),
    countChange: changeOf(count(before), count(now)),
  };
}
