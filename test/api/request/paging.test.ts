import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { post } from './answers.ts';

const app = useTestApp();
let [identityId, balanceId, transactionId, ledgerId] = ['', '', '', ''];
beforeAll(async () => {
  identityId = await makePerson(app.client);
  balanceId = await makeBalance(app.client, { identityId, overdraftLimit: null });
  transactionId = await transfer(app.client, { source: balanceId, destination: await makeBalance(app.client) });
  ledgerId = (await app.client.balance({ id: balanceId })).balance?.ledger.id ?? '';
});

/** Every connection of the schema, as a field that takes the window's arguments. */
const connections: Record<string, (args: string) => string> = {
  identities: (args) => `identities(${args}) { nodes { id } }`,
  ledgers: (args) => `ledgers(${args}) { nodes { id } }`,
  balances: (args) => `balances(${args}) { nodes { id } }`,
  transactions: (args) => `transactions(${args}) { nodes { id } }`,
  'identity.balances': (args) => `identity(id: "${identityId}") { balances(${args}) { nodes { id } } }`,
  'identity.transactions': (args) => `identity(id: "${identityId}") { transactions(${args}) { nodes { id } } }`,
  'ledger.balances': (args) => `ledger(id: "${ledgerId}") { balances(${args}) { nodes { id } } }`,
  'balance.transactions': (args) => `balance(id: "${balanceId}") { transactions(${args}) { nodes { id } } }`,
  'transaction.children': (args) => `transaction(id: "${transactionId}") { children(${args}) { nodes { id } } }`,
};
const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
const uuid = '01890000-0000-7000-8000-000000000000';

describe.each(Object.keys(connections))('%s', (name) => {
  const issuesFor = async (args: string) => {
    const answer = await post(app, `{ ${connections[name]?.(args)} }`);
    expect(answer.errors.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
    return answer.errors[0]?.extensions.issues?.map((issue) => [issue.path.join('.'), issue.message]);
  };

  test.each(['first', 'last'])('takes 1 to 100 for %s, and refuses everything else', async (argument) => {
    for (const size of [1, 100]) {
      expect((await post(app, `{ ${connections[name]?.(`${argument}: ${size}`)} }`)).errors).toEqual([]);
    }
    for (const size of [0, -1, 101, -2147483648, 2147483647]) {
      expect(await issuesFor(`${argument}: ${size}`)).toEqual([[argument, `${argument} must be 1 to 100.`]]);
    }
  });

  test('refuses first and last at once', async () => {
    expect(await issuesFor('first: 1, last: 1')).toEqual([['last', 'last must not be given together with first.']]);
  });

  test.each(['after', 'before'])('refuses a broken cursor for %s', async (argument) => {
    const broken = [
      '',
      'x',
      '====',
      'bnVsbA',
      cursor(),
      cursor(null),
      cursor({}),
      cursor('IDENTITIES_CREATED_AT_DESC'),
      cursor('NOTHING', '2026-01-01T00:00:00.000Z', uuid),
      ...['IDENTITIES_CREATED_AT_DESC', 'BALANCES_CREATED_AT_DESC', 'LEDGERS_CREATED_AT_DESC'].flatMap((order) => [
        cursor(order, 'yesterday', uuid),
        cursor(order, '0000-01-01T00:00:00.000Z', uuid),
        cursor(order, '2026-02-30T00:00:00.000Z', uuid),
        cursor(order, '2026-01-01T00:00:00.000Z', 'x'),
        cursor(order, '2026-01-01T00:00:00.000Z'),
        cursor(order, 1, uuid),
        cursor(order, '2026-01-01T00:00:00.000Z', uuid, uuid),
      ]),
      cursor('TRANSACTIONS_CREATED_AT_DESC', 'x'),
      cursor('TRANSACTIONS_CREATED_AT_DESC', [uuid]),
      cursor('IDENTITIES_DISPLAY_NAME_ASC', 'a', uuid),
      'x'.repeat(100_000),
    ];
    for (const value of broken) {
      expect([value.slice(0, 80), await issuesFor(`${argument}: ${JSON.stringify(value)}`)]).toEqual([
        value.slice(0, 80),
        [[argument, `${argument} must be a cursor that this list gave out in the same order.`]],
      ]);
    }
  });
});

describe('a cursor', () => {
  test.each([
    ['orderBy: { field: DISPLAY_NAME, direction: ASC }', 'orderBy: { field: CREATED_AT, direction: DESC }'],
    ['orderBy: { field: CREATED_AT, direction: ASC }', 'orderBy: { field: CREATED_AT, direction: DESC }'],
    ['orderBy: { field: UPDATED_AT, direction: DESC }', ''],
    ['search: "Alice"', ''],
    ['', 'search: "Alice"'],
  ])('of the list with "%s" is refused by the one with "%s"', async (given, taken) => {
    const { data } = await post(app, `{ identities(first: 1 ${given}) { pageInfo { endCursor } } }`);
    const after = JSON.stringify(data.identities.pageInfo.endCursor);
    expect((await post(app, `{ identities(first: 1 ${given}, after: ${after}) { nodes { id } } }`)).errors).toEqual([]);
    const answer = await post(app, `{ identities(first: 1 ${taken}, after: ${after}) { nodes { id } } }`);
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['after'] }] });
  });

  test('made by hand with a rank that no row has is no internal error', async () => {
    for (const rank of ['0', '1', '0.5000', '99999999999999999999.99999999999999999999', '1e5', 'NaN', '-1']) {
      const after = JSON.stringify(cursor('BEST_MATCH', rank, uuid));
      const answer = await post(app, `{ identities(search: "a", after: ${after}) { nodes { id } } }`);
      expect(answer.errors.map((error) => error.extensions.code).filter((code) => code !== 'BAD_USER_INPUT')).toEqual(
        [],
      );
    }
  });
});
