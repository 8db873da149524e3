import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectPublic, readAnswer } from './answers.ts';

const app = useTestApp();
let server: Server;
let port = 0;
let another: App;
beforeAll(async () => {
  another = app.openAnother();
  server = createServer(another);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

/** Sends these lines as they are, and returns the whole answer as text. */
function exchange(lines: string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

function expectRefused(text: string): void {
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  const [, id = ''] = /x-request-id: (\S+)/i.exec(text) ?? [];
  const [error] = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)).errors;
  expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', requestId: id });
  expectPublic(error);
  expect(text).not.toMatch(/\n {4}at |TypeError/);
  expect(app.logged()).toContain(`"requestId":"${id}","code":"BAD_USER_INPUT"`);
}

const ask = JSON.stringify({ query: '{ viewer { name } }' });
const post = ['Content-Type: application/json', `Content-Length: ${ask.length}`];

describe('over HTTP', () => {
  const noHosts = [
    'a b',
    'localhost:99999',
    'localhost:port',
    'local/host',
    '[::1',
    'a@localhost',
    'local\\host',
    '<host>',
    '%',
    'a?b',
    '1.2.3.4.5',
  ];
  test.each(noHosts)('a Host that is "%s" is refused with a request id', async (host) => {
    expectRefused(await exchange(['POST /graphql HTTP/1.1', `Host: ${host}`, ...post], ask));
    expectRefused(await exchange(['GET / HTTP/1.1', `Host: ${host}`]));
    expectRefused(
      await exchange(['GET /graphql HTTP/1.1', `Host: ${host}`, 'Accept: text/html', 'X-Request-Id: mine']),
    );
    const headers = { host, 'content-type': 'application/json' };
    const answer = await readAnswer(
      await another.fetch('http://localhost/graphql', { method: 'POST', headers, body: ask }),
    );
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(answer.headers.get('x-request-id')).toBe(answer.errors[0]?.extensions.requestId);
  });

  test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:1', '[::1]:80'])(
    'a Host that is %s is answered',
    async (host) => {
      const text = await exchange(['POST /graphql HTTP/1.1', `Host: ${host}`, ...post], ask);
      expect(text).toContain('{"data":{"viewer":{"name":"local"}}}');
    },
  );

  test('a target may be a whole URL, which names the host', async () => {
    const lines = (target: string) => [`POST ${target} HTTP/1.1`, 'Host: other.example', ...post];
    expect(await exchange(lines('http://localhost/graphql'), ask)).toContain('"name":"local"');
    expect(await exchange(lines('http://other.example/graphql'), ask)).toContain('FORBIDDEN');
  });

  test.each(['http://', 'http://a b/', 'http://[/graphql'])(
    'a target %s, of which no URL can be made, is refused',
    async (target) => {
      const text = await exchange([`GET ${target.replace(' ', '%20')} HTTP/1.1`, 'Host: localhost']);
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
      expect(text).not.toMatch(/\n {4}at |TypeError/);
    },
  );

  test('the target * is refused', async () => {
    expectRefused(await exchange(['OPTIONS * HTTP/1.1', 'Host: localhost']));
  });

  test.each(['//graphql/x', '//', '/%', '/%zz', '/graphql%', '/%00', '/..%2fx', '/\\', '/[', '/^'])(
    'a path %s is not found, without a stack',
    async (path) => {
      for (const accept of ['text/html', 'application/json']) {
        const text = await exchange([`GET ${path} HTTP/1.1`, 'Host: localhost', `Accept: ${accept}`]);
        expect(text).toMatch(/^HTTP\/1\.1 404 /);
        expect(text).toMatch(/x-request-id: /i);
        expect(text).not.toMatch(/\n {4}at |TypeError/);
      }
    },
  );
});

describe('the bare address', () => {
  test.each(['/', '/?a=b%20c'])('%s leads a POST to the API with its method and body', async (path) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: ask });
    expect(await response.json()).toEqual({ data: { viewer: { name: 'local' } } });
    const unfollowed = await app.fetch(path, { method: 'POST', headers, body: ask });
    expect(unfollowed.status).toBe(308);
    expect(unfollowed.headers.get('location')).toBe(`/graphql${path.slice(1)}`);
    expect(unfollowed.headers.get('x-request-id')).toBeTruthy();
  });

  test('leads a query in its query string to the API', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/?query=${encodeURIComponent('{ viewer { name } }')}`);
    expect(await response.json()).toEqual({ data: { viewer: { name: 'local' } } });
  });

  test.each(['GET', 'HEAD'])('leads a browser to GraphiQL: %s', async (method) => {
    const response = await app.fetch('/', { method });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('keeps the method %s, which the API refuses', async (method) => {
    expect((await app.fetch('/', { method })).status).toBe(308);
  });
});

test('a chunked body that is refused before it is read does not keep the connection from its next request', async () => {
  const head = (name: string) => ['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', name];
  const chunk = 'x'.repeat(200 * 1024);
  const chunked = `${chunk.length.toString(16)}\r\n${chunk}\r\n0\r\n\r\n`;
  const first = `${head('Transfer-Encoding: chunked').join('\r\n')}\r\nAuthorization: Bearer wrong\r\n\r\n${chunked}`;
  const text = await exchange([first + head('Content-Length: 2').join('\r\n')], '{}');
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200']);
});

test.each(['/health', '/health/', '/health?now'])('GET %s says that the process answers, to anybody', async (path) => {
  expect((await another.fetch(`http://localhost${path}`)).status).toBe(200);
});

test.each(['/nowhere', '/x/health', '/x/graphql', '//graphql', '/graphql/health'])(
  'there is nothing at %s',
  async (path) => {
    expect((await another.fetch(`http://localhost${path}`)).status).toBe(404);
  },
);
