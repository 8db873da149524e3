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
      if (!isReadyToCommit) noteUncommitted(error);
      throw error;
    }
  });
}

const uncommitted = new WeakSet<object>();

function noteUncommitted(error: unknown): void {
  if (typeof error === 'object' && error !== null) uncommitted.add(error);
}

/** Whether it is known that the change which met this error was not committed. */
export function isKnownUncommitted(error: unknown): boolean {
  return uncommitted.has(error as object);
}

/**
 * Of a call of several transactions nothing was committed only when all of them failed so: else the outcome of each is
 * unknown. `results` are those of all transactions. An error that one item caused is told of that item
 * alone, and keeps it.
 */
export function settleUncommitted(results: readonly PromiseSettledResult<unknown>[], areAll: boolean): void {
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (areAll && reasons.length === results.length && reasons.every(isKnownUncommitted)) return;
  for (const reason of reasons) if (!mayBeCausedByOneItem(reason)) uncommitted.delete(reason);
}

/**
 * Runs what is one transaction, and retries it, a bounded number of times, after a deadlock or a serialization failure: the
 * database rolled it back, so a retry is safe. `isOther` tells other errors after which it is to be retried.
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
      if (wasNotCommitted(error)) noteUncommitted(error);
      throw error;
    }
  }
}

const conflictCodes = new Set<string | undefined>([deadlockDetected, serializationFailure]);

const attemptsAtMost = 20;

/** For the thousand records of the largest call on a busy machine; whatever waits longer for a lock is ended. */
const transactionMs = 30_000;

/**
 * How long a transaction waits for a connection while others have all of them. Prisma would give up after two seconds, and the
 * caller would be told that it is not known whether the change was made; the pool has a limit of its own.
 */
const connectionMs = 30_000;
