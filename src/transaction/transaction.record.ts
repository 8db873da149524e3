import { Prisma } from '../db/open-database.ts';
import type { CallDeps } from '../deps.ts';
import type { DomainError } from '../errors.ts';
import type { RecordTransaction } from './transaction.input.ts';
import type { RecordedOutcome, TransactionItem } from './transaction.record.sql.ts';

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
  takesRest: null;
  /** Of other records only the ids are known. */
  source: { id: string };
  destination: { id: string };
  parent: null;
  annotation: null;
  /** Nothing followed from it yet. */
  isNew: true;
}

/** A transaction that was recorded: now, with its row where it is known; or before, and then it may have been patched. */
export interface Recorded {
  id: string;
  row?: RecordedTransaction;
}

/** What became of one transfer or hold of several, or why not; `fault` is what nobody foresaw. */
export type RecordResult = Recorded | { error: DomainError; fault?: unknown };

/** The item that records a transfer or a hold. */
export function itemOf({ clock, call }: CallDeps, transaction: RecordTransaction): TransactionItem {
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
    actor: call.actor,
    request_id: call.requestId,
  };
}

/** What was recorded, which is what was asked for; at another time, and so with another id, where the clock was behind. */
export function rowOf(item: TransactionItem, { id, detail }: RecordedOutcome): RecordedTransaction {
  const createdAt = detail?.at ? new Date(detail.at) : item.at;
  const sourceId = item.source_id ?? detail?.sourceId ?? '';
  const destinationId = item.destination_id ?? detail?.destinationId ?? '';
  return {
    id: id ?? item.id,
    reference: item.reference,
    kind: item.kind as 'TRANSFER' | 'HOLD',
    status: item.kind === 'HOLD' ? 'INFLIGHT' : 'APPLIED',
    amount: new Prisma.Decimal(item.amount ?? 0),
    currency: item.currency ?? '',
    sourceId,
    destinationId,
    source: { id: sourceId },
    destination: { id: destinationId },
    description: item.description ?? null,
    effectiveAt: item.effective_at ?? createdAt,
    metadata: item.metadata ?? {},
    parentId: null,
    createdAt,
    takesRest: null,
    parent: null,
    annotation: null,
    isNew: true,
  };
}
