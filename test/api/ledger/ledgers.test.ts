import type { Client } from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { walkBackwards, walkForwards } from '../transaction/walk.ts';

const app = useTestApp();
const nobody = '00000000-0000-7000-8000-000000000000';

/** Seven ledgers, three of them of the same millisecond, newest first. */
let newestFirst: string[] = [];

beforeAll(async () => {
  for (const second of [1, 2, 2, 2, 3, 4, 5]) {
    app.now = new Date(Date.parse('2026-05-01T00:00:00Z') + second * 1000);
    const { createLedger } = await app.client.createLedger({ input: { name: `Ledger ${second}` } });
    newestFirst = [createLedger.id, ...newestFirst];
  }
});

describe('ledgers', () => {
  test('in pages of any size are walked exactly once, newest first, in both directions', async () => {
    const read = async (args: object) => (await app.client.ledgers(args)).ledgers;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), async (size) => {
        expect(await walkForwards(size, read)).toEqual(newestFirst);
        expect(await walkBackwards(size, read)).toEqual(newestFirst);
      }),
      { numRuns: 4 },
    );
  });

  test('between two cursors are those between', async () => {
    const { pageInfo } = (await app.client.ledgers({ first: 5 })).ledgers;
    const inner = { after: pageInfo.startCursor, before: pageInfo.endCursor };
    const ids = async (args: object) =>
      (await app.client.ledgers({ ...inner, ...args })).ledgers.nodes.map(({ id }) => id);
    expect(await ids({})).toEqual(newestFirst.slice(1, 4));
    expect(await ids({ first: 2 })).toEqual(newestFirst.slice(1, 3));
    expect(await ids({ last: 2 })).toEqual(newestFirst.slice(2, 4));
  });

  test('are counted when the count is selected, and show edges beside nodes', async () => {
    const answer = await app.client.request<
      { ledgers: { edges: { node: { id: string } }[]; totalCount: number } },
      object
    >('{ ledgers(first: 2) { totalCount edges { cursor node { id } } } }');
    expect(answer.ledgers.totalCount).toBe(7);
    expect(answer.ledgers.edges.map(({ node }) => node.id)).toEqual(newestFirst.slice(0, 2));
  });

  test('with a forged cursor are refused, whatever is in it', async () => {
    for (const key of [
      ['LEDGERS', '2026-02-30T00:00:00.000Z', nobody],
      ['LEDGERS', '0000-01-01T00:00:00.000Z', nobody],
      ['BALANCES', '2026-02-20T00:00:00.000Z', nobody],
      ['LEDGERS', '2026-02-20T00:00:00.000Z'],
    ]) {
      const after = Buffer.from(JSON.stringify(key)).toString('base64url');
      const refusal = await refusalOf(app.client.ledgers({ after }));
      expect([key, refusal.code]).toEqual([key, 'BAD_USER_INPUT']);
      expect(refusal.issues).toMatchObject([{ path: ['after'] }]);
    }
  });
});

describe('ledger', () => {
  test('is null when there is none', async () => {
    expect((await app.client.ledger({ id: `ldg_${nobody}` })).ledger).toBeNull();
  });

  test.each(['', 'ldg_', 'ldg_x', `bln_${nobody}`, nobody])('refuses the id %j', async (id) => {
    const refusal = await refusalOf(app.client.ledger({ id }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['id'] }]);
  });
});

describe('Ledger.balances', () => {
  interface Answer {
    ledger: { balances: { totalCount: number; nodes: { id: string }[] } };
  }
  const page = `query ($id: ID!, $filter: BalanceFilter, $first: Int, $after: String, $last: Int, $before: String) {
    ledger(id: $id) { balances(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }
  }`;
  const read = async (id: string, args: object = {}) =>
    // biome-ignore lint/suspicious/noExplicitAny: the document is written here, so nothing types its answer.
    (await app.client.request<any, object>(page, { id, ...args })).ledger.balances;

  test('are those kept in it, newest first, in pages of any size', async () => {
    const [ledgerId, otherId] = newestFirst as [string, string];
    const ids: string[] = [];
    for (let made = 0; made < 5; made += 1) ids.unshift(await makeBalance(app.client, { ledgerId }));
    await makeBalance(app.client, { ledgerId: otherId });
    for (const size of [1, 2, 5, 100]) {
      expect(await walkForwards(size, (args) => read(ledgerId, args))).toEqual(ids);
      expect(await walkBackwards(size, (args) => read(ledgerId, args))).toEqual(ids);
    }
    expect(await read(ledgerId, { first: 1 })).toMatchObject({ totalCount: 5 });
    expect(await read(newestFirst[2] as string)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test('are filtered, and the count with them', async () => {
    const ledgerId = newestFirst[3] as string;
    await makeBalance(app.client, { ledgerId });
    const euros = await makeBalance(app.client, { ledgerId, currency: 'EUR' });
    expect(await read(ledgerId, { filter: { currency: 'EUR' } })).toMatchObject({
      totalCount: 1,
      nodes: [{ id: euros }],
    });
    expect(await read(ledgerId, { filter: { ledgerId: newestFirst[0] } })).toMatchObject({ totalCount: 0 });
  });

  test('with their ledgers and transactions take the same number of statements, however many there are', async () => {
    const nested = `query ($first: Int) { ledgers(first: $first) { totalCount nodes {
      id name balances(first: 10) { totalCount nodes {
        id balance ledger { name } identity { displayName } balanceAt(time: "2030-01-01T00:00:00Z")
        transactions(first: 10) { totalCount nodes {
          reference metadata source { id indicator } destination { identity { id } } parent { id } children { totalCount nodes { id } }
        } }
      } }
    } } }`;
    for (const ledgerId of newestFirst) {
      const source = await makeBalance(app.client, { ledgerId, overdraftLimit: null });
      const destination = await makeBalance(app.client, { ledgerId });
      for (let made = 0; made < 3; made += 1) await transfer(app.client, { source, destination });
    }
    const count = async (client: Client, first: number) => {
      let answer: Answer | undefined;
      const statements = await app.countStatements(async () => {
        answer = await client.request<Answer, object>(nested, { first });
      });
      expect(JSON.stringify(answer)).toContain('transfer-');
      return statements.length;
    };
    const forOne = await count(app.resolvers, 1);
    expect(await count(app.resolvers, 7)).toBe(forOne);
    expect(forOne).toBeLessThanOrEqual(20);
    expect(await count(app.client, 7)).toBe(1);
  });
});
