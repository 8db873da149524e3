import { Prisma } from '../db/open-database.ts';
import type { Deps } from '../deps.ts';
import { recordInBatch } from './transaction.batches.ts';
import type { RecordTransaction } from './transaction.input.ts';
import { parseRecordTransaction } from './transaction.input.ts';
import { recordRefusal } from './transaction.refusal.ts';
import type { RecordOutcome, TransactionItem } from './transaction.sql.ts';

/** A transaction's row as it was recorded just now, with no metadata but its own. */
export interface RecordedTransaction {
  id: string;
  reference: string;
  kind: 'TRANSFER' | 'HOLD';
  status: 'APPLIED' | 'INFLIGHT';
  amount: Prisma.Decimal;
  currency: string;
  sourceId: string;
  destinationId: string;
  description: string | null;
  effectiveAt: Date;
  metadata: Prisma.JsonValue;
  parentId: null;
  createdAt: Date;
  parent: null;
  annotation: null;
}

/** A transaction that was recorded: now, with its row; or before, and then it may have been patched. */
export interface Recorded {
  id: string;
  row?: RecordedTransaction;
}

/**
 * Moves an amount from one balance to another, or holds it, in a batch with what other calls record meanwhile. Sent again
 * with the same reference and content it answers with the recorded transaction and moves nothing.
 *
 * Throws BAD_USER_INPUT; NOT_FOUND when a side does not exist; SAME_BALANCE; CURRENCY_MISMATCH; IDENTITY_NOT_ACTIVE
 * when a side belongs to a frozen identity; INSUFFICIENT_FUNDS with `availableBalance`; DUPLICATE_REFERENCE with
 * `existingId` when the reference is taken by other content. `namesIdentity`: whether a refusal may say whose a balance is.
 */
export async function recordTransaction(deps: Deps, input: unknown, namesIdentity = true): Promise<Recorded> {
  const path = ['input'];
  const transaction = parseRecordTransaction(input, path);
  const item = itemOf(deps, transaction);
  const outcome = await recordInBatch(deps.query, item);
  if (outcome.outcome === 'RECORDED') return { id: item.id, row: rowOf(item, outcome) };
  if (outcome.outcome === 'ALREADY_RECORDED') return { id: outcome.id as string };
  throw recordRefusal(outcome, transaction, path, namesIdentity);
}

function itemOf({ clock, origin }: Deps, transaction: RecordTransaction): TransactionItem {
  const { reference, amount, currency, source, destination, description, effectiveAt, hold, metadata } = transaction;
  const { id, at } = clock.stamp();
  const [bySource, byDestination] = [source.startsWith('@'), destination.startsWith('@')];
  return {
    id,
    reference,
    kind: hold ? 'HOLD' : 'TRANSFER',
    amount,
    currency,
    source_id: bySource ? null : source,
    source_indicator: bySource ? source : null,
    destination_id: byDestination ? null : destination,
    destination_indicator: byDestination ? destination : null,
    description: description ?? null,
    effective_at: effectiveAt ?? null,
    metadata: metadata ?? null,
    at,
    event_id: clock.stamp().id,
    actor: origin.actor,
    request_id: origin.requestId,
  };
}

/** What the function wrote, which is what it was asked to. */
function rowOf(item: TransactionItem, { detail }: RecordOutcome): RecordedTransaction {
  return {
    id: item.id,
    reference: item.reference,
    kind: item.kind as 'TRANSFER' | 'HOLD',
    status: item.kind === 'HOLD' ? 'INFLIGHT' : 'APPLIED',
    amount: new Prisma.Decimal(item.amount ?? 0),
    currency: item.currency ?? '',
    sourceId: item.source_id ?? detail?.sourceId ?? '',
    destinationId: item.destination_id ?? detail?.destinationId ?? '',
    description: item.description ?? null,
    effectiveAt: item.effective_at ?? item.at,
    metadata: item.metadata ?? {},
    parentId: null,
    createdAt: item.at,
    parent: null,
    annotation: null,
  };
}
