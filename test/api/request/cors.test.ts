import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import { useTestApp } from '../../support/test-app.ts';
import { fingerprint, readAnswer } from './answers.ts';

const app = useTestApp();
const page = 'https://app.example.com';
const devPage = 'http://localhost:5173';
let secret = '';
let server: App;
/** The same without any key yet. */
let openServer: App;

const preflight = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,content-type',
};

function send(on: App, method: string, headers: Record<string, string>, path = '/graphql', query = '{ __typename }') {
  const body = method === 'POST' ? JSON.stringify({ query }) : undefined;
  const all = { ...(body ? { 'content-type': 'application/json' } : {}), ...headers };
  return on.fetch(`http://localhost${path}`, { method, headers: all, ...(body ? { body } : {}) });
}

const allowedOf = (response: Response) => response.headers.get('access-control-allow-origin');

describe('without any API key', () => {
  beforeAll(() => {
    openServer = app.openAnother({ corsOrigins: [page, devPage] });
  });

  test.each([devPage, 'http://127.0.0.1:8080', 'https://[::1]', 'http://localhost:4000'])(
    'a page of this machine, %s, is answered',
    async (origin) => {
      const response = await send(openServer, 'POST', { origin });
      expect(response.status).toBe(200);
      expect(allowedOf(response)).toBe(origin === devPage ? devPage : null);
    },
  );

  test.each([page, 'https://evil.example', 'null', 'http://localhost.evil.example', 'http://192.168.1.7:5173', ''])(
    'a page of another site, "%s", is refused, listed or not, and changes nothing',
    async (origin) => {
      const before = await fingerprint(app);
      const mutation = 'mutation { createLedger(input: { name: "L" }) { id } }';
      const response = await send(openServer, 'POST', { origin }, '/graphql', mutation);
      expect(await readAnswer(response)).toMatchObject({
        status: 403,
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
      expect(await fingerprint(app)).toBe(before);
    },
  );
});

describe('with keys', () => {
  beforeAll(async () => {
    secret = (await app.makeKey(['identities:read', 'ledger:read'])).secret;
    server = app.openAnother({ corsOrigins: [page, devPage] });
  });
  const withKey = (headers: Record<string, string>) => ({ authorization: `Bearer ${secret}`, ...headers });

  test('a page of a named origin may ask, after a preflight that needs no key, and reads answers and request ids', async () => {
    const asked = await send(server, 'OPTIONS', { origin: page, ...preflight });
    expect(asked.status).toBe(204);
    expect(await asked.text()).toBe('');
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, x-api-key, x-request-id',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    const response = await send(server, 'POST', withKey({ origin: page }));
    expect(allowedOf(response)).toBe(page);
    expect(response.headers.get('access-control-expose-headers')).toBe('x-request-id');
    expect(response.headers.get('vary')).toContain('Origin');
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test.each([
    ['a missing key', 'POST', '/graphql', {}, 401],
    ['a path that is none', 'POST', '/graph', {}, 404],
    ['a body that is too long', 'POST', '/graphql', { 'content-length': '99000000' }, 413],
    ['a method that is none', 'PUT', '/graphql', {}, 401],
  ])('it reads the refusal of %s, too', async (_what, method, path, headers, status) => {
    const response = await send(server, method, { origin: page, ...headers }, path);
    expect(response.status).toBe(status);
    expect(allowedOf(response)).toBe(page);
  });

  test.each([
    'https://evil.example',
    'https://app.example.com:8443',
    'http://app.example.com',
    'https://app.example.com.evil.example',
    'https://APP.example.com',
    'null',
    '*',
    '',
  ])('"%s", which is not named, reads nothing', async (origin) => {
    const asked = await send(server, 'OPTIONS', { origin, ...preflight });
    expect(asked.status).toBe(401);
    for (const response of [asked, await send(server, 'POST', withKey({ origin }))]) {
      expect(allowedOf(response)).toBe(null);
      expect(response.headers.get('vary')).toContain('Origin');
    }
  });

  test('nobody is let in with credentials or by a star', async () => {
    for (const headers of [preflight, {}]) {
      const response = await send(server, 'OPTIONS', { origin: page, ...headers });
      expect(response.headers.get('access-control-allow-credentials')).toBe(null);
      expect(allowedOf(response)).toBe(page);
    }
  });

  test('a program, which sends no origin, is answered as before', async () => {
    const response = await send(server, 'POST', withKey({}));
    expect(response.status).toBe(200);
    expect(allowedOf(response)).toBe(null);
  });

  test('without named origins there are no such headers at all', async () => {
    const plain = app.openAnother();
    for (const response of [
      await send(plain, 'POST', withKey({ origin: page })),
      await send(plain, 'OPTIONS', { origin: page, ...preflight }),
    ]) {
      const names = [...response.headers.keys()].filter((name) => name.startsWith('access-control') || name === 'vary');
      expect(names).toEqual([]);
    }
  });
});
