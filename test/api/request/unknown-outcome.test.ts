import { beforeAll, describe, expect, test } from 'vitest';
import type { PrismaClient, Query } from '../../../src/db/open-database.ts';
import { makeBalance, makePerson, unique } from '../../support/fixtures.ts';
import { clientOf, refusalOf, useTestApp } from '../../support/test-app.ts';
import { expectPublic, fingerprint } from './answers.ts';

const app = useTestApp({ breaksStatements: true });
const ids = { person: '', source: '', destination: '' };
beforeAll(async () => {
  ids.person = await makePerson(app.client);
  ids.source = await makeBalance(app.client, { overdraftLimit: null });
  ids.destination = await makeBalance(app.client);
});

const unknown =
  /Whether the change was made is not known: sending it again is safe only with the reference, or the id or externalId of your own, that it was sent with\.$/;
const notMade = /The change was not made\.$/;
const failed = /^Something went wrong on our side; the request id finds it in our log\.$/;

const failure = (code: string, more: object = {}) => Object.assign(new Error('secret'), { code, ...more });
const failures = {
  ended: () => failure('57P01'),
  crashed: () => failure('57P02'),
  broken: () => failure('08006'),
  reset: () => failure('ECONNRESET', { syscall: 'read' }),
  cancelled: () => failure('57014'),
  starting: () => failure('57P03'),
  full: () => failure('53300'),
  unreachable: () => failure('ECONNREFUSED', { syscall: 'connect' }),
};
const open = ['ended', 'crashed', 'broken', 'reset'] as const;
const known = ['cancelled', 'starting', 'full', 'unreachable'] as const;
type Failure = keyof typeof failures;

/** The same application, whose database fails like this in every statement that changes something. */
function failing(how: Failure, isMet: (text: string) => boolean = () => true) {
  const isChange = (text: string) => /create_identities|record_transactions|INSERT|UPDATE|DELETE/.test(text);
  const query: Query = async (text, values, name) => {
    if (isChange(text) && isMet(text)) throw failures[how]();
    return app.query(text, values, name);
  };
  const prisma = new Proxy(app.prisma, {
    get(target, name) {
      if (name === '$transaction') return () => Promise.reject(failures[how]());
      return Reflect.get(target, name);
    },
  }) as PrismaClient;
  return clientOf(app.openAnother({ query, prisma }));
}

const record = () => ({
  reference: unique('outcome'),
  amount: '1',
  currency: 'USD',
  source: ids.source,
  destination: ids.destination,
});
const person = { identityType: 'INDIVIDUAL', firstName: 'A' } as const;
const mutations: [string, (client: ReturnType<typeof failing>) => Promise<unknown>][] = [
  ['createIdentity', (client) => client.createIdentity({ input: person })],
  ['createIdentities', (client) => client.createIdentities({ inputs: [person, person] })],
  ['recordTransaction', (client) => client.recordTransaction({ input: record() })],
  ['recordTransactions', (client) => client.recordTransactions({ inputs: [record(), record()] })],
  ['recordTransactions, all or nothing', (client) => client.recordTransactions({ inputs: [record()], atomic: true })],
];

describe.each(mutations)('%s', (name, call) => {
  const field = name.split(',')[0];
  const fails = async (how: Failure) => {
    const before = await fingerprint(app);
    const refusal = await refusalOf(call(failing(how)));
    // One error for the whole call, also when it is of several items.
    expect(refusal.errors).toMatchObject([{ path: [field], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    for (const error of refusal.errors) expectPublic(error);
    expect(await fingerprint(app)).toBe(before);
    return refusal.message;
  };

  test.each(open)('whose session is %s says that it is not known whether the change was made', async (how) => {
    expect(await fails(how)).toMatch(unknown);
  });

  test.each(known.filter((how) => how !== 'full'))('%s says that the change was not made', async (how) => {
    expect(await fails(how)).toMatch(notMade);
  });
});

test('a change in a transaction of several statements that never began was not made', async () => {
  for (const how of [...open, ...known]) {
    const call = failing(how).updateIdentity({ id: ids.person, input: { city: 'Rome' } });
    expect([how, (await refusalOf(call)).message]).toEqual([how, expect.stringMatching(notMade)]);
  }
});

test('a commit and a refund without a reference are not said to be safe to send again', async () => {
  const { recordTransaction: hold } = await app.client.recordTransaction({ input: { ...record(), hold: true } });
  const { recordTransaction: done } = await app.client.recordTransaction({ input: record() });
  const client = failing('ended');
  expect((await refusalOf(client.commitTransaction({ id: hold.id }))).message).toMatch(unknown);
  expect((await refusalOf(client.refundTransaction({ id: done.id }))).message).toMatch(unknown);
});

test('items that the database refuses are told alone, and that they were not made', async () => {
  const refusal = await refusalOf(failing('full').createIdentities({ inputs: [person, person] }));
  expect(refusal.errors.map(({ path, message }) => [path?.slice(0, 2), message])).toEqual([
    [['createIdentities', 0], expect.stringMatching(notMade)],
    [['createIdentities', 1], expect.stringMatching(notMade)],
  ]);
});

test('a bulk call of which a part was recorded does not say that nothing was', async () => {
  let calls = 0;
  const client = failing('starting', (text) => {
    if (!text.includes('record_transactions')) return false;
    calls += 1;
    return calls > 1;
  });
  const inputs = Array.from({ length: 201 }, record);
  const { message } = await refusalOf(client.recordTransactions({ inputs }));
  expect(message).toMatch(unknown);
  const [first] = inputs;
  const { recordTransactions } = await app.client.recordTransactions({ inputs: first ? [first] : [] });
  expect(recordTransactions[0]?.error).toBe(null);
});

test('a call whose answer cannot be read was carried out, also when it found what was there', async () => {
  const query = `mutation { createIdentity(onConflict: RETURN_EXISTING,
    input: { identityType: INDIVIDUAL, firstName: "Made", externalId: "made" }) { id balances { totalCount } } }`;
  await app.query('ALTER TABLE balances RENAME TO hidden');
  const refusals = [await refusalOf(app.resolvers.request(query)), await refusalOf(app.resolvers.request(query))];
  await app.query('ALTER TABLE hidden RENAME TO balances');
  for (const { errors } of refusals) {
    expect(errors).toMatchObject([
      {
        path: ['createIdentity', 'balances'],
        message: expect.stringMatching(/log\. The call was carried out, and only its answer could not be read\.$/),
      },
    ]);
  }
  expect(await app.prisma.identity.count({ where: { firstName: 'Made' } })).toBe(1);
});

test('a query says nothing of a change, also in a document that has a mutation too', async () => {
  await app.query('ALTER TABLE ledgers RENAME TO hidden');
  const queries = [
    '{ ledgers { totalCount nodes { id } } }',
    'query Ask { ledgers { nodes { id } } } mutation Change { createLedger(input: { name: "L" }) { id } }',
  ];
  for (const query of queries) {
    const body = { query, ...(query.startsWith('query') ? { operationName: 'Ask' } : {}) };
    const headers = { 'content-type': 'application/json' };
    const response = await app.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    for (const { message } of errors) expect(message).toMatch(failed);
  }
  await app.query('ALTER TABLE hidden RENAME TO ledgers');
});

test('what fails before any field ran says nothing of a change', async () => {
  const query: Query = () => Promise.reject(failures.unreachable());
  const client = clientOf(app.openAnother({ query }), 'sk_some-key-that-must-be-looked-up');
  expect((await refusalOf(client.createLedger({ input: { name: 'L' } }))).message).toMatch(failed);
});
