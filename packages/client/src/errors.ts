import type { ErrorCode, IssueRule, PiiField } from './generated.ts';

/** One broken rule: where in the arguments, a sentence that names the field and the rule, and what another language needs for its own. */
export interface Issue {
  path: string[];
  message: string;
  rule: IssueRule;
  params: IssueParams;
}

/** The parameters of a rule, for a sentence of the program's own. The descriptions of IssueRule say which rule has which. */
export interface IssueParams {
  min?: number | string;
  max?: number | string;
  above?: number | string;
  unit?: string;
  oneOf?: string[];
  format?: string;
  prefixes?: string[];
  values?: string[];
  suggestion?: string;
  what?: string;
}

/** One entry of `errors` in an answer. */
export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code: ErrorCode; requestId?: string; issues?: Issue[]; retryable?: boolean } & Record<string, unknown>;
}

/** The fields that only errors of one code have. */
interface DetailsByCode {
  /** The scope that the key lacks; undefined when the request was refused for where it comes from. */
  FORBIDDEN: { readonly scope?: string };
  /** The record that has the id, external id, indicator or name. */
  CONFLICT: { readonly existingId: string };
  /** The transaction that has the reference. */
  DUPLICATE_REFERENCE: { readonly existingId: string };
  /** The version that the record has now. */
  VERSION_MISMATCH: { readonly currentVersion: number };
  /** How many balances are linked, and the first of them. */
  IDENTITY_HAS_BALANCES: { readonly balanceCount: number; readonly balanceId?: string };
  /** What the source has available, as an exact decimal. */
  INSUFFICIENT_FUNDS: { readonly availableBalance: string };
  /** What is left to commit, void or refund; undefined when the transaction is of another kind. */
  INVALID_TRANSACTION_STATE: { readonly remainingAmount?: string };
  ALREADY_TOKENIZED: { readonly field: PiiField };
  /** The first of the named fields that is not tokenized; undefined when none of the identity is. */
  NOT_TOKENIZED: { readonly field?: PiiField };
  /** The field whose value cannot be read, where it is one of an identity. */
  VALUE_UNREADABLE: { readonly field?: PiiField };
}

type DetailsOf<Code> = Code extends keyof DetailsByCode ? DetailsByCode[Code] : unknown;

class Refusal extends Error {
  override readonly name = 'SignetError';
  readonly code: ErrorCode;
  /** What is wrong with the input, field by field; empty when the code says it all. */
  readonly issues: Issue[];
  /** The id of the request in the log of the server. */
  readonly requestId: string | undefined;
  /** Where in the data the field is that failed; undefined when the operation was refused as a whole. */
  readonly path: (string | number)[] | undefined;
  /** Whether the same request can succeed a moment later, because the cause is transient. */
  readonly retryable: boolean;
  /** How long the server asks to wait before the next request. */
  readonly retryAfterMs: number | undefined;
  /** Every error of the answer. */
  readonly errors: AnswerError[];
  /** The partial data of the answer: an operation of several fields can fail in one of them. */
  readonly data: unknown;

  constructor(errors: [AnswerError, ...AnswerError[]], data: unknown, retryAfterMs?: number) {
    const [{ message, path, extensions }] = errors;
    super(message);
    const { code, issues = [], requestId, retryable: _, ...details } = extensions;
    Object.assign(this, details);
    this.code = code;
    this.issues = issues;
    this.requestId = requestId;
    this.path = path;
    // What fails again for one of its errors fails again.
    this.retryable = errors.every((error) => error.extensions.retryable === true);
    this.retryAfterMs = retryAfterMs;
    this.errors = errors;
    this.data = data;
  }
}

/**
 * Signet refused the operation, or a part of it. Code, details and message are those of the first error; `code` tells which details
 * there are.
 *
 * @example
 * if (error instanceof SignetError && error.code === 'CONFLICT') console.log(error.existingId);
 */
export type SignetError = { [Code in ErrorCode]: Refusal & { readonly code: Code } & DetailsOf<Code> }[ErrorCode];

export const SignetError = Refusal as unknown as new (...refused: ConstructorParameters<typeof Refusal>) => SignetError;

/** The answer was not from Signet, but for example an error page of a proxy. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  /** The HTTP status of the answer. */
  readonly status: number;
  /** How long the answer asks to wait before the next request. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, retryAfterMs?: number) {
    super(`The server answered with HTTP status ${status} and without a GraphQL result.`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** There was no answer in the time that a call, or an attempt of it, may take. What was asked for may have been done all the same. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`There was no answer within ${timeoutMs} ms.`);
    this.timeoutMs = timeoutMs;
  }
}
