import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { DomainError, type ErrorCode, errorCodes } from '../errors.ts';
import { describeError, type Log } from '../log.ts';
import { describeRequestError } from './request-error.ts';
import { requestIdOf } from './use-request-id.ts';

/**
 * The one place where errors become what a caller sees: a code of ErrorCode, a sentence, `issues` for bad input and
 * the request id. What nobody foresaw is INTERNAL_SERVER_ERROR, and only the log has the rest.
 */
export function usePublicErrors(log: Log): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !('errors' in result) || !result.errors) return;
      const requestId = requestIdOf(request);
      const withoutData = !('data' in result);
      const errors = result.errors.map((error) => toPublicError(error as GraphQLError, requestId, withoutData, log));
      setResult({ ...result, errors });
    },
  };
}

function toPublicError(error: GraphQLError, requestId: string, withoutData: boolean, log: Log): GraphQLError {
  const cause = causeOf(error);
  const { nodes, source, positions, path } = error;
  const publish = (code: ErrorCode, message: string, details: object = {}) =>
    new GraphQLError(message, { nodes, source, positions, path, extensions: { code, ...details, requestId } });

  const publishRequestError = (http: unknown = { status: 400, spec: true }) => {
    const issue = describeRequestError(error);
    return publish('BAD_USER_INPUT', issue.message, { issues: [issue], http });
  };

  if (cause instanceof DomainError) return publish(cause.code, cause.message, cause.details);
  if (cause instanceof GraphQLError) {
    const { code, http } = cause.extensions;
    if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') return publish(code, cause.message, { http });
    if (path === undefined) return publishRequestError(http);
  }
  // Without a path nothing ran yet; with a place in the document it is the request that GraphQL objects to.
  if (path === undefined && nodes) return publishRequestError();
  log.error({ requestId, path, error: describeError(cause) }, 'request failed');
  const message =
    'Something went wrong on our side. Nothing that was refused is stored; the request id finds it in our log.';
  return publish('INTERNAL_SERVER_ERROR', message, withoutData ? { http: { status: 500 } } : {});
}

/** GraphQL and its tools wrap what was thrown, sometimes twice. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in errorCodes;
}
