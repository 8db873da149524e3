/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocument } from './document.ts';
/** A checkpoint that the caller kept. */
export type AuditCheckpointInput = {
  /** Its time. */
  at: string;
  /** Its hash. */
  hash: string;
  /** Its sequence. */
  sequence: number;
  /** Its signature. */
  signature: string;
};

/** Conditions on an audit event; all that are given must hold. */
export type AuditEventFilter = {
  /**
   * The action is one of these, at most 100. An action that there is not finds nothing. These there are:
   *
   * - `identity.created`: An identity was created.
   * - `identity.updated`: Its fields or metadata changed.
   * - `identity.archived`: The identity was archived.
   * - `identity.restored`: It was restored from the archive.
   * - `identity.frozen`: It was frozen.
   * - `identity.unfrozen`: It was unfrozen.
   * - `identity.deleted`: It was deleted.
   * - `identity.tokenized`: Fields were replaced by tokens.
   * - `identity.detokenized`: Values behind tokens were shown.
   * - `identity.detokenization_failed`: Values behind tokens were asked for and could not be read.
   * - `identity.exported`: All that is held of it was exported.
   * - `identity.erased`: Its personal data was erased.
   * - `ledger.created`: A ledger was created.
   * - `ledger.updated`: Its name or metadata changed.
   * - `balance.created`: A balance was created.
   * - `balance.updated`: Its overdraft limit, indicator or metadata changed.
   * - `balance.closed`: It was closed.
   * - `balance.reopened`: It was opened again.
   * - `balance.linked`: It was linked to an identity.
   * - `balance.unlinked`: Its link to an identity was removed.
   * - `transaction.recorded`: A transfer or hold was recorded.
   * - `transaction.committed`: A hold was committed, in whole or in part.
   * - `transaction.voided`: What was left of a hold was voided.
   * - `transaction.refunded`: A transaction was refunded, in whole or in part.
   * - `transaction.updated`: Its metadata changed.
   * - `api_key.created`: An API key was made.
   * - `api_key.revoked`: It was revoked.
   */
  action?: Array<string> | null | undefined;
  /** Done by this actor. */
  actor?: string | null | undefined;
  /** On the time. */
  at?: DateTimeFilter | null | undefined;
  /** About this record, also when it is gone. */
  resourceId?: string | null | undefined;
};

/** What is wrong with the log. */
export type AuditProblemKind =
  /** The checkpoint was not signed with the key of this server. */
  | 'CHECKPOINT_INVALID'
  /** An event is not what was sealed. */
  | 'EVENT_CHANGED'
  /** An event was added by hand. */
  | 'EVENT_INSERTED'
  /** An event is gone. */
  | 'EVENT_MISSING'
  /** An event stood in another place when it was sealed. */
  | 'ORDER_CHANGED'
  /** A record is not what its newest event left: it was changed behind the log. */
  | 'RECORD_DIFFERS'
  /** A seal is not what it was; at the sequence of a checkpoint: the chain was rewritten. */
  | 'SEAL_CHANGED'
  /** The chain is shorter than a checkpoint says. */
  | 'TAIL_MISSING';

/** Conditions on a balance; all that are given must hold. At most 5 levels and 100 conditions. */
export type BalanceFilter = {
  /** All of these hold. */
  and?: Array<BalanceFilter> | null | undefined;
  /** On what it holds: creditBalance - debitBalance. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  balance?: DecimalFilter | null | undefined;
  /** On the time of creation. */
  createdAt?: DateTimeFilter | null | undefined;
  /** In this currency. */
  currency?: string | null | undefined;
  /** Linked to this identity; null: to nobody. */
  identityId?: string | null | undefined;
  /** On the indicator. */
  indicator?: StringFilter | null | undefined;
  /** Is linked to an identity (true) or to nobody (false). */
  isLinked?: boolean | null | undefined;
  /** Kept in this ledger. */
  ledgerId?: string | null | undefined;
  /** The metadata contains this, at any depth. */
  metadata?: Record<string, unknown> | null | undefined;
  /** This does not hold, as when it is about a value that is missing. */
  not?: BalanceFilter | null | undefined;
  /** At least one of these holds; of none, none does. */
  or?: Array<BalanceFilter> | null | undefined;
  /** The status is one of these. */
  status?: Array<BalanceStatus> | null | undefined;
};

/** Whether a balance sends and receives. */
export type BalanceStatus =
  /** It does neither, and holds nothing. */
  | 'CLOSED'
  /** It does. */
  | 'OPEN';

/** A new API key. */
export type CreateApiKeyInput = {
  /** From when on it is refused; never when absent. */
  expiresAt?: string | null | undefined;
  /** What to call it, at most 100 characters; no other key has it or looks like it, and no actor of the audit log itself. */
  name: string;
  /**
   * What it allows, at least one, and only what the caller may do; the first key of all needs admin. Each is one of these:
   *
   * - `identities:read`: To see identities, and whose a balance is.
   * - `identities:write`: To create, change, archive and delete them, and all of `identities:read`.
   * - `ledger:read`: To see ledgers, balances and transactions; below an identity, too, with `identities:read`.
   * - `ledger:write`: To create and change ledgers and balances and to record transactions, and all of `ledger:read`; to link a balance, with `identities:read`.
   * - `pii:read`: To see personal values in the history, and with `identities:read` behind tokens.
   * - `pii:write`: With `identities:read` to tokenize and to erase personal data.
   * - `audit:read`: To see audit events, on identities with `identities:read`, and to verify the log; `history` and `asOf` of a record, with the scope of the record.
   * - `admin`: To see, make and revoke API keys.
   */
  scopes: Array<string>;
};

/** A new balance. */
export type CreateBalanceInput = {
  /** Its currency. */
  currency: string;
  /** An id of the caller's own making, `bln_` and a UUID; made by the server when absent. */
  id?: string | null | undefined;
  /** Whose it is; absent or null: nobody. */
  identityId?: string | null | undefined;
  /** A name for an internal balance: @ and 1 to 64 letters, digits or _ . : / -; unique with its currency. */
  indicator?: string | null | undefined;
  /** The ledger to keep it in. */
  ledgerId: string;
  /** The caller's own data: at most 16 kB, 32 levels and 1,000 keys. */
  metadata?: Record<string, unknown> | null | undefined;
  /** How far below zero it may go: 0 when absent, unlimited when null. */
  overdraftLimit?: string | null | undefined;
};

/** A new identity. Texts are trimmed, and those of which nothing can be seen count as missing. */
export type CreateIdentityInput = {
  /** Kind of customer, in the words of the caller. */
  category?: string | null | undefined;
  /** City of the address. */
  city?: string | null | undefined;
  /** Country of the address. */
  country?: string | null | undefined;
  /** Date of birth, from 1900-01-01 to today. */
  dob?: string | null | undefined;
  /** E-mail address. */
  emailAddress?: string | null | undefined;
  /** The holder's id in the caller's own system; unique. Kept in NFC, without invisible characters. */
  externalId?: string | null | undefined;
  /** First name; an INDIVIDUAL needs a name or an e-mail address. */
  firstName?: string | null | undefined;
  /** Gender, in the words of the caller. */
  gender?: string | null | undefined;
  /** An id of the caller's own making, `idt_` and a UUID; made by the server when absent. */
  id?: string | null | undefined;
  /** Person or organization. */
  identityType: IdentityType;
  /** Last name. */
  lastName?: string | null | undefined;
  /** The caller's own data: at most 16 kB, 32 levels and 1,000 keys. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Nationality. */
  nationality?: string | null | undefined;
  /** Name of the organization; an ORGANIZATION needs it. */
  organizationName?: string | null | undefined;
  /** Any other names. */
  otherNames?: string | null | undefined;
  /** Phone number. */
  phoneNumber?: string | null | undefined;
  /** Postal code of the address. */
  postCode?: string | null | undefined;
  /** State of the address. */
  state?: string | null | undefined;
  /** Street of the address; at most 400 characters, every other text 200. */
  street?: string | null | undefined;
  /** Tax or registration number, of a person or an organization. Kept in NFC, without invisible characters. */
  taxId?: string | null | undefined;
};

/** A new ledger. */
export type CreateLedgerInput = {
  /** An id of the caller's own making, `ldg_` and a UUID; made by the server when absent. */
  id?: string | null | undefined;
  /** The caller's own data: at most 16 kB, 32 levels and 1,000 keys. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What people call it; at most 200 characters. */
  name: string;
};

/** Conditions on a day; all that are given must hold, and none holds of a missing one. A tokenized day is found by `eq` alone. */
export type DateFilter = {
  /** Is this day. */
  eq?: string | null | undefined;
  /** After this day. */
  gt?: string | null | undefined;
  /** This day or later. */
  gte?: string | null | undefined;
  /** Before this day. */
  lt?: string | null | undefined;
  /** This day or earlier. */
  lte?: string | null | undefined;
};

/** Conditions on a time; all that are given must hold. */
export type DateTimeFilter = {
  /** After this time. */
  gt?: string | null | undefined;
  /** At this time or later. */
  gte?: string | null | undefined;
  /** Before this time. */
  lt?: string | null | undefined;
  /** At this time or earlier. */
  lte?: string | null | undefined;
};

/** Conditions on an amount; all that are given must hold. */
export type DecimalFilter = {
  /** Equals this. */
  eq?: string | null | undefined;
  /** More than this. */
  gt?: string | null | undefined;
  /** This or more. */
  gte?: string | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
};

/** Every value of `extensions.code` of an error. */
export type ErrorCode =
  /** The field is tokenized already. */
  | 'ALREADY_TOKENIZED'
  /** The request is malformed or breaks a rule; `issues` says where and which. */
  | 'BAD_USER_INPUT'
  /** The balance is closed, and neither sends nor receives. */
  | 'BALANCE_CLOSED'
  /** The balance cannot be closed while it holds an amount or takes part in an open hold. */
  | 'BALANCE_NOT_EMPTY'
  /** Another record has that id, external id or indicator already; `existingId` names it. */
  | 'CONFLICT'
  /** The balance and the transaction differ in currency. */
  | 'CURRENCY_MISMATCH'
  /** The reference is taken by a transaction with other content. */
  | 'DUPLICATE_REFERENCE'
  /** The API key lacks the scope that this needs. */
  | 'FORBIDDEN'
  /** The personal data of the identity was erased, for good. */
  | 'IDENTITY_ERASED'
  /** The identity cannot be deleted while balances are linked to it. */
  | 'IDENTITY_HAS_BALANCES'
  /** The identity is frozen or archived, and this needs one that is not. */
  | 'IDENTITY_NOT_ACTIVE'
  /** The source has less available than the amount. */
  | 'INSUFFICIENT_FUNDS'
  /** Something went wrong on our side; the log has the rest under `requestId`. */
  | 'INTERNAL_SERVER_ERROR'
  /** The state of the transaction does not allow this. */
  | 'INVALID_TRANSACTION_STATE'
  /** No record has that id, reference or indicator. */
  | 'NOT_FOUND'
  /** The field is not tokenized. */
  | 'NOT_TOKENIZED'
  /** The overdraft limit would be less than the balance uses of it; `overdraftInUse` says how much that is. */
  | 'OVERDRAFT_IN_USE'
  /** The query asks for more than one request may. */
  | 'QUERY_TOO_COMPLEX'
  /** Source and destination are one and the same balance. */
  | 'SAME_BALANCE'
  /** The API key is missing or not valid. */
  | 'UNAUTHENTICATED'
  /** An encrypted value cannot be read: it was cut, changed or moved in the database, or its key is missing. */
  | 'VALUE_UNREADABLE'
  /** The record was changed since the version that the caller expected. */
  | 'VERSION_MISMATCH';

/** What became of a hold. */
export type HoldStatus =
  /** Nothing is left: it was committed, or a part of it was and the rest was voided. */
  | 'COMMITTED'
  /** Something is left of it to be committed or voided. */
  | 'OPEN'
  /** Nothing is left, and nothing moved: all of it was voided. */
  | 'VOIDED';

/** Conditions on an identity; all that are given must hold. At most 5 levels and 100 conditions. */
export type IdentityFilter = {
  /** All of these hold. */
  and?: Array<IdentityFilter> | null | undefined;
  /** On the kind of customer. */
  category?: StringFilter | null | undefined;
  /** On the city. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  city?: StringFilter | null | undefined;
  /** On the country. */
  country?: StringFilter | null | undefined;
  /** On the time of creation. */
  createdAt?: DateTimeFilter | null | undefined;
  /** On the date of birth; `eq` finds it tokenized too. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  dob?: DateFilter | null | undefined;
  /** On the e-mail address, without case; `eq`, `in` and `notIn` find it tokenized too. */
  emailAddress?: StringFilter | null | undefined;
  /** On the caller's own id. */
  externalId?: StringFilter | null | undefined;
  /** On the first name; `eq`, `in` and `notIn` find it tokenized too. */
  firstName?: StringFilter | null | undefined;
  /** On the gender. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  gender?: StringFilter | null | undefined;
  /** The id is one of these, at most 100. */
  id?: Array<string> | null | undefined;
  /** Person or organization. */
  identityType?: IdentityType | null | undefined;
  /** On the last name; `eq`, `in` and `notIn` find it tokenized too. */
  lastName?: StringFilter | null | undefined;
  /** The metadata contains this, at any depth: {"verification_data": {"verification_status": "verified"}}. */
  metadata?: Record<string, unknown> | null | undefined;
  /** On the nationality. */
  nationality?: StringFilter | null | undefined;
  /** This does not hold, as when it is about a value that is missing. */
  not?: IdentityFilter | null | undefined;
  /** At least one of these holds; of none, none does. */
  or?: Array<IdentityFilter> | null | undefined;
  /** On the name of the organization. */
  organizationName?: StringFilter | null | undefined;
  /** On the phone number; `eq`, `in` and `notIn` find it tokenized too. */
  phoneNumber?: StringFilter | null | undefined;
  /** On the postal code; `eq`, `in` and `notIn` find it tokenized too. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  postCode?: StringFilter | null | undefined;
  /** On the state. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  state?: StringFilter | null | undefined;
  /** The status is one of these; without it ACTIVE and FROZEN. */
  status?: Array<IdentityStatus> | null | undefined;
  /** On the tax or registration number; `eq`, `in` and `notIn` find it tokenized too. */
  taxId?: StringFilter | null | undefined;
  /** On the time of the last change. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** The order of a list of identities. Of equals the id decides, in the same direction, so that the order is total. */
export type IdentityOrder = {
  /** From the least or from the greatest. */
  direction?: OrderDirection;
  /** What it is ordered by. */
  field: IdentityOrderField;
};

/** What identities can be ordered by. */
export type IdentityOrderField =
  /** The kind of customer, upper and lower case alike. */
  | 'CATEGORY'
  /** The country, upper and lower case alike. */
  | 'COUNTRY'
  /** The time of creation. */
  | 'CREATED_AT'
  /** The displayName, upper and lower case alike. */
  | 'DISPLAY_NAME'
  /** The time of the last change. */
  | 'UPDATED_AT';

/** What may happen to an identity. */
export type IdentityStatus =
  /** Everything. */
  | 'ACTIVE'
  /** Closed to changes and new links, and left out of lists unless asked for by status; its balances still move. */
  | 'ARCHIVED'
  /** Its personal data was destroyed, for good; otherwise as ARCHIVED. */
  | 'ERASED'
  /** Its balances neither send nor receive. */
  | 'FROZEN';

/** What an identity stands for. */
export type IdentityType =
  /** A person. */
  | 'INDIVIDUAL'
  /** A company or another body. */
  | 'ORGANIZATION';

/** How long an interval of a series is. Days are those of the time zone that was asked for. */
export type InsightInterval =
  /** A day. */
  | 'DAY'
  /** A calendar month. */
  | 'MONTH'
  /** A week of ISO 8601, which begins on Monday. */
  | 'WEEK';

/** What kind of rule an issue is about: `rule` of each of `extensions.issues` of an error, and of the issues of an item of a bulk call. What each says of its `params` is there by these names; a name that the issue lacks is absent. */
export type IssueRule =
  /** Nothing is known to be wrong with it: something went wrong on our side. */
  | 'FAILED'
  /** The value does not have the form that it needs. `format` names it: a type of the schema such as Decimal or EmailAddress, object, list, cursor, indicator, hex, base64, GraphQL or HTTP. With ID, `prefixes` are those that it may begin with. */
  | 'MALFORMED'
  /** What was sent is not allowed here. `what` says why not: null (leave it out instead), characters (some of the text), numbers (JSON would not return them as they were sent), name (taken by the system itself), sides (one and the same balance), currency (of another balance), or together (with another argument). */
  | 'NOT_ALLOWED'
  /** No record has this id, reference or indicator. */
  | 'NOT_FOUND'
  /** The value is valid in itself, and what it is about does not allow it as it is now; `code` of the error says why. */
  | 'NOT_NOW'
  /** The number, amount or time is outside of its range: below `min`, above `max`, or not beyond `above`, all inclusive but the last. */
  | 'OUT_OF_RANGE'
  /** The list has the same value twice. */
  | 'REPEATED'
  /** A value is needed, and there is none: it is missing, null or blank. With `oneOf`, one of these fields would do. */
  | 'REQUIRED'
  /** Another record has this value already, and it must be unique. */
  | 'TAKEN'
  /** The value is longer than `max`, counted in `unit`: characters, bytes or fractionDigits. */
  | 'TOO_LONG'
  /** There is more of it than `max`, counted in `unit`: elements, keys, levels, conditions, tokens, or what a query costs. */
  | 'TOO_MANY'
  /** There is less of it than `min`, counted in `unit`: elements. */
  | 'TOO_SHORT'
  /** There is no field or argument of this name. `suggestion` is the one that was probably meant, if any. */
  | 'UNKNOWN_FIELD'
  /** The value is none of those that there are. `values` has them, at most 30, and `suggestion` the one that was probably meant, if any. */
  | 'UNKNOWN_VALUE';

/** Conditions on a ledger; all that are given must hold. At most 5 levels and 100 conditions. */
export type LedgerFilter = {
  /** All of these hold. */
  and?: Array<LedgerFilter> | null | undefined;
  /** On the time of creation. */
  createdAt?: DateTimeFilter | null | undefined;
  /** The metadata contains this, at any depth. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  metadata?: Record<string, unknown> | null | undefined;
  /** On the name. */
  name?: StringFilter | null | undefined;
  /** This does not hold, as when it is about a value that is missing. */
  not?: LedgerFilter | null | undefined;
  /** At least one of these holds; of none, none does. */
  or?: Array<LedgerFilter> | null | undefined;
};

/** What to do when the id or external id is taken. */
export type OnConflict =
  /** Refuse with CONFLICT, which names the identity that has it. */
  | 'FAIL'
  /** Return the identity that has it, unchanged. */
  | 'RETURN_EXISTING';

/** Whether a list begins with the least or with the greatest. */
export type OrderDirection =
  /** The smallest, the earliest, or A first. What is missing comes last. */
  | 'ASC'
  /** The largest, the latest, or Z first. What is missing comes first. */
  | 'DESC';

/** The fields of an identity that can hold a token in the place of their value. */
export type PiiField =
  /** The field dob. */
  | 'DOB'
  /** The field emailAddress. */
  | 'EMAIL_ADDRESS'
  /** The field firstName. */
  | 'FIRST_NAME'
  /** The field lastName. */
  | 'LAST_NAME'
  /** The field otherNames. */
  | 'OTHER_NAMES'
  /** The field phoneNumber. */
  | 'PHONE_NUMBER'
  /** The field postCode. */
  | 'POST_CODE'
  /** The field street. */
  | 'STREET'
  /** The field taxId. */
  | 'TAX_ID';

/** A transaction to record. */
export type RecordTransactionInput = {
  /** How much, more than 0, in no more fraction digits than the currency has. */
  amount: string;
  /** Its currency; both balances must have the same. */
  currency: string;
  /** What it is for; at most 200 characters. */
  description?: string | null | undefined;
  /** Where it goes to: the id of a balance, or an indicator. */
  destination: string;
  /** When it counts, for balanceAt; now when absent. */
  effectiveAt?: string | null | undefined;
  /** Whether the amount is only held: it is INFLIGHT until it is committed or voided. */
  hold?: boolean;
  /** The caller's own data: at most 16 kB, 32 levels and 1,000 keys. */
  metadata?: Record<string, unknown> | null | undefined;
  /** The caller's own id of it, 1 to 200 characters; unique. Kept in NFC, without invisible characters. */
  reference: string;
  /** Where it comes from: the id of a balance, or an indicator such as "@world". */
  source: string;
};

/** Conditions on a text; all that are given must hold. Upper and lower case differ, but for e-mail addresses and tokenized values. A value that is missing meets `notIn` and `isNull: true` alone. A tokenized value is found by the whole of it, with `eq`, `in` and `notIn`; `startsWith` and `contains` find no tokenized value, nor does its token. */
export type StringFilter = {
  /** Has this in it; `%` and `_` stand for themselves. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  contains?: string | null | undefined;
  /** Equals this. */
  eq?: string | null | undefined;
  /** Compares the others without case, accents and points, and by the plain forms of letters, as `search` does in every language. It changes nothing for e-mail addresses and tokenized values, which are compared so anyway. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  ignoreCase?: boolean;
  /** Equals one of these, at most 100; with none nothing does. */
  in?: Array<string> | null | undefined;
  /** Is missing (true) or present (false). */
  isNull?: boolean | null | undefined;
  /** Equals none of these, at most 100. What is missing does so too, unless `isNull: false` is added. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  notIn?: Array<string> | null | undefined;
  /** Starts with this. */
  startsWith?: string | null | undefined;
};

/** Conditions on a transaction; all that are given must hold. At most 5 levels and 100 conditions. */
export type TransactionFilter = {
  /** On the amount. */
  amount?: DecimalFilter | null | undefined;
  /** All of these hold. */
  and?: Array<TransactionFilter> | null | undefined;
  /** From or to this balance. Within `and`, `or` and `not` no index serves it, which costs 1000 of the complexity, 50 below a record. */
  balanceId?: string | null | undefined;
  /** On the time it was recorded. */
  createdAt?: DateTimeFilter | null | undefined;
  /** In this currency. */
  currency?: string | null | undefined;
  /** On what it was for. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  description?: StringFilter | null | undefined;
  /** On the time when it counts. No index serves it, which costs 1000 of the complexity, 50 below a record. */
  effectiveAt?: DateTimeFilter | null | undefined;
  /** From or to a balance that is linked to this identity now. Within `and`, `or` and `not` no index serves it, which costs 1000 of the complexity, 50 below a record. */
  identityId?: string | null | undefined;
  /** Is a hold of which something is left (true), or a hold that is settled (false). True costs a look-up in an index that has the open holds alone, however many were settled; false looks through the list for a page of them. */
  isOpen?: boolean | null | undefined;
  /** The kind is one of these. */
  kind?: Array<TransactionKind> | null | undefined;
  /** The metadata contains this, at any depth. Within `and`, `or` and `not` no index serves it, which costs 1000 of the complexity, 50 below a record. */
  metadata?: Record<string, unknown> | null | undefined;
  /** This does not hold, as when it is about a value that is missing. */
  not?: TransactionFilter | null | undefined;
  /** At least one of these holds; of none, none does. */
  or?: Array<TransactionFilter> | null | undefined;
  /** It followed from this transaction. */
  parentId?: string | null | undefined;
  /** On the reference. */
  reference?: StringFilter | null | undefined;
  /** The status is one of these. */
  status?: Array<TransactionStatus> | null | undefined;
};

/** What a transaction does. */
export type TransactionKind =
  /** Moves an amount that was held. */
  | 'COMMIT'
  /** Sets an amount aside at the source until it is committed or voided. */
  | 'HOLD'
  /** Moves an amount back. */
  | 'REFUND'
  /** Moves an amount from source to destination. */
  | 'TRANSFER'
  /** Releases what is left of a hold. */
  | 'VOID';

/** What a transaction did with its amount when it was recorded. What became of a hold since is its HoldStatus. */
export type TransactionStatus =
  /** Moved it. */
  | 'APPLIED'
  /** Moved it, which a hold had set aside: a COMMIT. */
  | 'COMMITTED'
  /** Set it aside: a HOLD. */
  | 'INFLIGHT'
  /** Released it, which a hold had set aside: a VOID. */
  | 'VOIDED';

/** Changes to a balance: absent keeps. */
export type UpdateBalanceInput = {
  /** Its name among internal balances: @ and 1 to 64 letters, digits or _ . : / -; unique with its currency. Null: none. */
  indicator?: string | null | undefined;
  /** How far below zero it may go; null: unlimited. Not less than it uses now. */
  overdraftLimit?: string | null | undefined;
};

/** Changes to an identity: absent keeps, null clears, metadata replaces the whole object. */
export type UpdateIdentityInput = {
  /** Kind of customer, in the words of the caller. */
  category?: string | null | undefined;
  /** City of the address. */
  city?: string | null | undefined;
  /** Country of the address. */
  country?: string | null | undefined;
  /** Date of birth, from 1900-01-01 to today. */
  dob?: string | null | undefined;
  /** E-mail address. */
  emailAddress?: string | null | undefined;
  /** The holder's id in the caller's own system; unique. Kept in NFC, without invisible characters. */
  externalId?: string | null | undefined;
  /** First name; an INDIVIDUAL needs a name or an e-mail address. */
  firstName?: string | null | undefined;
  /** Gender, in the words of the caller. */
  gender?: string | null | undefined;
  /** Person or organization; cannot be cleared. */
  identityType?: IdentityType | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** The caller's own data: at most 16 kB, 32 levels and 1,000 keys. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Nationality. */
  nationality?: string | null | undefined;
  /** Name of the organization; an ORGANIZATION needs it. */
  organizationName?: string | null | undefined;
  /** Any other names. */
  otherNames?: string | null | undefined;
  /** Phone number. */
  phoneNumber?: string | null | undefined;
  /** Postal code of the address. */
  postCode?: string | null | undefined;
  /** State of the address. */
  state?: string | null | undefined;
  /** Street of the address; at most 400 characters, every other text 200. */
  street?: string | null | undefined;
  /** Tax or registration number, of a person or an organization. Kept in NFC, without invisible characters. */
  taxId?: string | null | undefined;
};

/** Changes to a ledger: absent keeps, metadata replaces the whole object, and null clears it. */
export type UpdateLedgerInput = {
  /** The caller's own data: at most 16 kB, 32 levels and 1,000 keys. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What people call it; at most 200 characters. Cannot be cleared. */
  name?: string | null | undefined;
};

export type ApiKeyFieldsFragment = { id: string, name: string, prefix: string, scopes: Array<string>, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdAt: string };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { name: string, scopes: Array<string>, apiKey: { id: string, name: string, prefix: string, scopes: Array<string>, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdAt: string } | null } };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { nodes: Array<{ id: string, name: string, prefix: string, scopes: Array<string>, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string, apiKey: { id: string, name: string, prefix: string, scopes: Array<string>, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdAt: string } } };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { id: string, name: string, prefix: string, scopes: Array<string>, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, createdAt: string } };

export type AuditEventFieldsFragment = { id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> };

export type CheckpointFieldsFragment = { sequence: number, hash: string, at: string, signature: string, publicKey: string };

export type AuditEventsQueryVariables = Exact<{
  filter?: AuditEventFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AuditEventsQuery = { auditEvents: { nodes: Array<{ id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type IdentityHistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type IdentityHistoryQuery = { identity: { id: string, history: { nodes: Array<{ id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type IdentityAsOfQueryVariables = Exact<{
  id: string;
  time: string;
}>;


export type IdentityAsOfQuery = { identity: { id: string, asOf: Record<string, any> | null } | null };

export type BalanceHistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type BalanceHistoryQuery = { balance: { id: string, history: { nodes: Array<{ id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type AuditCheckpointQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditCheckpointQuery = { auditCheckpoint: { sequence: number, hash: string, at: string, signature: string, publicKey: string } };

export type VerifyAuditQueryVariables = Exact<{
  from?: AuditCheckpointInput | null | undefined;
}>;


export type VerifyAuditQuery = { verifyAudit: { ok: boolean, checked: number, pending: number, checkpoint: { sequence: number, hash: string, at: string, signature: string, publicKey: string }, problems: Array<{ kind: AuditProblemKind, sequence: number | null, eventId: string | null, resourceId: string | null, message: string }> } };

export type BalanceFieldsFragment = { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null };

export type BalanceNodeFieldsFragment = { id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null };

export type BalanceQueryVariables = Exact<{
  id: string;
}>;


export type BalanceQuery = { balance: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } | null };

export type BalanceByIndicatorQueryVariables = Exact<{
  indicator: string;
  currency: string;
}>;


export type BalanceByIndicatorQuery = { balanceByIndicator: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } | null };

export type BalanceAtQueryVariables = Exact<{
  id: string;
  time: string;
}>;


export type BalanceAtQuery = { balance: { id: string, balanceAt: string } | null };

export type BalancesQueryVariables = Exact<{
  filter?: BalanceFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type BalancesQuery = { balances: { nodes: Array<{ status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateBalanceMutationVariables = Exact<{
  input: CreateBalanceInput;
}>;


export type CreateBalanceMutation = { createBalance: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

export type UpdateBalanceMutationVariables = Exact<{
  id: string;
  input: UpdateBalanceInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateBalanceMutation = { updateBalance: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

export type CloseBalanceMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type CloseBalanceMutation = { closeBalance: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

export type ReopenBalanceMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type ReopenBalanceMutation = { reopenBalance: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

export type LinkBalanceMutationVariables = Exact<{
  balanceId: string;
  identityId?: string | null | undefined;
}>;


export type LinkBalanceMutation = { linkBalance: { status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

export type CurrenciesQueryVariables = Exact<{
  codes?: Array<string> | string | null | undefined;
}>;


export type CurrenciesQuery = { currencies: Array<{ code: string, fractionDigits: number, name: string | null }> };

export type IdentityFieldsFragment = { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string };

export type IdentityQueryVariables = Exact<{
  id: string;
}>;


export type IdentityQuery = { identity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } | null };

export type IdentityByExternalIdQueryVariables = Exact<{
  externalId: string;
}>;


export type IdentityByExternalIdQuery = { identityByExternalId: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } | null };

export type IdentityWithBalancesQueryVariables = Exact<{
  id: string;
  balances?: number | null | undefined;
  transactions?: number | null | undefined;
}>;


export type IdentityWithBalancesQuery = { identity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string, totals: Array<{ currency: string, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, balanceCount: number }>, balances: { nodes: Array<{ status: BalanceStatus, id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, transactions: { nodes: Array<{ id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type IdentitiesQueryVariables = Exact<{
  filter?: IdentityFilter | null | undefined;
  search?: string | null | undefined;
  orderBy?: IdentityOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type IdentitiesQuery = { identities: { nodes: Array<{ id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type IdentityTransactionsQueryVariables = Exact<{
  id: string;
  filter?: TransactionFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type IdentityTransactionsQuery = { identity: { id: string, transactions: { nodes: Array<{ id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type CreateIdentityMutationVariables = Exact<{
  input: CreateIdentityInput;
  onConflict?: OnConflict;
}>;


export type CreateIdentityMutation = { createIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type CreateIdentitiesMutationVariables = Exact<{
  inputs: Array<CreateIdentityInput> | CreateIdentityInput;
  onConflict?: OnConflict;
}>;


export type CreateIdentitiesMutation = { createIdentities: Array<{ identity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } | null, error: { code: ErrorCode, message: string, path: Array<string>, existingId: string | null, availableBalance: string | null, issues: Array<{ path: Array<string>, message: string, rule: IssueRule, params: Record<string, any> }> } | null }> };

export type UpdateIdentityMutationVariables = Exact<{
  id: string;
  input: UpdateIdentityInput;
  expectedVersion?: number | null | undefined;
}>;


export type UpdateIdentityMutation = { updateIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type DeleteIdentityMutationVariables = Exact<{
  id: string;
}>;


export type DeleteIdentityMutation = { deleteIdentity: { deletedIdentityId: string } };

export type ArchiveIdentityMutationVariables = Exact<{
  id: string;
  reason?: string | null | undefined;
}>;


export type ArchiveIdentityMutation = { archiveIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type RestoreIdentityMutationVariables = Exact<{
  id: string;
  reason?: string | null | undefined;
}>;


export type RestoreIdentityMutation = { restoreIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type FreezeIdentityMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type FreezeIdentityMutation = { freezeIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type UnfreezeIdentityMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type UnfreezeIdentityMutation = { unfreezeIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type TokenizeIdentityMutationVariables = Exact<{
  id: string;
  fields: Array<PiiField> | PiiField;
}>;


export type TokenizeIdentityMutation = { tokenizeIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type DetokenizeIdentityMutationVariables = Exact<{
  id: string;
  fields?: Array<PiiField> | PiiField | null | undefined;
  reason: string;
}>;


export type DetokenizeIdentityMutation = { detokenizeIdentity: Array<{ field: PiiField, value: string }> };

export type EraseIdentityMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type EraseIdentityMutation = { eraseIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type IdentityInsightsQueryVariables = Exact<{
  id: string;
  currency: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  interval?: InsightInterval;
  timeZone?: string;
  counterparties?: number;
}>;


export type IdentityInsightsQuery = { identity: { id: string, insights: { currency: string, from: string, to: string, timeZone: string, net: string, firstActivityAt: string | null, lastActivityAt: string | null, inflow: { count: number, total: string, average: string | null, median: string | null, largest: string | null }, outflow: { count: number, total: string, average: string | null, median: string | null, largest: string | null }, series: Array<{ start: string, inflow: string, outflow: string, net: string, count: number }>, counterparties: Array<{ inflow: string, outflow: string, count: number, identity: { id: string, displayName: string } | null, balance: { id: string, indicator: string | null } | null }>, byHour: Array<{ hour: number, count: number }>, largestTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null, trend: { inflowChange: number | null, outflowChange: number | null, countChange: number | null } } } | null };

export type FlowFieldsFragment = { count: number, total: string, average: string | null, median: string | null, largest: string | null };

export type ItemErrorFieldsFragment = { code: ErrorCode, message: string, path: Array<string>, existingId: string | null, availableBalance: string | null, issues: Array<{ path: Array<string>, message: string, rule: IssueRule, params: Record<string, any> }> };

export type LedgerFieldsFragment = { id: string, name: string, metadata: Record<string, any>, createdAt: string };

export type LedgerQueryVariables = Exact<{
  id: string;
}>;


export type LedgerQuery = { ledger: { id: string, name: string, metadata: Record<string, any>, createdAt: string } | null };

export type LedgersQueryVariables = Exact<{
  filter?: LedgerFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type LedgersQuery = { ledgers: { nodes: Array<{ id: string, name: string, metadata: Record<string, any>, createdAt: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateLedgerMutationVariables = Exact<{
  input: CreateLedgerInput;
}>;


export type CreateLedgerMutation = { createLedger: { id: string, name: string, metadata: Record<string, any>, createdAt: string } };

export type UpdateLedgerMutationVariables = Exact<{
  id: string;
  input: UpdateLedgerInput;
}>;


export type UpdateLedgerMutation = { updateLedger: { id: string, name: string, metadata: Record<string, any>, createdAt: string } };

export type PageFieldsFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

type NodeFields_ApiKey_Fragment = { __typename: 'ApiKey' };

type NodeFields_AuditEvent_Fragment = { __typename: 'AuditEvent', id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> };

type NodeFields_Balance_Fragment = { __typename: 'Balance', id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, balanceStatus: BalanceStatus, ledger: { id: string }, identity: { id: string, displayName: string } | null };

type NodeFields_Identity_Fragment = { __typename: 'Identity', id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string };

type NodeFields_Ledger_Fragment = { __typename: 'Ledger', id: string, name: string, metadata: Record<string, any>, createdAt: string };

type NodeFields_Transaction_Fragment = { __typename: 'Transaction', id: string, reference: string, kind: TransactionKind, amount: string, currency: string, metadata: Record<string, any>, createdAt: string, transactionStatus: TransactionStatus };

export type NodeFieldsFragment =
  | NodeFields_ApiKey_Fragment
  | NodeFields_AuditEvent_Fragment
  | NodeFields_Balance_Fragment
  | NodeFields_Identity_Fragment
  | NodeFields_Ledger_Fragment
  | NodeFields_Transaction_Fragment
;

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'ApiKey' }
    | { __typename: 'AuditEvent', id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> }
    | { __typename: 'Balance', id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, balanceStatus: BalanceStatus, ledger: { id: string }, identity: { id: string, displayName: string } | null }
    | { __typename: 'Identity', id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string }
    | { __typename: 'Ledger', id: string, name: string, metadata: Record<string, any>, createdAt: string }
    | { __typename: 'Transaction', id: string, reference: string, kind: TransactionKind, amount: string, currency: string, metadata: Record<string, any>, createdAt: string, transactionStatus: TransactionStatus }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'ApiKey' }
    | { __typename: 'AuditEvent', id: string, sequence: number | null, action: string, actor: string, resourceId: string, reason: string | null, requestId: string | null, at: string, hash: string | null, changes: Array<{ field: string, before: unknown, after: unknown }> }
    | { __typename: 'Balance', id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, balanceStatus: BalanceStatus, ledger: { id: string }, identity: { id: string, displayName: string } | null }
    | { __typename: 'Identity', id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string }
    | { __typename: 'Ledger', id: string, name: string, metadata: Record<string, any>, createdAt: string }
    | { __typename: 'Transaction', id: string, reference: string, kind: TransactionKind, amount: string, currency: string, metadata: Record<string, any>, createdAt: string, transactionStatus: TransactionStatus }
   | null> };

export type UpdateMetadataMutationVariables = Exact<{
  id: string;
  patch: Record<string, unknown>;
}>;


export type UpdateMetadataMutation = { updateMetadata:
    | { __typename: 'Balance', id: string, metadata: Record<string, any> }
    | { __typename: 'Identity', id: string, metadata: Record<string, any> }
    | { __typename: 'Ledger', id: string, metadata: Record<string, any> }
    | { __typename: 'Transaction', id: string, metadata: Record<string, any> }
   };

export type IdentityStatementQueryVariables = Exact<{
  id: string;
  currency: string;
  from: string;
  to: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type IdentityStatementQuery = { identity: { id: string, statement: { openingBalance: string, closingBalance: string, credits: string, debits: string, lines: { nodes: Array<{ amount: string, balanceAfter: string, transaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }, balance: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } } | null };

export type TransactionFieldsFragment = { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null };

export type TransactionQueryVariables = Exact<{
  id: string;
}>;


export type TransactionQuery = { transaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null };

export type TransactionByReferenceQueryVariables = Exact<{
  reference: string;
}>;


export type TransactionByReferenceQuery = { transactionByReference: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null };

export type TransactionsQueryVariables = Exact<{
  filter?: TransactionFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TransactionsQuery = { transactions: { nodes: Array<{ id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type RecordTransactionMutationVariables = Exact<{
  input: RecordTransactionInput;
}>;


export type RecordTransactionMutation = { recordTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export type RecordTransactionsMutationVariables = Exact<{
  inputs: Array<RecordTransactionInput> | RecordTransactionInput;
  atomic?: boolean | null | undefined;
}>;


export type RecordTransactionsMutation = { recordTransactions: Array<{ transaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null, error: { code: ErrorCode, message: string, path: Array<string>, existingId: string | null, availableBalance: string | null, issues: Array<{ path: Array<string>, message: string, rule: IssueRule, params: Record<string, any> }> } | null }> };

export type CommitTransactionMutationVariables = Exact<{
  id: string;
  amount?: string | null | undefined;
  reference?: string | null | undefined;
}>;


export type CommitTransactionMutation = { commitTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export type VoidTransactionMutationVariables = Exact<{
  id: string;
  reference?: string | null | undefined;
}>;


export type VoidTransactionMutation = { voidTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export type RefundTransactionMutationVariables = Exact<{
  id: string;
  amount?: string | null | undefined;
  reference?: string | null | undefined;
}>;


export type RefundTransactionMutation = { refundTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, holdStatus: HoldStatus | null, amount: string, remainingAmount: string, refundedAmount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export const ViewerDocument =
  "query Viewer{viewer{name scopes apiKey{...ApiKeyFields}}}fragment ApiKeyFields on ApiKey{id name prefix scopes expiresAt lastUsedAt revokedAt createdAt}" as TypedDocument<ViewerQuery, ViewerQueryVariables>;

export const ApiKeysDocument =
  "query ApiKeys($first:Int$after:String$last:Int$before:String){apiKeys(first:$first after:$after last:$last before:$before){nodes{...ApiKeyFields}pageInfo{...PageFields}}}fragment ApiKeyFields on ApiKey{id name prefix scopes expiresAt lastUsedAt revokedAt createdAt}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<ApiKeysQuery, ApiKeysQueryVariables>;

export const CreateApiKeyDocument =
  "mutation CreateApiKey($input:CreateApiKeyInput!){createApiKey(input:$input){apiKey{...ApiKeyFields}secret}}fragment ApiKeyFields on ApiKey{id name prefix scopes expiresAt lastUsedAt revokedAt createdAt}" as TypedDocument<CreateApiKeyMutation, CreateApiKeyMutationVariables>;

export const RevokeApiKeyDocument =
  "mutation RevokeApiKey($id:ID!){revokeApiKey(id:$id){...ApiKeyFields}}fragment ApiKeyFields on ApiKey{id name prefix scopes expiresAt lastUsedAt revokedAt createdAt}" as TypedDocument<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;

export const AuditEventsDocument =
  "query AuditEvents($filter:AuditEventFilter$first:Int$after:String$last:Int$before:String){auditEvents(filter:$filter first:$first after:$after last:$last before:$before){nodes{...AuditEventFields}pageInfo{...PageFields}}}fragment AuditEventFields on AuditEvent{id sequence action actor resourceId changes{field before after}reason requestId at hash}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<AuditEventsQuery, AuditEventsQueryVariables>;

export const IdentityHistoryDocument =
  "query IdentityHistory($id:ID!$first:Int$after:String$last:Int$before:String){identity(id:$id){id history(first:$first after:$after last:$last before:$before){nodes{...AuditEventFields}pageInfo{...PageFields}}}}fragment AuditEventFields on AuditEvent{id sequence action actor resourceId changes{field before after}reason requestId at hash}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<IdentityHistoryQuery, IdentityHistoryQueryVariables>;

export const IdentityAsOfDocument =
  "query IdentityAsOf($id:ID!$time:DateTime!){identity(id:$id){id asOf(time:$time)}}" as TypedDocument<IdentityAsOfQuery, IdentityAsOfQueryVariables>;

export const BalanceHistoryDocument =
  "query BalanceHistory($id:ID!$first:Int$after:String$last:Int$before:String){balance(id:$id){id history(first:$first after:$after last:$last before:$before){nodes{...AuditEventFields}pageInfo{...PageFields}}}}fragment AuditEventFields on AuditEvent{id sequence action actor resourceId changes{field before after}reason requestId at hash}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<BalanceHistoryQuery, BalanceHistoryQueryVariables>;

export const AuditCheckpointDocument =
  "query AuditCheckpoint{auditCheckpoint{...CheckpointFields}}fragment CheckpointFields on AuditCheckpoint{sequence hash at signature publicKey}" as TypedDocument<AuditCheckpointQuery, AuditCheckpointQueryVariables>;

export const VerifyAuditDocument =
  "query VerifyAudit($from:AuditCheckpointInput){verifyAudit(from:$from){ok checked pending checkpoint{...CheckpointFields}problems{kind sequence eventId resourceId message}}}fragment CheckpointFields on AuditCheckpoint{sequence hash at signature publicKey}" as TypedDocument<VerifyAuditQuery, VerifyAuditQueryVariables>;

export const BalanceDocument =
  "query Balance($id:ID!){balance(id:$id){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<BalanceQuery, BalanceQueryVariables>;

export const BalanceByIndicatorDocument =
  "query BalanceByIndicator($indicator:String!$currency:CurrencyCode!){balanceByIndicator(indicator:$indicator currency:$currency){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<BalanceByIndicatorQuery, BalanceByIndicatorQueryVariables>;

export const BalanceAtDocument =
  "query BalanceAt($id:ID!$time:DateTime!){balance(id:$id){id balanceAt(time:$time)}}" as TypedDocument<BalanceAtQuery, BalanceAtQueryVariables>;

export const BalancesDocument =
  "query Balances($filter:BalanceFilter$first:Int$after:String$last:Int$before:String){balances(filter:$filter first:$first after:$after last:$last before:$before){nodes{...BalanceFields}pageInfo{...PageFields}}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<BalancesQuery, BalancesQueryVariables>;

export const CreateBalanceDocument =
  "mutation CreateBalance($input:CreateBalanceInput!){createBalance(input:$input){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<CreateBalanceMutation, CreateBalanceMutationVariables>;

export const UpdateBalanceDocument =
  "mutation UpdateBalance($id:ID!$input:UpdateBalanceInput!$expectedVersion:Int){updateBalance(id:$id input:$input expectedVersion:$expectedVersion){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<UpdateBalanceMutation, UpdateBalanceMutationVariables>;

export const CloseBalanceDocument =
  "mutation CloseBalance($id:ID!$reason:String!){closeBalance(id:$id reason:$reason){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<CloseBalanceMutation, CloseBalanceMutationVariables>;

export const ReopenBalanceDocument =
  "mutation ReopenBalance($id:ID!$reason:String!){reopenBalance(id:$id reason:$reason){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<ReopenBalanceMutation, ReopenBalanceMutationVariables>;

export const LinkBalanceDocument =
  "mutation LinkBalance($balanceId:ID!$identityId:ID){linkBalance(balanceId:$balanceId identityId:$identityId){...BalanceFields}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}" as TypedDocument<LinkBalanceMutation, LinkBalanceMutationVariables>;

export const CurrenciesDocument =
  "query Currencies($codes:[CurrencyCode!]){currencies(codes:$codes){code fractionDigits name}}" as TypedDocument<CurrenciesQuery, CurrenciesQueryVariables>;

export const IdentityDocument =
  "query Identity($id:ID!){identity(id:$id){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<IdentityQuery, IdentityQueryVariables>;

export const IdentityByExternalIdDocument =
  "query IdentityByExternalId($externalId:String!){identityByExternalId(externalId:$externalId){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<IdentityByExternalIdQuery, IdentityByExternalIdQueryVariables>;

export const IdentityWithBalancesDocument =
  "query IdentityWithBalances($id:ID!$balances:Int=20$transactions:Int=10){identity(id:$id){...IdentityFields totals{currency balance creditBalance debitBalance inflightBalance balanceCount}balances(first:$balances){nodes{...BalanceFields}pageInfo{...PageFields}}transactions(first:$transactions){nodes{...TransactionFields}pageInfo{...PageFields}}}}fragment BalanceFields on Balance{...BalanceNodeFields status}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<IdentityWithBalancesQuery, IdentityWithBalancesQueryVariables>;

export const IdentitiesDocument =
  "query Identities($filter:IdentityFilter$search:String$orderBy:IdentityOrder$first:Int$after:String$last:Int$before:String){identities(filter:$filter search:$search orderBy:$orderBy first:$first after:$after last:$last before:$before){nodes{...IdentityFields}pageInfo{...PageFields}}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<IdentitiesQuery, IdentitiesQueryVariables>;

export const IdentityTransactionsDocument =
  "query IdentityTransactions($id:ID!$filter:TransactionFilter$first:Int$after:String$last:Int$before:String){identity(id:$id){id transactions(filter:$filter first:$first after:$after last:$last before:$before){nodes{...TransactionFields}pageInfo{...PageFields}}}}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<IdentityTransactionsQuery, IdentityTransactionsQueryVariables>;

export const CreateIdentityDocument =
  "mutation CreateIdentity($input:CreateIdentityInput!$onConflict:OnConflict!=FAIL){createIdentity(input:$input onConflict:$onConflict){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<CreateIdentityMutation, CreateIdentityMutationVariables>;

export const CreateIdentitiesDocument =
  "mutation CreateIdentities($inputs:[CreateIdentityInput!]!$onConflict:OnConflict!=FAIL){createIdentities(inputs:$inputs onConflict:$onConflict){identity{...IdentityFields}error{...ItemErrorFields}}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}fragment ItemErrorFields on ItemError{code message path issues{path message rule params}existingId availableBalance}" as TypedDocument<CreateIdentitiesMutation, CreateIdentitiesMutationVariables>;

export const UpdateIdentityDocument =
  "mutation UpdateIdentity($id:ID!$input:UpdateIdentityInput!$expectedVersion:Int){updateIdentity(id:$id input:$input expectedVersion:$expectedVersion){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<UpdateIdentityMutation, UpdateIdentityMutationVariables>;

export const DeleteIdentityDocument =
  "mutation DeleteIdentity($id:ID!){deleteIdentity(id:$id){deletedIdentityId}}" as TypedDocument<DeleteIdentityMutation, DeleteIdentityMutationVariables>;

export const ArchiveIdentityDocument =
  "mutation ArchiveIdentity($id:ID!$reason:String){archiveIdentity(id:$id reason:$reason){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<ArchiveIdentityMutation, ArchiveIdentityMutationVariables>;

export const RestoreIdentityDocument =
  "mutation RestoreIdentity($id:ID!$reason:String){restoreIdentity(id:$id reason:$reason){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<RestoreIdentityMutation, RestoreIdentityMutationVariables>;

export const FreezeIdentityDocument =
  "mutation FreezeIdentity($id:ID!$reason:String!){freezeIdentity(id:$id reason:$reason){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<FreezeIdentityMutation, FreezeIdentityMutationVariables>;

export const UnfreezeIdentityDocument =
  "mutation UnfreezeIdentity($id:ID!$reason:String!){unfreezeIdentity(id:$id reason:$reason){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<UnfreezeIdentityMutation, UnfreezeIdentityMutationVariables>;

export const TokenizeIdentityDocument =
  "mutation TokenizeIdentity($id:ID!$fields:[PiiField!]!){tokenizeIdentity(id:$id fields:$fields){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<TokenizeIdentityMutation, TokenizeIdentityMutationVariables>;

export const DetokenizeIdentityDocument =
  "mutation DetokenizeIdentity($id:ID!$fields:[PiiField!]$reason:String!){detokenizeIdentity(id:$id fields:$fields reason:$reason){field value}}" as TypedDocument<DetokenizeIdentityMutation, DetokenizeIdentityMutationVariables>;

export const EraseIdentityDocument =
  "mutation EraseIdentity($id:ID!$reason:String!){eraseIdentity(id:$id reason:$reason){...IdentityFields}}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}" as TypedDocument<EraseIdentityMutation, EraseIdentityMutationVariables>;

export const IdentityInsightsDocument =
  "query IdentityInsights($id:ID!$currency:CurrencyCode!$from:Date$to:Date$interval:InsightInterval!=MONTH$timeZone:TimeZone!=\"UTC\"$counterparties:Int!=5){identity(id:$id){id insights(currency:$currency from:$from to:$to interval:$interval timeZone:$timeZone){currency from to timeZone inflow{...FlowFields}outflow{...FlowFields}net series{start inflow outflow net count}counterparties(first:$counterparties){identity{id displayName}balance{id indicator}inflow outflow count}byHour{hour count}firstActivityAt lastActivityAt largestTransaction{...TransactionFields}trend{inflowChange outflowChange countChange}}}}fragment FlowFields on Flow{count total average median largest}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<IdentityInsightsQuery, IdentityInsightsQueryVariables>;

export const LedgerDocument =
  "query Ledger($id:ID!){ledger(id:$id){...LedgerFields}}fragment LedgerFields on Ledger{id name metadata createdAt}" as TypedDocument<LedgerQuery, LedgerQueryVariables>;

export const LedgersDocument =
  "query Ledgers($filter:LedgerFilter$first:Int$after:String$last:Int$before:String){ledgers(filter:$filter first:$first after:$after last:$last before:$before){nodes{...LedgerFields}pageInfo{...PageFields}}}fragment LedgerFields on Ledger{id name metadata createdAt}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}" as TypedDocument<LedgersQuery, LedgersQueryVariables>;

export const CreateLedgerDocument =
  "mutation CreateLedger($input:CreateLedgerInput!){createLedger(input:$input){...LedgerFields}}fragment LedgerFields on Ledger{id name metadata createdAt}" as TypedDocument<CreateLedgerMutation, CreateLedgerMutationVariables>;

export const UpdateLedgerDocument =
  "mutation UpdateLedger($id:ID!$input:UpdateLedgerInput!){updateLedger(id:$id input:$input){...LedgerFields}}fragment LedgerFields on Ledger{id name metadata createdAt}" as TypedDocument<UpdateLedgerMutation, UpdateLedgerMutationVariables>;

export const NodeDocument =
  "query Node($id:ID!){node(id:$id){...NodeFields}}fragment AuditEventFields on AuditEvent{id sequence action actor resourceId changes{field before after}reason requestId at hash}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}fragment LedgerFields on Ledger{id name metadata createdAt}fragment NodeFields on Node{__typename ...IdentityFields ...LedgerFields ...on Balance{...BalanceNodeFields balanceStatus:status}...on Transaction{id reference kind transactionStatus:status amount currency metadata createdAt}...on AuditEvent{...AuditEventFields}}" as TypedDocument<NodeQuery, NodeQueryVariables>;

export const NodesDocument =
  "query Nodes($ids:[ID!]!){nodes(ids:$ids){...NodeFields}}fragment AuditEventFields on AuditEvent{id sequence action actor resourceId changes{field before after}reason requestId at hash}fragment BalanceNodeFields on Balance{id ledger{id}identity{id displayName}currency indicator balance creditBalance debitBalance inflightBalance inflightCreditBalance inflightDebitBalance availableBalance overdraftLimit metadata version createdAt}fragment IdentityFields on Identity{id identityType status displayName externalId organizationName firstName lastName otherNames gender emailAddress phoneNumber nationality category street city state postCode country dob taxId metadata tokenizedFields version createdAt updatedAt}fragment LedgerFields on Ledger{id name metadata createdAt}fragment NodeFields on Node{__typename ...IdentityFields ...LedgerFields ...on Balance{...BalanceNodeFields balanceStatus:status}...on Transaction{id reference kind transactionStatus:status amount currency metadata createdAt}...on AuditEvent{...AuditEventFields}}" as TypedDocument<NodesQuery, NodesQueryVariables>;

export const UpdateMetadataDocument =
  "mutation UpdateMetadata($id:ID!$patch:JSONObject!){updateMetadata(id:$id patch:$patch){__typename id metadata}}" as TypedDocument<UpdateMetadataMutation, UpdateMetadataMutationVariables>;

export const IdentityStatementDocument =
  "query IdentityStatement($id:ID!$currency:CurrencyCode!$from:DateTime!$to:DateTime!$first:Int$after:String$last:Int$before:String){identity(id:$id){id statement(currency:$currency from:$from to:$to){openingBalance closingBalance credits debits lines(first:$first after:$after last:$last before:$before){nodes{transaction{...TransactionFields}balance{id}amount balanceAfter}pageInfo{...PageFields}}}}}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<IdentityStatementQuery, IdentityStatementQueryVariables>;

export const TransactionDocument =
  "query Transaction($id:ID!){transaction(id:$id){...TransactionFields}}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<TransactionQuery, TransactionQueryVariables>;

export const TransactionByReferenceDocument =
  "query TransactionByReference($reference:String!){transactionByReference(reference:$reference){...TransactionFields}}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<TransactionByReferenceQuery, TransactionByReferenceQueryVariables>;

export const TransactionsDocument =
  "query Transactions($filter:TransactionFilter$first:Int$after:String$last:Int$before:String){transactions(filter:$filter first:$first after:$after last:$last before:$before){nodes{...TransactionFields}pageInfo{...PageFields}}}fragment PageFields on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<TransactionsQuery, TransactionsQueryVariables>;

export const RecordTransactionDocument =
  "mutation RecordTransaction($input:RecordTransactionInput!){recordTransaction(input:$input){...TransactionFields}}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<RecordTransactionMutation, RecordTransactionMutationVariables>;

export const RecordTransactionsDocument =
  "mutation RecordTransactions($inputs:[RecordTransactionInput!]!$atomic:Boolean){recordTransactions(inputs:$inputs atomic:$atomic){transaction{...TransactionFields}error{...ItemErrorFields}}}fragment ItemErrorFields on ItemError{code message path issues{path message rule params}existingId availableBalance}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<RecordTransactionsMutation, RecordTransactionsMutationVariables>;

export const CommitTransactionDocument =
  "mutation CommitTransaction($id:ID!$amount:Decimal$reference:String){commitTransaction(id:$id amount:$amount reference:$reference){...TransactionFields}}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<CommitTransactionMutation, CommitTransactionMutationVariables>;

export const VoidTransactionDocument =
  "mutation VoidTransaction($id:ID!$reference:String){voidTransaction(id:$id reference:$reference){...TransactionFields}}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<VoidTransactionMutation, VoidTransactionMutationVariables>;

export const RefundTransactionDocument =
  "mutation RefundTransaction($id:ID!$amount:Decimal$reference:String){refundTransaction(id:$id amount:$amount reference:$reference){...TransactionFields}}fragment TransactionFields on Transaction{id reference kind status holdStatus amount remainingAmount refundedAmount currency source{id indicator identity{id displayName}}destination{id indicator identity{id displayName}}description effectiveAt metadata parent{id}createdAt}" as TypedDocument<RefundTransactionMutation, RefundTransactionMutationVariables>;