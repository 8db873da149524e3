import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const ids = { ada: '', ledger: '', balance: '', transaction: '' };

beforeAll(async () => {
  app.now = new Date('2026-05-01T00:00:00Z');
  ids.ledger = await makeLedger(app.client);
  // What JSON has to escape, and what base64 writes with + and /.
  for (const firstName of ['Ada', 'A "quoted" one', 'back\\slash', 'ÿÿÿ>>>???', '線'.repeat(40), 'Zoë']) {
    const id = await makePerson(app.client, { firstName });
    ids.ada ||= id;
    app.now = new Date(app.now.getTime() + 1000);
  }
  const owner = { identityId: ids.ada, ledgerId: ids.ledger, overdraftLimit: null };
  ids.balance = await makeBalance(app.client, owner);
  const other = await makeBalance(app.client, owner);
  for (let at = 0; at < 3; at += 1) {
    ids.transaction = await transfer(app.client, { source: ids.balance, destination: other });
  }
});

const page =
  '{ totalCount pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor } nodes { id } edges { __typename cursor node { id } } }';
const documents: [string, string][] = [
  ...['CREATED_AT', 'UPDATED_AT', 'DISPLAY_NAME', 'COUNTRY', 'CATEGORY']
    .flatMap((field) => [`{ field: ${field}, direction: ASC }`, `{ field: ${field}, direction: DESC }`])
    .flatMap((order): [string, string][] => [
      [`the first identities by ${order}`, `{ identities(first: 4, orderBy: ${order}) ${page} }`],
      [`the last identities by ${order}`, `{ identities(last: 4, orderBy: ${order}) ${page} }`],
    ]),
  ['identities that are searched for', `{ identities(search: "quoted") ${page} }`],
  ['the ends of a page alone', '{ identities(first: 2) { pageInfo { startCursor endCursor } } }'],
  ['an empty page', `{ identities(first: 2, filter: { country: { eq: "Nowhere" } }) ${page} }`],
  ['ledgers', `{ ledgers(first: 1) ${page} }`],
  ['balances', `{ balances(last: 1) ${page} }`],
  ['transactions', `{ transactions(first: 2) ${page} }`],
  [
    'one of each',
    '{ identity(id: $ada) { displayName } ledger(id: $ledger) { name } balance(id: $balance) { currency } transaction(id: $transaction) { amount } }',
  ],
  ['lists below a record', `{ identity(id: $ada) { balances(first: 1) ${page} transactions(last: 2) ${page} } }`],
  [
    'records at the other end',
    '{ balance(id: $balance) { ledger { id name } identity { id displayName } } transaction(id: $transaction) { source { id indicator identity { firstName } } } }',
  ],
  [
    'records of any type',
    '{ nodes(ids: [$ada, $ledger, $balance, $transaction]) { __typename id ... on Identity { displayName } ... on Ledger { name } } }',
  ],
];

/** With the ids in their places. */
const filled = (document: string) =>
  document.replace(/\$(\w+)/g, (_, name: keyof typeof ids) => JSON.stringify(ids[name]));

describe('is read in one statement, as the resolvers read it:', () => {
  test.each(documents)('%s', async (_what, document) => {
    let answer: unknown;
    const statements = await app.countStatements(async () => {
      answer = await app.client.request(filled(document));
    });
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(await app.resolvers.request(filled(document))));
  });

  test('what a key with one scope may see, with null for the rest', async () => {
    const query = filled('{ balance(id: $balance) { id identity { id } } nodes(ids: [$ada, $balance]) { id } }');
    const ledgerOnly = await app.as(['ledger:read']);
    let answer: unknown;
    const statements = await app.countStatements(async () => {
      answer = await ledgerOnly.request(query);
    });
    expect(statements).toHaveLength(1);
    expect(answer).toEqual({ balance: { id: ids.balance, identity: null }, nodes: [null, { id: ids.balance }] });
  });
});

test('the resolvers read a list below many records in as many statements as below one', async () => {
  const query = (first: number) =>
    `{ identities(first: ${first}, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { balances(first: 2) { nodes { currency ledger { name } } edges { node { id } } } } } }`;
  const [one, many] = [
    await app.countStatements(() => app.resolvers.request(query(1))),
    await app.countStatements(() => app.resolvers.request(query(6))),
  ];
  expect(many.length).toBe(one.length);
});
