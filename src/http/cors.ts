import { Response as AnyResponse } from '@whatwg-node/fetch';

/**
 * Cross-origin requests: which web pages may read answers. Source: the Fetch standard, section "HTTP CORS protocol".
 *
 * Only pages of exactly these origins are let in, never all: whoever may read an answer may use the key that the page holds. Keys travel
 * in headers and there are no cookies, so credentials are never allowed.
 */
export class Cors {
  readonly #origins: ReadonlySet<string>;

  /** `origins`: as a browser writes them in the header Origin, such as `https://app.example.com`. */
  constructor(origins: readonly string[] = []) {
    this.#origins = new Set(origins);
  }

  /** The answer to a preflight request of a page that is let in; null for every other request. A preflight carries no key. */
  answerPreflight({ method, headers }: Request): Response | null {
    const isPreflight = method === 'OPTIONS' && headers.has('access-control-request-method');
    if (!isPreflight || !this.#isAllowed(headers.get('origin'))) return null;
    return new AnyResponse(null, {
      status: 204,
      headers: {
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type, x-api-key, x-request-id',
        'access-control-max-age': String(preflightSeconds),
      },
    });
  }

  /** Lets the page that sent the request read this answer, a refusal too. Caches keep the answers for each origin apart. */
  mark(response: Response, request: Request): void {
    if (this.#origins.size === 0) return;
    response.headers.append('vary', 'Origin');
    const origin = request.headers.get('origin');
    if (!origin || !this.#isAllowed(origin)) return;
    response.headers.set('access-control-allow-origin', origin);
    response.headers.set('access-control-expose-headers', 'x-request-id');
  }

  #isAllowed(origin: string | null): boolean {
    return origin !== null && this.#origins.has(origin);
  }
}

/** How long a browser may remember the answer to a preflight request; Chromium takes no more than two hours. */
const preflightSeconds = 7200;
