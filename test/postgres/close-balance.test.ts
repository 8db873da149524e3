import { SignetError } from '@signet/client/methods';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger } from '../support/fixtures.ts';
import { countDeadlocks, createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { openServerApp, type ServerApp } from '../support/server-app.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('a balance that one server closes while another records', () => {
  let shared: ServerDatabase;
  let apps: [ServerApp, ServerApp];

  beforeAll(async () => {
    shared = await createServerDatabase();
    apps = [await openServerApp(shared.url), await openServerApp(shared.url)];
  });
  afterAll(async () => {
    for (const { database } of apps ?? []) await database.close();
    if (shared) expect(await countDeadlocks(shared)).toBe(0);
    await shared?.drop();
  });

  /** The code of the refusal, or what it is when it was none. */
  const codeOf = async (call: Promise<unknown>): Promise<string> => {
    try {
      await call;
      return 'DONE';
    } catch (error) {
      if (error instanceof SignetError) return error.code;
      throw error;
    }
  };

  test('a hundred times is either closed and empty, or open with the amount', async () => {
    const [recording, closing] = [apps[0].client, apps[1].client];
    const ledgerId = await makeLedger(recording);
    const source = await makeBalance(recording, { ledgerId, overdraftLimit: null });
    const ids = await Promise.all(Array.from({ length: 100 }, () => makeBalance(recording, { ledgerId })));
    const outcomes = await Promise.all(
      ids.map(async (id, at) => {
        const input = {
          reference: `race-${at}`,
          source,
          destination: id,
          amount: '1',
          currency: 'USD',
          hold: at % 2 > 0,
        };
        const calls = [
          () => codeOf(recording.recordTransaction({ input })),
          () => codeOf(closing.closeBalance({ id, reason: 'a race' })),
        ];
        // Every other pair the other way round.
        const [first, second] = at % 4 < 2 ? calls : calls.toReversed();
        const codes = await Promise.all([first?.(), second?.()]);
        return at % 4 < 2 ? codes : codes.toReversed();
      }),
    );
    const rows = await shared.query<{ id: string; status: string; isEmpty: boolean }>(
      `SELECT 'bln_' || id AS id, status::text, credit_balance = 0 AND inflight_credit_balance = 0 AS "isEmpty" FROM balances`,
    );
    const states = new Map(rows.map((row) => [row.id, row]));
    for (const [at, [recorded, closed]] of outcomes.entries()) {
      const state = states.get(ids[at] ?? '');
      const expected =
        recorded === 'DONE'
          ? { closed: 'BALANCE_NOT_EMPTY', status: 'OPEN', isEmpty: false }
          : { closed: 'DONE', status: 'CLOSED', isEmpty: true };
      expect({ closed, status: state?.status, isEmpty: state?.isEmpty }).toEqual(expected);
      if (recorded !== 'DONE') expect(recorded).toBe('BALANCE_CLOSED');
    }
    const sent = outcomes.filter(([recorded], at) => recorded === 'DONE' && at % 2 === 0).length;
    const held = outcomes.filter(([recorded], at) => recorded === 'DONE' && at % 2 > 0).length;
    expect((await closing.balance({ id: source })).balance).toMatchObject({
      balance: String(-sent),
      inflightDebitBalance: String(held),
    });
    expect((await closing.verifyAudit()).verifyAudit.problems).toEqual([]);
  }, 60_000);

  test('sends all that it has or nothing when it is emptied and closed at once', async () => {
    const [recording, closing] = [apps[0].client, apps[1].client];
    const ledgerId = await makeLedger(recording);
    const source = await makeBalance(recording, { ledgerId, overdraftLimit: null });
    const destination = await makeBalance(recording, { ledgerId });
    const ids = await Promise.all(Array.from({ length: 30 }, () => makeBalance(recording, { ledgerId })));
    const pay = (reference: string, from: string, to: string) =>
      recording.recordTransaction({
        input: { reference, source: from, destination: to, amount: '1', currency: 'USD' },
      });
    await Promise.all(ids.map((id, at) => pay(`fill-${at}`, source, id)));
    const closings = ids.map((id) => codeOf(closing.closeBalance({ id, reason: 'a race' })));
    await Promise.all(ids.map((id, at) => pay(`empty-${at}`, id, destination)));
    const codes = new Set(await Promise.all(closings));
    expect([...codes].filter((code) => code !== 'DONE' && code !== 'BALANCE_NOT_EMPTY')).toEqual([]);
    expect((await closing.balance({ id: destination })).balance?.balance).toBe('30');
  }, 60_000);
});
