import { describe, expect, test } from 'vitest';
import { ask, expectRollupsAsRebuilt, readWorld, recompute } from '../api/insight/recompute.ts';
import { makeBalance, makeLedger, makePerson, unique } from '../support/fixtures.ts';
import { chooseSeed, createRandom } from '../support/random.ts';
import { useTestApp } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('insights on several connections', () => {
  const app = useTestApp();
  const currency = 'USD';
  const transfer = (source: string, destination: string, amount: string, effectiveAt: string) =>
    app.client.recordTransaction({
      input: { reference: unique('at-once'), source, destination, amount, currency, effectiveAt },
    });

  async function makeCast(balances: number) {
    const ledgerId = await makeLedger(app.client);
    const identities = [await makePerson(app.client), await makePerson(app.client)];
    const options = { ledgerId, currency, overdraftLimit: null, identityId: identities[0] };
    const made = Array.from({ length: balances }, () => makeBalance(app.client, options));
    return { identities, balances: await Promise.all(made) };
  }

  async function expectExact(identities: string[]) {
    const world = await readWorld(app);
    for (const id of identities) {
      const question = {
        id,
        currency,
        from: '2026-01-01',
        to: '2026-12-31',
        interval: 'WEEK',
        counterparties: 100,
        timeZone: 'UTC',
      } as const;
      expect(await ask(app, question)).toEqual(recompute(world, question));
    }
    await expectRollupsAsRebuilt(app);
  }

  test('stay exact when balances move and money flows between them at once, and nothing deadlocks', async () => {
    const random = createRandom(chooseSeed());
    const { identities, balances } = await makeCast(6);
    const pick = <Item>(items: Item[]) => items[Math.floor(random() * items.length)] as Item;
    for (let round = 0; round < 5; round += 1) {
      const work = Array.from({ length: 60 }, () => {
        const source = pick(balances);
        if (random() < 0.3) {
          return app.client.linkBalance({ balanceId: source, identityId: pick([...identities, null]) });
        }
        const destination = pick(balances.filter((id) => id !== source));
        const day = String(1 + Math.floor(random() * 5)).padStart(2, '0');
        return transfer(source, destination, String(1 + Math.floor(random() * 20)), `2026-03-${day}T12:00:00Z`);
      });
      const outcomes = await Promise.allSettled<unknown>(work);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    }
    await expectExact(identities);
  }, 120_000);

  test('see of two balances with a shared history that move together that nothing changed between them', async () => {
    const { identities, balances } = await makeCast(2);
    const [one = '', other = ''] = balances;
    await transfer(one, other, '5', '2026-02-01T00:00:00Z');
    for (let turn = 0; turn < 10; turn += 1) {
      const identityId = identities[(turn + 1) % 2];
      await Promise.all(balances.map((balanceId) => app.client.linkBalance({ balanceId, identityId })));
    }
    await expectExact(identities);
  }, 60_000);

  test('hold for balances that are moved by hand: the second waits for the first, and sees where it went', async () => {
    const { identities, balances } = await makeCast(2);
    const [one = '', other = ''] = balances;
    await transfer(one, other, '5', '2026-02-01T00:00:00Z');
    const move = 'UPDATE balances SET identity_id = $1::uuid WHERE id = $2::uuid';
    const target = identities[1]?.slice(4);
    await app.onConnection(async (first) => {
      await first('BEGIN');
      await first(move, [target, one.slice(4)]);
      const second = app.onConnection((query) => query(move, [target, other.slice(4)]));
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      await expect.poll(() => app.query(waiting)).toHaveLength(1);
      await first('COMMIT');
      await second;
    });
    await expectExact(identities);
  }, 60_000);
});
