import { Batcher, oncePerDatabase } from '../db/batcher.ts';
import { databaseCodeOf, uniqueViolation } from '../db/database-code.ts';
import type { Query } from '../db/open-database.ts';
import { retryOnConflict } from '../db/transact.ts';
import { callRecordTransactions, type RecordOutcome, type TransactionItem } from './transaction.record.sql.ts';

/** Large enough that a batch is worth its commit, and small enough that nobody waits long for those before. */
const itemsAtMost = 200;

/** Records what concurrent calls of this process ask for, in batches; each item succeeds or fails alone. */
const recordings = oncePerDatabase(
  (query) => new Batcher<TransactionItem, RecordOutcome>((items) => recordAtOnce(query, items, false), itemsAtMost),
);

/** Records the item in the next batch. */
export function recordInBatch(query: Query, item: TransactionItem): Promise<RecordOutcome> {
  return recordings(query).add(item);
}

/** Records the items, in their order, in the next batches, and says what became of each. */
export function recordInBatches(
  query: Query,
  items: readonly TransactionItem[],
): Promise<PromiseSettledResult<RecordOutcome>[]> {
  return recordings(query).addAll(items);
}

/** Records the items in a database transaction of their own. */
export function recordAtOnce(
  query: Query,
  items: readonly TransactionItem[],
  isAtomic: boolean,
): Promise<RecordOutcome[]> {
  return retryOnConflict(() => callRecordTransactions(query, items, isAtomic), isReferenceTaken);
}

/** Another process took one of the references after it was looked for. The next attempt finds it. */
function isReferenceTaken(error: unknown): boolean {
  const { constraint } = error as { constraint?: unknown };
  return databaseCodeOf(error) === uniqueViolation && constraint === 'transactions_reference_key';
}
