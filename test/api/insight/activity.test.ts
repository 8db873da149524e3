import { describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

/** Two people, each with a balance that may go below zero. */
async function makePair() {
  const ledgerId = await makeLedger(app.client);
  const make = async (firstName: string) => {
    const id = await makePerson(app.client, { firstName });
    return { id, balance: await makeBalance(app.client, { ledgerId, identityId: id, overdraftLimit: null }) };
  };
  return { alice: await make('Alice'), bob: await make('Bob') };
}

type Pair = Awaited<ReturnType<typeof makePair>>;

const inputOf = ({ alice, bob }: Pair, effectiveAt: string) => ({
  ...{ reference: unique('active'), source: alice.balance, destination: bob.balance, amount: '2', currency: 'USD' },
  effectiveAt: `2026-03-04T${effectiveAt}Z`,
});
const pay = async (pair: Pair, effectiveAt: string) =>
  (await app.client.recordTransaction({ input: inputOf(pair, effectiveAt) })).recordTransaction.id;

/** What both see of the day: the same, for it passed between them. */
async function activityOf({ alice, bob }: Pair) {
  const range = { currency: 'USD', from: '2026-03-04', to: '2026-03-04' };
  const seen = await Promise.all(
    [alice, bob].map(async ({ id }) => (await app.client.identityInsights({ ...range, id })).identity?.insights),
  );
  const [mine, theirs] = seen.map((insights) => [insights?.firstActivityAt, insights?.lastActivityAt]);
  expect(theirs).toEqual(mine);
  return mine;
}
const day = (...times: string[]) => times.map((time) => `2026-03-04T${time}Z`);

describe('the first and the last activity of a day between two balances', () => {
  test.each([
    ['in the order of time', ['08:00:00.000', '12:00:00.000', '20:00:00.000']],
    ['the latest first', ['20:00:00.000', '12:00:00.000', '08:00:00.000']],
    ['the earliest and the latest in the middle', ['12:00:00.000', '08:00:00.000', '20:00:00.000', '13:00:00.000']],
  ])('are the earliest and the latest, recorded one by one %s', async (_order, times) => {
    const pair = await makePair();
    for (const time of times) await pay(pair, time);
    expect(await activityOf(pair)).toEqual(day('08:00:00.000', '20:00:00.000'));
  });

  test('are the earliest and the latest of several batches, each in any order', async () => {
    const pair = await makePair();
    for (const times of [
      ['12:00:00.000', '11:00:00.000', '13:00:00.000'],
      ['09:00:00.000', '08:00:00.000', '10:00:00.000'],
      ['19:00:00.000', '20:00:00.000', '18:00:00.000'],
    ]) {
      const inputs = times.map((time) => inputOf(pair, time));
      const { recordTransactions } = await app.client.recordTransactions({ inputs });
      expect(recordTransactions.map(({ error }) => error)).toEqual([null, null, null]);
    }
    expect(await activityOf(pair)).toEqual(day('08:00:00.000', '20:00:00.000'));
  });

  test('stay what they are when a transaction is refunded later, in part or whole', async () => {
    const pair = await makePair();
    const id = await pay(pair, '08:00:00.000');
    await pay(pair, '09:00:00.000');
    await app.client.refundTransaction({ id, amount: '0.5' });
    await app.client.refundTransaction({ id });
    expect(await activityOf(pair)).toEqual(day('08:00:00.000', '09:00:00.000'));
  });

  test('are the same when a balance was moved away and back', async () => {
    const pair = await makePair();
    for (const time of ['09:00:00.000', '08:00:00.000', '10:00:00.000']) await pay(pair, time);
    await app.client.linkBalance({ balanceId: pair.bob.balance, identityId: pair.alice.id });
    await app.client.linkBalance({ balanceId: pair.bob.balance, identityId: pair.bob.id });
    expect(await activityOf(pair)).toEqual(day('08:00:00.000', '10:00:00.000'));
  });
});
