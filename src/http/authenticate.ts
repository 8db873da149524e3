import { type Authenticator, presentedSecret } from '../access/access.authenticate.ts';
import type { Viewer } from '../access/access.viewer.ts';
import { DomainError } from '../errors.ts';
import { isLoopback } from './loopback.ts';
import { RequestRefusal } from './refusal.ts';

/** Who sends this request. Throws a refusal with 401 without a valid key, and with 403 for what only this machine may ask. */
export async function authenticateRequest(authenticator: Authenticator, request: Request): Promise<Viewer> {
  const viewer = await findViewer(authenticator, request);
  // DNS rebinding: a page of another site can give this machine a name of its own and so read what a loopback address answers.
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (viewer.isOpen && (!isLoopback(host) || isForwarded(request.headers))) {
    const message =
      'Without an API key only requests from this machine to localhost, 127.0.0.1 or [::1] are answered, and none that a proxy passes on.';
    throw new RequestRefusal(new DomainError('FORBIDDEN', message), 403);
  }
  if (viewer.isOpen && isForeign(request.headers.get('origin'))) {
    const message =
      'Without an API key only pages of this machine are answered: those of localhost, 127.0.0.1 or [::1].';
    throw new RequestRefusal(new DomainError('FORBIDDEN', message), 403);
  }
  return viewer;
}

/** Whether it is a page of another site that sends the request: everybody's browser reaches what listens on its own machine. */
function isForeign(origin: string | null): boolean {
  return origin !== null && !(URL.canParse(origin) && isLoopback(new URL(origin).host));
}

/** A proxy on this machine speaks for others. Many say so. */
function isForwarded(headers: Headers): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) => headers.has(name));
}

async function findViewer(authenticator: Authenticator, { headers }: Request): Promise<Viewer> {
  try {
    const secret = presentedSecret(headers.get('authorization'), headers.get('x-api-key'));
    return await authenticator.authenticate(secret);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new RequestRefusal(error, 401, { 'WWW-Authenticate': 'Bearer' });
  }
}
