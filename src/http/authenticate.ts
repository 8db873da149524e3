import { type Authenticator, presentedSecret } from '../access/access.authenticate.ts';
import type { Viewer } from '../access/access.viewer.ts';
import { DomainError } from '../errors.ts';
import { isLoopback } from './loopback.ts';
import { RequestRefusal } from './refusal.ts';

/** The caller of a request. Throws a refusal with 401 without a valid key, and with 403 in open mode for a request from another machine. */
export async function authenticateRequest(authenticator: Authenticator, request: Request): Promise<Viewer> {
  const viewer = await findViewer(authenticator, request);
  // Against DNS rebinding: a page could resolve its own host name to a loopback address and read the answers.
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

/** Whether a page of another site sends the request. Such pages reach loopback addresses through the browser of whoever opens them. */
function isForeign(origin: string | null): boolean {
  return origin !== null && !(URL.canParse(origin) && isLoopback(new URL(origin).host));
}

/** Whether a proxy forwards the request, so that its caller may be on another machine. Most proxies set one of these headers. */
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
