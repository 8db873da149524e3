import { Response as AnyResponse } from '@whatwg-node/fetch';
import { createServerAdapter } from '@whatwg-node/server';
import type { Authenticator } from '../access/access.authenticate.ts';
import type { Viewer } from '../access/access.viewer.ts';
import type { Log } from '../log.ts';
import { authenticateRequest } from './authenticate.ts';
import { refuseLongBody } from './body-limit.ts';
import type { Cors } from './cors.ts';
import { publicErrorOf } from './public-error.ts';
import { RequestRefusal } from './refusal.ts';
import { chooseRequestId } from './request-id.ts';
import { type App, refuseBadTargets } from './request-target.ts';

/** What a route is given besides the request. */
export interface RequestContext {
  requestId: string;
  /** The caller; null for a public request. */
  viewer: Viewer | null;
  /** Closes the connection, so that an answer that has begun is not taken for a whole one. Absent where there is no connection. */
  hangUp?: (() => void) | undefined;
}

/** A handler for the requests of one path. */
export interface Route {
  /** Without a trailing slash; the root is the empty string. */
  path: string;
  /** Whether this request needs no API key. When absent, all need one. */
  isPublic?: (request: Request) => boolean;
  answer: (request: Request, context: RequestContext) => Response | Promise<Response>;
}

interface Door {
  routes: readonly Route[];
  authenticator: Authenticator;
  cors: Cors;
  log: Log;
}

/**
 * The HTTP handler of all routes. Every request passes these steps in order: a valid target, the request id, its route, the answer to a
 * CORS preflight, the limit of the body, authentication. An error on the way is answered as JSON in the form of `publicErrorOf`.
 */
export function openDoor(door: Door): App {
  const server = createServerAdapter<Connection>(async (request: Request, { res }) => {
    const requestId = chooseRequestId(request.headers.get('x-request-id'));
    const hangUp = res && (() => void res.destroy());
    const response = await receive(door, request, { requestId, hangUp }).catch((error: unknown) =>
      refuse(door.log, error, requestId, request.headers.get('accept')),
    );
    response.headers.set('x-request-id', requestId);
    door.cors.mark(response, request);
    return response;
  });
  return refuseBadTargets(server as App, door.log);
}

/** What the server adapter tells of the connection: nothing when `fetch` was called. */
interface Connection {
  res?: { destroy(): unknown };
}

async function receive(door: Door, request: Request, context: Omit<RequestContext, 'viewer'>): Promise<Response> {
  const { routes, authenticator, cors, log } = door;
  const { requestId } = context;
  const path = new URL(request.url).pathname.replace(/\/$/, '');
  const route = routes.find((each) => each.path === path);
  if (!route) {
    log.info({ requestId, status: 404 }, 'request refused');
    return new AnyResponse(null, { status: 404 });
  }
  const preflight = cors.answerPreflight(request);
  if (preflight) return preflight;
  refuseLongBody(request);
  const viewer = route.isPublic?.(request) ? null : await authenticateRequest(authenticator, request);
  return route.answer(request, { ...context, viewer });
}

function refuse(log: Log, error: unknown, requestId: string, accept: string | null): Response {
  const { status, headers } = error instanceof RequestRefusal ? error : { status: 500, headers: {} };
  const type = accept?.includes('application/graphql-response+json') ? 'graphql-response+json' : 'json';
  const body = JSON.stringify({ errors: [publicErrorOf(error, requestId, log)] });
  return new AnyResponse(body, {
    status,
    headers: { 'content-type': `application/${type}; charset=utf-8`, ...headers },
  });
}
