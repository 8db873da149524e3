import type { Plugin } from 'graphql-yoga';

/** Whoever opens the bare address in a browser is shown GraphiQL. */
export function useRootRedirect(): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname !== '/') return;
      endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
    },
  };
}
