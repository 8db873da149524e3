import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Query } from '../../../src/db/open-database.ts';
import { makeBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

/** What readers of an export see when it is ended before its end, over a real connection. */

const app = useTestApp();
let server: Server;
let path = '';
/** What happens instead of reading the lines of a statement. */
let readLines: (() => Promise<object[]>) | undefined;

beforeAll(async () => {
  const id = await makePerson(app.client);
  const balance = await makeBalance(app.client, { identityId: id });
  const source = await makeBalance(app.client, { overdraftLimit: null });
  await transfer(app.client, { source, destination: balance, effectiveAt: '2026-01-02T00:00:00Z' });
  path = `/export/statement?identityId=${id}&currency=USD&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`;
  const query: Query = async <Row>(text: string, values?: unknown[], name?: string) =>
    readLines && text.includes('AS "transactionId"')
      ? ((await readLines()) as Row[])
      : app.query<Row>(text, values, name);
  server = createServer(app.openAnother({ query, exportLimits: { idleMs: 500, totalMs: 60_000 } }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function open(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => get({ port, path }, resolve).on('error', reject));
}

/** All that came, and whether it came to its end. */
async function readAll(response: IncomingMessage): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  response.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  response.on('error', () => {});
  if (!response.closed) await new Promise((resolve) => response.on('close', resolve));
  return { text, isWhole: response.complete };
}

describe('an export over HTTP', () => {
  test('comes to its end', async () => {
    readLines = undefined;
    const { text, isWhole } = await readAll(await open());
    expect(isWhole).toBe(true);
    expect(text).toMatch(/\nCLOSING,.*\r\n$/);
  });

  test('that fails on the way is no whole answer, and has no closing line', async () => {
    let fail = (_error: Error) => {};
    readLines = () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      });
    const response = await open();
    fail(new Error('a secret of the database'));
    expect(response.statusCode).toBe(200);
    const { text, isWhole } = await readAll(response);
    expect(isWhole).toBe(false);
    expect(text).not.toMatch(/CLOSING|secret/);
    expect(app.logged()).toContain('an export failed');
  });

  test('whose reader hangs up is ended', async () => {
    readLines = () => new Promise(() => {});
    const response = await open();
    response.destroy();
    await vi.waitFor(() => expect(app.logged()).toContain('the reader of an export hung up'));
  });

  test('whose reader does not read stops reading the database, and is hung up on', async () => {
    const line = { key: ['a'], amount: '1', transactionId: 'x', balanceId: 'x', description: 'd'.repeat(4000) };
    let pages = 0;
    readLines = async () => {
      pages += 1;
      return Array(250).fill(line);
    };
    const response = await open();
    await vi.waitFor(() => expect(app.logged()).toContain('an export was ended'), 20_000);
    expect(app.logged()).toContain('The reader waited too long.');
    // A page is a megabyte: what the sockets of both sides hold, and no more.
    expect(pages).toBeLessThan(30);
    expect((await readAll(response)).isWhole).toBe(false);
  });
});
