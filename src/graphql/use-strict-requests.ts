import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Refuses requests that a browser sends to another site's server without asking it first (forms and plain text): a web
 * page must not be able to change the ledger of whoever looks at it. And answers 400, not 500, to a query string
 * whose `variables` or `extensions` are no JSON.
 */
export function useStrictRequests(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method === 'POST' && !isJson(request)) {
        throw refusal('A POST must have the content type application/json.', 415);
      }
      if (request.method !== 'GET' || !requestParser) return;
      setRequestParser(async (get) => {
        try {
          return await requestParser(get);
        } catch (error) {
          if (error instanceof SyntaxError) throw refusal('variables and extensions must be JSON.', 400);
          throw error;
        }
      });
    },
  };
}

function isJson(request: Request): boolean {
  return /^application\/(graphql\+)?json\b/i.test(request.headers.get('content-type') ?? '');
}

function refusal(message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status } } });
}
