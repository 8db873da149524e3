import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const made = { person: '', balance: '', world: '', hold: '' };
beforeAll(async () => {
  made.person = await makePerson(app.client, { city: 'Łódź', dob: '1985-05-15' });
  made.balance = await makeBalance(app.client, { identityId: made.person });
  made.world = await makeBalance(app.client, { indicator: '@world', overdraftLimit: null });
  const sides = { currency: 'USD', source: made.world, destination: made.balance };
  for (const [reference, description] of Object.entries({ one: 'Rent 5%', two: 'RENT', three: undefined })) {
    const effectiveAt = `2026-0${reference.length}-01T00:00:00Z`;
    await app.client.recordTransaction({ input: { ...sides, reference, description, effectiveAt, amount: '10' } });
  }
  const input = { ...sides, reference: 'held', amount: '5', hold: true };
  made.hold = (await app.client.recordTransaction({ input })).recordTransaction.id;
  await app.client.commitTransaction({ id: made.hold, reference: 'kept' });
});

const documents = {
  IdentityFilter: 'identities',
  LedgerFilter: 'ledgers',
  BalanceFilter: 'balances',
  TransactionFilter: 'transactions',
};
const types = Object.keys(documents) as (keyof typeof documents)[];
const ask = (type: keyof typeof documents, filter: object, client = app.client) =>
  client.request<{ list: { totalCount: number } }, object>(
    `query ($filter: ${type}) { list: ${documents[type]}(filter: $filter) { totalCount } }`,
    { filter },
  );

function nest(depth: number): object {
  return depth === 0 ? {} : { not: nest(depth - 1) };
}

describe.each(types)('a %s', (type) => {
  test('nests 5 levels deep, and no deeper', async () => {
    await ask(type, nest(4));
    for (const client of [app.client, app.resolvers]) {
      for (const depth of [5, 60]) {
        const { code, issues } = await refusalOf(ask(type, nest(depth), client));
        expect([code, issues[0]?.message]).toEqual(['BAD_USER_INPUT', expect.stringContaining('at most 5 deep')]);
      }
    }
  });

  test('has up to 100 conditions', async () => {
    await ask(type, { or: Array.from({ length: 99 }, () => ({})) });
    const refusal = await refusalOf(ask(type, { or: Array.from({ length: 100 }, () => ({})) }));
    expect(refusal.issues).toMatchObject([{ message: expect.stringContaining('at most 100 conditions') }]);
  });
});

describe('transactions', () => {
  const find = async (filter: object) => {
    const answers = [];
    for (const client of [app.client, app.resolvers]) {
      const { transactions } = await client.transactions({ filter });
      answers.push(transactions.nodes.map(({ reference }) => reference));
    }
    expect(answers[0]).toEqual(answers[1]);
    return answers[0];
  };

  test.each<[string, () => object, string[]]>([
    ['a part of the description', () => ({ description: { contains: 'Rent' } }), ['one']],
    ['the description in any case', () => ({ description: { startsWith: 'rent', ignoreCase: true } }), ['two', 'one']],
    ['% as it is', () => ({ description: { contains: '5%' } }), ['one']],
    ['none of these, missing ones too', () => ({ description: { notIn: ['RENT'] } }), ['kept', 'held', 'three', 'one']],
    ['none of these of those that have one', () => ({ description: { notIn: ['RENT'], isNull: false } }), ['one']],
    ['when it counts', () => ({ effectiveAt: { gt: '2026-03-01T00:00:00Z', lte: '2026-05-01T00:00:00Z' } }), ['three']],
    ['its parent', () => ({ parentId: made.hold }), ['kept']],
    ['a balance', () => ({ balanceId: made.balance, kind: ['HOLD'] }), ['held']],
    ['an identity', () => ({ identityId: made.person, amount: { lt: '10' } }), ['kept', 'held']],
    [
      'an identity and a balance',
      () => ({ identityId: made.person, balanceId: made.world, kind: ['COMMIT'] }),
      ['kept'],
    ],
    ['not an identity', () => ({ not: { identityId: made.person } }), []],
    ['either', () => ({ or: [{ parentId: made.hold }, { reference: { eq: 'one' } }] }), ['kept', 'one']],
  ])('are found by %s', async (_what, filter, found) => {
    expect(await find(filter())).toEqual(found);
  });
});

test('balances are found by what they hold, and ledgers by their names', async () => {
  const { balances } = await app.client.balances({ filter: { balance: { lt: '0' } } });
  expect(balances.nodes.map(({ id }) => id)).toEqual([made.world]);
  const { createLedger } = await app.client.createLedger({ input: { name: 'Rücklagen' } });
  for (const name of [{ contains: 'rück', ignoreCase: true }, { startsWith: 'Ru\u0308ck' }, { eq: 'Rücklagen' }]) {
    const { ledgers } = await app.client.ledgers({ filter: { name } });
    expect(ledgers.nodes.map((ledger) => ledger.id)).toEqual([createLedger.id]);
  }
});

describe('who asks by identities must be allowed to know of them, on every level', () => {
  const lists = (filter: object): [keyof typeof documents, object][] => [
    ['TransactionFilter', filter],
    ['TransactionFilter', { not: { or: [filter] } }],
    ['BalanceFilter', filter],
    ['BalanceFilter', { and: [{ not: filter }] }],
    ['BalanceFilter', { or: [{ isLinked: true }] }],
  ];

  test('of transactions and balances', async () => {
    const [without, withBoth] = [await app.as(['ledger:read']), await app.as(['ledger:read', 'identities:read'])];
    for (const [type, filter] of lists({ identityId: made.person })) {
      expect((await refusalOf(ask(type, filter, without))).code).toBe('FORBIDDEN');
      await ask(type, filter, withBoth);
    }
    const ofBalance = `{ balance(id: "${made.balance}") {
      transactions(filter: { not: { identityId: "${made.person}" } }) { totalCount } } }`;
    expect((await refusalOf(without.request(ofBalance))).code).toBe('FORBIDDEN');
    await withBoth.request(ofBalance);
  });
});

describe('conditions that no index serves', () => {
  const costly = { description: { contains: 'rent' } };
  const manyOf = (count: number, filter: object) => {
    const lists = Array.from({ length: count }, (_, at) => `l${at}: transactions(filter: $filter) { totalCount }`);
    return app.client.request(`query ($filter: TransactionFilter) { ${lists.join(' ')} }`, { filter });
  };

  test('cost as much as they read, so that a request has a bounded number of them', async () => {
    await manyOf(9, { or: Array.from({ length: 10 }, () => costly) });
    const refusal = await refusalOf(manyOf(10, { or: Array.from({ length: 10 }, () => costly) }));
    expect(refusal.code).toBe('QUERY_TOO_COMPLEX');
    for (const filter of [{ reference: { contains: 'x' } }, { reference: { eq: 'x', ignoreCase: true } }]) {
      await expect(manyOf(101, filter)).rejects.toThrow('complexity');
    }
  });

  test('do not where an index leads to the rows', async () => {
    const { balance, person, hold } = made;
    const indexed = {
      balanceId: balance,
      identityId: person,
      parentId: hold,
      reference: { in: ['x'], ignoreCase: false },
    };
    await manyOf(101, indexed);
    await expect(manyOf(101, { and: [{ identityId: person }] })).rejects.toThrow('complexity');
  });
});
