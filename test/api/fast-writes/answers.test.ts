import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/access/access.scopes.ts';
import type { App } from '../../../src/app.ts';
import { attributeNames } from '../../../src/identity/identity.attributes.ts';
import { aliceSmith, makeBalance, makePerson, unique } from '../../support/fixtures.ts';
import { createRandom } from '../../support/random.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp({ tokenizedFields: ['STREET'] });
let fast: App;
let slow: App;
let [person, source, destination, poor] = ['', '', '', ''];
const secrets = { all: '', few: '' };

beforeAll(async () => {
  person = await makePerson(app.client);
  source = await makeBalance(app.client, { overdraftLimit: null, identityId: person });
  destination = await makeBalance(app.client);
  poor = await makeBalance(app.client);
  fast = app.openAnother();
  slow = app.openAnother({ fastReads: false });
  const scopes: Record<keyof typeof secrets, Scope[]> = {
    all: ['identities:write', 'ledger:write'],
    few: ['ledger:read', 'identities:read'],
  };
  for (const name of ['all', 'few'] as const) secrets[name] = (await app.makeKey(scopes[name])).secret;
});

interface Mutation {
  query: string;
  variables: Record<string, unknown>;
}

async function ask(target: App, body: Mutation, secret = secrets.all): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'x-request-id': 'same' };
  const response = await target.fetch('http://localhost/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return JSON.stringify({ status: response.status, answer: await response.json() });
}

const record = (selection: string, fragments = '') =>
  `mutation ($input: RecordTransactionInput!) { recordTransaction(input: $input) ${selection} } ${fragments}`;
const create = (selection: string, fragments = '') =>
  `mutation ($input: CreateIdentityInput!, $onConflict: OnConflict) {
    createIdentity(input: $input, onConflict: $onConflict) ${selection} } ${fragments}`;

const transactionFields = [
  ...['id', 'reference', 'kind', 'status', 'amount', 'currency', 'description', 'effectiveAt', 'createdAt'],
  ...['source { id }', 'destination { __typename id }', 'parent { id }', '__typename'],
  ...['remainingAmount', 'refundedAmount', 'holdStatus'],
];
const identityFields = [
  ...['id', '__typename', 'identityType', 'status', 'displayName', 'version', 'createdAt', 'updatedAt'],
  ...[...attributeNames, 'tokenizedFields', 'metadata'],
];
/** For these the row alone is not enough. */
const moreOfTransactions = ['metadata', 'source { currency identity { id } }', 'children { totalCount }'];
const moreOfIdentities = ['balances { nodes { id } }', 'totals { currency }'];

/** Makes selections with fields in any order, aliases, repetitions and fragments; the same seed makes the same ones. */
function createMaker(random: () => number) {
  const below = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
  const some = (fields: readonly string[]) =>
    Array.from({ length: 1 + below(6) }, () => {
      const field = pick(fields);
      return random() < 0.2 ? `other_${field.replace(/\W.*/, '')}: ${field}` : field;
    }).join(' ');
  const makeSelection = (type: string, fields: readonly string[]) => {
    const inline = random() < 0.2 ? `... on ${type} { ${some(fields)} }` : '';
    const directive = random() < 0.1 ? '... @skip(if: false) { id }' : '';
    const isNamed = random() < 0.2;
    return [
      `{ ${some(fields)} ${inline} ${directive} ${isNamed ? '...Rest' : ''} }`,
      isNamed ? `fragment Rest on ${type} { ${some(fields)} }` : '',
    ] as const;
  };
  const makeTransfer = (): Mutation => {
    const fields = random() < 0.2 ? [...transactionFields, ...moreOfTransactions] : transactionFields;
    const optional = {
      description: pick([undefined, null, 'Lunch "at" Zoë’s\u2028', '  trimmed  ']),
      effectiveAt: pick([undefined, '2026-01-31T12:00:00.5+02:00']),
      hold: pick([undefined, true]),
      metadata: pick([undefined, { order: 7 }]),
    };
    const amount = pick(['1', '0.10', '12.50', '1000000']);
    const input = { reference: unique('pay'), amount, currency: 'USD', source, destination, ...optional };
    return { query: record(...makeSelection('Transaction', fields)), variables: { input } };
  };
  const makeIdentity = (): Mutation => {
    const fields = random() < 0.2 ? [...identityFields, ...moreOfIdentities] : identityFields;
    const [attributes, metadata] = [pick([aliceSmith, { lastName: 'Ōe "K"' }]), pick([undefined, { b: 1, a: [] }])];
    const id = `idt_${randomUUID()}`;
    const input = { id, identityType: 'INDIVIDUAL', externalId: unique('ext'), ...attributes, metadata };
    const variables = { input, onConflict: 'RETURN_EXISTING' };
    return { query: create(...makeSelection('Identity', fields)), variables };
  };
  return () => (random() < 0.5 ? makeTransfer() : makeIdentity());
}

describe('what was written just now', () => {
  test('is answered from its row as the resolvers answer it when they read it afterwards', async () => {
    const seed = Number(process.env.TEST_SEED ?? 1);
    const make = createMaker(createRandom(seed));
    const mutations = 300;
    let withoutReading = 0;
    for (let made = 0; made < mutations; made += 1) {
      const mutation = make();
      let written = '';
      const { length: sent } = await app.countStatements(async () => {
        written = await ask(fast, mutation);
      });
      // The same once more: a reference or an id that is known changes nothing.
      const again = await ask(slow, mutation);
      expect(written, JSON.stringify({ seed, mutation })).toBe(again);
      expect(await ask(fast, mutation)).toBe(again);
      expect(written).not.toContain('"errors"');
      if (sent === 1) withoutReading += 1;
    }
    expect(withoutReading / mutations).toBeGreaterThan(0.6);
  });

  test('needs one statement, however often the same mutation is sent', async () => {
    const query = record('{ id amount source { id } destination { id } }');
    for (let sent = 0; sent < 3; sent += 1) {
      const input = { reference: unique('pay'), amount: '1', currency: 'USD', source, destination };
      expect(await app.countStatements(() => ask(fast, { query, variables: { input } }))).toHaveLength(1);
    }
  });

  test('and was there before is asked for once, and then read', async () => {
    const input = { reference: unique('pay'), amount: '1', currency: 'USD', source, destination };
    const mutation = { query: record('{ id amount }'), variables: { input } };
    const first = await ask(fast, mutation);
    for (let sent = 0; sent < 2; sent += 1) {
      let again = '';
      const statements = await app.countStatements(async () => {
        again = await ask(fast, mutation);
      });
      expect(again).toBe(first);
      expect(statements.filter((sql) => sql.includes('record_transactions('))).toHaveLength(1);
    }
  });

  test('needs one statement through the typed client, which selects all of an identity', async () => {
    const client = await app.as(['identities:write', 'ledger:write']);
    const create = () => client.createIdentity({ input: { identityType: 'INDIVIDUAL', ...aliceSmith } });
    expect(await app.countStatements(create)).toEqual([expect.stringContaining('create_identities(')]);
    expect((await create()).createIdentity).toMatchObject({ ...aliceSmith, street: expect.any(String), metadata: {} });
    expect((await create()).createIdentity.tokenizedFields).toEqual(['STREET']);
  });
});

describe('a mutation that is refused', () => {
  const transfer = { amount: '1', currency: 'USD' };
  const refused: [string, () => Mutation, keyof typeof secrets][] = [
    ['for want of money', () => recording({ source: poor, destination }), 'all'],
    ['for a balance that there is not', () => recording({ source: `bln_${randomUUID()}`, destination }), 'all'],
    ['for several wrong values', () => recording({ source: 'x', destination, amount: '-1' }), 'all'],
    ['for a value of another type', () => recording({ source, destination, amount: 1.5 }), 'all'],
    ['for a field that is unknown', () => recording({ source, destination, colour: 'red' }), 'all'],
    ['for a variable that is missing', () => ({ query: record('{ id }'), variables: {} }), 'all'],
    ['for a missing scope', () => recording({ source, destination }), 'few'],
    ['for what it selects', () => creating({ firstName: 'Al' }, '{ id balances { nodes { id } } }'), 'few'],
    ['for a name that is missing', () => creating({ country: 'Canada' }), 'all'],
    ['for null that is not allowed', () => creating({ firstName: 'Al' }, '{ id }', null), 'all'],
    ['by GraphQL, for an unknown field', () => creating({ firstName: 'Al' }, '{ id age }'), 'all'],
  ];
  function recording(input: object): Mutation {
    return {
      query: record('{ id source { id } }'),
      variables: { input: { reference: unique('pay'), ...transfer, ...input } },
    };
  }
  function creating(input: object, selection = '{ id displayName }', onConflict?: null): Mutation {
    return { query: create(selection), variables: { input: { identityType: 'INDIVIDUAL', ...input }, onConflict } };
  }

  test.each(refused)('%s is told so in the words of the resolvers, each time', async (_name, make, key) => {
    const mutation = make();
    const wanted = await ask(slow, mutation, secrets[key]);
    expect(wanted).toContain('"errors"');
    expect(await ask(fast, mutation, secrets[key])).toBe(wanted);
    // Now that its document is known.
    expect(await ask(fast, mutation, secrets[key])).toBe(wanted);
  });

  test('for an id that is taken names who has it', async () => {
    const mutation = creating({ id: person, firstName: 'Al' });
    const wanted = await ask(slow, mutation);
    expect(wanted).toContain('"code":"CONFLICT"');
    expect(await ask(fast, mutation)).toBe(wanted);
    expect(await ask(fast, mutation)).toBe(wanted);
  });

  test('with GET is refused although its document is known', async () => {
    const mutation = recording({ source, destination });
    expect(await ask(fast, mutation)).not.toContain('"errors"');
    const sent = new URLSearchParams({ query: mutation.query, variables: JSON.stringify(mutation.variables) });
    const response = await fast.fetch(`http://localhost/graphql?${sent}`, {
      headers: { authorization: `Bearer ${secrets.all}` },
    });
    expect(response.status).toBe(405);
  });
});
