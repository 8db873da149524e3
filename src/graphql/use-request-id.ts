import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import type { Log } from '../log.ts';

const requestIds = new WeakMap<Request, string>();

/** The id of a request: one for all that is done, answered and logged for it. */
export function requestIdOf(request: Request): string {
  let id = requestIds.get(request);
  if (!id) {
    id = chooseRequestId(request.headers.get('x-request-id'));
    requestIds.set(request, id);
  }
  return id;
}

/** The caller's own id when it is a plain one, else a new one. */
export function chooseRequestId(given: string | null | undefined): string {
  return given && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/** Sends the id of each request back with its answer. What asks for another path has no other place where it is logged. */
export function useRequestId(log: Log): Plugin {
  return {
    onResponse({ request, response }) {
      const requestId = requestIdOf(request);
      response.headers.set('x-request-id', requestId);
      if (response.status === 404) log.info({ requestId, status: 404 }, 'request refused');
    },
  };
}
