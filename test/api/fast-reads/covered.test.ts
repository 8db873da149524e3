import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

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
  const stranger = await makeBalance(app.client, { ledgerId: ids.ledger });
  for (let at = 0; at < 3; at += 1) {
    ids.transaction = await transfer(app.client, { source: ids.balance, destination: other });
    await transfer(app.client, { source: ids.balance, destination: stranger, amount: `${at}.25` });
  }
  await app.client.updateIdentity({ id: ids.ada, input: { lastName: 'Lovelace', metadata: { tier: 'gold' } } });
});

const page =
  '{ totalCount pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor } nodes { id } edges { __typename cursor node { id } } }';
const insightsOf = (
  timeZone: string,
) => `insights(currency: "USD", interval: DAY, from: "2026-04-20", timeZone: "${timeZone}") {
  __typename currency from to timeZone net firstActivityAt lastActivityAt
  inflow { count total average median largest } outflow { __typename count total average median largest }
  series { start inflow outflow net count } byHour { hour count } trend { inflowChange outflowChange countChange }
  largestTransaction { id amount } counterparties(first: 3) { identity { displayName } balance { id } inflow outflow count } }`;
const insights = insightsOf('UTC');
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
    'a history, with the seals of its events and their records',
    `{ identity(id: $ada) { history(first: 2) { totalCount pageInfo { endCursor }
       nodes { id sequence hash action actor reason requestId at resourceId resource { id ... on Identity { displayName } }
       changes { field before after } } } } balance(id: $balance) { history { nodes { changes { field after } } } } }`,
  ],
  ['insights, with all of their parts', `{ identity(id: $ada) { ${insights} } }`],
  ['insights of days of India', `{ identity(id: $ada) { ${insightsOf('Asia/Kolkata')} } }`],
  ['insights of days of New York', `{ identity(id: $ada) { ${insightsOf('America/New_York')} } }`],
  [
    'all of a customer',
    `{ identity(id: $ada) { id displayName metadata balances { nodes { id balance ledger { name } } }
       transactions(first: 10) { nodes { id amount source { identity { displayName } } destination { identity { displayName } } } }
       history(first: 10) { nodes { id action changes { field before after } } } ${insights} } }`,
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

describe('of the history of an identity', () => {
  const document =
    'query ($id: ID!) { identity(id: $id) { history { nodes { action changes { field before after } } } } }';

  test('values whose key was destroyed take a second statement, and show that they are erased', async () => {
    const id = await makePerson(app.client, { firstName: 'Gone' });
    await app.client.eraseIdentity({ id, reason: 'asked to' });
    let answer: unknown;
    const statements = await app.countStatements(async () => {
      answer = await app.client.request(document, { id });
    });
    expect(statements).toHaveLength(2);
    expect(JSON.stringify(answer)).toContain('"[erased]"');
    expect(answer).toEqual(await app.resolvers.request(document, { id }));
  });

  test('one statement shows personal values to who may see them, and only that they changed to all others', async () => {
    const keys = { auditor: await app.as(['identities:read', 'audit:read']), officer: app.client };
    for (const [who, client] of Object.entries(keys)) {
      let answer: unknown;
      const statements = await app.countStatements(async () => {
        answer = await client.request(document, { id: ids.ada });
      });
      expect(statements).toHaveLength(1);
      expect(JSON.stringify(answer).includes('Lovelace')).toBe(who === 'officer');
      expect(JSON.stringify(answer).includes('[redacted]')).toBe(who === 'auditor');
    }
  });
});

test('insights that are refused are null beside the error of the resolvers', async () => {
  const document = `query ($id: ID!, $from: Date) { identity(id: $id) { displayName
    insights(currency: "USD", from: $from, to: "2026-05-01") { net counterparties(first: 200) { count } } } }`;
  for (const from of ['2026-05-02', '2026-04-01', '1800-01-01', 'no day', null]) {
    const [fast, slow] = await Promise.all(
      [app.client, app.resolvers].map((client) => refusalOf(client.request(document, { id: ids.ada, from }))),
    );
    expect(fast?.issues).toEqual(slow?.issues);
    expect([fast?.code, fast?.message]).toEqual([slow?.code, slow?.message]);
  }
});

test('insights of one document are of each time zone that it is sent with, however often', async () => {
  const document = `query ($id: ID!, $timeZone: TimeZone!) { identity(id: $id) {
    insights(currency: "USD", interval: DAY, from: "2026-04-28", timeZone: $timeZone) {
      timeZone to net series { start count } byHour { count } counterparties { inflow } inflow { median } trend { countChange } } } }`;
  for (const timeZone of ['UTC', 'Asia/Kolkata', 'Pacific/Honolulu', 'Asia/Kolkata', 'UTC', 'Etc/UTC', 'utc']) {
    const variables = { id: ids.ada, timeZone };
    let answer: unknown;
    const statements = await app.countStatements(async () => {
      answer = await app.client.request(document, variables);
    });
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(await app.resolvers.request(document, variables)));
  }
  const unknown = { id: ids.ada, timeZone: 'Mars/Olympus' };
  expect((await refusalOf(app.client.request(document, unknown))).issues).toEqual(
    (await refusalOf(app.resolvers.request(document, unknown))).issues,
  );
});

test('a series is of the days up to today, also when the statement is known from the day before', async () => {
  const document =
    'query ($id: ID!) { identity(id: $id) { insights(currency: "USD", interval: DAY, from: "2026-04-28") { to series { start } } } }';
  const days = async () => {
    const { identity } = await app.client.request<
      { identity: { insights: { to: string; series: unknown[] } } },
      object
    >(document, { id: ids.ada });
    return [identity.insights.to, identity.insights.series.length];
  };
  for (let again = 0; again < 4; again += 1) expect(await days()).toEqual(['2026-05-01', 4]);
  app.now = new Date('2026-05-02T00:00:01Z');
  expect(await days()).toEqual(['2026-05-02', 5]);
});

test('a range of which one day more is too much is refused, also when a shorter one was answered', async () => {
  const document = `query ($from: Date!) { identities(first: 100) { nodes {
    insights(currency: "USD", interval: DAY, from: $from, to: "2026-05-01") { series { start } } } } }`;
  expect(JSON.stringify(await app.client.request(document, { from: '2026-04-01' }))).toContain('"2026-05-01"');
  for (const client of [app.client, app.resolvers]) {
    expect((await refusalOf(client.request(document, { from: '2020-01-01' }))).code).toBe('QUERY_TOO_COMPLEX');
  }
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
