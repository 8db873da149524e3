import type { Db, PrismaClient } from './database.ts';
import { databaseCodeOf, deadlockDetected, mayBeOfOneItem, serializationFailure, wasNotDone } from './database-code.ts';

/** Runs the work in one transaction, and again when the database took it back for the sake of another. */
export function transact<Result>(prisma: PrismaClient, work: (db: Db) => Promise<Result>): Promise<Result> {
  return untilUndisturbed(async () => {
    let isReadyToCommit = false;
    const marked = async (db: Db) => {
      const result = await work(db);
      isReadyToCommit = true;
      return result;
    };
    try {
      return await prisma.$transaction(marked, { timeout: transactionMs, maxWait: connectionMs });
    } catch (error) {
      if (!isReadyToCommit) noteUnmade(error);
      throw error;
    }
  });
}

const unmade = new WeakSet<object>();

function noteUnmade(error: unknown): void {
  if (typeof error === 'object' && error !== null) unmade.add(error);
}

/** Whether it is known that the change which met this error was not made. */
export function isUnmade(error: unknown): boolean {
  return unmade.has(error as object);
}

/**
 * Of a call that made several transactions, the error of one does not tell that nothing was done: only when all met such an
 * error does it. `results` are those of all transactions; errors that are of one item say nothing of the others, and stay.
 */
export function settleUnmade(results: readonly PromiseSettledResult<unknown>[], areAll: boolean): void {
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (areAll && reasons.length === results.length && reasons.every(isUnmade)) return;
  for (const reason of reasons) if (!mayBeOfOneItem(reason)) unmade.delete(reason);
}

/**
 * Runs what is one transaction. Of two that wait for one another the database ends one, and so it does with what rests on
 * something that another changed meanwhile; nothing of it was done, so it is run again, some times. `isOther` knows errors
 * that say the same in other words.
 */
export async function untilUndisturbed<Result>(
  transaction: () => Promise<Result>,
  isOther: (error: unknown) => boolean = () => false,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const isDisturbed = disturbances.has(databaseCodeOf(error)) || isOther(error);
      if (isDisturbed && attempt < attemptsAtMost) continue;
      if (wasNotDone(error)) noteUnmade(error);
      throw error;
    }
  }
}

const disturbances = new Set<string | undefined>([deadlockDetected, serializationFailure]);

const attemptsAtMost = 20;

/** For the thousand records of the largest call on a busy machine; whatever waits longer for a lock is ended. */
const transactionMs = 30_000;

/**
 * How long a transaction waits for a connection while others have all of them. Prisma would give up after two seconds, and the
 * caller would be told that it is not known whether the change was made; the pool has a limit of its own.
 */
const connectionMs = 30_000;
