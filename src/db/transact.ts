import { databaseCodeOf, deadlockDetected, serializationFailure } from './database-code.ts';
import type { Db, PrismaClient } from './open-database.ts';

/** Runs the work in one transaction, and again when the database took it back for the sake of another. */
export function transact<Result>(prisma: PrismaClient, work: (db: Db) => Promise<Result>): Promise<Result> {
  return untilUndisturbed(() => prisma.$transaction(work, { timeout: transactionMs, maxWait: connectionMs }));
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
      if (!isDisturbed || attempt === attemptsAtMost) throw error;
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
