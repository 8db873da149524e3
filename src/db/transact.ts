import type { Db, PrismaClient } from './database.ts';
import {
  databaseCodeOf,
  deadlockDetected,
  mayBeCausedByOneItem,
  serializationFailure,
  wasNotCommitted,
} from './database-code.ts';

/** Runs the work in one transaction, and retries it after a deadlock or a serialization failure. */
export function transact<Result>(prisma: PrismaClient, work: (db: Db) => Promise<Result>): Promise<Result> {
  return retryOnConflict(async () => {
    let isReadyToCommit = false;
    const marked = async (db: Db) => {
      const result = await work(db);
      isReadyToCommit = true;
      return result;
    };
    try {
      return await prisma.$transaction(marked, { timeout: transactionMs, maxWait: connectionMs });
    } catch (error) {
      if (!isReadyToCommit) markUncommitted(error);
      throw error;
    }
  });
}

const uncommitted = new WeakSet<object>();

function markUncommitted(error: unknown): void {
  if (typeof error === 'object' && error !== null) uncommitted.add(error);
}

/** Whether it is certain that the change that failed with this error was not committed. */
export function isKnownUncommitted(error: unknown): boolean {
  return uncommitted.has(error as object);
}

/**
 * Corrects the marks of a call that ran several transactions. That nothing was committed is certain only when all of them failed
 * uncommitted; otherwise the mark is taken from their errors. An error caused by one item is reported for that item alone and keeps its mark.
 */
export function settleUncommitted(results: readonly PromiseSettledResult<unknown>[], areAll: boolean): void {
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (areAll && reasons.length === results.length && reasons.every(isKnownUncommitted)) return;
  for (const reason of reasons) if (!mayBeCausedByOneItem(reason)) uncommitted.delete(reason);
}

/**
 * Runs a transaction, and retries it a bounded number of times after a deadlock or a serialization failure. The retry is safe, because
 * the database rolled the transaction back. `isOther` names other errors after which to retry.
 */
export async function retryOnConflict<Result>(
  transaction: () => Promise<Result>,
  isOther: (error: unknown) => boolean = () => false,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const isConflict = conflictCodes.has(databaseCodeOf(error)) || isOther(error);
      if (isConflict && attempt < attemptsAtMost) continue;
      if (wasNotCommitted(error)) markUncommitted(error);
      throw error;
    }
  }
}

const conflictCodes = new Set<string | undefined>([deadlockDetected, serializationFailure]);

const attemptsAtMost = 20;

/** The time limit of a transaction: enough for the thousand records of the largest call on a busy machine. */
const transactionMs = 30_000;

/**
 * How long a transaction waits for a connection of the pool. It is longer than the pool's own limit, so that the pool gives up first:
 * after Prisma's default of two seconds the outcome would be reported as unknown.
 */
const connectionMs = 30_000;
