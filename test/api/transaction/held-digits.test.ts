import { expect, test } from 'vitest';
import { makeBalance, makeLedger, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { expectVerified } from './holds.ts';

const app = useTestApp();
/** One less than what no balance holds: 20 digits. */
const most = '99999999999999999999';

const record = async (source: string, destination: string, amount: string, hold: boolean) =>
  (
    await app.client.recordTransaction({
      input: { reference: unique('held'), source, destination, amount, currency: 'BTC', hold },
    })
  ).recordTransaction;

test('what is held, either to come in or to go out, has 20 integer digits at most, and what was refused is not held', async () => {
  const ledgerId = await makeLedger(app.client);
  const make = () => makeBalance(app.client, { ledgerId, currency: 'BTC', overdraftLimit: null });
  const [source, destination, other] = [await make(), await make(), await make()];
  const hold = await record(source, destination, most, true);
  for (const [from, to] of [
    [source, other],
    [other, destination],
  ] as const) {
    const refusal = await refusalOf(record(from, to, '1', true));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'amount'] }] });
    expect(refusal.message).toBe('amount would take a balance past 20 integer digits.');
    // What moves at once is counted apart from what is held.
    expect((await record(from, to, '1', false)).status).toBe('APPLIED');
  }
  // Both have one already, by which it would be one too much to commit.
  const refusal = await refusalOf(app.client.commitTransaction({ id: hold.id }));
  expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT' });
  await app.client.voidTransaction({ id: hold.id });
  expect((await record(other, destination, '1', true)).status).toBe('INFLIGHT');
  await expectVerified(app);
});
