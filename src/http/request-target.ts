import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { publicErrorOf } from './public-error.ts';
import { badRequest } from './refusal.ts';
import { chooseRequestId } from './request-id.ts';

/** What answers requests: node:http calls it, and `fetch` takes them without a port. */
export interface App extends RequestListener {
  fetch(input: string | URL | Request, init?: RequestInit): Response | Promise<Response>;
}

/**
 * Refuses requests of which no URL can be made, before the server makes one: what it throws then is answered with its stack.
 * A target may also be a whole URL, as proxies send it; it names the host then. Source: RFC 9112, section 3.2.
 */
export function refuseBadTargets(server: App, log: Log): App {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    takeAbsoluteTarget(request);
    const { host } = request.headers;
    if (isHost(host) && request.url?.startsWith('/')) return server(request, response as Parameters<App>[1]);
    const refused = refuse(log, request.headers['x-request-id'], isHost(host) ? badTarget : badHost);
    response.writeHead(refused.status, refused.headers).end(refused.body);
  };
  const fetch: App['fetch'] = (input, init) => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    if (isHost(headers.get('host'))) return server.fetch(input, init);
    const { body, ...others } = refuse(log, headers.get('x-request-id'), badHost);
    return new Response(body, others);
  };
  return Object.assign(listener, { fetch });
}

const badHost = 'The header Host must be a host name or an address, with a port or without.';
const badTarget = 'The request must name a path.';

/** Asked again by the same caller, it is known. */
let knownHost = '';

/** Whether this value of the header Host can be part of a URL; one that is missing or empty names no host, which is allowed. */
function isHost(host: string | null | undefined): boolean {
  if (!host || host === knownHost) return true;
  if (/[\s/\\?#@]/.test(host) || !URL.canParse(`http://${host}`)) return false;
  knownHost = host;
  return true;
}

function takeAbsoluteTarget(request: IncomingMessage): void {
  if (!request.url || request.url.startsWith('/') || !/^https?:/i.test(request.url)) return;
  if (!URL.canParse(request.url)) return;
  const { host, pathname, search } = new URL(request.url);
  request.url = pathname + search;
  request.headers.host = host;
}

function refuse(log: Log, givenId: string | string[] | null | undefined, message: string) {
  const requestId = chooseRequestId(String(givenId ?? ''));
  const errors = [publicErrorOf(badRequest(message), requestId, log)];
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId, connection: 'close' };
  return { status: 400, headers, body: JSON.stringify({ errors }) };
}
