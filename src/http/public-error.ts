import { isTransient } from '../db/database-code.ts';
import { DomainError, type ErrorCode, type ErrorDetails } from '../errors.ts';
import { describeError, type Log } from '../log.ts';

/** An error in the form that all routes answer with: a message, a code with its details, and the id of the request in the log. */
export interface PublicError {
  message: string;
  extensions: { code: ErrorCode; requestId: string } & ErrorDetails;
}

/** The message of every unexpected error. */
export const internalErrorMessage = 'Something went wrong on our side; the request id finds it in our log.';

/**
 * Converts an error to its public form. An error that is no DomainError is unexpected: it is logged, and nothing of it is shown. `where` is
 * added to the log; `message` is what the caller is told of an unexpected error.
 */
export function publicErrorOf(
  error: unknown,
  requestId: string,
  log: Log,
  where: object = {},
  message: () => string = () => internalErrorMessage,
): PublicError {
  if (error instanceof DomainError) {
    const { code, details } = error;
    logRefusal(log, requestId, code);
    return { message: error.message, extensions: { code, ...details, requestId } };
  }
  log.error({ requestId, ...where, error: describeError(error) }, 'request failed');
  const retryable = isTransient(error) ? { retryable: true } : {};
  return { message: message(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...retryable, requestId } };
}

/** Logs that a request was refused with this code, and nothing of its content. */
export function logRefusal(log: Log, requestId: string, code: ErrorCode): void {
  if (code !== 'INTERNAL_SERVER_ERROR') log.info({ requestId, code }, 'request refused');
}
