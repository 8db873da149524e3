import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type Authenticator, presentedSecret } from '../access/access.authenticate.ts';
import type { Viewer } from '../access/access.viewer.ts';
import { isLoopback } from '../access/loopback.ts';
import { DomainError } from '../errors.ts';

const viewers = new WeakMap<Request, Viewer>();

/** Who asks. Every request that reaches a resolver has been authenticated. */
export function viewerOf(request: Request): Viewer {
  const viewer = viewers.get(request);
  if (!viewer) throw new Error('The request was not authenticated.');
  return viewer;
}

/** Authenticates every GraphQL request before its body is read. GraphiQL's page is answered earlier, without a key. */
export function useAccess(authenticator: Authenticator): Plugin {
  return {
    async onRequestParse({ request }) {
      const viewer = await authenticate(authenticator, request);
      // A page of another site can give this machine a name of its own and so read what a loopback address answers.
      const host = request.headers.get('host') ?? new URL(request.url).host;
      if (viewer.isOpen && (!isLoopback(host) || isForwarded(request.headers))) {
        const message =
          'Without an API key only requests from this machine to localhost, 127.0.0.1 or [::1] are answered, and none that a proxy passes on.';
        throw withStatus(new DomainError('FORBIDDEN', message), { status: 403 });
      }
      viewers.set(request, viewer);
    },
  };
}

/** A proxy on this machine speaks for others. Many say so. */
function isForwarded(headers: Headers): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) => headers.has(name));
}

async function authenticate(authenticator: Authenticator, { headers }: Request): Promise<Viewer> {
  try {
    const secret = presentedSecret(headers.get('authorization'), headers.get('x-api-key'));
    return await authenticator.authenticate(secret);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw withStatus(error, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  }
}

/** A refusal of the whole request, with what HTTP says of it. */
function withStatus(error: DomainError, http: { status: number; headers?: Record<string, string> }): GraphQLError {
  return new GraphQLError(error.message, { originalError: error, extensions: { http } });
}
