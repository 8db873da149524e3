import type { Plugin } from 'graphql-yoga';

/**
 * Leads from the bare address to the API: whoever opens it in a browser is shown GraphiQL, and what a program sends there is
 * sent again with its method and body.
 */
export function useRootRedirect(): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== '/') return;
      const status = request.method === 'GET' || request.method === 'HEAD' ? 302 : 308;
      endResponse(new fetchAPI.Response(null, { status, headers: { location: `/graphql${url.search}` } }));
    },
  };
}
