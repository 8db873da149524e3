import { DomainError, type ErrorCode, type ErrorDetails } from '../errors.ts';
import { describeError, type Log } from '../log.ts';

/** An error as every door shows it to the caller: a sentence, its code, what else is told, and the id that finds it in the log. */
export interface PublicError {
  message: string;
  extensions: { code: ErrorCode; requestId: string } & ErrorDetails;
}

/** What is said of an error that nobody foresaw. */
export const failed = 'Something went wrong on our side; the request id finds it in our log.';

/**
 * What a caller sees of an error. Nobody foresaw what is no DomainError: it is logged, and nothing of it is shown.
 * `where` goes into the log; `message` is what the caller is told of the unforeseen.
 */
export function publicErrorOf(
  error: unknown,
  requestId: string,
  log: Log,
  where: object = {},
  message: () => string = () => failed,
): PublicError {
  if (error instanceof DomainError) {
    const { code, details } = error;
    logRefusal(log, requestId, code);
    return { message: error.message, extensions: { code, ...details, requestId } };
  }
  log.error({ requestId, ...where, error: describeError(error) }, 'request failed');
  return { message: message(), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
}

/** Notes that a request was refused with this code, without what was sent. */
export function logRefusal(log: Log, requestId: string, code: ErrorCode): void {
  if (code !== 'INTERNAL_SERVER_ERROR') log.info({ requestId, code }, 'request refused');
}
