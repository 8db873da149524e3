import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { fillDataFolder } from '../support/data-folder.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

const body = JSON.stringify({ query: '{ ledgers { nodes { id } } }' });

describe.skipIf(onPostgres)('stopping', () => {
  test('answers the request under way, takes no other, and does not wait for clients to hang up', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const server = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    const url = await server.ready;
    const agent = new Agent({ keepAlive: true });
    const [idle, underWay] = [await beginRequest(url, agent), await beginRequest(url, agent)];
    idle.end(body);
    await answerOf(idle);

    const ended = server.kill('SIGTERM');
    await vi.waitFor(() => expect(takesConnections(url)).resolves.toBe(false), 10_000);
    underWay.end(body);

    expect(JSON.parse(await answerOf(underWay))).toEqual({ data: { ledgers: { nodes: [] } } });
    const answeredAt = performance.now();
    expect(await ended).toEqual({ code: 0, signal: null });
    // Node would keep the connection for five seconds, in hope of another request.
    expect(performance.now() - answeredAt).toBeLessThan(4_000);
    expect(server.stderr()).toBe('');
    agent.destroy();
  });

  test('gives up after ten seconds on a client that never sends the rest of its request', async () => {
    const server = startStoppable();
    await beginRequest(await server.ready);

    expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  test('answers a request that comes after the signal on a connection from before, and ends the connection with it', async () => {
    const server = startStoppable();
    const { hostname, port } = new URL(await server.ready);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    await once(socket, 'connect');
    // The server knows the connection once it has answered on another one that was made after it.
    const later = await beginRequest(await server.ready);
    const ended = server.kill('SIGTERM');
    await vi.waitFor(() => expect(takesConnections(`http://${hostname}:${port}`)).resolves.toBe(false), 10_000);
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\nhi`);
    later.end(body);

    const answeredAt = performance.now();
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:.*\r\n)*connection: close\r\n/i);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - answeredAt).toBeLessThan(4_000);
  });

  test('ends with exit code 1 and a line in the log when the database cannot be closed', async () => {
    const server = startStoppable({ CLOSING: 'fails' });
    await server.ready;

    expect(await server.kill('SIGTERM')).toEqual({ code: 1, signal: null });
    expect(server.stdout()).toContain('"msg":"could not stop cleanly"');
    expect(server.stdout()).not.toContain('alice@example.com');
  });

  test('takes a Ctrl-C that npm passed on once more for the same one', async () => {
    const server = startStoppable();
    const underWay = await beginRequest(await server.ready);
    process.kill(server.pid, 'SIGINT');
    const ended = server.kill('SIGINT');
    underWay.end(body);

    expect(await answerOf(underWay)).toBe(body);
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test('ends at once on a second signal', async () => {
    const server = startStoppable();
    await beginRequest(await server.ready);

    // Signals right after the first are taken for the same one, so they are sent until one is understood.
    const impatience = setInterval(() => process.kill(server.pid, 'SIGTERM'), 50);
    expect(await server.ended).toEqual({ code: 1, signal: null });
    clearInterval(impatience);
  });
});

function startStoppable(environment: Record<string, string> = {}) {
  return startServer(
    makeFolder(),
    environment,
    fileURLToPath(new URL('../support/stoppable-server.ts', import.meta.url)),
  );
}

/** Sends the head of a request and waits until the server has it; the body is the caller's to send. */
async function beginRequest(url: string, agent = new Agent()): Promise<ClientRequest> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
  const begun = request(url, { method: 'POST', agent, headers });
  begun.flushHeaders();
  await once(begun, 'continue');
  // A test that never sends the body has its connection broken off.
  begun.on('error', () => {});
  return begun;
}

async function answerOf(begun: ClientRequest): Promise<string> {
  const [response] = (await once(begun, 'response')) as [IncomingMessage];
  return text(response);
}

function takesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
