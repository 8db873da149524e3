import { SignetError } from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makeLedger, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const unit = 10n ** 18n;

/** A balance as the model keeps it, in 10^-18 of its currency. */
interface Account {
  id: string;
  currency: string;
  credit: bigint;
  debit: bigint;
  /** Null: unlimited. */
  limit: bigint | null;
}

/** A transfer by the places of its balances; places and currency are wrong now and then. */
interface Step {
  source: number;
  destination: number;
  units: bigint;
  currency: string;
}

const currencies = { USD: 2, BTC: 18 } as const;
type Currency = keyof typeof currencies;

/** The shortest form, written apart from the code under test. */
function print(units: bigint): string {
  const size = units < 0n ? -units : units;
  const fraction = String(size % unit)
    .padStart(18, '0')
    .replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${size / unit}${fraction ? `.${fraction}` : ''}`;
}

const availableTo = ({ credit, debit, limit }: Account) => (limit === null ? null : credit - debit + limit);

/** What the rules say about a step; applies it to the model when they allow it. */
function applyToModel(accounts: Account[], step: Step): string {
  const [source, destination] = [accounts[step.source], accounts[step.destination]];
  if (!source || !destination) return 'NOT_FOUND';
  if (source === destination) return 'SAME_BALANCE';
  if (source.currency !== step.currency || destination.currency !== step.currency) return 'CURRENCY_MISMATCH';
  const available = availableTo(source);
  if (available !== null && available < step.units) return 'INSUFFICIENT_FUNDS';
  source.debit += step.units;
  destination.credit += step.units;
  return 'RECORDED';
}

async function sendStep(accounts: Account[], step: Step): Promise<string> {
  const idAt = (place: number) => accounts[place]?.id ?? 'bln_00000000-0000-7000-8000-000000000000';
  const input = {
    reference: unique('step'),
    amount: print(step.units),
    currency: step.currency,
    source: idAt(step.source),
    destination: idAt(step.destination),
  };
  return app.client.recordTransaction({ input }).then(
    () => 'RECORDED',
    (error: unknown) => (error instanceof SignetError ? error.code : String(error)),
  );
}

async function makeAccounts(limits: (bigint | null)[]): Promise<Account[]> {
  const ledgerId = await makeLedger(app.client);
  return Promise.all(
    limits.map(async (limit, at) => {
      const currency = at % 3 === 2 ? 'BTC' : 'USD';
      const overdraftLimit = limit === null ? null : print(limit);
      const id = await makeBalance(app.client, { ledgerId, currency, overdraftLimit });
      return { id, currency, credit: 0n, debit: 0n, limit };
    }),
  );
}

/** Every balance of the ledger as the API shows it equals the model, and each currency sums up to nothing. */
async function expectToEqualModel(accounts: Account[]) {
  const { nodes } = await app.client.request<
    {
      nodes: {
        id: string;
        balance: string;
        creditBalance: string;
        debitBalance: string;
        availableBalance: string | null;
      }[];
    },
    object
  >(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Balance {
      id balance creditBalance debitBalance availableBalance
    } } }`,
    { ids: accounts.map(({ id }) => id) },
  );
  for (const [at, account] of accounts.entries()) {
    const available = availableTo(account);
    expect(nodes[at]).toEqual({
      id: account.id,
      balance: print(account.credit - account.debit),
      creditBalance: print(account.credit),
      debitBalance: print(account.debit),
      availableBalance: available === null ? null : print(available),
    });
  }
  for (const currency of Object.keys(currencies)) {
    const held = accounts.filter((account) => account.currency === currency);
    expect(held.reduce((sum, { credit, debit }) => sum + credit - debit, 0n)).toBe(0n);
  }
}

/** What PostgreSQL itself adds up over all balances and all transactions. */
async function expectBooksToBalance() {
  const sums = await app.prisma.$queryRaw<{ off: string }[]>`
    SELECT sum(credit_balance - debit_balance)::text AS off FROM balances
    GROUP BY currency HAVING sum(credit_balance - debit_balance) <> 0`;
  expect(sums).toEqual([]);
  const strays = await app.prisma.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM balances b
    WHERE b.debit_balance <> (SELECT coalesce(sum(amount), 0) FROM transactions WHERE source_id = b.id)
       OR b.credit_balance <> (SELECT coalesce(sum(amount), 0) FROM transactions WHERE destination_id = b.id)`;
  expect(strays).toEqual([]);
}

/** Amounts with as many fraction digits as the currency has, small ones often. */
const amountIn = (currency: Currency) =>
  fc
    .oneof(fc.bigInt(1n, 500n), fc.bigInt(1n, 10n ** 6n), fc.bigInt(1n, 10n ** 12n))
    .map((amount) => amount * 10n ** BigInt(18 - currencies[currency]));
const limit = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0n) },
  { weight: 2, arbitrary: amountIn('USD') },
  { weight: 2, arbitrary: fc.constant(null) },
);
// Six places of which the last may be beyond the balances that there are.
const place = fc.nat({ max: 6 });
const step: fc.Arbitrary<Step> = fc
  .constantFrom<Currency>('USD', 'USD', 'BTC')
  .chain((currency) =>
    fc.record({ source: place, destination: place, units: amountIn(currency), currency: fc.constant(currency) }),
  );

describe('double entry', () => {
  test('keeps every balance as a model of whole numbers does, whatever is sent and refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(limit, { minLength: 3, maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 25 }),
        async (limits, steps) => {
          const accounts = await makeAccounts(limits);
          for (const current of steps) {
            expect(await sendStep(accounts, current)).toBe(applyToModel(accounts, current));
          }
          await expectToEqualModel(accounts);
        },
      ),
      { numRuns: 12 },
    );
    await expectBooksToBalance();
  }, 120_000);

  test('holds for the same steps sent at once, in whatever order they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const accounts = await makeAccounts([null, 0n, null, 500n * unit, 0n, 0n]);
        const outcomes = await Promise.all(steps.map((current) => sendStep(accounts, current)));
        expect(outcomes.filter((outcome) => outcome === 'INTERNAL_SERVER_ERROR')).toEqual([]);
        for (const [at, outcome] of outcomes.entries()) {
          const { source = 0, destination = 0, units = 0n } = steps[at] ?? {};
          const [from, to] = [accounts[source], accounts[destination]];
          if (outcome !== 'RECORDED' || !from || !to) continue;
          from.debit += units;
          to.credit += units;
        }
        await expectToEqualModel(accounts);
        for (const account of accounts) expect(availableTo(account) ?? 0n).toBeGreaterThanOrEqual(0n);
      }),
      { numRuns: 5 },
    );
    await expectBooksToBalance();
  }, 120_000);
});

describe('transfers at once', () => {
  test('of 1 from a balance of 100: exactly 100 of 200 pass and leave 0', async () => {
    const source = await makeFundedBalance(app.client, '100');
    const destination = await makeBalance(app.client);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => transfer(app.client, { source, destination, reference: unique('parallel') })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(100);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['INSUFFICIENT_FUNDS']));
    expect((await app.client.balance({ id: source })).balance?.balance).toBe('0');
    expect((await app.client.balance({ id: destination })).balance?.balance).toBe('100');
  });

  test('in opposite directions and in circles all pass', async () => {
    const ids = await Promise.all(['1000', '1000', '1000'].map((amount) => makeFundedBalance(app.client, amount)));
    const at = (place: number) => ids[place % 3] as string;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 150 }, (_, turn) =>
        transfer(app.client, {
          source: at(turn),
          destination: at(turn + 1 + (turn % 2)),
          reference: unique('opposite'),
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([]);
    const held = await Promise.all(ids.map(async (id) => Number((await app.client.balance({ id })).balance?.balance)));
    expect(held.reduce((sum, amount) => sum + amount, 0)).toBe(3000);
    await expectBooksToBalance();
  });

  test('and links of their balances, patches of metadata and retries do not block each other', async () => {
    const [one, other] = [await makeFundedBalance(app.client, '1000'), await makeFundedBalance(app.client, '1000')];
    const people = await Promise.all(
      ['Ann', 'Bob'].map(
        async (firstName) =>
          (await app.client.createIdentity({ input: { identityType: 'INDIVIDUAL', firstName } })).createIdentity.id,
      ),
    );
    const work = Array.from({ length: 20 }, (_, turn) => [
      transfer(app.client, { source: one, destination: other }),
      transfer(app.client, { source: other, destination: one }),
      app.client.linkBalance({ balanceId: turn % 2 ? one : other, identityId: people[turn % 2] }),
      app.client.updateMetadata({ id: turn % 2 ? one : other, patch: { [`turn${turn}`]: turn } }),
    ]).flat();
    const outcomes = await Promise.allSettled<unknown>(work);
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([]);
    expect((await app.client.balance({ id: one })).balance?.balance).toBe('1000');
    expect(Object.keys((await app.client.balance({ id: one })).balance?.metadata ?? {})).toHaveLength(10);
  });
});

describe('the database itself', () => {
  let funded: string;
  beforeAll(async () => {
    funded = (await makeFundedBalance(app.client, '10')).slice(4);
  });

  test('refuses a balance below its limit, though nothing else would', async () => {
    const update = app.prisma.balance.update({ where: { id: funded }, data: { debitBalance: '10.01' } });
    await expect(update).rejects.toThrow();
  });

  test('says nothing of itself when it refuses', async () => {
    const refusal = await refusalOf(
      app.client.recordTransaction({
        input: {
          reference: unique('hostile'),
          amount: '1',
          currency: 'USD',
          source: `bln_${funded}`,
          destination: "@x' OR '1'='1",
        },
      }),
    );
    expect(refusal.message).not.toMatch(/sql|prisma|postgres|relation|balances/i);
  });
});
