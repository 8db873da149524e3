import type { RecordTransactionInput } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { amountsOf, expectVerified, freezeOwner, makePair, record } from './holds.ts';

const app = useTestApp();
const nobody = 'bln_00000000-0000-7000-8000-000000000000';

type Sides = Pick<RecordTransactionInput, 'source' | 'destination'>;
const inputOf = (input: Sides & Partial<RecordTransactionInput>) => {
  return { reference: unique('bulk'), amount: '1', currency: 'USD', ...input };
};
const send = async (inputs: RecordTransactionInput[], atomic?: boolean) =>
  (await app.client.recordTransactions({ inputs, atomic })).recordTransactions;
const countTransactions = () => app.prisma.transaction.count();

describe('several transactions', () => {
  test('are recorded in their order, and answered in it with all that was sent', async () => {
    const { source, destination } = await makePair(app);
    const inputs = [
      inputOf({ source, destination, amount: '2.50', description: ' Rent ', metadata: { a: 1 } }),
      inputOf({ source, destination, hold: true }),
      inputOf({ source, destination, effectiveAt: '2025-01-01T00:00:00Z' }),
    ];
    const results = await send(inputs);
    expect(results).toMatchObject([
      { error: null, transaction: { amount: '2.5', description: 'Rent', metadata: { a: 1 }, kind: 'TRANSFER' } },
      { error: null, transaction: { kind: 'HOLD', status: 'INFLIGHT', source: { id: source } } },
      { error: null, transaction: { effectiveAt: '2025-01-01T00:00:00.000Z', destination: { id: destination } } },
    ]);
    const ids = results.map(({ transaction }) => transaction?.id ?? '');
    expect(ids).toEqual([...ids].sort());
    for (const { transaction } of results) {
      expect((await app.client.transaction({ id: transaction?.id ?? '' })).transaction).toEqual(transaction);
    }
    expect(await amountsOf(app, source)).toEqual(['96.5', '-1', '95.5']);
    await expectVerified(app);
  });

  test('are none when there are no inputs, and at most 1,000', async () => {
    expect(await send([])).toEqual([]);
    expect(await send([], true)).toEqual([]);
    const sides = { source: '@a', destination: '@b' };
    const refusal = await refusalOf(send(Array.from({ length: 1001 }, () => inputOf(sides))));
    expect(refusal.message).toBe('inputs must have at most 1000 elements.');
    expect(refusal.issues).toMatchObject([{ path: ['inputs'] }]);
  });

  test('of which one brings what a later one sends pass, and the other way round do not', async () => {
    const [outside, first, last] = [
      await makeBalance(app.client, { overdraftLimit: null }),
      await makeBalance(app.client),
      await makeBalance(app.client),
    ];
    const brings = inputOf({ source: outside, destination: first, amount: '5' });
    const sends = inputOf({ source: first, destination: last, amount: '5' });
    const [early, , late] = await send([sends, brings, { ...sends, reference: unique('late') }]);
    expect(early?.error).toMatchObject({ code: 'INSUFFICIENT_FUNDS', path: ['inputs', '0', 'amount'] });
    expect(late?.error).toBeNull();
    expect((await amountsOf(app, last))[0]).toBe('5');
  });

  test('each succeed or fail independently, whatever is wrong with the others', async () => {
    const identityId = await makePerson(app.client);
    const frozen = await makeFundedBalance(app.client, '5', { identityId });
    await freezeOwner(app, identityId);
    const euro = await makeBalance(app.client, { currency: 'EUR' });
    const { source, destination } = await makePair(app);
    const taken = await record(app, { source, destination });
    const good = () => inputOf({ source, destination });
    const results = await send([
      good(),
      inputOf({ source, destination, amount: '0' }),
      good(),
      inputOf({ source: nobody, destination }),
      inputOf({ source: '@nowhere', destination }),
      inputOf({ source, destination: source }),
      inputOf({ source, destination: euro }),
      inputOf({ source: frozen, destination }),
      inputOf({ source, destination, amount: '1000' }),
      inputOf({ source, destination, reference: taken.reference }),
      good(),
    ]);
    expect(results.map(({ error }) => error && [error.code, error.path.join('.')])).toEqual([
      null,
      ['BAD_USER_INPUT', 'inputs.1.amount'],
      null,
      ['NOT_FOUND', 'inputs.3.source'],
      ['NOT_FOUND', 'inputs.4.source'],
      ['SAME_BALANCE', 'inputs.5.destination'],
      ['CURRENCY_MISMATCH', 'inputs.6.currency'],
      ['IDENTITY_NOT_ACTIVE', 'inputs.7.source'],
      ['INSUFFICIENT_FUNDS', 'inputs.8.amount'],
      ['DUPLICATE_REFERENCE', 'inputs.9.reference'],
      null,
    ]);
    expect(results[8]?.error?.message).toBe('amount is more than the source has available, 88 USD.');
    expect(await amountsOf(app, source)).toEqual(['87', '0', '87']);
    await expectVerified(app);
  });

  test('with one reference are one transaction when they are the same, else the first of them', async () => {
    const { source, destination } = await makePair(app);
    const input = inputOf({ source, destination, metadata: { n: 1 } });
    const results = await send([input, input, { ...input, amount: '2' }, { ...input, amount: '1.00' }]);
    const [first, same, other, again] = results;
    expect(same).toEqual(first);
    expect(again).toEqual(first);
    expect(other?.error).toMatchObject({ code: 'DUPLICATE_REFERENCE', path: ['inputs', '2', 'reference'] });
    expect(other?.error?.message).toContain(first?.transaction?.id);
    expect((await amountsOf(app, source))[0]).toBe('99');
  });

  test('with one reference of which the first is refused: the next has it', async () => {
    const { source, destination } = await makePair(app);
    const input = inputOf({ source, destination });
    const results = await send([{ ...input, amount: '101' }, input, { ...input, amount: '101' }]);
    expect(results.map(({ error }) => error?.code)).toEqual(['INSUFFICIENT_FUNDS', undefined, 'DUPLICATE_REFERENCE']);
  });

  test('sent again move nothing, and are answered as before', async () => {
    const { source, destination } = await makePair(app);
    await makeBalance(app.client, { indicator: '@bulk', overdraftLimit: null });
    const inputs = [inputOf({ source, destination }), inputOf({ source: '@bulk', destination, hold: true })];
    const results = await send(inputs);
    expect(await send(inputs)).toEqual(results);
    expect(await send(inputs, true)).toEqual(results);
    expect((await amountsOf(app, source))[0]).toBe('99');
  });

  test('a thousand take few statements, and none to read back what the call knows', async () => {
    const { source, destination } = await makePair(app);
    const inputs = Array.from({ length: 1000 }, () => inputOf({ source, destination, amount: '0.1' }));
    let answer: { recordTransactions: { transaction: { amount: string } }[] } | undefined;
    const statements = await app.countStatements(async () => {
      answer = await app.client.request(
        'mutation ($inputs: [RecordTransactionInput!]!) { recordTransactions(inputs: $inputs) { transaction { id amount metadata } } }',
        { inputs },
      );
    });
    expect(answer?.recordTransactions).toHaveLength(1000);
    expect(statements).toEqual(Array(5).fill(expect.stringContaining('record_transactions(')));
    expect(await amountsOf(app, source)).toEqual(['0', '0', '0']);
  }, 60_000);

  test('of which the database refuses one fail alone', async () => {
    const { source, destination } = await makePair(app);
    await app.query(`ALTER TABLE transactions ADD CONSTRAINT no_thirteen CHECK (amount <> 13)`);
    const inputs = ['1', '13', '1'].map((amount) => inputOf({ source, destination, amount }));
    const query = `mutation ($inputs: [RecordTransactionInput!]!) {
      recordTransactions(inputs: $inputs) { transaction { reference } error { code path } } }`;
    const response = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { inputs } }),
    });
    const { data, errors } = (await response.json()) as { data: { recordTransactions: object[] }; errors: object[] };
    expect(data.recordTransactions).toEqual(
      inputs.map(({ reference }, at) =>
        at === 1
          ? { transaction: null, error: { code: 'INTERNAL_SERVER_ERROR', path: ['inputs', '1'] } }
          : { transaction: { reference }, error: null },
      ),
    );
    // It is told and logged as every fault is.
    expect(errors).toMatchObject([
      { path: ['recordTransactions', 1, 'transaction'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
    await app.query('ALTER TABLE transactions DROP CONSTRAINT no_thirteen');
    expect((await amountsOf(app, source))[0]).toBe('98');
    await expectVerified(app);
  });
});

describe('an atomic call', () => {
  test('records all', async () => {
    const { source, destination } = await makePair(app);
    const inputs = Array.from({ length: 5 }, () => inputOf({ source, destination }));
    expect((await send(inputs, true)).every(({ transaction }) => transaction)).toBe(true);
    expect((await amountsOf(app, source))[0]).toBe('95');
  });

  test.each([
    ['funds', 'INSUFFICIENT_FUNDS', 'amount', { amount: '99.5' }],
    ['a balance', 'NOT_FOUND', 'destination', { destination: nobody }],
    ['a valid amount', 'BAD_USER_INPUT', 'amount', { amount: '-1' }],
  ] as const)('without %s for one records none, and says which', async (_what, code, field, broken) => {
    const { source, destination } = await makePair(app);
    const before = await countTransactions();
    const inputs = [inputOf({ source, destination }), inputOf({ source, destination, ...broken })];
    const refusal = await refusalOf(send([...inputs, inputOf({ source, destination })], true));
    expect(refusal.code).toBe(code);
    expect(refusal.issues).toMatchObject([{ path: ['inputs', '1', field] }]);
    expect(await countTransactions()).toBe(before);
    expect(await amountsOf(app, source)).toEqual(['100', '0', '100']);
  });

  test('that the database refuses records none', async () => {
    const { source, destination } = await makePair(app);
    await app.query(`ALTER TABLE transactions ADD CONSTRAINT no_thirteen CHECK (amount <> 13)`);
    const inputs = [inputOf({ source, destination }), inputOf({ source, destination, amount: '13' })];
    expect((await refusalOf(send(inputs, true))).code).toBe('INTERNAL_SERVER_ERROR');
    await app.query('ALTER TABLE transactions DROP CONSTRAINT no_thirteen');
    expect((await amountsOf(app, source))[0]).toBe('100');
  });
});

describe('single calls at once', () => {
  test('share batches, and each is answered and refused on its own', async () => {
    const { source, destination } = await makePair(app);
    await app.query(`ALTER TABLE transactions ADD CONSTRAINT no_thirteen CHECK (amount <> 13)`);
    const one = (input: Partial<RecordTransactionInput>) =>
      app.client.recordTransaction({ input: inputOf({ source, destination, ...input }) });
    const calls = Array.from({ length: 60 }, (_, at) => {
      if (at % 10 === 3) return one({ amount: '13' });
      if (at % 10 === 6) return one({ amount: '1000' });
      if (at % 10 === 8) return one({ destination: nobody });
      return one({ reference: `shared-${at % 10 === 9 ? at - 4 : at}` });
    });
    const outcomes = await Promise.allSettled(calls);
    await app.query('ALTER TABLE transactions DROP CONSTRAINT no_thirteen');
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : null));
    for (const [at, code] of codes.entries()) {
      const expected = { 3: 'INTERNAL_SERVER_ERROR', 6: 'INSUFFICIENT_FUNDS', 8: 'NOT_FOUND' }[at % 10] ?? null;
      expect([at, code]).toEqual([at, expected]);
    }
    // Of ten calls six moved money, and one was a retry.
    expect((await amountsOf(app, source))[0]).toBe('64');
    await expectVerified(app);
  });

  test('record who asked for each, and in which request', async () => {
    const { source, destination } = await makePair(app);
    const clients = [await app.as(['ledger:write', 'ledger:read']), await app.as(['ledger:write', 'ledger:read'])];
    const inputs = Array.from({ length: 10 }, () => inputOf({ source, destination }));
    const ids = await Promise.all(
      inputs.map(async (input, at) => {
        const document = 'mutation ($input: RecordTransactionInput!) { recordTransaction(input: $input) { id } }';
        const answer = await clients[at % 2]?.request<{ recordTransaction: { id: string } }, object>(document, {
          input,
        });
        return answer?.recordTransaction.id.slice(4) ?? '';
      }),
    );
    const events = await app.prisma.auditEvent.findMany({ where: { resourceId: { in: ids } } });
    expect(events).toHaveLength(10);
    const actorsOf = (turn: number) =>
      ids.filter((_, at) => at % 2 === turn).map((id) => events.find((event) => event.resourceId === id)?.actor);
    expect(new Set(actorsOf(0)).size).toBe(1);
    expect(new Set([...actorsOf(0), ...actorsOf(1)]).size).toBe(2);
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(10);
  });
});
