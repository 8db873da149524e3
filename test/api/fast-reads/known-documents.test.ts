import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import { makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

/** What is remembered of a document must not depend on what it was first sent with: each is sent again, otherwise. */
const app = useTestApp();
let fast: App;
let slow: App;
let [person, other, source, destination] = ['', '', '', ''];
const secrets = { all: '', ledger: '', identities: '' };

beforeAll(async () => {
  person = await makePerson(app.client, { firstName: 'Alice', externalId: 'one', country: 'Canada' });
  other = await makePerson(app.client, { firstName: 'Bob', externalId: 'two', country: 'Chile' });
  source = await makeFundedBalance(app.client, '100', { identityId: person });
  destination = await makeFundedBalance(app.client, '5', { identityId: other });
  for (const amount of ['1', '2', '3']) await transfer(app.client, { source, destination, amount });
  fast = app.openAnother();
  slow = app.openAnother({ fastReads: false });
  secrets.all = (await app.makeKey(['identities:read', 'identities:write', 'ledger:read', 'ledger:write'])).secret;
  secrets.ledger = (await app.makeKey(['ledger:read'])).secret;
  secrets.identities = (await app.makeKey(['identities:read'])).secret;
});

interface Sent {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
}

async function ask(target: App, body: Sent, secret = secrets.all): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'x-request-id': 'same' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return JSON.stringify(await (await target.fetch('http://localhost/graphql', init)).json());
}

const truths = [{ x: true }, { x: false }, { x: true }];
const documents: [what: string, query: string, () => (Record<string, unknown> | undefined)[]][] = [
  [
    '@include on a field',
    'query ($x: Boolean!) { identities { totalCount nodes @include(if: $x) { id } } }',
    () => truths,
  ],
  [
    '@skip on a list',
    'query ($x: Boolean!) { identities { nodes { id balances @skip(if: $x) { totalCount } } } }',
    () => truths,
  ],
  [
    '@skip on a root field',
    'query ($x: Boolean!) { a: ledgers @skip(if: $x) { totalCount } b: balances { totalCount } }',
    () => truths,
  ],
  [
    '@include on __typename',
    'query ($x: Boolean!) { __typename @include(if: $x) identities { __typename @skip(if: $x) nodes { id __typename @include(if: $x) } } }',
    () => truths,
  ],
  [
    '@include on an inline fragment',
    'query ($x: Boolean!) { balances { nodes { id ... @include(if: $x) { currency } ... on Balance @skip(if: $x) { balance } } } }',
    () => truths,
  ],
  [
    '@include on a fragment',
    'query ($x: Boolean!) { transactions { nodes { ...F @include(if: $x) id } pageInfo { hasNextPage } } } fragment F on Transaction { amount source { id } }',
    () => truths,
  ],
  [
    '@include within a fragment',
    'query ($x: Boolean!) { transactions { ...F } } fragment F on TransactionConnection { totalCount @include(if: $x) edges { cursor @skip(if: $x) node { id } } }',
    () => truths,
  ],
  [
    'both directives',
    'query ($x: Boolean!, $y: Boolean!) { ledgers { nodes { id name @include(if: $x) @skip(if: $y) } } }',
    () => [
      { x: true, y: false },
      { x: true, y: true },
      { x: false, y: false },
    ],
  ],
  [
    'a directive whose variable has a default',
    'query ($x: Boolean = true) { ledgers { nodes { id name @include(if: $x) } } }',
    () => [{}, { x: false }, {}, undefined],
  ],
  [
    'the size of a page with a default',
    'query ($n: Int = 1) { transactions(first: $n) { nodes { amount } } }',
    () => [{}, { n: 2 }, { n: null }, {}, { n: 3 }],
  ],
  [
    'the size of a page from either end',
    'query ($n: Int, $m: Int) { transactions(first: $n, last: $m) { nodes { amount } } }',
    () => [{ n: 1 }, { m: 1 }, {}, { n: null, m: 2 }, { n: 2, m: null }],
  ],
  [
    'a filter',
    'query ($f: IdentityFilter) { identities(filter: $f) { totalCount nodes { firstName } } }',
    () => [{ f: { country: { eq: 'Canada' } } }, { f: { country: { eq: 'Chile' } } }, { f: {} }, {}, { f: null }],
  ],
  [
    'a value in a filter',
    'query ($c: String, $n: Boolean) { identities(filter: { country: { eq: $c, isNull: $n } }) { nodes { firstName } } }',
    () => [{ c: 'Canada' }, { c: 'Chile' }, { n: true }, { c: 'Chile', n: false }, { n: false }],
  ],
  [
    'a value in a filter of metadata',
    'query ($v: JSON) { identities(filter: { metadata: { a: $v } }) { totalCount } }',
    () => [{ v: 1 }, {}, { v: [] }],
  ],
  [
    'an order',
    'query ($o: IdentityOrder!) { identities(orderBy: $o) { nodes { firstName } } }',
    () => [
      { o: { field: 'CREATED_AT' } },
      { o: { field: 'CREATED_AT', direction: 'DESC' } },
      { o: { field: 'CREATED_AT' } },
    ],
  ],
  [
    'a search',
    'query ($s: String) { identities(search: $s) { nodes { firstName } } }',
    () => [{ s: 'alice' }, { s: 'bob' }, {}, { s: '' }],
  ],
  [
    'an id',
    'query ($id: ID!) { identity(id: $id) { firstName balances { nodes { id } } } }',
    () => [{ id: person }, { id: other }, { id: source }, { id: 'x' }],
  ],
  [
    'an id of any type',
    'query ($id: ID!) { node(id: $id) { __typename id ... on Balance { balance } } }',
    () => [{ id: person }, { id: source }, { id: other }],
  ],
  [
    'ids',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
    () => [{ ids: [person] }, { ids: [source, other] }, { ids: [] }],
  ],
  [
    'one variable in two places',
    'query ($n: Int!, $id: ID!) { transactions(first: $n) { nodes { amount } } identity(id: $id) { transactions(first: $n) { nodes { amount } } } }',
    () => [
      { n: 1, id: person },
      { n: 2, id: other },
    ],
  ],
  [
    'an argument with an alias',
    'query ($a: String!, $b: String!) { a: identityByExternalId(externalId: $a) { firstName } b: identityByExternalId(externalId: $b) { firstName } }',
    () => [
      { a: 'one', b: 'two' },
      { a: 'two', b: 'one' },
      { a: 'none', b: 'one' },
    ],
  ],
];

describe('a query that is known', () => {
  test.each(documents)('is answered for its variables, whatever came before: %s', async (_what, query, sent) => {
    for (const variables of [...sent(), ...sent().reverse()]) {
      const wanted = await ask(slow, { query, variables });
      expect(await ask(fast, { query, variables }), JSON.stringify(variables)).toBe(wanted);
      expect(await ask(fast, { query, variables }), JSON.stringify(variables)).toBe(wanted);
    }
    // None of them is wrong, so what is compared is no refusal of the document.
    expect(await ask(slow, { query, variables: sent()[0] })).toContain('"data":{');
  });

  test('is answered as the caller may see it, whoever asked before', async () => {
    const queries = [
      '{ balances { nodes { id identity { id } } } }',
      '{ transactions { nodes { amount source { identity { displayName } } } } }',
      `{ nodes(ids: ["${person}", "${source}"]) { __typename id } }`,
      '{ identities { nodes { id balances { totalCount } } } }',
    ];
    for (const query of queries) {
      const keys = [secrets.all, secrets.ledger, secrets.identities];
      const wanted = await Promise.all(keys.map((secret) => ask(slow, { query }, secret)));
      expect(new Set(wanted).size).toBeGreaterThan(1);
      for (let round = 0; round < 2; round += 1) {
        for (const [at, secret] of keys.entries()) expect(await ask(fast, { query }, secret)).toBe(wanted[at]);
      }
    }
  });

  test('is the operation that was named, of several in one document', async () => {
    const query = `query A($n: Int) { transactions(first: $n) { nodes { ...F } } }
      query B($n: Int) { balances(first: $n) { nodes { id } } }
      mutation C($n: JSONObject!) { updateMetadata(id: "${person}", patch: $n) { id } }
      fragment F on Transaction { amount }`;
    const sent: Sent[] = [
      { query, operationName: 'A', variables: { n: 1 } },
      { query, operationName: 'B', variables: { n: 1 } },
      { query, operationName: 'A', variables: { n: 2 } },
      { query, operationName: 'C', variables: { n: {} } },
      { query, operationName: 'D', variables: { n: 1 } },
      { query, variables: { n: 1 } },
      { query, operationName: 'B', variables: { n: 2 } },
    ];
    for (const body of [...sent, ...sent]) expect(await ask(fast, body)).toBe(await ask(slow, body));
  });
});

describe('a mutation that is known', () => {
  const record = (selection: string, fragments = '') =>
    `mutation ($x: Boolean!, $input: RecordTransactionInput!) { recordTransaction(input: $input) ${selection} } ${fragments}`;
  const create = (selection: string) =>
    `mutation ($x: Boolean!, $input: CreateIdentityInput!) {
      createIdentity(input: $input, onConflict: RETURN_EXISTING) ${selection} }`;

  test.each([
    ['@include on a field', record('{ id amount @include(if: $x) }')],
    ['@skip on a field', record('{ id amount @skip(if: $x) }')],
    ['@include on __typename', record('{ __typename @include(if: $x) id }')],
    ['@include on another record', record('{ id source @include(if: $x) { id } }')],
    ['@include within another record', record('{ id source { id currency @include(if: $x) } }')],
    ['@skip on an inline fragment', record('{ id ... @skip(if: $x) { kind status } }')],
    ['@include on a fragment', record('{ id ...F @include(if: $x) }', 'fragment F on Transaction { currency }')],
    ['@include within a fragment', record('{ ...F }', 'fragment F on Transaction { id currency @include(if: $x) }')],
    ['@skip on a field of an identity', create('{ id firstName @skip(if: $x) }')],
    ['@include on a list of an identity', create('{ id balances @include(if: $x) { totalCount } }')],
  ])('is answered for its variables, whatever came before: %s', async (_what, query) => {
    for (const x of [true, false, true, false]) {
      const input = query.includes('RecordTransactionInput')
        ? { reference: unique('known'), amount: '1', currency: 'USD', source, destination }
        : { externalId: unique('known'), identityType: 'INDIVIDUAL', firstName: 'Al' };
      const variables = { x, input };
      const answer = await ask(fast, { query, variables });
      expect(answer).not.toContain('"errors"');
      // Sent again it changes nothing, and the resolvers read what was written.
      expect(answer, JSON.stringify({ x })).toBe(await ask(slow, { query, variables }));
    }
  });

  test('that is left out as a whole changes nothing', async () => {
    const query = `mutation ($x: Boolean!, $input: RecordTransactionInput!) {
      recordTransaction(input: $input) @include(if: $x) { reference } }`;
    for (const x of [true, false, true]) {
      const input = { reference: unique('left-out'), amount: '1', currency: 'USD', source, destination };
      expect(JSON.parse(await ask(fast, { query, variables: { x, input } }))).toEqual({
        data: x ? { recordTransaction: { reference: input.reference } } : {},
      });
      expect(await app.prisma.transaction.count({ where: { reference: input.reference } })).toBe(x ? 1 : 0);
    }
  });

  test('is the one that was named, with arguments of its own', async () => {
    const query = `mutation One($input: RecordTransactionInput!) { recordTransaction(input: $input) { amount } }
      mutation Two($input: RecordTransactionInput!) { again: recordTransaction(input: $input) { reference } }`;
    for (const operationName of ['One', 'Two', 'One', 'Two']) {
      const input = { reference: unique('named'), amount: '1.5', currency: 'USD', source, destination };
      expect(JSON.parse(await ask(fast, { query, operationName, variables: { input } })).data).toEqual(
        operationName === 'One' ? { recordTransaction: { amount: '1.5' } } : { again: { reference: input.reference } },
      );
    }
  });

  test('takes the default of a variable only where none was sent', async () => {
    const query = `mutation ($reference: String!, $hold: Boolean! = true) {
      recordTransaction(input: { reference: $reference, hold: $hold, amount: "1", currency: "USD",
        source: "${source}", destination: "${destination}" }) { kind } }`;
    const kinds: string[] = [];
    for (const given of [{}, { hold: false }, {}, { hold: true }]) {
      const answer = await ask(fast, { query, variables: { reference: unique('default'), ...given } });
      kinds.push(JSON.parse(answer).data.recordTransaction.kind);
    }
    expect(kinds).toEqual(['HOLD', 'TRANSFER', 'HOLD', 'HOLD']);
  });
});
