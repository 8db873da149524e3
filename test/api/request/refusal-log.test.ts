import { describe, expect, test } from 'vitest';
import { useTestApp } from '../../support/test-app.ts';
import { fingerprint, post, postBody } from './answers.ts';

const app = useTestApp();
const json = { 'content-type': 'application/json' };

/** The lines of the log that have this request's id. */
const linesOf = (requestId: string) =>
  app
    .logged()
    .split('\n')
    .filter((line) => line.includes(`"requestId":"${requestId}"`))
    .map((line) => JSON.parse(line));

const secret = 'Quackenbush-7';
const refused: [what: string, code: string, send: (headers: Record<string, string>) => Promise<unknown>][] = [
  [
    'a broken rule',
    'BAD_USER_INPUT',
    (headers) =>
      post(app, `mutation { createLedger(input: { name: " ", metadata: { a: "${secret}" } }) { id } }`, {}, headers),
  ],
  [
    'a record that is missing',
    'NOT_FOUND',
    (headers) =>
      post(app, 'mutation { archiveIdentity(id: "idt_00000000-0000-4000-8000-000000000000") { id } }', {}, headers),
  ],
  [
    'a value of the wrong type',
    'BAD_USER_INPUT',
    (headers) => post(app, 'query ($n: Int) { ledgers(first: $n) { totalCount } }', { n: secret }, headers),
  ],
  [
    'a field that does not exist',
    'BAD_USER_INPUT',
    (headers) => post(app, `{ ledger(id: "${secret}") { unknown } }`, {}, headers),
  ],
  ['a document that is none', 'BAD_USER_INPUT', (headers) => post(app, `{ ${secret} `, {}, headers)],
  [
    'a key that is not valid',
    'UNAUTHENTICATED',
    (headers) => post(app, '{ viewer { name } }', {}, { ...headers, authorization: `Bearer ${secret}` }),
  ],
  ['a body that is no JSON', 'BAD_USER_INPUT', (headers) => postBody(app, secret, { ...json, ...headers })],
  [
    'another content type',
    'BAD_USER_INPUT',
    (headers) => postBody(app, secret, { ...headers, 'content-type': 'text/plain' }),
  ],
  ['another method', 'BAD_USER_INPUT', (headers) => app.fetch(`/graphql?a=${secret}`, { method: 'DELETE', headers })],
  [
    'a Host that is none',
    'BAD_USER_INPUT',
    (headers) => postBody(app, '{}', { ...json, ...headers, host: `${secret} x` }),
  ],
  [
    'a form of answer that there is not',
    'BAD_USER_INPUT',
    (headers) => post(app, '{ viewer { name } }', {}, { ...headers, accept: 'text/csv' }),
  ],
];

describe('the log', () => {
  test.each(refused)('tells of %s by the request id, with the code and no value', async (what, code, send) => {
    const requestId = what.replaceAll(' ', '-');
    await send({ 'x-request-id': requestId });
    expect(linesOf(requestId)).toMatchObject([{ level: 30, requestId, code, msg: 'request refused' }]);
    expect(Object.keys(linesOf(requestId)[0]).sort()).toEqual([
      'code',
      'hostname',
      'level',
      'msg',
      'pid',
      'requestId',
      'time',
    ]);
  });

  test('has each of several refusals', async () => {
    await post(
      app,
      '{ a: ledger(id: "x") { id } b: node(id: "y") { id } viewer { name } }',
      {},
      { 'x-request-id': 'several' },
    );
    expect(linesOf('several').map(({ code }) => code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  test('tells of a path that is not there', async () => {
    await app.fetch(`/${secret}`, { headers: { 'x-request-id': 'elsewhere' } });
    expect(linesOf('elsewhere')).toMatchObject([{ level: 30, status: 404, msg: 'request refused' }]);
  });

  test('says nothing of what was answered', async () => {
    await post(app, '{ viewer { name } ledgers { totalCount } }', {}, { 'x-request-id': 'answered' });
    expect(linesOf('answered')).toEqual([]);
  });

  test('never has a value of a request', () => {
    expect(app.logged()).not.toContain(secret);
  });
});

test('a change whose answer is wanted in no form that there is is not made', async () => {
  const before = await fingerprint(app);
  const document = 'mutation { createLedger(input: { name: "L" }) { id } }';
  for (const accept of ['text/html, text/plain', 'application/xml', 'application/jsonx']) {
    expect((await post(app, document, {}, { accept })).status).toBe(406);
  }
  expect(await fingerprint(app)).toBe(before);
  for (const accept of [
    '*/*',
    'application/*',
    'text/html, application/json;q=0.9',
    'application/graphql-response+json',
  ]) {
    expect((await post(app, document, {}, { accept })).data.createLedger.id).toMatch(/^ldg_/);
  }
});
