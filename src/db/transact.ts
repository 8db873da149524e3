import { databaseCodeOf, deadlockDetected } from './database-code.ts';
import type { Db, PrismaClient } from './open-database.ts';

/**
 * Runs the work in one transaction. Of two transactions that wait for one another the database ends one; nothing of it
 * was done, so it is run again, some times.
 */
export async function transact<Result>(prisma: PrismaClient, work: (db: Db) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma.$transaction(work, { timeout: transactionMs });
    } catch (error) {
      if (databaseCodeOf(error) !== deadlockDetected || attempt === attemptsAtMost) throw error;
    }
  }
}

const attemptsAtMost = 20;

/** For the thousand records of the largest call on a busy machine; whatever waits longer for a lock is ended. */
const transactionMs = 30_000;
