import { GraphQLError, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isUnmade } from '../db/transact.ts';
import { DomainError, type ErrorCode, errorCodes, type Issue } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import { describeRequestErrors, type SentRequest } from './request-error.ts';
import { requestIdOf } from './use-request-id.ts';

/**
 * The one place where errors become what a caller sees: a code of ErrorCode, a sentence, `issues` for bad input and
 * the request id. What nobody foresaw is INTERNAL_SERVER_ERROR, and only the log has the rest.
 */
export function usePublicErrors(schema: GraphQLSchema, log: Log): Plugin {
  const sent = new WeakMap<Request, SentRequest>();
  return {
    onParams({ request, params }) {
      sent.set(request, params);
    },
    onResultProcess({ request, result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !('errors' in result) || !result.errors) return;
      const found = result.errors as readonly GraphQLError[];
      const requestId = requestIdOf(request);
      const asked = sent.get(request) ?? {};
      const publish = publisher(requestId, !('data' in result), asked, log);
      const refusals = found.filter(isRequestError);
      const issues = describeRequestErrors(refusals, schema, asked);
      const errors = found.map((error) => publish(error, issues[refusals.indexOf(error)]));
      setResult({ ...result, errors });
    },
  };
}

/**
 * Without a path nothing ran yet; with a place in the document it is the request that GraphQL objects to. Only null for
 * a variable that has a default is found when its field is about to run.
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
    const as = (code: ErrorCode, message: string, details: object = {}) => {
      if (code !== 'INTERNAL_SERVER_ERROR') log.info({ requestId, code }, 'request refused');
      return new GraphQLError(message, { nodes, source, positions, path, extensions: { code, ...details, requestId } });
    };

    if (cause instanceof DomainError) {
      return as(cause.code, cause.message, { ...cause.details, http: error.extensions.http });
    }
    const { code, http } = cause instanceof GraphQLError ? cause.extensions : {};
    if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') {
      const { message } = cause as GraphQLError;
      return as(code, message, { issues: [{ path: [], message }], http });
    }
    const badRequest = path === undefined ? (http ?? { status: 400, spec: true }) : undefined;
    if (issue) return as('BAD_USER_INPUT', issue.message, { issues: [issue], http: badRequest });
    log.error({ requestId, path, error: describeError(cause) }, 'request failed');
    return as(
      'INTERNAL_SERVER_ERROR',
      failureMessage(error, isOfMutation),
      withoutData ? { http: { status: 500 } } : {},
    );
  };
}

const failed = 'Something went wrong on our side; the request id finds it in our log.';

/** Without a reference or an id of the caller's own the same call may be carried out a second time. */
const outcomeUnknown =
  'Whether the change was made is not known: sending it again is safe only with the reference, or the id or externalId of ' +
  'your own, that it was sent with.';

/** What is known of the change that a request was to make. A query makes none, and neither does what failed before a field ran. */
function failureMessage(error: GraphQLError, isOfMutation: () => boolean): string {
  const { path } = error;
  if (path === undefined || !isOfMutation()) return failed;
  if (isUnmade(causeOf(error))) return `${failed} The change was not made.`;
  // Fields of the answer are read when the change is done, or was found to be done already.
  if (path.length > 1) return `${failed} The call was carried out, and only its answer could not be read.`;
  return `${failed} ${outcomeUnknown}`;
}

function isMutation({ query = '', operationName }: SentRequest): boolean {
  return getOperationAST(parse(query), operationName)?.operation === 'mutation';
}

/** GraphQL and its tools wrap what was thrown, sometimes twice. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}
