import type { TransactionFilter } from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { walkBackwards, walkForwards } from './walk.ts';

const app = useTestApp();
const start = Date.parse('2026-03-01T00:00:00Z');
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();

/** A person with two balances, somebody else with one, and the outside world. */
const sides = { person: '', first: '', second: '', other: '', world: '', euros: '', world2: '' };

/** In the order of recording, one a minute; the reference tells them apart. */
const world = [
  { reference: 'pay_1', source: 'world', destination: 'first', amount: '1000', metadata: { channel: 'card' } },
  { reference: 'pay%1', source: 'world', destination: 'second', amount: '0.01', metadata: { channel: 'card', n: 1 } },
  { reference: 'payX1', source: 'first', destination: 'second', amount: '10' },
  { reference: 'own-1', source: 'second', destination: 'first', amount: '2.5', metadata: { tags: ['a', 'b'] } },
  { reference: 'out-1', source: 'first', destination: 'other', amount: '100', metadata: { deep: { er: { x: 1 } } } },
  { reference: 'not-theirs', source: 'world', destination: 'other', amount: '7' },
  { reference: 'back\\slash', source: 'other', destination: 'first', amount: '10.00' },
  { reference: 'euro-1', source: 'world2', destination: 'euros', amount: '10', currency: 'EUR' },
] as const;
const references = world.map(({ reference }) => reference as string);
const newestFirst = references.toReversed();
const theirs = newestFirst.filter((reference) => reference !== 'not-theirs');
const ids = new Map<string, string>();

beforeAll(async () => {
  app.now = new Date(start - 60_000);
  sides.person = await makePerson(app.client);
  sides.first = await makeBalance(app.client, { identityId: sides.person });
  sides.second = await makeBalance(app.client, { identityId: sides.person });
  sides.euros = await makeBalance(app.client, { identityId: sides.person, currency: 'EUR' });
  sides.other = await makeBalance(app.client);
  sides.world = await makeBalance(app.client, { indicator: '@world', overdraftLimit: null });
  sides.world2 = await makeBalance(app.client, { indicator: '@world', currency: 'EUR', overdraftLimit: null });
  for (const [minute, { source, destination, ...rest }] of world.entries()) {
    app.now = new Date(start + minute * 60_000);
    const { recordTransaction } = await app.client.recordTransaction({
      input: { currency: 'USD', ...rest, source: sides[source], destination: sides[destination] },
    });
    ids.set(rest.reference, recordTransaction.id);
  }
});

const listAll = async (filter?: TransactionFilter | null) =>
  (await app.client.transactions({ filter })).transactions.nodes.map(({ reference }) => reference);
const listOfPerson = async (filter?: TransactionFilter | null) =>
  (await app.client.identityTransactions({ id: sides.person, filter })).identity?.transactions.nodes.map(
    ({ reference }) => reference,
  );

interface BalancePage {
  balance: { transactions: { totalCount: number; nodes: { id: string; reference: string }[] } };
}
const balancePage = `query ($id: ID!, $filter: TransactionFilter, $first: Int, $after: String, $last: Int, $before: String) {
  balance(id: $id) {
    transactions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { id reference } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;
const listOfBalance = async (id: string, filter?: TransactionFilter | null) =>
  (await app.client.request<BalancePage, object>(balancePage, { id, filter })).balance.transactions.nodes.map(
    ({ reference }) => reference,
  );

/** What each filter finds of all transactions, newest first. */
const filters: [what: string, filter: TransactionFilter | null, found: string[]][] = [
  ['nothing given', null, newestFirst],
  ['no condition', {}, newestFirst],
  ['kind TRANSFER', { kind: ['TRANSFER', 'HOLD'] }, newestFirst],
  ['kind HOLD', { kind: ['HOLD'] }, []],
  ['no kind', { kind: [] }, []],
  ['status APPLIED', { status: ['APPLIED'] }, newestFirst],
  ['status of holds', { status: ['INFLIGHT', 'COMMITTED', 'VOIDED'] }, []],
  ['currency', { currency: 'EUR' }, ['euro-1']],
  ['an unknown currency', { currency: 'GBP' }, []],
  ['an amount, whatever its spelling', { amount: { eq: '10.0' } }, ['euro-1', 'back\\slash', 'payX1']],
  [
    'a range of amounts, both ends included',
    { amount: { gte: '2.5', lte: '10' } },
    ['euro-1', 'back\\slash', 'not-theirs', 'own-1', 'payX1'],
  ],
  ['an empty range', { amount: { gte: '10', lte: '2.5' } }, []],
  ['amounts up to', { amount: { lte: '0.010' } }, ['pay%1']],
  ['a window of time, its end excluded', { createdAt: { gte: at(1), lt: at(3) } }, ['payX1', 'pay%1']],
  ['a time and later', { createdAt: { gte: at(7) } }, ['euro-1']],
  ['before a time', { createdAt: { lt: at(1) } }, ['pay_1']],
  ['a millisecond later', { createdAt: { gte: '2026-03-01T00:06:00.001Z' } }, ['euro-1']],
  ['before there was any', { createdAt: { lt: '1900-01-01T00:00:00Z' } }, []],
  [
    'from the first to the last year',
    { createdAt: { gte: '1900-01-01T00:00:00Z', lt: '9999-12-31T23:59:59.999Z' } },
    newestFirst,
  ],
  ['one reference', { reference: { eq: 'pay_1' } }, ['pay_1']],
  ['references', { reference: { in: ['own-1', 'out-1', 'unknown'] } }, ['out-1', 'own-1']],
  ['no reference', { reference: { in: [] } }, []],
  ['a beginning', { reference: { startsWith: 'pay' } }, ['payX1', 'pay%1', 'pay_1']],
  ['a beginning with _, literally', { reference: { startsWith: 'pay_' } }, ['pay_1']],
  ['a beginning with %, literally', { reference: { startsWith: 'pay%' } }, ['pay%1']],
  ['a beginning with a backslash', { reference: { startsWith: 'back\\' } }, ['back\\slash']],
  ['a beginning in other letter case', { reference: { startsWith: 'PAY' } }, []],
  ['the empty beginning', { reference: { startsWith: '' } }, newestFirst],
  ['a missing reference', { reference: { isNull: true } }, []],
  ['metadata', { metadata: { channel: 'card' } }, ['pay%1', 'pay_1']],
  ['two keys of metadata', { metadata: { n: 1, channel: 'card' } }, ['pay%1']],
  ['metadata in depth', { metadata: { deep: { er: { x: 1 } } } }, ['out-1']],
  ['an element of metadata', { metadata: { tags: ['b'] } }, ['own-1']],
  ['another value of metadata', { metadata: { channel: 'cash' } }, []],
  ['empty metadata', { metadata: {} }, newestFirst],
  [
    'all at once',
    {
      kind: ['TRANSFER'],
      status: ['APPLIED'],
      currency: 'USD',
      amount: { gte: '1' },
      createdAt: { gte: at(0) },
      reference: { startsWith: 'p' },
      metadata: { channel: 'card' },
    },
    ['pay_1'],
  ],
];

describe('filters', () => {
  test.each(filters)('%s: of all, of an identity and of a balance', async (_what, filter, found) => {
    expect(await listAll(filter)).toEqual(found);
    expect(await listOfPerson(filter)).toEqual(found.filter((reference) => theirs.includes(reference)));
    const touching = world
      .filter(({ source, destination }) => [source, destination].includes('first' as never))
      .map(({ reference }) => reference as string);
    expect(await listOfBalance(sides.first, filter)).toEqual(found.filter((reference) => touching.includes(reference)));
  });

  test.each([
    [{ createdAt: { gte: '1899-12-31T23:59:59Z' } }, ['filter', 'createdAt', 'gte']],
    [{ reference: { eq: 'a\u0000' } }, ['filter', 'reference', 'eq']],
    [{ reference: { startsWith: 'x'.repeat(1001) } }, ['filter', 'reference', 'startsWith']],
    [{ reference: { in: Array.from({ length: 101 }, (_, place) => String(place)) } }, ['filter', 'reference', 'in']],
    [{ metadata: { a: '\ud800' } }, ['filter', 'metadata']],
    [{ amount: { eq: '1e5' } }, ['filter', 'amount', 'eq']],
    [{ currency: 'usd' }, ['filter', 'currency']],
    [{ kind: ['GIFT'] as never }, ['filter', 'kind', '0']],
  ] as [TransactionFilter, string[]][])('%j is refused', async (filter, path) => {
    for (const list of [listAll, listOfPerson, (given: TransactionFilter) => listOfBalance(sides.first, given)]) {
      const refusal = await refusalOf(list(filter));
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues[0]?.path).toEqual(path);
    }
  });

  test('see the metadata as it is shown: after a patch the old values are not found, and the new are', async () => {
    const id = ids.get('not-theirs') as string;
    await app.client.updateMetadata({ id, patch: { state: 'new', keep: true } });
    expect(await listAll({ metadata: { state: 'new' } })).toEqual(['not-theirs']);
    await app.client.updateMetadata({ id, patch: { state: 'done' } });
    expect(await listAll({ metadata: { state: 'new' } })).toEqual([]);
    expect(await listAll({ metadata: { state: 'done', keep: true } })).toEqual(['not-theirs']);
    const patched = ids.get('own-1') as string;
    await app.client.updateMetadata({ id: patched, patch: { tags: null } });
    expect(await listAll({ metadata: { tags: ['a'] } })).toEqual([]);
    expect(await listOfPerson({ metadata: { tags: ['a'] } })).toEqual([]);
    expect(await listAll({ metadata: {} })).toEqual(newestFirst);
  });
});

describe('pages', () => {
  const size = fc.integer({ min: 1, max: 10 });
  const newestIds = (of: string[]) => of.map((reference) => ids.get(reference));

  test('of any size walk all transactions exactly once, in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(size, async (pageSize) => {
        const read = async (args: object) => (await app.client.transactions(args)).transactions;
        expect(await walkForwards(pageSize, read)).toEqual(newestIds(newestFirst));
        expect(await walkBackwards(pageSize, read)).toEqual(newestIds(newestFirst));
      }),
      { numRuns: 5 },
    );
  });

  test('of any size walk those of an identity exactly once, in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(size, async (pageSize) => {
        const read = async (args: object) => {
          const { identity } = await app.client.identityTransactions({ id: sides.person, ...args });
          if (!identity) throw new Error('no identity');
          return identity.transactions;
        };
        expect(await walkForwards(pageSize, read)).toEqual(newestIds(theirs));
        expect(await walkBackwards(pageSize, read)).toEqual(newestIds(theirs));
      }),
      { numRuns: 5 },
    );
  });

  test('of any size walk those of a balance exactly once, in both directions', async () => {
    const touching = ['back\\slash', 'out-1', 'own-1', 'payX1', 'pay_1'];
    await fc.assert(
      fc.asyncProperty(size, async (pageSize) => {
        const read = async (args: object) =>
          // biome-ignore lint/suspicious/noExplicitAny: the document is written here, so nothing types its answer.
          (await app.client.request<any, object>(balancePage, { id: sides.first, ...args })).balance.transactions;
        expect(await walkForwards(pageSize, read)).toEqual(newestIds(touching));
        expect(await walkBackwards(pageSize, read)).toEqual(newestIds(touching));
      }),
      { numRuns: 5 },
    );
  });

  test('stay where they are when newer transactions arrive', async () => {
    const { pageInfo } = (await app.client.transactions({ first: 2 })).transactions;
    const next = () => app.client.transactions({ first: 2, after: pageInfo.endCursor });
    const before = await next();
    const late = await makeBalance(app.client);
    await app.client.recordTransaction({
      input: { reference: 'late', amount: '1', currency: 'USD', source: sides.world, destination: late },
    });
    expect(await next()).toEqual(before);
    expect((await app.client.transactions({ first: 1 })).transactions.nodes[0]?.reference).toBe('late');
  });

  test('are counted as a whole, with the filter', async () => {
    const answer = await app.client.request<Record<string, { transactions: { totalCount: number } }>, object>(
      `query ($person: ID!, $balance: ID!) {
        identity(id: $person) { transactions(first: 1) { totalCount } }
        own: identity(id: $person) { transactions(filter: { reference: { startsWith: "pay" } }) { totalCount } }
        balance(id: $balance) { transactions(last: 1) { totalCount } }
      }`,
      { person: sides.person, balance: sides.first },
    );
    expect(Object.values(answer).map(({ transactions }) => transactions.totalCount)).toEqual([7, 3, 5]);
    const all = await app.client.request<{ transactions: { totalCount: number } }, object>(
      '{ transactions(first: 1, filter: { currency: "EUR" }) { totalCount } }',
    );
    expect(all.transactions.totalCount).toBe(1);
  });

  test('of another list are refused by their cursor', async () => {
    const { pageInfo } = (await app.client.balances({ first: 1 })).balances;
    const refusal = await refusalOf(app.client.transactions({ after: pageInfo.endCursor }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toBe('after must be a cursor that this list gave out in the same order.');
  });

  test.each([{ first: 0 }, { first: 101 }, { last: 0 }, { last: 101 }, { first: 1, last: 1 }, { after: 'x' }])(
    'with %j are refused, in every list',
    async (args) => {
      for (const call of [
        () => app.client.transactions(args),
        () => app.client.identityTransactions({ id: sides.person, ...args }),
        () => app.client.request(balancePage, { id: sides.first, ...args }),
      ]) {
        expect((await refusalOf(call())).code).toBe('BAD_USER_INPUT');
      }
    },
  );
});
