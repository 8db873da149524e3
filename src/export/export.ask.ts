import { Request as AnyRequest } from '@whatwg-node/fetch';
import { DomainError, type ErrorCode } from '../errors.ts';
import type { RequestContext, Route } from '../http/door.ts';
import { RequestRefusal } from '../http/refusal.ts';

/** Answers a query of GraphQL as the caller's own would be answered. Throws a refusal when it is refused. */
export type Ask = (document: string, variables: string, context: RequestContext) => Promise<Data>;

export type Data = Readonly<Record<string, unknown>>;

interface Answer {
  data?: Data | null;
  errors?: { message: string; extensions: { code: ErrorCode; requestId: string } }[];
}

/**
 * Exports ask what they need through the route of GraphQL, so that scopes, filters, limits, what a key may see and every refusal are those of
 * GraphQL without a second rule. `variables` are the text of a JSON object.
 */
export function askThrough(answer: Route['answer']): Ask {
  return async (document, variables, context) => {
    const request = new AnyRequest('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: `{"query":${JSON.stringify(document)},"variables":${variables}}`,
    });
    const { data, errors } = (await (await answer(request, context)).json()) as Answer;
    if (errors?.[0]) throw refusalOf(errors[0]);
    return data ?? {};
  };
}

/** The refusal as an answer of its own has it. What went wrong was logged where it did. */
function refusalOf({ message, extensions: { code, requestId: _, ...details } }: NonNullable<Answer['errors']>[number]) {
  return new RequestRefusal(new DomainError(code, message, details), statusOf[code] ?? 400);
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
};
