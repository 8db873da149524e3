import type { IdentityInsightsQuery } from '@signet/client/methods';
import { expect } from 'vitest';
import type { TestApp } from '../../support/test-app.ts';
import { wallClock } from './wall-clock.ts';

/**
 * The insights of an identity from the transactions themselves, one by one and in whole numbers of 10^-18: written apart
 * from the code under test, and without its tables and functions.
 */

export type Insights = NonNullable<NonNullable<IdentityInsightsQuery['identity']>['insights']>;

export interface Question {
  /** The public id of an identity. */
  id: string;
  currency: string;
  from: string;
  to: string;
  interval: 'DAY' | 'WEEK' | 'MONTH';
  counterparties: number;
  timeZone: string;
}

interface Flow {
  id: string;
  isInflow: boolean;
  other: string;
  amount: bigint;
  /** The amount less its refunds. */
  net: bigint;
  at: string;
  /** What the clocks of the time zone showed then. */
  day: string;
  hour: number;
}

interface World {
  balances: Map<string, { identity: string | null; indicator: string | null; currency: string }>;
  names: Map<string, string>;
  flows: { id: string; source: string; destination: string; amount: bigint; net: bigint; at: string }[];
}

const dayMs = 86_400_000;
const scale = 10n ** 18n;

const unitsOf = (decimal: string): bigint => {
  const [integer = '', fraction = ''] = decimal.split('.');
  return BigInt(integer) * scale + BigInt(fraction.padEnd(18, '0'));
};

export function print(units: bigint): string {
  const size = units < 0n ? -units : units;
  const fraction = String(size % scale)
    .padStart(18, '0')
    .replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${size / scale}${fraction && `.${fraction}`}`;
}

/** Half up; neither is ever negative here. */
const divide = (units: bigint, by: bigint) => (units * 2n + by) / (by * 2n);

export async function readWorld(app: TestApp): Promise<World> {
  const balances = await app.query<{ id: string; identity: string | null; indicator: string | null; currency: string }>(
    'SELECT id, identity_id AS identity, indicator, currency FROM balances',
  );
  const identities = await app.query<{ id: string; name: string }>('SELECT id, display_name AS name FROM identities');
  const rows = await app.query<
    Record<'id' | 'kind' | 'status' | 'source' | 'destination' | 'amount' | 'at', string> & { parent: string | null }
  >(
    `SELECT id, kind, status, source_id AS source, destination_id AS destination, amount::text, parent_id AS parent,
      to_char(effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM transactions`,
  );
  const refunded = new Map<string, bigint>();
  for (const { kind, status, parent, amount } of rows) {
    if (kind !== 'REFUND' || status !== 'APPLIED' || !parent) continue;
    refunded.set(parent, (refunded.get(parent) ?? 0n) + unitsOf(amount));
  }
  const moved = rows.filter(
    ({ kind, status }) => kind !== 'REFUND' && (status === 'APPLIED' || status === 'COMMITTED'),
  );
  return {
    balances: new Map(balances.map(({ id, ...balance }) => [id, balance])),
    names: new Map(identities.map(({ id, name }) => [id, name])),
    flows: moved.map(({ id, source, destination, amount, at }) => {
      const units = unitsOf(amount);
      return { id, source, destination, at, amount: units, net: units - (refunded.get(id) ?? 0n) };
    }),
  };
}

function flowsOf(world: World, { id, currency, timeZone }: Question): Flow[] {
  const clock = wallClock(timeZone);
  const isOwn = (balance: string) => {
    const found = world.balances.get(balance);
    return found?.identity === id.slice(4) && found.currency === currency;
  };
  return world.flows.flatMap(({ source, destination, ...flow }) => {
    if (isOwn(source) === isOwn(destination)) return [];
    const isInflow = isOwn(destination);
    return [{ ...flow, ...clock(flow.at), isInflow, other: isInflow ? source : destination }];
  });
}

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const totalOf = (flows: Flow[]) => sum(flows.map(({ net }) => net));
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function describeFlow(flows: Flow[]): Insights['inflow'] {
  const amounts = flows.map(({ amount }) => amount).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const count = amounts.length;
  const total = totalOf(flows);
  if (count === 0) return { count, total: '0', average: null, median: null, largest: null };
  const [low = 0n, high = 0n] = [amounts[Math.ceil(count / 2) - 1], amounts[Math.floor(count / 2)]];
  return {
    count,
    total: print(total),
    average: print(divide(total, BigInt(count))),
    median: print(divide(low + high, 2n)),
    largest: print(amounts.at(-1) ?? 0n),
  };
}

/** Walks over the days, and begins a point wherever the calendar begins an interval. */
function describeSeries(flows: Flow[], { from, to, interval }: Question): Insights['series'] {
  const byDay = new Map<string, Flow[]>();
  for (const flow of flows) byDay.set(flow.day, [...(byDay.get(flow.day) ?? []), flow]);
  const points: { start: string; flows: Flow[] }[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += dayMs) {
    const [day, weekday] = [dayOf(time), new Date(time).getUTCDay()];
    const begins = interval === 'DAY' || (interval === 'WEEK' ? weekday === 1 : day.endsWith('-01'));
    if (begins || points.length === 0) points.push({ start: day, flows: [] });
    points.at(-1)?.flows.push(...(byDay.get(day) ?? []));
  }
  return points.map(({ start, flows }) => {
    const [inflow, outflow] = [
      totalOf(flows.filter((flow) => flow.isInflow)),
      totalOf(flows.filter((flow) => !flow.isInflow)),
    ];
    return { start, inflow: print(inflow), outflow: print(outflow), net: print(inflow - outflow), count: flows.length };
  });
}

function describeCounterparties(world: World, flows: Flow[], first: number): Insights['counterparties'] {
  const parties = new Map<string, Flow[]>();
  for (const flow of flows) {
    const key = world.balances.get(flow.other)?.identity ?? flow.other;
    parties.set(key, [...(parties.get(key) ?? []), flow]);
  }
  const rows = [...parties].map(([key, theirs]) => ({
    key,
    inflow: totalOf(theirs.filter((flow) => flow.isInflow)),
    outflow: totalOf(theirs.filter((flow) => !flow.isInflow)),
    count: theirs.length,
  }));
  rows.sort((a, b) => {
    const difference = b.inflow + b.outflow - a.inflow - a.outflow;
    if (difference !== 0n) return difference < 0n ? -1 : 1;
    return b.count - a.count || (a.key < b.key ? -1 : 1);
  });
  return rows.slice(0, first).map(({ key, inflow, outflow, count }) => {
    const name = world.names.get(key);
    const identity = name === undefined ? null : { id: `idt_${key}`, displayName: name };
    const balance = identity ? null : { id: `bln_${key}`, indicator: world.balances.get(key)?.indicator ?? null };
    return { identity, balance, inflow: print(inflow), outflow: print(outflow), count };
  });
}

const changeFrom = (before: bigint, now: bigint) => (before === 0n ? null : Number(now - before) / Number(before));

function describeTrend(now: Flow[], before: Flow[]): Insights['trend'] {
  const totals = (flows: Flow[], isInflow: boolean) => totalOf(flows.filter((flow) => flow.isInflow === isInflow));
  return {
    inflowChange: changeFrom(totals(before, true), totals(now, true)),
    outflowChange: changeFrom(totals(before, false), totals(now, false)),
    countChange: changeFrom(BigInt(before.length), BigInt(now.length)),
  };
}

/** The answer to the operation IdentityInsights; of the largest transaction only the id. */
export function recompute(world: World, question: Question) {
  const { currency, from, to, timeZone } = question;
  const all = flowsOf(world, question);
  const within = (first: string, last: string) => all.filter(({ day }) => day >= first && day <= last);
  const flows = within(from, to);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  const [inflows, outflows] = [flows.filter(({ isInflow }) => isInflow), flows.filter(({ isInflow }) => !isInflow)];
  const times = flows.map(({ at }) => at).sort();
  const largest = flows.toSorted((a, b) => {
    if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
    return `${a.at}${a.id}` > `${b.at}${b.id}` ? -1 : 1;
  })[0];
  return {
    currency,
    from,
    to,
    timeZone,
    inflow: describeFlow(inflows),
    outflow: describeFlow(outflows),
    net: print(totalOf(inflows) - totalOf(outflows)),
    series: describeSeries(flows, question),
    counterparties: describeCounterparties(world, flows, question.counterparties),
    byHour: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      count: flows.filter((flow) => flow.hour === hour).length,
    })),
    firstActivityAt: times[0] ?? null,
    lastActivityAt: times.at(-1) ?? null,
    largestTransaction: largest ? { id: `txn_${largest.id}` } : null,
    trend: describeTrend(flows, within(dayOf(Date.parse(from) - days * dayMs), dayOf(Date.parse(from) - dayMs))),
  };
}

/** What the API answers, in the same shape. */
export async function ask(app: TestApp, question: Question) {
  const insights = (await app.client.identityInsights(question)).identity?.insights;
  if (!insights) throw new Error('There is no such identity.');
  return { ...insights, largestTransaction: insights.largestTransaction && { id: insights.largestTransaction.id } };
}

/** The rollups as text, without the rows in which nothing is left. */
async function readRollups(app: TestApp): Promise<unknown[]> {
  const days = await app.query(
    `SELECT balance_id, day::text, in_count, out_count, trim_scale(in_total)::text, trim_scale(out_total)::text, hours::text,
      in_digits::text, out_digits::text, in_amounts::text, out_amounts::text,
      trim_scale(credited)::text, trim_scale(debited)::text
    FROM balance_days WHERE in_count > 0 OR out_count > 0 OR credited > 0 OR debited > 0 ORDER BY balance_id, day`,
  );
  const pairs = await app.query(
    `SELECT source_id, day::text, destination_id, count, trim_scale(total)::text, first_at::text, last_at::text
    FROM pair_days ORDER BY source_id, day, destination_id`,
  );
  return [days, pairs];
}

/** What was kept day by day is what the database itself makes of all transactions and links. */
export async function expectRollupsAsRebuilt(app: TestApp): Promise<void> {
  const kept = await readRollups(app);
  await app.query('SELECT rebuild_daily_rollups()');
  expect(await readRollups(app)).toEqual(kept);
}
