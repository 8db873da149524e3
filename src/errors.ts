import { type BrokenRule, broken, type Issue, type IssueRule, issueAt } from './issue.ts';

/** All codes of `extensions.code`, with their descriptions in the published enum. */
export const errorCodes = {
  BAD_USER_INPUT: 'The request is malformed or breaks a rule; `issues` says where and which.',
  UNAUTHENTICATED: 'The API key is missing or not valid.',
  FORBIDDEN: 'The API key lacks the scope that this needs.',
  NOT_FOUND: 'No record has that id, reference or indicator.',
  CONFLICT: 'Another record has that id, external id or indicator already; `existingId` names it.',
  VERSION_MISMATCH: 'The record was changed since the version that the caller expected.',
  IDENTITY_HAS_BALANCES: 'The identity cannot be deleted while balances are linked to it.',
  IDENTITY_NOT_ACTIVE: 'The identity is frozen or archived, and this needs one that is not.',
  INSUFFICIENT_FUNDS: 'The source has less available than the amount.',
  CURRENCY_MISMATCH: 'The balance and the transaction differ in currency.',
  BALANCE_CLOSED: 'The balance is closed, and neither sends nor receives.',
  BALANCE_NOT_EMPTY: 'The balance cannot be closed while it holds an amount or takes part in an open hold.',
  OVERDRAFT_IN_USE:
    'The overdraft limit would be less than the balance uses of it; `overdraftInUse` says how much that is.',
  SAME_BALANCE: 'Source and destination are one and the same balance.',
  DUPLICATE_REFERENCE: 'The reference is taken by a transaction with other content.',
  INVALID_TRANSACTION_STATE: 'The state of the transaction does not allow this.',
  ALREADY_TOKENIZED: 'The field is tokenized already.',
  NOT_TOKENIZED: 'The field is not tokenized.',
  VALUE_UNREADABLE:
    'An encrypted value cannot be read: it was cut, changed or moved in the database, or its key is missing.',
  IDENTITY_ERASED: 'The personal data of the identity was erased, for good.',
  QUERY_TOO_COMPLEX: 'The query asks for more than one request may.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side; the log has the rest under `requestId`.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** The details of an error beside its code and message. Each becomes an extension of the GraphQL error. */
export interface ErrorDetails {
  issues?: Issue[];
  /** The record that already has the id, external id, indicator, name or reference. */
  existingId?: string;
  currentVersion?: number;
  availableBalance?: string;
  remainingAmount?: string;
  /** How far below zero a balance is, with what is held to go out. */
  overdraftInUse?: string;
  balanceCount?: number;
  balanceId?: string | undefined;
  /** The scope that the key lacks. */
  scope?: string;
  field?: string | undefined;
  /** True when the cause is transient, so that the same request can succeed a moment later; absent otherwise. */
  retryable?: boolean;
}

/**
 * An error that the caller caused and is shown. Any other error is unexpected, and reaches the caller as INTERNAL_SERVER_ERROR without its
 * message.
 *
 * `message` may name fields, rules and ids, never personal data. `details` become extensions of the GraphQL error, and fields
 * of the error of an item of a bulk call.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails & { issues: Issue[] };

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = { issues: [], ...details };
  }
}

/** BAD_USER_INPUT with all issues; its message is their sentences. */
export function badInput(...issues: [Issue, ...Issue[]]): DomainError {
  return new DomainError('BAD_USER_INPUT', issues.map((issue) => issue.message).join(' '), { issues });
}

/** BAD_USER_INPUT for a value at this path that breaks this rule. */
export function badInputAt(path: string[], rule: BrokenRule): DomainError {
  return badInput(issueAt(path, rule));
}

/** The rule that an issue of an error is about, where its code says what is wrong. Every refusal of a value has one. */
const rulesOfCodes = {
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'TAKEN',
  DUPLICATE_REFERENCE: 'TAKEN',
  VERSION_MISMATCH: 'NOT_NOW',
  IDENTITY_HAS_BALANCES: 'NOT_NOW',
  IDENTITY_NOT_ACTIVE: 'NOT_NOW',
  IDENTITY_ERASED: 'NOT_NOW',
  BALANCE_CLOSED: 'NOT_NOW',
  BALANCE_NOT_EMPTY: 'NOT_NOW',
  INVALID_TRANSACTION_STATE: 'NOT_NOW',
  ALREADY_TOKENIZED: 'NOT_NOW',
  NOT_TOKENIZED: 'NOT_NOW',
  INTERNAL_SERVER_ERROR: 'FAILED',
} as const satisfies Partial<Record<ErrorCode, IssueRule>>;

type CodeOfValue = keyof typeof rulesOfCodes;

/** An error about one argument: its path, and a sentence that names it and the rule. */
export function refusal(code: CodeOfValue, path: string[], message: string, details: ErrorDetails = {}): DomainError {
  return refusalFor(code, path, broken(rulesOfCodes[code], {}, message), details);
}

/** The same for a code that leaves open which rule is broken. */
export function refusalFor(code: ErrorCode, path: string[], rule: BrokenRule, details: ErrorDetails = {}): DomainError {
  const issue = issueAt(path, rule);
  return new DomainError(code, issue.message, { ...details, issues: [issue] });
}

/** NOT_FOUND for an argument; `message` names the field and the id. */
export function notFound(path: string[], message: string): DomainError {
  return refusal('NOT_FOUND', path, message);
}

/** CONFLICT for an argument whose value the record with this public id already has. */
export function conflict(existingId: string, path: string[], message: string): DomainError {
  return refusal('CONFLICT', path, message, { existingId });
}

/** INTERNAL_SERVER_ERROR for one item of a bulk call. The unexpected error itself is kept beside it, for the log. */
export function unexpectedItemError(path: string[]): DomainError {
  return refusal('INTERNAL_SERVER_ERROR', path, errorCodes.INTERNAL_SERVER_ERROR);
}

/** An error that keeps the process from starting and that the operator can fix. Its message is for them. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
