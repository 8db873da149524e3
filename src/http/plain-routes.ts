import { Response as AnyResponse } from '@whatwg-node/fetch';
import type { Route } from './door.ts';

const isPublic = () => true;

/** Says that the process answers. */
export const health: Route = { path: '/health', isPublic, answer: () => new AnyResponse(null, { status: 200 }) };

/**
 * Leads from the bare address to another path: whoever opens it in a browser is shown that page, and what a program sends there is
 * sent again with its method and body.
 */
export function redirectRoot(to: string): Route {
  const answer = ({ method, url }: Request) => {
    const status = method === 'GET' || method === 'HEAD' ? 302 : 308;
    return new AnyResponse(null, { status, headers: { location: `${to}${new URL(url).search}` } });
  };
  return { path: '', isPublic, answer };
}
