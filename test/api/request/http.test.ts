import { describe, expect, test } from 'vitest';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { type Answer, expectPublic, fingerprint, post, postBody, readAnswer } from './answers.ts';

const app = useTestApp();
const json = { 'content-type': 'application/json' };
const query = '{ ledgers { totalCount } }';
const get = async (search: string, headers: Record<string, string> = {}) =>
  readAnswer(await app.fetch(`/graphql${search}`, { headers: { accept: 'application/json', ...headers } }));

function expectRefused(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.data ?? null).toBe(null);
  expect(answer.errors.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
  for (const error of answer.errors) expectPublic(error);
  expect(answer.headers.get('x-request-id')).toBe(answer.errors[0]?.extensions.requestId);
}

describe('GET', () => {
  test('answers a query', async () => {
    const variables = encodeURIComponent('{"first": 1}');
    const answer = await get(`?query=query($first:Int){ledgers(first:$first){totalCount}}&variables=${variables}`);
    expect(answer).toMatchObject({ status: 200, data: { ledgers: { totalCount: 0 } } });
  });

  test.each(['variables=%7B', 'variables=nope', 'variables=1', 'variables=[1]', 'extensions=%7B', 'extensions=1'])(
    'with %s is a bad request',
    async (broken) => {
      expectRefused(await get(`?query=${query}&${broken}`), 400);
    },
  );

  test('of a mutation changes nothing', async () => {
    const before = await fingerprint(app);
    expectRefused(await get('?query=mutation{createLedger(input:{name:"L"}){id}}'), 405);
    expect(await fingerprint(app)).toBe(before);
  });

  test.each(['', '?query=', '?query=%FF%FE', '?query={'])('"%s" is refused', async (search) => {
    const answer = await get(search);
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('POST', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'application/graphql+json'])(
    'as %s is answered',
    async (type) => {
      const answer = await postBody(app, JSON.stringify({ query }), { 'content-type': type });
      expect(answer).toMatchObject({ status: 200, data: { ledgers: { totalCount: 0 } } });
    },
  );

  test.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonp',
  ])('as %s is refused, for any web page could send it', async (type) => {
    const before = await fingerprint(app);
    const mutation = 'mutation { createLedger(input: { name: "L" }) { id } }';
    const bodies = [JSON.stringify({ query: mutation }), `query=${encodeURIComponent(mutation)}`, mutation];
    for (const body of bodies) expectRefused(await postBody(app, body, { 'content-type': type }), 415);
    expect(await fingerprint(app)).toBe(before);
  });

  test.each([
    'null',
    '1',
    '"text"',
    '[]',
    `[{"query":"${query}"}]`,
    '{"query":1}',
    '{"query":{}}',
    `{"query":"${query}","variables":"text"}`,
    `{"query":"${query}","variables":[1]}`,
    `{"query":"${query}","extensions":1}`,
  ])('of %s is a bad request', async (body) => {
    expectRefused(await postBody(app, body, json), 400);
  });

  test.each(['', '{', '{}', '{"query":""}', '{"query":null}', '\ufeff{', '{"query":"{"}'])(
    'of "%s" is refused with a code',
    async (body) => {
      const answer = await postBody(app, body, json);
      expect(answer.errors.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
      for (const error of answer.errors) expectPublic(error);
    },
  );

  test('of more bytes than a request may have is refused', async () => {
    const body = JSON.stringify({ query, variables: { a: 'x'.repeat(21 * 1024 * 1024) } });
    expectRefused(await postBody(app, body, json), 413);
  });

  test.each([
    ['more than a request may have', String(21 * 1024 * 1024), 413],
    ['no number', '12, 12', 400],
  ])('that says its length is %s is refused before it is read', async (_what, length, status) => {
    expectRefused(await postBody(app, JSON.stringify({ query }), { ...json, 'content-length': length }), status);
  });

  test('of a thousand identities with all the metadata that they may have is accepted', async () => {
    const metadata = { a: 'x'.repeat(16 * 1024 - 8) };
    const inputs = Array.from({ length: 1000 }, () => ({ identityType: 'INDIVIDUAL', firstName: 'A', metadata }));
    const document = `mutation ($inputs: [CreateIdentityInput!]!) { createIdentities(inputs: $inputs) { error { code } } }`;
    const answer = await post(app, document, { inputs });
    expect(answer.errors).toEqual([]);
    expect(answer.data.createIdentities).toHaveLength(1000);
  });
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused, and no other site is let in', async (method) => {
  expectRefused(await readAnswer(await app.fetch('/graphql', { method, headers: json })), 405);
  const headers = { origin: 'https://other.example', ...json };
  const answer = await readAnswer(await app.fetch('/graphql', { method, headers }));
  expect(answer.status).toBe(403);
  expect(answer.headers.get('access-control-allow-origin')).toBe(null);
});

test('another path is not found', async () => {
  expect((await app.fetch('/nothing', {})).status).toBe(404);
});

describe('request id', () => {
  test.each(['abc', 'A-1_2.3:4', 'x'.repeat(64)])('%s of the caller comes back', async (id) => {
    const ok = await post(app, query, {}, { 'x-request-id': id });
    expect(ok.headers.get('x-request-id')).toBe(id);
    const refused = await post(app, '{ nothing }', {}, { 'x-request-id': id });
    expect(refused.headers.get('x-request-id')).toBe(id);
    expect(refused.errors[0]?.extensions.requestId).toBe(id);
  });

  test.each(['', 'a b', 'x'.repeat(65), '<script>', '"', 'a,b'])('"%s" is replaced by one of ours', async (id) => {
    const answer = await post(app, query, {}, { 'x-request-id': id });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('without one, each request has its own', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await post(app, query)).headers.get('x-request-id')));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('an answer', () => {
  test('has its keys in the order asked for, however long each takes', async () => {
    const id = await makePerson(app.client);
    const document = `{ z: identity(id: "${id}") { version displayName totals { currency } id balances { totalCount nodes { id } } createdAt }
      a: ledgers { totalCount } __typename m: node(id: "${id}") { id } ...F }
      fragment F on Query { b: identities(first: 1) { totalCount pageInfo { hasNextPage } nodes { updatedAt id } } }`;
    const { data, text } = await post(app, document);
    expect(Object.keys(data)).toEqual(['z', 'a', '__typename', 'm', 'b']);
    expect(Object.keys(data.z)).toEqual(['version', 'displayName', 'totals', 'id', 'balances', 'createdAt']);
    expect(Object.keys(data.b)).toEqual(['totalCount', 'pageInfo', 'nodes']);
    expect(Object.keys(data.b.nodes[0])).toEqual(['updatedAt', 'id']);
    expect(text.startsWith('{"data":')).toBe(true);
  });

  test('of a second mutation in one request shows what it changed, through the same fragment too', async () => {
    const identityId = await makePerson(app.client);
    const ledger = (await app.client.createLedger({ input: { name: 'L' } })).createLedger.id;
    const create = `createBalance(input: { ledgerId: "${ledger}", currency: "USD", identityId: "${identityId}" }) { identity { ...Whole } }`;
    const document = `mutation { first: ${create} second: ${create} }
      fragment Whole on Identity { balances { totalCount nodes { id } } totals { balanceCount } }`;
    const { data } = await post(app, document);
    expect(data.first.identity).toMatchObject({ balances: { totalCount: 1 }, totals: [{ balanceCount: 1 }] });
    expect(data.second.identity).toMatchObject({ balances: { totalCount: 2 }, totals: [{ balanceCount: 2 }] });
    expect(data.second.identity.balances.nodes).toHaveLength(2);
  });

  test('shows one record asked for twice with different selections right in both places', async () => {
    const id = await makePerson(app.client);
    await app.client.createBalance({
      input: {
        ledgerId: (await app.client.createLedger({ input: { name: 'L' } })).createLedger.id,
        currency: 'USD',
        identityId: id,
      },
    });
    const document = `{ a: identity(id: "${id}") { ...F } b: identity(id: "${id}") { ...F balances { nodes { ledger { name } identity { displayName } } } } }
      fragment F on Identity { balances { nodes { currency } } }`;
    const { data } = await post(app, document);
    expect(data.a.balances.nodes).toEqual([{ currency: 'USD' }]);
    expect(data.b.balances.nodes).toEqual([
      { currency: 'USD', ledger: { name: 'L' }, identity: { displayName: 'Alice' } },
    ]);
  });
});
