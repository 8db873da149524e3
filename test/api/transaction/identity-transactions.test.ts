import type { Client } from '@signet/client/methods';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { walkBackwards, walkForwards } from './walk.ts';

const app = useTestApp();

const pageOf = async (id: string, args: object = {}) => {
  const { identity } = await app.client.identityTransactions({ id, ...args });
  if (!identity) throw new Error(`no identity ${id}`);
  return identity.transactions;
};
const idsOf = async (id: string, args?: object) => (await pageOf(id, args)).nodes.map((node) => node.id);

describe('Identity.transactions', () => {
  test('are empty without balances, and without transactions', async () => {
    const person = await makePerson(app.client);
    expect(await pageOf(person)).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    await makeBalance(app.client, { identityId: person });
    expect(await idsOf(person)).toEqual([]);
  });

  test('show a transaction between two balances of the same person once, and count it once', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeBalance(app.client, { identityId, overdraftLimit: null });
    const destination = await makeBalance(app.client, { identityId });
    const within = [
      await transfer(app.client, { source, destination }),
      await transfer(app.client, { source: destination, destination: source }),
    ].toReversed();
    expect(await idsOf(identityId)).toEqual(within);
    const counted = await app.client.request('query ($id: ID!) { identity(id: $id) { transactions { totalCount } } }', {
      id: identityId,
    });
    expect(counted).toEqual({ identity: { transactions: { totalCount: 2 } } });
  });

  test('show a transaction between two people under both', async () => {
    const [alice, bob] = [await makePerson(app.client), await makePerson(app.client)];
    const source = await makeBalance(app.client, { identityId: alice, overdraftLimit: null });
    const id = await transfer(app.client, {
      source,
      destination: await makeBalance(app.client, { identityId: bob }),
    });
    expect(await idsOf(alice)).toEqual([id]);
    expect(await idsOf(bob)).toEqual([id]);
  });

  test('are newest first by the time of recording, whatever time they count from', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeBalance(app.client, { identityId, overdraftLimit: null });
    const destination = await makeBalance(app.client);
    const times = ['2026-01-01T00:00:00Z', '1950-01-01T00:00:00Z', '2090-01-01T00:00:00Z'];
    const recorded: string[] = [];
    for (const effectiveAt of times) recorded.unshift(await transfer(app.client, { source, destination, effectiveAt }));
    expect(await idsOf(identityId)).toEqual(recorded);
  });

  test('equal those of a model, whoever owns which balance, in pages of any size and in both directions', async () => {
    const place = fc.nat({ max: 4 });
    const moves = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 25 });
    // Which of the five balances are the person's.
    const owned = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(owned, moves, fc.integer({ min: 1, max: 30 }), async (isTheirs, steps, size) => {
        const identityId = await makePerson(app.client);
        const ledgerId = await makeLedger(app.client);
        const balances = await Promise.all(
          isTheirs.map((theirs) =>
            makeBalance(app.client, { ledgerId, identityId: theirs ? identityId : null, overdraftLimit: null }),
          ),
        );
        const expected: string[] = [];
        for (const [from, to] of steps) {
          if (from === to) continue;
          const sides = { source: balances[from] as string, destination: balances[to] as string };
          const id = await transfer(app.client, sides);
          if (isTheirs[from] || isTheirs[to]) expected.unshift(id);
        }
        expect(await walkForwards(size, (args) => pageOf(identityId, args))).toEqual(expected);
        expect(await walkBackwards(size, (args) => pageOf(identityId, args))).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  test('between two cursors are those between', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeBalance(app.client, { identityId, overdraftLimit: null });
    const destination = await makeBalance(app.client, { identityId });
    const recorded: string[] = [];
    for (let made = 0; made < 6; made += 1) recorded.unshift(await transfer(app.client, { source, destination }));
    const { pageInfo } = await pageOf(identityId, { first: 5 });
    const inner = { after: pageInfo.startCursor, before: pageInfo.endCursor };
    expect(await idsOf(identityId, inner)).toEqual(recorded.slice(1, 4));
    expect(await idsOf(identityId, { ...inner, last: 2 })).toEqual(recorded.slice(2, 4));
    expect(await idsOf(identityId, { ...inner, first: 2 })).toEqual(recorded.slice(1, 3));
  });
});

describe('a list of identities', () => {
  const query = `query ($first: Int) { identities(first: $first) { totalCount nodes {
    displayName totals { currency balance }
    balances { totalCount nodes { id balance ledger { name } } }
    transactions(first: 5) { totalCount nodes { id metadata source { identity { displayName } } destination { indicator } } }
  } } }`;

  test('of 50 with balances and transactions takes as many statements as one of 2', async () => {
    const ledgerId = await makeLedger(app.client);
    const world = await makeBalance(app.client, { ledgerId, overdraftLimit: null });
    for (let made = 0; made < 50; made += 1) {
      const identityId = await makePerson(app.client);
      const id = await makeBalance(app.client, { ledgerId, identityId });
      await transfer(app.client, { source: world, destination: id, amount: '2' });
      await transfer(app.client, { source: id, destination: world });
    }
    const count = async (client: Client, first: number) => {
      let answer: unknown;
      const statements = await app.countStatements(async () => {
        answer = await client.request(query, { first });
      });
      expect(JSON.stringify(answer).match(/"balance":"1","ledger"/g)).toHaveLength(first);
      return statements.length;
    };
    const forTwo = await count(app.resolvers, 2);
    expect(await count(app.resolvers, 50)).toBe(forTwo);
    expect(forTwo).toBeLessThanOrEqual(20);
    expect(await count(app.client, 50)).toBe(1);
  }, 60_000);
});
