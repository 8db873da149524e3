import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { publicErrorOf } from './public-error.ts';
import { badRequest } from './refusal.ts';
import { chooseRequestId } from './request-id.ts';

/** The application as a listener for node:http, and with `fetch` for requests without a port. */
export interface App extends RequestListener {
  fetch(input: string | URL | Request, init?: RequestInit): Response | Promise<Response>;
}

/**
 * Refuses requests whose Host and target form no valid URL. The server adapter would throw on them and answer with a stack trace.
 * Accepts the absolute form of the target, as proxies send it. Source: RFC 9112, section 3.2.
 */
export function refuseBadTargets(server: App, log: Log): App {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    normalizeAbsoluteTarget(request);
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

/** The last valid host, to skip the check for the next request: most come from the same caller. */
let lastValidHost = '';

/** Whether a Host header is valid. A missing or empty one is allowed. */
function isHost(host: string | null | undefined): boolean {
  if (!host || host === lastValidHost) return true;
  if (/[\s/\\?#@]/.test(host) || !URL.canParse(`http://${host}`)) return false;
  lastValidHost = host;
  return true;
}

/** Converts a target in absolute form to a path; its host replaces the Host header, as the RFC says. */
function normalizeAbsoluteTarget(request: IncomingMessage): void {
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
