import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const nobody = '00000000-0000-7000-8000-000000000000';

describe('balance', () => {
  test('is null when there is none', async () => {
    expect((await app.client.balance({ id: `bln_${nobody}` })).balance).toBeNull();
  });

  test.each(['', '@world', 'bln_', 'bln_x', `ldg_${nobody}`, nobody])('refuses the id %j', async (id) => {
    const refusal = await refusalOf(app.client.balance({ id }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['id'] }]);
  });
});

describe('amounts of a balance', () => {
  const unit = 10n ** 18n;
  const amount = fc.bigInt(0n, 10n ** 38n - 1n);
  const print = (units: bigint): string => {
    const size = units < 0n ? -units : units;
    const fraction = String(size % unit)
      .padStart(18, '0')
      .replace(/0+$/, '');
    return `${units < 0n ? '-' : ''}${size / unit}${fraction ? `.${fraction}` : ''}`;
  };

  test('are exact: what is held is credit minus debit, and available is that minus what is held to go out, plus the overdraft', async () => {
    const id = await makeBalance(app.client, { currency: 'BTC' });
    const parts = fc.record({ credit: amount, debit: amount, inCredit: amount, inDebit: amount, spare: amount });
    await fc.assert(
      fc.asyncProperty(parts, async ({ credit, debit, inCredit, inDebit, spare }) => {
        // As large an overdraft as the rest needs, and something to spare; both must fit the column.
        const needed = debit + inDebit - credit;
        const limit = (needed > 0n ? needed : 0n) + spare;
        fc.pre(limit < 10n ** 38n);
        await app.prisma.balance.update({
          where: { id: id.slice(4) },
          data: {
            creditBalance: print(credit),
            debitBalance: print(debit),
            inflightCreditBalance: print(inCredit),
            inflightDebitBalance: print(inDebit),
            overdraftLimit: print(limit),
          },
        });
        expect((await app.client.balance({ id })).balance).toMatchObject({
          balance: print(credit - debit),
          creditBalance: print(credit),
          debitBalance: print(debit),
          inflightBalance: print(inCredit - inDebit),
          inflightCreditBalance: print(inCredit),
          inflightDebitBalance: print(inDebit),
          overdraftLimit: print(limit),
          availableBalance: print(credit - debit - inDebit + limit),
        });
      }),
      { numRuns: 25 },
    );
  });

  test('are available exactly as far as a transfer gets', async () => {
    const cents = fc.bigInt(0n, 10_000n).map((amount) => amount * 10n ** 16n);
    const world = await makeBalance(app.client, { overdraftLimit: null });
    await fc.assert(
      fc.asyncProperty(cents, cents, async (funds, limit) => {
        fc.pre(funds > 0n);
        const source = await makeFundedBalance(app.client, print(funds), { overdraftLimit: print(limit) });
        const available = (await app.client.balance({ id: source })).balance?.availableBalance;
        expect(available).toBe(print(funds + limit));
        const send = (units: bigint) =>
          transfer(app.client, { source, destination: world, amount: print(units), reference: unique('edge') });
        expect((await refusalOf(send(funds + limit + 10n ** 16n))).code).toBe('INSUFFICIENT_FUNDS');
        await send(funds + limit);
        expect((await app.client.balance({ id: source })).balance?.availableBalance).toBe('0');
      }),
      { numRuns: 5 },
    );
  });
});

describe('answers of one request', () => {
  test('show each change as it was made, though a fragment is shared', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client);
    const answer = await app.client.request<
      Record<
        'one' | 'two',
        { destination: { balance: string; balanceAt: string; transactions: { totalCount: number } } }
      >,
      object
    >(
      `mutation ($one: RecordTransactionInput!, $two: RecordTransactionInput!) {
        one: recordTransaction(input: $one) { destination { ...Shown } }
        two: recordTransaction(input: $two) { destination { ...Shown } }
      }
      fragment Shown on Balance { balance balanceAt(time: "2100-01-01T00:00:00Z") transactions { totalCount nodes { id } } }`,
      Object.fromEntries(
        ['one', 'two'].map((name) => [
          name,
          { reference: unique(name), amount: '1', currency: 'USD', source, destination },
        ]),
      ),
    );
    expect(answer.one.destination).toMatchObject({ balance: '1', balanceAt: '1', transactions: { totalCount: 1 } });
    expect(answer.two.destination).toMatchObject({ balance: '2', balanceAt: '2', transactions: { totalCount: 2 } });
  });
});
