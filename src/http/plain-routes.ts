import { Response as AnyResponse } from '@whatwg-node/fetch';
import type { Route } from './door.ts';

const isPublic = () => true;

/** Liveness: 200 as long as the process answers. */
export const health: Route = { path: '/health', isPublic, answer: () => new AnyResponse(null, { status: 200 }) };

/**
 * Redirects the root to another path: with 302 for browsers, and for other methods with 308, which keeps method and body.
 */
export function redirectRoot(to: string): Route {
  const answer = ({ method, url }: Request) => {
    const status = method === 'GET' || method === 'HEAD' ? 302 : 308;
    return new AnyResponse(null, { status, headers: { location: `${to}${new URL(url).search}` } });
  };
  return { path: '', isPublic, answer };
}
