import type { Query } from '../db/open-database.ts';
import type { ErrorCode } from '../errors.ts';
import type { JsonObject } from '../input.ts';
import type { TransactionKind } from './transaction.input.ts';

/** What is to be recorded, as the type transaction_item has it. */
export interface TransactionItem {
  id: string;
  reference: string;
  kind: TransactionKind;
  /** Null: all that is left of the parent. */
  amount: string | null;
  /** Of a TRANSFER or a HOLD, and a side by id or by indicator; otherwise they are the parent's. */
  currency?: string;
  source_id?: string | null;
  source_indicator?: string | null;
  destination_id?: string | null;
  destination_indicator?: string | null;
  parent_id?: string;
  description?: string | null;
  effective_at?: Date | null;
  metadata?: JsonObject | null;
  at: Date;
  event_id: string;
  actor: string;
  request_id: string | null;
}

/** Which side of a transaction a refusal is about. */
export type Side = 'source' | 'destination';

/** Every refusal of the database by its code, with what its sentence needs. The functions that answer it are those of refusal_of. */
interface Refusals {
  /** Of a side, or of what was to be followed from. */
  NOT_FOUND: { id: null; detail: { side: Side } | null };
  SAME_BALANCE: { id: null; detail: null };
  /** The transaction that has the reference. */
  DUPLICATE_REFERENCE: { id: string; detail: null };
  /** The kind of what was to be followed from, and what is left of it. */
  INVALID_TRANSACTION_STATE: { id: null; detail: { kind: TransactionKind; currency: string; left: string } };
  /** The currency of the balance. */
  CURRENCY_MISMATCH: { id: null; detail: { side: Side; currency: string } };
  BALANCE_CLOSED: { id: null; detail: { side: Side; balanceId: string } };
  IDENTITY_NOT_ACTIVE: { id: null; detail: { side: Side; identityId: string } };
  INSUFFICIENT_FUNDS: { id: null; detail: { available: string; currency: string } };
  /** An amount of a balance would have more digits than its column. */
  BAD_USER_INPUT: { id: null; detail: null };
}

export type RefusalCode = keyof Refusals & ErrorCode;

/** Why an item was not recorded. */
export type Refusal<Code extends RefusalCode = RefusalCode> = {
  [Each in Code]: { outcome: Each } & Refusals[Each];
}[Code];

/** What the caller could not know of an item that was recorded. */
export interface RecordedOutcome {
  outcome: 'RECORDED';
  /** Only when it got another id than the item's, with another time. */
  id: string | null;
  detail: { sourceId: string; destinationId: string; at?: string } | null;
}

/** What became of an item; see record_transactions for which comes with what. */
export type RecordOutcome = RecordedOutcome | { outcome: 'ALREADY_RECORDED'; id: string; detail: null } | Refusal;

const plainlyRecorded: RecordOutcome = { outcome: 'RECORDED', id: null, detail: null };

/**
 * Records the items in one round trip and one database transaction, and says what became of each, in their order. Atomic:
 * nothing is recorded unless all are accepted, and what comes after the first refusal is not looked at.
 */
export async function callRecordTransactions(
  query: Query,
  items: readonly TransactionItem[],
  isAtomic: boolean,
): Promise<RecordOutcome[]> {
  const places = new Map<string, number>();
  const sent = items.map((item, at) => {
    const first = places.get(item.reference);
    if (first === undefined) places.set(item.reference, at + 1);
    return { ...item, first_place: first ?? at + 1 };
  });
  const rows = await query<RecordOutcome & { place: number }>(
    'SELECT place, outcome, transaction_id AS id, detail FROM record_transactions($1::json, $2::boolean)',
    [JSON.stringify(sent), isAtomic],
    'record_transactions',
  );
  const outcomes = new Array<RecordOutcome>(items.length).fill(plainlyRecorded);
  for (const row of rows) outcomes[row.place - 1] = row;
  return outcomes;
}
