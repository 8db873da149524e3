import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectRollupsAsRebuilt } from './recompute.ts';

// Transactions that are recorded in another order than that in which they are effective.

const app = useTestApp();
let world = '';
beforeAll(async () => {
  world = await makeBalance(app.client, { overdraftLimit: null });
});

async function makeHolder(): Promise<{ id: string; balance: string }> {
  const id = await makePerson(app.client);
  return { id, balance: await makeBalance(app.client, { identityId: id, overdraftLimit: null }) };
}

interface Payment {
  amount: string;
  effectiveAt: string;
  source?: string;
  destination?: string;
}

/** Each in a call of its own, or all in one call. */
const ways: [way: string, pay: (holder: string, payments: Payment[]) => Promise<string[]>][] = [
  [
    'one after the other',
    async (holder, payments) => {
      const ids: string[] = [];
      for (const payment of payments) {
        const { recordTransaction } = await app.client.recordTransaction({ input: inputOf(holder, payment) });
        ids.push(recordTransaction.id);
      }
      return ids;
    },
  ],
  [
    'in one call',
    async (holder, payments) => {
      const inputs = payments.map((payment) => inputOf(holder, payment));
      const { recordTransactions } = await app.client.recordTransactions({ inputs, atomic: true });
      return recordTransactions.map(({ transaction }) => transaction?.id ?? '');
    },
  ],
];

function inputOf(holder: string, payment: Payment) {
  return { reference: unique('pay'), currency: 'USD', source: world, destination: holder, ...payment };
}

async function insightsOf(id: string, from: string, to = from) {
  const { identity } = await app.client.identityInsights({ id, currency: 'USD', from, to, interval: 'DAY' });
  if (!identity) throw new Error('There is no such identity.');
  return identity.insights;
}

describe.each(ways)('of two transactions of one day, recorded %s', (_way, pay) => {
  const [early, late] = ['2026-03-04T05:06:07.089Z', '2026-03-04T21:00:00.000Z'];

  test.each([
    ['later', [early, late]],
    ['earlier', [late, early]],
  ])('the second, which is effective %s, moves the one end of the activity that it has to', async (_when, times) => {
    const { id, balance } = await makeHolder();
    await pay(
      balance,
      times.map((effectiveAt) => ({ amount: '5', effectiveAt })),
    );
    const insights = await insightsOf(id, '2026-03-04');
    expect(insights).toMatchObject({ firstActivityAt: early, lastActivityAt: late });
    expect(insights.inflow).toMatchObject({ count: 2, total: '10', largest: '5' });
    expect(insights.byHour.filter(({ count }) => count > 0)).toEqual([
      { hour: 5, count: 1 },
      { hour: 21, count: 1 },
    ]);
    await expectRollupsAsRebuilt(app);
  });

  test('a third between them moves neither end', async () => {
    const { id, balance } = await makeHolder();
    await pay(balance, [
      { amount: '1', effectiveAt: late },
      { amount: '2', effectiveAt: early },
      { amount: '3', effectiveAt: '2026-03-04T12:00:00.000Z' },
    ]);
    expect(await insightsOf(id, '2026-03-04')).toMatchObject({
      ...{ firstActivityAt: early, lastActivityAt: late },
      inflow: { count: 3, total: '6', average: '2', median: '2', largest: '3' },
    });
  });

  test('the ends are those of either direction and of every other side', async () => {
    const { id, balance } = await makeHolder();
    const other = await makeBalance(app.client, { overdraftLimit: null });
    await pay(balance, [
      { amount: '1', effectiveAt: '2026-03-04T10:00:00.000Z' },
      { amount: '2', effectiveAt: late, source: balance, destination: other },
      { amount: '3', effectiveAt: '2026-03-04T11:00:00.000Z', source: other },
      { amount: '4', effectiveAt: early, source: balance, destination: world },
    ]);
    const { firstActivityAt, lastActivityAt, inflow, outflow } = await insightsOf(id, '2026-03-04');
    expect([firstActivityAt, lastActivityAt]).toEqual([early, late]);
    expect([inflow, outflow]).toMatchObject([
      { count: 2, total: '4', largest: '3' },
      { count: 2, total: '6', largest: '4' },
    ]);
    await expectRollupsAsRebuilt(app);
  });

  test('the largest is the one with the most, of equals the one that is effective last', async () => {
    const { id, balance } = await makeHolder();
    const [, largest] = await pay(balance, [
      { amount: '9.99', effectiveAt: late },
      { amount: '10', effectiveAt: '2026-03-04T20:00:00.000Z' },
      { amount: '10', effectiveAt: early },
    ]);
    expect((await insightsOf(id, '2026-03-04')).largestTransaction?.id).toBe(largest);
  });

  test('each counts on its own side of midnight in UTC, whatever its offset', async () => {
    const { id, balance } = await makeHolder();
    await pay(balance, [
      { amount: '1', effectiveAt: '2026-03-05T00:00:00.000Z' },
      { amount: '2', effectiveAt: '2026-03-04T23:59:59.999Z' },
      { amount: '4', effectiveAt: '2026-03-05T01:59:59.999+02:00' },
      { amount: '8', effectiveAt: '2026-03-04T19:00:00.000-05:00' },
    ]);
    const both = await insightsOf(id, '2026-03-04', '2026-03-05');
    expect(both.series).toMatchObject([
      { start: '2026-03-04', inflow: '6', count: 2 },
      { start: '2026-03-05', inflow: '9', count: 2 },
    ]);
    const [before, after] = [await insightsOf(id, '2026-03-04'), await insightsOf(id, '2026-03-05')];
    expect([before.firstActivityAt, before.lastActivityAt]).toEqual(Array(2).fill('2026-03-04T23:59:59.999Z'));
    expect([after.firstActivityAt, after.lastActivityAt]).toEqual(Array(2).fill('2026-03-05T00:00:00.000Z'));
    expect(both).toMatchObject({ firstActivityAt: before.firstActivityAt, lastActivityAt: after.lastActivityAt });
    await expectRollupsAsRebuilt(app);
  });

  test('a refund takes its amount off the day of what it refunds, and moves no end', async () => {
    const { id, balance } = await makeHolder();
    const [first] = await pay(balance, [
      { amount: '5', effectiveAt: late },
      { amount: '7', effectiveAt: early },
    ]);
    await app.client.refundTransaction({ id: first ?? '', amount: '2' });
    expect(await insightsOf(id, '2026-03-04')).toMatchObject({
      ...{ firstActivityAt: early, lastActivityAt: late },
      inflow: { count: 2, total: '10', largest: '7' },
    });
    await expectRollupsAsRebuilt(app);
  });
});
