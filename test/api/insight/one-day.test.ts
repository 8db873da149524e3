import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
let world = '';
beforeAll(async () => {
  world = await makeBalance(app.client, { overdraftLimit: null });
});

/** Several of one day are kept as one row, which has to tell as much as they do. Not in the order of their times. */
const day = [
  { amount: '10', effectiveAt: '2026-03-04T12:00:00.000Z' },
  { amount: '30', effectiveAt: '2026-03-04T00:00:00.000Z' },
  { amount: '99', effectiveAt: '2026-03-04T23:59:59.999Z' },
  { amount: '20', effectiveAt: '2026-03-04T12:30:00.000Z' },
];
const flow = { count: 4, total: '159', average: '39.75', median: '25', largest: '99' };

type Item = { source: string; destination: string; amount: string; effectiveAt: string };
const inputOf = (item: Item) => ({ reference: unique('day'), currency: 'USD', ...item });

/** In one call each, or all in one. */
const ways: [string, (items: Item[]) => Promise<unknown>][] = [
  [
    'one after the other',
    async (items) => {
      for (const item of items) await app.client.recordTransaction({ input: inputOf(item) });
    },
  ],
  ['in one call', (items) => app.client.recordTransactions({ inputs: items.map(inputOf), atomic: true })],
];

async function insightsOf(id: string) {
  const range = { id, currency: 'USD', from: '2026-03-01', to: '2026-03-31' };
  return (await app.client.identityInsights(range)).identity?.insights;
}

describe.each(ways)('several transactions of one day, recorded %s', (_way, record) => {
  test.each(['inflow', 'outflow'] as const)('are told apart in %s, first and last, hours and median', async (side) => {
    const id = await makePerson(app.client);
    const own = await makeBalance(app.client, { identityId: id, overdraftLimit: null });
    const sides = side === 'inflow' ? { source: world, destination: own } : { source: own, destination: world };
    await record(day.map((item) => ({ ...sides, ...item })));
    const insights = await insightsOf(id);
    expect(insights?.[side]).toEqual(flow);
    expect(insights?.[side === 'inflow' ? 'outflow' : 'inflow']).toMatchObject({ count: 0, total: '0' });
    expect(insights).toMatchObject({
      firstActivityAt: '2026-03-04T00:00:00.000Z',
      lastActivityAt: '2026-03-04T23:59:59.999Z',
      counterparties: [{ balance: { id: world }, [side]: '159', count: 4 }],
    });
    expect(insights?.byHour.filter(({ count }) => count > 0)).toEqual([
      { hour: 0, count: 1 },
      { hour: 12, count: 2 },
      { hour: 23, count: 1 },
    ]);
  });

  test('move with a balance that is linked to another, and back again', async () => {
    const [alice, bob] = [await makePerson(app.client), await makePerson(app.client)];
    const own = await makeBalance(app.client, { identityId: alice, overdraftLimit: null });
    const moving = await makeBalance(app.client, { identityId: bob, overdraftLimit: null });
    await record(day.map((item) => ({ source: own, destination: moving, ...item })));
    await record(day.slice(0, 1).map((item) => ({ source: moving, destination: own, ...item })));
    const whole = [await insightsOf(alice), await insightsOf(bob)];
    expect(whole[0]).toMatchObject({ outflow: flow, inflow: { count: 1, total: '10', median: '10' } });

    await app.client.linkBalance({ balanceId: moving, identityId: alice });
    const within = await insightsOf(alice);
    expect(within).toMatchObject({ inflow: { count: 0, total: '0' }, outflow: { count: 0, median: null } });
    expect(within?.byHour.every(({ count }) => count === 0)).toBe(true);

    await app.client.linkBalance({ balanceId: moving, identityId: bob });
    expect([await insightsOf(alice), await insightsOf(bob)]).toEqual(whole);
  });
});
