import { databaseCodeOf, deadlockDetected } from './database-code.ts';
import type { Db, PrismaClient } from './open-database.ts';

/**
 * Runs the work in one transaction. Of two transactions that wait for one another the database ends one; nothing of it
 * was done, so it is run again, some times.
 */
export function transact<Result>(prisma: PrismaClient, work: (db: Db) => Promise<Result>): Promise<Result> {
  return runAgainAfter([deadlockDetected], () => prisma.$transaction(work, { timeout: transactionMs }));
}

/** Runs what is one transaction, and again when the database took it back with one of these codes; some times. */
export async function runAgainAfter<Result>(codes: readonly string[], work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!codes.includes(databaseCodeOf(error) ?? '') || attempt === attemptsAtMost) throw error;
    }
  }
}

const attemptsAtMost = 20;

/** For the thousand records of the largest call on a busy machine; whatever waits longer for a lock is ended. */
const transactionMs = 30_000;
