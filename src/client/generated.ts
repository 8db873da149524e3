/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
  /** The action is one of these, at most 100. */
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
};

/** A new API key. */
export type CreateApiKeyInput = {
  /** From when on it is refused; never when absent. */
  expiresAt?: string | null | undefined;
  /** What to call it, at most 100 characters; no other key has it or looks like it, and no actor of the audit log itself. */
  name: string;
  /** What it allows, at least one, and only what the caller may do; the first key of all needs admin. */
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

/** The order of a list of identities. Each ends with the id, so that it is total. */
export type IdentityOrder =
  /** Oldest first. */
  | 'CREATED_AT_ASC'
  /** Newest first. */
  | 'CREATED_AT_DESC'
  /** By displayName, upper and lower case alike. */
  | 'DISPLAY_NAME_ASC'
  /** Last changed first. */
  | 'UPDATED_AT_DESC';

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

/** How long an interval of a series is. Days are those of UTC. */
export type InsightInterval =
  /** A day. */
  | 'DAY'
  /** A calendar month. */
  | 'MONTH'
  /** A week of ISO 8601, which begins on Monday. */
  | 'WEEK';

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

/** Where the money of a transaction is. */
export type TransactionStatus =
  /** It moved. */
  | 'APPLIED'
  /** It was held and moved. */
  | 'COMMITTED'
  /** It is held. */
  | 'INFLIGHT'
  /** It was held and released. */
  | 'VOIDED';

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

export type BalanceFieldsFragment = { id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null };

export type BalanceQueryVariables = Exact<{
  id: string;
}>;


export type BalanceQuery = { balance: { id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } | null };

export type BalanceByIndicatorQueryVariables = Exact<{
  indicator: string;
  currency: string;
}>;


export type BalanceByIndicatorQuery = { balanceByIndicator: { id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } | null };

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


export type BalancesQuery = { balances: { nodes: Array<{ id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateBalanceMutationVariables = Exact<{
  input: CreateBalanceInput;
}>;


export type CreateBalanceMutation = { createBalance: { id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

export type LinkBalanceMutationVariables = Exact<{
  balanceId: string;
  identityId?: string | null | undefined;
}>;


export type LinkBalanceMutation = { linkBalance: { id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null } };

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


export type IdentityWithBalancesQuery = { identity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string, totals: Array<{ currency: string, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, balanceCount: number }>, balances: { nodes: Array<{ id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, transactions: { nodes: Array<{ id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

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


export type IdentityTransactionsQuery = { identity: { id: string, transactions: { nodes: Array<{ id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type CreateIdentityMutationVariables = Exact<{
  input: CreateIdentityInput;
  onConflict?: OnConflict;
}>;


export type CreateIdentityMutation = { createIdentity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } };

export type CreateIdentitiesMutationVariables = Exact<{
  inputs: Array<CreateIdentityInput> | CreateIdentityInput;
  onConflict?: OnConflict;
}>;


export type CreateIdentitiesMutation = { createIdentities: Array<{ identity: { id: string, identityType: IdentityType, status: IdentityStatus, displayName: string, externalId: string | null, organizationName: string | null, firstName: string | null, lastName: string | null, otherNames: string | null, gender: string | null, emailAddress: string | null, phoneNumber: string | null, nationality: string | null, category: string | null, street: string | null, city: string | null, state: string | null, postCode: string | null, country: string | null, dob: string | null, taxId: string | null, metadata: Record<string, any>, tokenizedFields: Array<PiiField>, version: number, createdAt: string, updatedAt: string } | null, error: { code: ErrorCode, message: string, path: Array<string>, existingId: string | null, availableBalance: string | null, issues: Array<{ path: Array<string>, message: string }> } | null }> };

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
  counterparties?: number;
}>;


export type IdentityInsightsQuery = { identity: { id: string, insights: { currency: string, from: string, to: string, net: string, firstActivityAt: string | null, lastActivityAt: string | null, inflow: { count: number, total: string, average: string | null, median: string | null, largest: string | null }, outflow: { count: number, total: string, average: string | null, median: string | null, largest: string | null }, series: Array<{ start: string, inflow: string, outflow: string, net: string, count: number }>, counterparties: Array<{ inflow: string, outflow: string, count: number, identity: { id: string, displayName: string } | null, balance: { id: string, indicator: string | null } | null }>, byHour: Array<{ hour: number, count: number }>, largestTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null, trend: { inflowChange: number | null, outflowChange: number | null, countChange: number | null } } } | null };

export type FlowFieldsFragment = { count: number, total: string, average: string | null, median: string | null, largest: string | null };

export type ItemErrorFieldsFragment = { code: ErrorCode, message: string, path: Array<string>, existingId: string | null, availableBalance: string | null, issues: Array<{ path: Array<string>, message: string }> };

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

type NodeFields_Balance_Fragment = { __typename: 'Balance', id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null };

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
    | { __typename: 'Balance', id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null }
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
    | { __typename: 'Balance', id: string, currency: string, indicator: string | null, balance: string, creditBalance: string, debitBalance: string, inflightBalance: string, inflightCreditBalance: string, inflightDebitBalance: string, availableBalance: string | null, overdraftLimit: string | null, metadata: Record<string, any>, version: number, createdAt: string, ledger: { id: string }, identity: { id: string, displayName: string } | null }
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

export type TransactionFieldsFragment = { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null };

export type TransactionQueryVariables = Exact<{
  id: string;
}>;


export type TransactionQuery = { transaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null };

export type TransactionByReferenceQueryVariables = Exact<{
  reference: string;
}>;


export type TransactionByReferenceQuery = { transactionByReference: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null };

export type TransactionsQueryVariables = Exact<{
  filter?: TransactionFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TransactionsQuery = { transactions: { nodes: Array<{ id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type RecordTransactionMutationVariables = Exact<{
  input: RecordTransactionInput;
}>;


export type RecordTransactionMutation = { recordTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export type RecordTransactionsMutationVariables = Exact<{
  inputs: Array<RecordTransactionInput> | RecordTransactionInput;
  atomic?: boolean | null | undefined;
}>;


export type RecordTransactionsMutation = { recordTransactions: Array<{ transaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } | null, error: { code: ErrorCode, message: string, path: Array<string>, existingId: string | null, availableBalance: string | null, issues: Array<{ path: Array<string>, message: string }> } | null }> };

export type CommitTransactionMutationVariables = Exact<{
  id: string;
  amount?: string | null | undefined;
  reference?: string | null | undefined;
}>;


export type CommitTransactionMutation = { commitTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export type VoidTransactionMutationVariables = Exact<{
  id: string;
  reference?: string | null | undefined;
}>;


export type VoidTransactionMutation = { voidTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export type RefundTransactionMutationVariables = Exact<{
  id: string;
  amount?: string | null | undefined;
  reference?: string | null | undefined;
}>;


export type RefundTransactionMutation = { refundTransaction: { id: string, reference: string, kind: TransactionKind, status: TransactionStatus, amount: string, currency: string, description: string | null, effectiveAt: string, metadata: Record<string, any>, createdAt: string, source: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, destination: { id: string, indicator: string | null, identity: { id: string, displayName: string } | null }, parent: { id: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ApiKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
}
    `, {"fragmentName":"ApiKeyFields"}) as unknown as TypedDocumentString<ApiKeyFieldsFragment, unknown>;
export const CheckpointFieldsFragmentDoc = new TypedDocumentString(`
    fragment CheckpointFields on AuditCheckpoint {
  sequence
  hash
  at
  signature
  publicKey
}
    `, {"fragmentName":"CheckpointFields"}) as unknown as TypedDocumentString<CheckpointFieldsFragment, unknown>;
export const FlowFieldsFragmentDoc = new TypedDocumentString(`
    fragment FlowFields on Flow {
  count
  total
  average
  median
  largest
}
    `, {"fragmentName":"FlowFields"}) as unknown as TypedDocumentString<FlowFieldsFragment, unknown>;
export const ItemErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment ItemErrorFields on ItemError {
  code
  message
  path
  issues {
    path
    message
  }
  existingId
  availableBalance
}
    `, {"fragmentName":"ItemErrorFields"}) as unknown as TypedDocumentString<ItemErrorFieldsFragment, unknown>;
export const PageFieldsFragmentDoc = new TypedDocumentString(`
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"PageFields"}) as unknown as TypedDocumentString<PageFieldsFragment, unknown>;
export const IdentityFieldsFragmentDoc = new TypedDocumentString(`
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
    `, {"fragmentName":"IdentityFields"}) as unknown as TypedDocumentString<IdentityFieldsFragment, unknown>;
export const LedgerFieldsFragmentDoc = new TypedDocumentString(`
    fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}
    `, {"fragmentName":"LedgerFields"}) as unknown as TypedDocumentString<LedgerFieldsFragment, unknown>;
export const BalanceFieldsFragmentDoc = new TypedDocumentString(`
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}
    `, {"fragmentName":"BalanceFields"}) as unknown as TypedDocumentString<BalanceFieldsFragment, unknown>;
export const AuditEventFieldsFragmentDoc = new TypedDocumentString(`
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
    `, {"fragmentName":"AuditEventFields"}) as unknown as TypedDocumentString<AuditEventFieldsFragment, unknown>;
export const NodeFieldsFragmentDoc = new TypedDocumentString(`
    fragment NodeFields on Node {
  __typename
  ...IdentityFields
  ...LedgerFields
  ...BalanceFields
  ... on Transaction {
    id
    reference
    kind
    transactionStatus: status
    amount
    currency
    metadata
    createdAt
  }
  ... on AuditEvent {
    ...AuditEventFields
  }
}
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}
fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}`, {"fragmentName":"NodeFields"}) as unknown as TypedDocumentString<NodeFieldsFragment, unknown>;
export const TransactionFieldsFragmentDoc = new TypedDocumentString(`
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}
    `, {"fragmentName":"TransactionFields"}) as unknown as TypedDocumentString<TransactionFieldsFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    name
    scopes
    apiKey {
      ...ApiKeyFields
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($first: Int, $after: String, $last: Int, $before: String) {
  apiKeys(first: $first, after: $after, last: $last, before: $before) {
    nodes {
      ...ApiKeyFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id) {
    ...ApiKeyFields
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const AuditEventsDocument = new TypedDocumentString(`
    query AuditEvents($filter: AuditEventFilter, $first: Int, $after: String, $last: Int, $before: String) {
  auditEvents(
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...AuditEventFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<AuditEventsQuery, AuditEventsQueryVariables>;
export const IdentityHistoryDocument = new TypedDocumentString(`
    query IdentityHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  identity(id: $id) {
    id
    history(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        ...AuditEventFields
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<IdentityHistoryQuery, IdentityHistoryQueryVariables>;
export const IdentityAsOfDocument = new TypedDocumentString(`
    query IdentityAsOf($id: ID!, $time: DateTime!) {
  identity(id: $id) {
    id
    asOf(time: $time)
  }
}
    `) as unknown as TypedDocumentString<IdentityAsOfQuery, IdentityAsOfQueryVariables>;
export const BalanceHistoryDocument = new TypedDocumentString(`
    query BalanceHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  balance(id: $id) {
    id
    history(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        ...AuditEventFields
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<BalanceHistoryQuery, BalanceHistoryQueryVariables>;
export const AuditCheckpointDocument = new TypedDocumentString(`
    query AuditCheckpoint {
  auditCheckpoint {
    ...CheckpointFields
  }
}
    fragment CheckpointFields on AuditCheckpoint {
  sequence
  hash
  at
  signature
  publicKey
}`) as unknown as TypedDocumentString<AuditCheckpointQuery, AuditCheckpointQueryVariables>;
export const VerifyAuditDocument = new TypedDocumentString(`
    query VerifyAudit($from: AuditCheckpointInput) {
  verifyAudit(from: $from) {
    ok
    checked
    pending
    checkpoint {
      ...CheckpointFields
    }
    problems {
      kind
      sequence
      eventId
      resourceId
      message
    }
  }
}
    fragment CheckpointFields on AuditCheckpoint {
  sequence
  hash
  at
  signature
  publicKey
}`) as unknown as TypedDocumentString<VerifyAuditQuery, VerifyAuditQueryVariables>;
export const BalanceDocument = new TypedDocumentString(`
    query Balance($id: ID!) {
  balance(id: $id) {
    ...BalanceFields
  }
}
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}`) as unknown as TypedDocumentString<BalanceQuery, BalanceQueryVariables>;
export const BalanceByIndicatorDocument = new TypedDocumentString(`
    query BalanceByIndicator($indicator: String!, $currency: CurrencyCode!) {
  balanceByIndicator(indicator: $indicator, currency: $currency) {
    ...BalanceFields
  }
}
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}`) as unknown as TypedDocumentString<BalanceByIndicatorQuery, BalanceByIndicatorQueryVariables>;
export const BalanceAtDocument = new TypedDocumentString(`
    query BalanceAt($id: ID!, $time: DateTime!) {
  balance(id: $id) {
    id
    balanceAt(time: $time)
  }
}
    `) as unknown as TypedDocumentString<BalanceAtQuery, BalanceAtQueryVariables>;
export const BalancesDocument = new TypedDocumentString(`
    query Balances($filter: BalanceFilter, $first: Int, $after: String, $last: Int, $before: String) {
  balances(
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...BalanceFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<BalancesQuery, BalancesQueryVariables>;
export const CreateBalanceDocument = new TypedDocumentString(`
    mutation CreateBalance($input: CreateBalanceInput!) {
  createBalance(input: $input) {
    ...BalanceFields
  }
}
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}`) as unknown as TypedDocumentString<CreateBalanceMutation, CreateBalanceMutationVariables>;
export const LinkBalanceDocument = new TypedDocumentString(`
    mutation LinkBalance($balanceId: ID!, $identityId: ID) {
  linkBalance(balanceId: $balanceId, identityId: $identityId) {
    ...BalanceFields
  }
}
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}`) as unknown as TypedDocumentString<LinkBalanceMutation, LinkBalanceMutationVariables>;
export const IdentityDocument = new TypedDocumentString(`
    query Identity($id: ID!) {
  identity(id: $id) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<IdentityQuery, IdentityQueryVariables>;
export const IdentityByExternalIdDocument = new TypedDocumentString(`
    query IdentityByExternalId($externalId: String!) {
  identityByExternalId(externalId: $externalId) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<IdentityByExternalIdQuery, IdentityByExternalIdQueryVariables>;
export const IdentityWithBalancesDocument = new TypedDocumentString(`
    query IdentityWithBalances($id: ID!, $balances: Int = 20, $transactions: Int = 10) {
  identity(id: $id) {
    ...IdentityFields
    totals {
      currency
      balance
      creditBalance
      debitBalance
      inflightBalance
      balanceCount
    }
    balances(first: $balances) {
      nodes {
        ...BalanceFields
      }
      pageInfo {
        ...PageFields
      }
    }
    transactions(first: $transactions) {
      nodes {
        ...TransactionFields
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}
fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<IdentityWithBalancesQuery, IdentityWithBalancesQueryVariables>;
export const IdentitiesDocument = new TypedDocumentString(`
    query Identities($filter: IdentityFilter, $search: String, $orderBy: IdentityOrder, $first: Int, $after: String, $last: Int, $before: String) {
  identities(
    filter: $filter
    search: $search
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...IdentityFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<IdentitiesQuery, IdentitiesQueryVariables>;
export const IdentityTransactionsDocument = new TypedDocumentString(`
    query IdentityTransactions($id: ID!, $filter: TransactionFilter, $first: Int, $after: String, $last: Int, $before: String) {
  identity(id: $id) {
    id
    transactions(
      filter: $filter
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      nodes {
        ...TransactionFields
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<IdentityTransactionsQuery, IdentityTransactionsQueryVariables>;
export const CreateIdentityDocument = new TypedDocumentString(`
    mutation CreateIdentity($input: CreateIdentityInput!, $onConflict: OnConflict! = FAIL) {
  createIdentity(input: $input, onConflict: $onConflict) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateIdentityMutation, CreateIdentityMutationVariables>;
export const CreateIdentitiesDocument = new TypedDocumentString(`
    mutation CreateIdentities($inputs: [CreateIdentityInput!]!, $onConflict: OnConflict! = FAIL) {
  createIdentities(inputs: $inputs, onConflict: $onConflict) {
    identity {
      ...IdentityFields
    }
    error {
      ...ItemErrorFields
    }
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
fragment ItemErrorFields on ItemError {
  code
  message
  path
  issues {
    path
    message
  }
  existingId
  availableBalance
}`) as unknown as TypedDocumentString<CreateIdentitiesMutation, CreateIdentitiesMutationVariables>;
export const UpdateIdentityDocument = new TypedDocumentString(`
    mutation UpdateIdentity($id: ID!, $input: UpdateIdentityInput!, $expectedVersion: Int) {
  updateIdentity(id: $id, input: $input, expectedVersion: $expectedVersion) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateIdentityMutation, UpdateIdentityMutationVariables>;
export const DeleteIdentityDocument = new TypedDocumentString(`
    mutation DeleteIdentity($id: ID!) {
  deleteIdentity(id: $id) {
    deletedIdentityId
  }
}
    `) as unknown as TypedDocumentString<DeleteIdentityMutation, DeleteIdentityMutationVariables>;
export const ArchiveIdentityDocument = new TypedDocumentString(`
    mutation ArchiveIdentity($id: ID!, $reason: String) {
  archiveIdentity(id: $id, reason: $reason) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ArchiveIdentityMutation, ArchiveIdentityMutationVariables>;
export const RestoreIdentityDocument = new TypedDocumentString(`
    mutation RestoreIdentity($id: ID!, $reason: String) {
  restoreIdentity(id: $id, reason: $reason) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RestoreIdentityMutation, RestoreIdentityMutationVariables>;
export const FreezeIdentityDocument = new TypedDocumentString(`
    mutation FreezeIdentity($id: ID!, $reason: String!) {
  freezeIdentity(id: $id, reason: $reason) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<FreezeIdentityMutation, FreezeIdentityMutationVariables>;
export const UnfreezeIdentityDocument = new TypedDocumentString(`
    mutation UnfreezeIdentity($id: ID!, $reason: String!) {
  unfreezeIdentity(id: $id, reason: $reason) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UnfreezeIdentityMutation, UnfreezeIdentityMutationVariables>;
export const TokenizeIdentityDocument = new TypedDocumentString(`
    mutation TokenizeIdentity($id: ID!, $fields: [PiiField!]!) {
  tokenizeIdentity(id: $id, fields: $fields) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<TokenizeIdentityMutation, TokenizeIdentityMutationVariables>;
export const DetokenizeIdentityDocument = new TypedDocumentString(`
    mutation DetokenizeIdentity($id: ID!, $fields: [PiiField!], $reason: String!) {
  detokenizeIdentity(id: $id, fields: $fields, reason: $reason) {
    field
    value
  }
}
    `) as unknown as TypedDocumentString<DetokenizeIdentityMutation, DetokenizeIdentityMutationVariables>;
export const EraseIdentityDocument = new TypedDocumentString(`
    mutation EraseIdentity($id: ID!, $reason: String!) {
  eraseIdentity(id: $id, reason: $reason) {
    ...IdentityFields
  }
}
    fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<EraseIdentityMutation, EraseIdentityMutationVariables>;
export const IdentityInsightsDocument = new TypedDocumentString(`
    query IdentityInsights($id: ID!, $currency: CurrencyCode!, $from: Date, $to: Date, $interval: InsightInterval! = MONTH, $counterparties: Int! = 5) {
  identity(id: $id) {
    id
    insights(currency: $currency, from: $from, to: $to, interval: $interval) {
      currency
      from
      to
      inflow {
        ...FlowFields
      }
      outflow {
        ...FlowFields
      }
      net
      series {
        start
        inflow
        outflow
        net
        count
      }
      counterparties(first: $counterparties) {
        identity {
          id
          displayName
        }
        balance {
          id
          indicator
        }
        inflow
        outflow
        count
      }
      byHour {
        hour
        count
      }
      firstActivityAt
      lastActivityAt
      largestTransaction {
        ...TransactionFields
      }
      trend {
        inflowChange
        outflowChange
        countChange
      }
    }
  }
}
    fragment FlowFields on Flow {
  count
  total
  average
  median
  largest
}
fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<IdentityInsightsQuery, IdentityInsightsQueryVariables>;
export const LedgerDocument = new TypedDocumentString(`
    query Ledger($id: ID!) {
  ledger(id: $id) {
    ...LedgerFields
  }
}
    fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}`) as unknown as TypedDocumentString<LedgerQuery, LedgerQueryVariables>;
export const LedgersDocument = new TypedDocumentString(`
    query Ledgers($filter: LedgerFilter, $first: Int, $after: String, $last: Int, $before: String) {
  ledgers(
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...LedgerFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<LedgersQuery, LedgersQueryVariables>;
export const CreateLedgerDocument = new TypedDocumentString(`
    mutation CreateLedger($input: CreateLedgerInput!) {
  createLedger(input: $input) {
    ...LedgerFields
  }
}
    fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}`) as unknown as TypedDocumentString<CreateLedgerMutation, CreateLedgerMutationVariables>;
export const UpdateLedgerDocument = new TypedDocumentString(`
    mutation UpdateLedger($id: ID!, $input: UpdateLedgerInput!) {
  updateLedger(id: $id, input: $input) {
    ...LedgerFields
  }
}
    fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}`) as unknown as TypedDocumentString<UpdateLedgerMutation, UpdateLedgerMutationVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    ...NodeFields
  }
}
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}
fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}
fragment NodeFields on Node {
  __typename
  ...IdentityFields
  ...LedgerFields
  ...BalanceFields
  ... on Transaction {
    id
    reference
    kind
    transactionStatus: status
    amount
    currency
    metadata
    createdAt
  }
  ... on AuditEvent {
    ...AuditEventFields
  }
}`) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    ...NodeFields
  }
}
    fragment AuditEventFields on AuditEvent {
  id
  sequence
  action
  actor
  resourceId
  changes {
    field
    before
    after
  }
  reason
  requestId
  at
  hash
}
fragment BalanceFields on Balance {
  id
  ledger {
    id
  }
  identity {
    id
    displayName
  }
  currency
  indicator
  balance
  creditBalance
  debitBalance
  inflightBalance
  inflightCreditBalance
  inflightDebitBalance
  availableBalance
  overdraftLimit
  metadata
  version
  createdAt
}
fragment IdentityFields on Identity {
  id
  identityType
  status
  displayName
  externalId
  organizationName
  firstName
  lastName
  otherNames
  gender
  emailAddress
  phoneNumber
  nationality
  category
  street
  city
  state
  postCode
  country
  dob
  taxId
  metadata
  tokenizedFields
  version
  createdAt
  updatedAt
}
fragment LedgerFields on Ledger {
  id
  name
  metadata
  createdAt
}
fragment NodeFields on Node {
  __typename
  ...IdentityFields
  ...LedgerFields
  ...BalanceFields
  ... on Transaction {
    id
    reference
    kind
    transactionStatus: status
    amount
    currency
    metadata
    createdAt
  }
  ... on AuditEvent {
    ...AuditEventFields
  }
}`) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const UpdateMetadataDocument = new TypedDocumentString(`
    mutation UpdateMetadata($id: ID!, $patch: JSONObject!) {
  updateMetadata(id: $id, patch: $patch) {
    __typename
    id
    metadata
  }
}
    `) as unknown as TypedDocumentString<UpdateMetadataMutation, UpdateMetadataMutationVariables>;
export const TransactionDocument = new TypedDocumentString(`
    query Transaction($id: ID!) {
  transaction(id: $id) {
    ...TransactionFields
  }
}
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<TransactionQuery, TransactionQueryVariables>;
export const TransactionByReferenceDocument = new TypedDocumentString(`
    query TransactionByReference($reference: String!) {
  transactionByReference(reference: $reference) {
    ...TransactionFields
  }
}
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<TransactionByReferenceQuery, TransactionByReferenceQueryVariables>;
export const TransactionsDocument = new TypedDocumentString(`
    query Transactions($filter: TransactionFilter, $first: Int, $after: String, $last: Int, $before: String) {
  transactions(
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    nodes {
      ...TransactionFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
    fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<TransactionsQuery, TransactionsQueryVariables>;
export const RecordTransactionDocument = new TypedDocumentString(`
    mutation RecordTransaction($input: RecordTransactionInput!) {
  recordTransaction(input: $input) {
    ...TransactionFields
  }
}
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<RecordTransactionMutation, RecordTransactionMutationVariables>;
export const RecordTransactionsDocument = new TypedDocumentString(`
    mutation RecordTransactions($inputs: [RecordTransactionInput!]!, $atomic: Boolean) {
  recordTransactions(inputs: $inputs, atomic: $atomic) {
    transaction {
      ...TransactionFields
    }
    error {
      ...ItemErrorFields
    }
  }
}
    fragment ItemErrorFields on ItemError {
  code
  message
  path
  issues {
    path
    message
  }
  existingId
  availableBalance
}
fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<RecordTransactionsMutation, RecordTransactionsMutationVariables>;
export const CommitTransactionDocument = new TypedDocumentString(`
    mutation CommitTransaction($id: ID!, $amount: Decimal, $reference: String) {
  commitTransaction(id: $id, amount: $amount, reference: $reference) {
    ...TransactionFields
  }
}
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<CommitTransactionMutation, CommitTransactionMutationVariables>;
export const VoidTransactionDocument = new TypedDocumentString(`
    mutation VoidTransaction($id: ID!, $reference: String) {
  voidTransaction(id: $id, reference: $reference) {
    ...TransactionFields
  }
}
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<VoidTransactionMutation, VoidTransactionMutationVariables>;
export const RefundTransactionDocument = new TypedDocumentString(`
    mutation RefundTransaction($id: ID!, $amount: Decimal, $reference: String) {
  refundTransaction(id: $id, amount: $amount, reference: $reference) {
    ...TransactionFields
  }
}
    fragment TransactionFields on Transaction {
  id
  reference
  kind
  status
  amount
  currency
  source {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  destination {
    id
    indicator
    identity {
      id
      displayName
    }
  }
  description
  effectiveAt
  metadata
  parent {
    id
  }
  createdAt
}`) as unknown as TypedDocumentString<RefundTransactionMutation, RefundTransactionMutationVariables>;