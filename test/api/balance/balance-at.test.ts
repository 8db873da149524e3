import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const balanceAt = async (id: string, time: string) => (await app.client.balanceAt({ id, time })).balance?.balanceAt;
const iso = (time: number) => new Date(time).toISOString();

describe('Balance.balanceAt', () => {
  test('counts what was effective by then, wherever that lies, and the very moment too', async () => {
    app.now = new Date('2026-06-01T12:00:00Z');
    const world = await makeBalance(app.client, { overdraftLimit: null });
    const id = await makeBalance(app.client);
    const send = (amount: string, effectiveAt?: string) =>
      transfer(app.client, { source: world, destination: id, amount, effectiveAt });
    await send('1', '1900-01-01T00:00:00Z');
    await send('10', '2026-01-01T00:00:00Z');
    await send('100');
    await send('1000', '2030-01-01T00:00:00Z');
    await transfer(app.client, {
      source: id,
      destination: world,
      amount: '5',
      effectiveAt: '2026-03-01T00:00:00.500Z',
    });

    expect(await balanceAt(id, '1900-01-01T00:00:00Z')).toBe('1');
    expect(await balanceAt(id, '2025-12-31T23:59:59.999Z')).toBe('1');
    expect(await balanceAt(id, '2026-01-01T00:00:00Z')).toBe('11');
    expect(await balanceAt(id, '2026-03-01T00:00:00.499Z')).toBe('11');
    expect(await balanceAt(id, '2026-03-01T00:00:00.500Z')).toBe('6');
    expect(await balanceAt(id, '2026-06-01T11:59:59.999Z')).toBe('6');
    expect(await balanceAt(id, '2026-06-01T12:00:00Z')).toBe('106');
    expect(await balanceAt(id, '2026-06-01T14:00:00+02:00')).toBe('106');
    expect(await balanceAt(id, '2029-12-31T23:59:59.999Z')).toBe('106');
    expect(await balanceAt(id, '9999-12-31T23:59:59.999Z')).toBe('1106');
    expect(await balanceAt(world, '2026-03-01T00:00:00.500Z')).toBe('-6');
    expect((await app.client.balance({ id })).balance?.balance).toBe('1106');
  });

  test('is 0 without transactions', async () => {
    expect(await balanceAt(await makeBalance(app.client), '2026-01-01T00:00:00Z')).toBe('0');
  });

  test('is the sum of the effective transactions at every time, exactly', async () => {
    const base = Date.parse('2026-01-01T00:00:00Z');
    const step = fc.record({ out: fc.boolean(), units: fc.bigInt(1n, 10n ** 30n), at: fc.nat({ max: 20 }) });
    const unit = 10n ** 18n;
    const print = (units: bigint) => {
      const [sign, size] = units < 0n ? ['-', -units] : ['', units];
      const fraction = String(size % unit)
        .padStart(18, '0')
        .replace(/0+$/, '');
      return `${sign}${size / unit}${fraction ? `.${fraction}` : ''}`;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat({ max: 21 }), async (steps, time) => {
        const [one, other] = await Promise.all(
          [1, 2].map(() => makeBalance(app.client, { currency: 'BTC', overdraftLimit: null })),
        );
        for (const [turn, { out, units, at }] of steps.entries()) {
          const [source, destination] = out ? [one, other] : [other, one];
          const reference = `${one}-${turn}`;
          await app.client.recordTransaction({
            input: {
              reference,
              currency: 'BTC',
              amount: print(units),
              source: source as string,
              destination: destination as string,
              effectiveAt: iso(base + at),
            },
          });
        }
        const due = steps.filter(({ at }) => at <= time);
        const expected = due.reduce((sum, { out, units }) => (out ? sum - units : sum + units), 0n);
        expect(await balanceAt(one as string, iso(base + time))).toBe(print(expected));
        expect(await balanceAt(other as string, iso(base + time))).toBe(print(-expected));
      }),
      { numRuns: 6 },
    );
  });

  test('answers several times and many balances in one request', async () => {
    const ledgerId = await makeLedger(app.client);
    const world = await makeBalance(app.client, { overdraftLimit: null });
    const ids = await Promise.all([1, 2, 3].map(() => makeBalance(app.client, { ledgerId })));
    for (const [turn, id] of ids.entries()) {
      await transfer(app.client, {
        source: world,
        destination: id,
        amount: String(turn + 1),
        effectiveAt: '2026-02-01T00:00:00Z',
      });
    }
    const query = `query ($id: ID!) { ledger(id: $id) { balances(last: 3) { nodes {
      id before: balanceAt(time: "2026-01-31T00:00:00Z") after: balanceAt(time: "2026-02-01T00:00:00Z")
    } } } }`;
    type Answer = { ledger: { balances: { nodes: { id: string; before: string; after: string }[] } } };
    const answer = await app.client.request<Answer, object>(query, { id: ledgerId });
    const shown = new Map(answer.ledger.balances.nodes.map(({ id, ...rest }) => [id, rest]));
    for (const [turn, id] of ids.entries()) expect(shown.get(id)).toEqual({ before: '0', after: String(turn + 1) });
  });

  test.each(['1899-12-31T23:59:59.999Z', '10000-01-01T00:00:00Z', '2026-13-01T00:00:00Z', '', 'now'])(
    'refuses the time %j',
    async (time) => {
      const refusal = await refusalOf(balanceAt(await makeBalance(app.client), time));
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.message).toMatch(/^time must /);
      expect(refusal.issues).toMatchObject([{ path: ['time'] }]);
    },
  );
});
