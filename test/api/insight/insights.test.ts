import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import type { Question } from './recompute.ts';
import { commit, hold, refund, release } from './records.ts';

const app = useTestApp();
let world = '';
beforeAll(async () => {
  world = await makeBalance(app.client, { overdraftLimit: null, indicator: '@world' });
});

const year = { currency: 'USD', from: '2026-01-01', to: '2026-12-31' };

async function insightsOf(id: string, rest: Partial<Question> = {}) {
  const insights = (await app.client.identityInsights({ ...year, ...rest, id })).identity?.insights;
  if (!insights) throw new Error('There is no such identity.');
  return insights;
}

/** A person with a balance that may go below zero. */
async function makeHolder(name = 'Alice'): Promise<{ id: string; balance: string }> {
  const id = await makePerson(app.client, { firstName: name });
  return { id, balance: await makeBalance(app.client, { identityId: id, overdraftLimit: null }) };
}

async function pay(
  source: string,
  destination: string,
  amount: string,
  effectiveAt = '2026-03-04T05:06:07.089Z',
  currency = 'USD',
) {
  const input = { reference: unique('pay'), source, destination, amount, currency, effectiveAt };
  return (await app.client.recordTransaction({ input })).recordTransaction.id;
}

const nothing = { count: 0, total: '0', average: null, median: null, largest: null };

describe('insights', () => {
  test('say what came in and went out, with whom and when', async () => {
    const [alice, bob] = [await makeHolder(), await makeHolder('Bob')];
    const second = await makeBalance(app.client, { identityId: alice.id, overdraftLimit: null });
    await pay(world, alice.balance, '100', '2026-01-31T23:59:59.999Z');
    await pay(world, second, '50.25', '2026-02-01T00:00:00Z');
    await pay(bob.balance, alice.balance, '9.75', '2026-02-02T10:30:00Z');
    const largest = await pay(second, bob.balance, '120', '2026-04-05T10:00:00Z');

    const insights = await insightsOf(alice.id, { from: '2026-01-15', to: '2026-05-10' });
    expect(insights).toMatchObject({
      currency: 'USD',
      from: '2026-01-15',
      to: '2026-05-10',
      inflow: { count: 3, total: '160', average: '53.333333333333333333', median: '50.25', largest: '100' },
      outflow: { count: 1, total: '120', average: '120', median: '120', largest: '120' },
      net: '40',
      series: [
        { start: '2026-01-15', inflow: '100', outflow: '0', net: '100', count: 1 },
        { start: '2026-02-01', inflow: '60', outflow: '0', net: '60', count: 2 },
        { start: '2026-03-01', inflow: '0', outflow: '0', net: '0', count: 0 },
        { start: '2026-04-01', inflow: '0', outflow: '120', net: '-120', count: 1 },
        { start: '2026-05-01', inflow: '0', outflow: '0', net: '0', count: 0 },
      ],
      counterparties: [
        { identity: null, balance: { id: world, indicator: '@world' }, inflow: '150.25', outflow: '0', count: 2 },
        { identity: { id: bob.id, displayName: 'Bob' }, balance: null, inflow: '9.75', outflow: '120', count: 2 },
      ],
      firstActivityAt: '2026-01-31T23:59:59.999Z',
      lastActivityAt: '2026-04-05T10:00:00.000Z',
      largestTransaction: { id: largest, amount: '120' },
      trend: { inflowChange: null, outflowChange: null, countChange: null },
    });
    expect(insights.byHour.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    expect(insights.byHour.filter(({ count }) => count > 0)).toEqual([
      { hour: 0, count: 1 },
      { hour: 10, count: 2 },
      { hour: 23, count: 1 },
    ]);
  });

  test('are zeros and nulls where nothing happened, and for who has no balance', async () => {
    for (const id of [(await makeHolder()).id, await makePerson(app.client)]) {
      const insights = await insightsOf(id);
      expect(insights).toMatchObject({ inflow: nothing, outflow: nothing, net: '0', counterparties: [] });
      expect(insights.series).toHaveLength(12);
      expect(
        insights.series.every(({ inflow, outflow, count }) => inflow === '0' && outflow === '0' && count === 0),
      ).toBe(true);
      expect(insights.byHour).toHaveLength(24);
      expect(insights).toMatchObject({ firstActivityAt: null, lastActivityAt: null, largestTransaction: null });
    }
  });

  test('are of one currency', async () => {
    const alice = await makeHolder();
    const euros = await makeBalance(app.client, { identityId: alice.id, currency: 'EUR' });
    const source = await makeBalance(app.client, { currency: 'EUR', overdraftLimit: null });
    await pay(world, alice.balance, '1');
    await pay(source, euros, '2', undefined, 'EUR');
    expect((await insightsOf(alice.id)).inflow).toMatchObject({ count: 1, total: '1' });
    expect((await insightsOf(alice.id, { currency: 'EUR' })).inflow).toMatchObject({ count: 1, total: '2' });
    expect((await insightsOf(alice.id, { currency: 'GBP' })).inflow).toEqual(nothing);
  });

  test('leave out what passes between two balances of the identity, as they are linked now', async () => {
    const [alice, bob] = [await makeHolder(), await makeHolder('Bob')];
    const savings = await makeBalance(app.client, { identityId: alice.id, overdraftLimit: null });
    await pay(alice.balance, savings, '30');
    await pay(savings, alice.balance, '7');
    expect(await insightsOf(alice.id)).toMatchObject({ inflow: nothing, outflow: nothing, largestTransaction: null });

    await app.client.linkBalance({ balanceId: savings, identityId: bob.id });
    expect(await insightsOf(alice.id)).toMatchObject({
      inflow: { count: 1, total: '7' },
      outflow: { count: 1, total: '30' },
      counterparties: [{ identity: { id: bob.id }, inflow: '7', outflow: '30', count: 2 }],
    });
    expect(await insightsOf(bob.id)).toMatchObject({ inflow: { total: '30' }, outflow: { total: '7' } });

    await app.client.linkBalance({ balanceId: savings, identityId: null });
    expect(await insightsOf(alice.id)).toMatchObject({
      counterparties: [{ identity: null, balance: { id: savings } }],
    });
    expect(await insightsOf(bob.id)).toMatchObject({ inflow: nothing, outflow: nothing });

    await app.client.linkBalance({ balanceId: savings, identityId: alice.id });
    expect(await insightsOf(alice.id)).toMatchObject({ inflow: nothing, outflow: nothing, counterparties: [] });
  });

  test('count a hold when it is committed, with what was committed, and never when it is voided', async () => {
    const alice = await makeHolder();
    const row = { source: alice.balance, destination: world, amount: '80', at: '2026-05-01T00:00:00Z' };
    const held = await hold(app, row);
    await release(app, await hold(app, row), '80', '2026-05-02T00:00:00Z');
    expect(await insightsOf(alice.id)).toMatchObject({ outflow: nothing, firstActivityAt: null });
    const committed = await commit(app, held, '60', '2026-06-03T04:00:00Z');
    await release(app, held, '20', '2026-06-04T00:00:00Z');
    expect(await insightsOf(alice.id)).toMatchObject({
      outflow: { count: 1, total: '60', largest: '60' },
      firstActivityAt: '2026-06-03T04:00:00.000Z',
      largestTransaction: { id: committed },
    });
  });

  test('take a refund off the totals of what it refunds, on the day of that one', async () => {
    const [alice, shop] = [await makeHolder(), await makeHolder('Shop')];
    const bought = await pay(alice.balance, shop.balance, '50', '2026-01-10T12:00:00Z');
    await pay(alice.balance, shop.balance, '10', '2026-01-11T12:00:00Z');
    await refund(app, bought, '20', '2026-02-20T12:00:00Z');
    await refund(app, bought, '5.5', '2026-03-20T12:00:00Z');
    const january = { inflow: '0', outflow: '34.5', net: '-34.5', count: 2 };
    const expected = { count: 2, total: '34.5', average: '17.25', median: '30', largest: '50' };
    expect(await insightsOf(alice.id, { to: '2026-02-28' })).toMatchObject({
      inflow: nothing,
      outflow: expected,
      series: [january, { inflow: '0', outflow: '0', net: '0', count: 0 }],
      counterparties: [{ identity: { id: shop.id }, inflow: '0', outflow: '34.5', count: 2 }],
      lastActivityAt: '2026-01-11T12:00:00.000Z',
      largestTransaction: { id: bought },
    });
    expect(await insightsOf(shop.id)).toMatchObject({ inflow: expected, outflow: nothing, net: '34.5' });
  });

  test('count on the day that a transaction is effective, in whatever order they are recorded', async () => {
    const alice = await makeHolder();
    await pay(world, alice.balance, '3', '2024-02-29T23:59:59.999Z');
    await pay(world, alice.balance, '1', '2024-02-28T00:00:00Z');
    await pay(world, alice.balance, '2', '2024-03-01T00:00:00+02:00');
    const leap = { from: '2024-02-28', to: '2024-03-01', interval: 'DAY' } as const;
    const insights = await insightsOf(alice.id, leap);
    expect(insights.series.map(({ start, inflow }) => [start, inflow])).toEqual([
      ['2024-02-28', '1'],
      ['2024-02-29', '5'],
      ['2024-03-01', '0'],
    ]);
    expect(insights).toMatchObject({
      firstActivityAt: '2024-02-28T00:00:00.000Z',
      lastActivityAt: '2024-02-29T23:59:59.999Z',
    });
  });
});

describe('an average and a median', () => {
  test('are exact, or rounded half up to 18 digits', async () => {
    const alice = await makeHolder();
    const currency = 'ATOM';
    const [wallet, source] = await Promise.all([
      makeBalance(app.client, { identityId: alice.id, currency }),
      makeBalance(app.client, { currency, overdraftLimit: null }),
    ]);
    const receive = (amount: string) => pay(source as string, wallet as string, amount, undefined, currency);
    await receive('0.000000000000000001');
    await receive('0.000000000000000002');
    // 1.5 units of the last digit.
    expect((await insightsOf(alice.id, { currency })).inflow).toMatchObject({
      average: '0.000000000000000002',
      median: '0.000000000000000002',
    });
    await receive('10000000000000000000');
    expect((await insightsOf(alice.id, { currency })).inflow).toEqual({
      count: 3,
      total: '10000000000000000000.000000000000000003',
      average: '3333333333333333333.333333333333333334',
      median: '0.000000000000000002',
      largest: '10000000000000000000',
    });
  });

  test('are those of the range, though others lie close by', async () => {
    const alice = await makeHolder();
    for (const [month, amounts] of [
      ['2', '10.01 10.09 10.05 99'],
      ['3', '10.02 10.03 10.04'],
      ['4', '10.06'],
    ] as const) {
      for (const amount of amounts.split(' ')) await pay(world, alice.balance, amount, `2026-0${month}-15T00:00:00Z`);
    }
    const inMonths = async (from: number, to: number) =>
      (await insightsOf(alice.id, { from: `2026-0${from}-01`, to: `2026-0${to}-28` })).inflow;
    expect(await inMonths(3, 3)).toMatchObject({ median: '10.03', largest: '10.04' });
    expect(await inMonths(2, 2)).toMatchObject({ median: '10.07', largest: '99' });
    expect(await inMonths(2, 4)).toMatchObject({ median: '10.045', largest: '99' });
    expect(await inMonths(4, 4)).toMatchObject({ median: '10.06', largest: '10.06' });
  });
});

describe('the largest transaction', () => {
  test('is of equals the one that is effective last, either way', async () => {
    const alice = await makeHolder();
    await pay(world, alice.balance, '5', '2026-02-01T00:00:00Z');
    const out = await pay(alice.balance, world, '5', '2026-02-03T00:00:00Z');
    await pay(world, alice.balance, '5', '2026-02-02T00:00:00Z');
    expect((await insightsOf(alice.id)).largestTransaction?.id).toBe(out);
    const [first, second] = [
      await pay(world, alice.balance, '5', '2026-02-03T00:00:00Z'),
      await pay(world, alice.balance, '5', '2026-02-03T00:00:00Z'),
    ];
    expect((await insightsOf(alice.id)).largestTransaction?.id).toBe(second > first ? second : first);
    const latest = await pay(world, alice.balance, '5', '2026-02-04T00:00:00Z');
    expect((await insightsOf(alice.id)).largestTransaction?.id).toBe(latest);
    expect((await insightsOf(alice.id, { to: '2026-02-02' })).largestTransaction?.effectiveAt).toBe(
      '2026-02-02T00:00:00.000Z',
    );
  });
});

describe('counterparties', () => {
  test('are the largest first, then the busiest, and no more than asked for', async () => {
    const alice = await makeHolder();
    const [small, busy, large] = [await makeHolder('Small'), await makeHolder('Busy'), await makeHolder('Large')];
    await pay(small.balance, alice.balance, '10');
    await pay(alice.balance, busy.balance, '4');
    await pay(busy.balance, alice.balance, '6');
    await pay(alice.balance, large.balance, '11');
    const named = async (counterparties: number) =>
      (await insightsOf(alice.id, { counterparties })).counterparties.map(({ identity }) => identity?.displayName);
    expect(await named(100)).toEqual(['Large', 'Busy', 'Small']);
    expect(await named(2)).toEqual(['Large', 'Busy']);
  });

  test('add up all balances of an identity', async () => {
    const [alice, bob] = [await makeHolder(), await makeHolder('Bob')];
    const other = await makeBalance(app.client, { identityId: bob.id, overdraftLimit: null });
    await pay(bob.balance, alice.balance, '1');
    await pay(alice.balance, other, '2');
    expect((await insightsOf(alice.id)).counterparties).toEqual([
      { identity: { id: bob.id, displayName: 'Bob' }, balance: null, inflow: '1', outflow: '2', count: 2 },
    ]);
  });

  test.each([0, -1, 101])('first: %i is refused', async (counterparties) => {
    const { id } = await makeHolder();
    expect(await refusalOf(insightsOf(id, { counterparties }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['first'], message: 'first must be 1 to 100.' }],
    });
  });
});

describe('the trend', () => {
  test('compares with as many days just before', async () => {
    const alice = await makeHolder();
    await pay(world, alice.balance, '1000', '2026-02-28T23:59:59.999Z');
    await pay(world, alice.balance, '8', '2026-03-01T00:00:00Z');
    await pay(alice.balance, world, '4', '2026-03-10T00:00:00Z');
    await pay(world, alice.balance, '10', '2026-03-11T00:00:00Z');
    const { trend } = await insightsOf(alice.id, { from: '2026-03-11', to: '2026-03-20' });
    expect(trend).toEqual({ inflowChange: 0.25, outflowChange: -1, countChange: -0.5 });
  });
});
