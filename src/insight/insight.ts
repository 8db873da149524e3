import DataLoader from 'dataloader';
import type { Db } from '../db/open-database.ts';
import { averageOf, changeOf, subtractDecimals, sumDecimals } from '../money.ts';
import { readActivity, readHours, readHoursOfRows } from './insight.activity.sql.ts';
import { type LargestRow, readLargest, readMiddles } from './insight.amounts.sql.ts';
import { countsInZone, planHours } from './insight.hours.ts';
import { type InsightInterval, type Range, rangeBefore, startsOf } from './insight.range.ts';
import type { Direction } from './insight.rows.sql.ts';
import { coverOf, planSums, type SumPlan, spansOf } from './insight.spans.ts';
import { type CounterpartyRow, type FlowRow, type InsightScope, readCounterparties, readFlows } from './insight.sql.ts';

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

/** The scope of insights in this currency on these days of a time zone. */
export function scopeOf(currency: string, range: Range, timeZone: string): InsightScope {
  return { currency, range, timeZone, cover: coverOf(range, timeZone) };
}

/** How the series of this range is put together, or without an interval the sum of all of it. */
export function planFlows(range: Range, timeZone: string, interval: InsightInterval | null): SumPlan {
  return planSums(spansOf(interval ? startsOf(range, interval) : [range.from], range, timeZone));
}

export function createInsightReader(db: Db, scope: InsightScope, interval: InsightInterval): InsightReader {
  const { range, timeZone } = scope;
  const flows = eachOf(
    (ids) => readFlows(db, ids, scope, planFlows(range, timeZone, interval)),
    (rows) => toFlows(rows, startsOf(range, interval)),
  );
  const before = eachOf(
    (ids) => readFlows(db, ids, scope, planFlows(rangeBefore(range), timeZone, null)),
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
    hours: hoursOf(db, scope),
    activity: eachOf(
      (ids) => readActivity(db, ids, scope),
      ([row]) => row ?? { firstAt: null, lastAt: null },
    ),
  };
}

/** Counts by hours of UTC where they tell, and what has to be counted one by one. */
function hoursOf(db: Db, scope: InsightScope): Read<number[]> {
  const plan = planHours(scope.cover.spans, scope.timeZone);
  const byCounts = eachOf(
    (ids) => readHours(db, ids, scope, plan),
    (rows) => countsInZone(plan, new Map(rows.map(({ run, counts }) => [run, counts]))),
  );
  const byRows = eachOf(
    (ids) => readHoursOfRows(db, ids, scope, plan),
    (rows) => new Map(rows.map(({ hour, count }) => [hour, count])),
  );
  return async (id) => {
    const counts = plan.byCounts.length > 0 ? byCounts(id) : [];
    const others = plan.byRows.length > 0 ? byRows(id) : new Map<number, number>();
    const [known, counted] = await Promise.all([counts, others]);
    return Array.from({ length: 24 }, (_, hour) => (known[hour] ?? 0) + (counted.get(hour) ?? 0));
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

function toFlows(rows: FlowRow[], starts: Date[]): Flows {
  const sums = new Map(rows.map((row) => [row.interval, toSums(row)]));
  const series = starts.map((start, interval) => ({ start, ...(sums.get(interval) ?? sumOf([])) }));
  return { ...sumOf([...sums.values()]), series };
}

function toTrend(now: Sums, before: Sums): Trend {
  const count = ({ in: inflow, out: outflow }: Sums) => String(inflow.count + outflow.count);
  return {
    inflowChange: changeOf(before.in.total, now.in.total),
    outflowChange: changeOf(before.out.total, now.out.total),
    countChange: changeOf(count(before), count(now)),
  };
}
