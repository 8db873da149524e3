import { beforeAll, describe, expect, test } from 'vitest';
import { type TestKey, useTestApp } from '../../support/test-app.ts';
import { type Answer, expectPublic, readAnswer } from '../request/answers.ts';

const app = useTestApp();
let key: TestKey;
beforeAll(async () => {
  key = await app.makeKey(['ledger:read']);
});

const headersOf = (headers: Record<string, string>) => ({
  'content-type': 'application/json',
  'x-request-id': 'same',
  ...headers,
});

async function send(headers: Record<string, string>, query = '{ viewer { name } }', on = app.fetch): Promise<Answer> {
  const body = JSON.stringify({ query });
  return readAnswer(await on('http://localhost/graphql', { method: 'POST', headers: headersOf(headers), body }));
}

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const lastUse = async () => (await app.prisma.apiKey.findUniqueOrThrow({ where: { id: key.id } })).lastUsedAt;

describe('a key', () => {
  test.each([
    ['Authorization: Bearer', (secret: string) => bearer(secret)],
    ['authorization: bearer', (secret: string) => ({ authorization: `bearer  ${secret}` })],
    ['X-API-Key', (secret: string) => ({ 'x-api-key': secret })],
    ['both', (secret: string) => ({ ...bearer(secret), 'x-api-key': secret })],
    [
      'X-API-Key beside a bearer token that is not filled in',
      (secret: string) => ({ ...bearer(''), 'x-api-key': secret }),
    ],
  ])('is sent as %s', async (_, headers) => {
    expect(await send(headers(key.secret))).toMatchObject({ status: 200, data: { viewer: { name: key.name } } });
  });

  test.each(['Xbearer', 'Basic bearer', 'Bearer:'])('is not looked for after "%s"', async (scheme) => {
    expect(await send({ authorization: `${scheme} ${key.secret}` })).toMatchObject({ status: 401 });
  });

  test('notes its last use, at most once a minute', async () => {
    const start = Date.now() + 60_000;
    const use = async (ms: number) => {
      app.now = new Date(start + ms);
      await send(bearer(key.secret));
      return ((await lastUse())?.getTime() ?? 0) - start;
    };
    expect(await use(0)).toBe(0);
    expect(await use(500)).toBe(0);
    expect(await use(59_999)).toBe(0);
    expect(await use(60_500)).toBe(60_500);
    expect(await use(61_500)).toBe(60_500);
  });

  test('is refused from the moment on in which it expires', async () => {
    const start = Date.now() + 600_000;
    app.now = new Date(start);
    const { secret } = await app.makeKey(['ledger:read'], new Date(start + 200));
    app.now = new Date(start + 199);
    expect((await send(bearer(secret))).status).toBe(200);
    app.now = new Date(start + 200);
    expect((await send(bearer(secret))).status).toBe(401);
  });
});

describe('a request', () => {
  test('without a key is told how to send one', async () => {
    const message = 'An API key is needed: send it as Authorization: Bearer …, or as X-API-Key.';
    const ways: Record<string, string>[] = [{}, bearer(''), { authorization: 'Bearer   ', 'x-api-key': ' ' }];
    for (const headers of ways) {
      const answer = await send(headers);
      expect(answer).toMatchObject({ status: 401, errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      for (const error of answer.errors) expectPublic(error);
    }
  });

  test('with a key that is unknown, wrong, expired, revoked or none gets one and the same answer', async () => {
    const expired = await app.makeKey(['ledger:read']);
    await app.query(`UPDATE api_keys SET expires_at = created_at WHERE id = $1::uuid`, [expired.id]);
    const revoked = await app.makeKey(['ledger:read']);
    await app.query(`UPDATE api_keys SET revoked_at = created_at WHERE id = $1::uuid`, [revoked.id]);
    const last = key.secret.endsWith('A') ? 'B' : 'A';
    const secrets = {
      unknown: `sgn_zzzzzzzz_${'A'.repeat(43)}`,
      wrong: key.secret.slice(0, -1) + last,
      expired: expired.secret,
      revoked: revoked.secret,
      none: 'x',
      prefixAlone: key.secret.slice(0, 12),
    };
    const answers = await Promise.all(Object.values(secrets).map((secret) => send(bearer(secret))));
    const ways = answers.map(({ status, text, headers }) => ({ status, text, headers: [...headers].sort() }));
    expect(new Set(ways.map((way) => JSON.stringify(way))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 401,
      errors: [{ message: 'The API key is not valid.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test('with two different keys is refused, also when both are valid', async () => {
    const other = await app.makeKey(['admin']);
    expect((await send({ ...bearer(key.secret), 'x-api-key': other.secret })).status).toBe(401);
  });

  test('is refused before its document is read, whatever it accepts', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await send({ accept }, 'no { document');
      expect(answer.status).toBe(401);
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    }
    const others: Record<string, string>[] = [
      { 'content-type': 'text/plain' },
      { accept: 'text/plain' },
      { 'content-encoding': 'gzip' },
    ];
    for (const headers of others) expect((await send(headers)).status).toBe(401);
    const get = await app.fetch('/graphql?query={__typename}');
    expect(get.status).toBe(401);
  });

  test('for the page of GraphiQL needs no key', async () => {
    const page = await app.fetch('/graphql', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('API key');
  });
});

describe('SIGNET_ADMIN_KEY', () => {
  const adminKey = 'an-administrators-key-of-32-characters';

  test('lets in with all scopes, and is in no list', async () => {
    const other = app.openAnother({ adminKey });
    const on = async (url: string, init?: RequestInit) => other.fetch(new URL(url), init ?? {});
    const query = '{ viewer { name scopes apiKey { id } } apiKeys { nodes { name } } }';
    const { data } = await send(bearer(adminKey), query, on);
    expect(data.viewer).toMatchObject({ name: 'admin', apiKey: null });
    expect(data.viewer.scopes).toHaveLength(8);
    expect(data.apiKeys.nodes.map(({ name }: { name: string }) => name)).not.toContain('admin');
    expect((await send(bearer(key.secret), '{ viewer { name } }', on)).status).toBe(200);
    expect((await send(bearer(`${adminKey}x`), query, on)).status).toBe(401);
    expect((await send({}, query, on)).status).toBe(401);
  });

  test('is worth nothing where it is not set', async () => {
    expect((await send(bearer(adminKey))).status).toBe(401);
  });
});
