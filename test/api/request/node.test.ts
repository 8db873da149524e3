import type { Client } from '@signet/client/methods';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { post, refusedWithoutTrace } from './answers.ts';

const app = useTestApp();
const unknown = '00000000-0000-4000-8000-000000000000';

const ids: Record<'Identity' | 'Ledger' | 'Balance' | 'Transaction', string> = {
  Identity: '',
  Ledger: '',
  Balance: '',
  Transaction: '',
};
const types = Object.keys(ids) as (keyof typeof ids)[];
beforeAll(async () => {
  ids.Identity = await makePerson(app.client, { metadata: { a: 1 } });
  ids.Ledger = await makeLedger(app.client);
  ids.Balance = await makeBalance(app.client, { ledgerId: ids.Ledger, identityId: ids.Identity, overdraftLimit: null });
  ids.Transaction = await transfer(app.client, { source: ids.Balance, destination: await makeBalance(app.client) });
});

const nodes = async (wanted: string[]) => (await app.client.nodes({ ids: wanted })).nodes;
const manyPeople = (count: number) => Promise.all(Array.from({ length: count }, () => makePerson(app.client)));

describe('node', () => {
  test.each(types)('reads a %s by its id, with the fields of its type', async (type) => {
    const { node } = await app.client.node({ id: ids[type] });
    expect(node).toMatchObject({ __typename: type, id: ids[type] });
    const field = { Identity: 'identity', Ledger: 'ledger', Balance: 'balance', Transaction: 'transaction' }[type];
    const document = `query ($id: ID!) { node(id: $id) { ... on ${type} { createdAt } ... on HasMetadata { metadata } }
      same: ${field}(id: $id) { createdAt metadata } }`;
    const answer = await app.client.request<{ node: object; same: object }, object>(document, { id: ids[type] });
    expect(answer.node).toEqual(answer.same);
  });

  test('an id in capitals is the same id', async () => {
    const [prefix, uuid] = ids.Identity.split('_');
    expect((await app.client.node({ id: `${prefix}_${uuid?.toUpperCase()}` })).node).toMatchObject({
      id: ids.Identity,
    });
  });

  test.each(['idt', 'ldg', 'bln', 'txn'])('an unknown id of %s is null, not an error', async (prefix) => {
    expect((await app.client.node({ id: `${prefix}_${unknown}` })).node).toBe(null);
  });

  test.each(['', 'x', 'idt', 'idt_', 'idt_x', unknown, `usr_${unknown}`, `idt_${unknown} `, 'SWRlbnRpdHk6MQ=='])(
    '"%s" is refused, and what an id must be is said',
    async (id) => {
      const refusal = await refusedWithoutTrace(app, () => app.client.node({ id }));
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
      expect(refusal.message).toMatch(/^id must (start with the prefix|have a UUID after the prefix)/);
    },
  );

  test('an id of one type is refused by the field of another', async () => {
    const refusal = await refusedWithoutTrace(app, () => app.client.identity({ id: ids.Ledger }));
    expect(refusal.message).toBe('id must start with the prefix idt_, followed by a UUID.');
  });
});

describe('nodes', () => {
  test('keep the order asked for, with null where there is none, and answer a repeated id each time', async () => {
    const wanted = [
      ids.Transaction,
      `idt_${unknown}`,
      ids.Identity,
      ids.Balance,
      ids.Identity,
      `bln_${unknown}`,
      ids.Ledger,
    ];
    expect((await nodes(wanted)).map((node) => (node && 'id' in node ? node.id : null))).toEqual([
      ids.Transaction,
      null,
      ids.Identity,
      ids.Balance,
      ids.Identity,
      null,
      ids.Ledger,
    ]);
  });

  test('of nothing are nothing', async () => {
    expect(await nodes([])).toEqual([]);
  });

  test('are at most 100', async () => {
    const people = await manyPeople(100);
    expect((await nodes(people)).map((node) => (node as { id: string }).id)).toEqual(people);
    const refusal = await refusedWithoutTrace(app, () => nodes([...people, ids.Identity]));
    expect(refusal).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['ids'], message: 'ids must have at most 100 elements.' }],
    });
  });

  test('refuse a malformed id, and say which it is', async () => {
    const refusal = await refusedWithoutTrace(app, () => nodes([ids.Identity, 'idt_nope', ids.Ledger]));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['ids', '1'] }] });
  });

  test('take as many SQL statements for fifty as for two', async () => {
    const people = await manyPeople(50);
    const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Identity {
      displayName totals { currency } balances { totalCount nodes { id } } transactions { nodes { id } } } } }`;
    const countFor = async (client: Client, count: number) =>
      (await app.countStatements(() => client.request(document, { ids: people.slice(0, count) }))).length;
    expect(await countFor(app.resolvers, 50)).toBe(await countFor(app.resolvers, 2));
    expect(await countFor(app.client, 50)).toBe(1);
  });

  test('count towards the limit on complexity for as many as are asked for', async () => {
    const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Identity {
      balances(first: 100) { nodes { transactions(first: 100) { nodes { id } } } } } } }`;
    const answer = await post(app, document, { ids: Array(100).fill(ids.Identity) });
    expect(answer.errors[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
