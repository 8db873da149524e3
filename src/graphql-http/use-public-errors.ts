import { GraphQLError, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isKnownUncommitted } from '../db/transact.ts';
import { describeRequestErrors, type SentRequest } from '../engine/request-error.ts';
import { DomainError, type ErrorCode, errorCodes } from '../errors.ts';
import type { RequestContext } from '../http/door.ts';
import { internalErrorMessage, logRefusal, publicErrorOf } from '../http/public-error.ts';
import { RequestRefusal } from '../http/refusal.ts';
import type { Issue } from '../issue.ts';
import type { Log } from '../log.ts';

/**
 * Converts the errors of an answer to public ones, in the form that all routes use: a code of ErrorCode, a sentence, `issues` for bad input
 * and the request id. An unexpected error becomes INTERNAL_SERVER_ERROR, and its details go to the log alone.
 */
export function usePublicErrors(schema: GraphQLSchema, log: Log): Plugin<object, RequestContext> {
  const sent = new WeakMap<Request, SentRequest>();
  return {
    onParams({ request, params }) {
      sent.set(request, params);
    },
    onResultProcess({ request, result, serverContext, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !('errors' in result) || !result.errors) return;
      const found = result.errors as readonly GraphQLError[];
      const asked = sent.get(request) ?? {};
      const publish = publisher(serverContext.requestId, !('data' in result), asked, log);
      const refusals = found.filter(isRequestError);
      const issues = describeRequestErrors(refusals, schema, asked);
      const errors = found.map((error) => publish(error, issues[refusals.indexOf(error)]));
      setResult({ ...result, errors });
    },
  };
}

/**
 * Whether GraphQL refuses the request itself. Such an error has a place in the document and no path, because no field ran; the exception
 * is null for a variable that has a default, which is found when its field is about to run.
 */
function isRequestError(error: GraphQLError): boolean {
  const cause = causeOf(error);
  if (error.path !== undefined) return cause instanceof GraphQLError && /^Argument "\w+" (of|has)/.test(cause.message);
  return error.nodes !== undefined || cause instanceof GraphQLError;
}

type Publish = (error: GraphQLError, issue: Issue | undefined) => GraphQLError;

/** Makes the errors of one answer public. `issue`: what is wrong with the request, when that is what the error is about. */
function publisher(requestId: string, withoutData: boolean, asked: SentRequest, log: Log): Publish {
  let mutates: boolean | undefined;
  const isOfMutation = () => {
    mutates ??= isMutation(asked);
    return mutates;
  };
  return (error, issue) => {
    const { nodes, source, positions, path } = error;
    const cause = causeOf(error);
    const publicly = (message: string, extensions: object) =>
      new GraphQLError(message, { nodes, source, positions, path, extensions: { ...extensions, requestId } });
    const refuse = (code: ErrorCode, message: string, details: object) => {
      logRefusal(log, requestId, code);
      return publicly(message, { code, ...details });
    };

    if (!(cause instanceof DomainError)) {
      const { code, http, issues } = cause instanceof GraphQLError ? cause.extensions : {};
      if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') {
        const { message } = cause as GraphQLError;
        return refuse(code, message, { issues, http });
      }
      const badRequest = path === undefined ? (http ?? { status: 400, spec: true }) : undefined;
      if (issue) return refuse('BAD_USER_INPUT', issue.message, { issues: [issue], http: badRequest });
    }
    const message = () => failureMessage(error, isOfMutation);
    const shown = publicErrorOf(cause, requestId, log, { path }, message);
    return publicly(shown.message, { ...shown.extensions, ...httpOf(error, cause, withoutData) });
  };
}

/** The HTTP status and headers: those of a refusal, and 500 for an unexpected error without data. */
function httpOf(error: GraphQLError, cause: unknown, withoutData: boolean): { http?: object } {
  if (cause instanceof RequestRefusal) return { http: { status: cause.status, headers: cause.headers } };
  if (cause instanceof DomainError) return error.extensions.http ? { http: error.extensions.http } : {};
  return withoutData ? { http: { status: 500 } } : {};
}

/** For a mutation whose commit may have succeeded. Without a reference or an id of the caller's own a retry is not idempotent. */
const outcomeUnknown =
  'Whether the change was made is not known: sending it again is safe only with the reference, or the id or externalId of ' +
  'your own, that it was sent with.';

/** The message of an unexpected error. For a mutation that ran it says what is known of the outcome of its change. */
function failureMessage(error: GraphQLError, isOfMutation: () => boolean): string {
  const { path } = error;
  if (path === undefined || !isOfMutation()) return internalErrorMessage;
  if (isKnownUncommitted(causeOf(error))) return `${internalErrorMessage} The change was not made.`;
  // An error below the mutation field: the change was committed before its result is read.
  if (path.length > 1)
    return `${internalErrorMessage} The call was carried out, and only its answer could not be read.`;
  return `${internalErrorMessage} ${outcomeUnknown}`;
}

function isMutation({ query = '', operationName }: SentRequest): boolean {
  return getOperationAST(parse(query), operationName)?.operation === 'mutation';
}

/** The error that was thrown; GraphQL and its tools wrap it, sometimes twice. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}
