import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../errors.ts';
import type { SqlSession } from './session.ts';

export interface Migration {
  name: string;
  script: string;
  checksum: string;
}

/** How long a migration waits for a lock that others hold, and how often it is tried. */
export interface LockRetryPolicy {
  lockTimeoutMs: number;
  attempts: number;
  pauseMs: number;
}

/** The lock timeout is short to avoid head-of-line blocking: statements that want a table queue behind a migration that waits for it. */
export const defaultLockRetries: LockRetryPolicy = { lockTimeoutMs: 2_000, attempts: 10, pauseMs: 1_000 };

/** Whether a migration failed only for a lock that others hold (lock_not_available, deadlock_detected), so that it can be retried. */
const isBlocked = (error: unknown) => ['55P03', '40P01'].includes(String((error as NodeJS.ErrnoException).code));

/**
 * Applies a migration and enters it in `_prisma_migrations`. Retries after a pause while others hold locks that it needs. Throws a
 * StartError after the last attempt, and the error of the database when the migration itself fails.
 */
export async function applyMigration(
  session: SqlSession,
  migration: Migration,
  policy: LockRetryPolicy,
): Promise<void> {
  const index = concurrentIndexOf(migration.script);
  for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {
    try {
      if (index === undefined) await applyInTransaction(session, migration, policy.lockTimeoutMs);
      else await applyConcurrently(session, migration, index);
      return;
    } catch (error) {
      if (!isBlocked(error)) throw error;
    }
    if (attempt < policy.attempts) await delay(policy.pauseMs);
  }
  throw new StartError(
    `The migration ${migration.name} was given up after ${policy.attempts} attempts, for others hold locks that it needs: ` +
      'end the long transactions in the database, and start again.',
  );
}

async function applyInTransaction(session: SqlSession, migration: Migration, lockTimeoutMs: number): Promise<void> {
  await session.exec(`BEGIN; SET LOCAL lock_timeout = ${lockTimeoutMs}`);
  try {
    await session.exec(migration.script);
    await markApplied(session, migration);
    await session.exec('COMMIT');
  } catch (error) {
    await session.exec('ROLLBACK').catch(() => {});
    throw error;
  }
}

/**
 * Builds an index concurrently, which cannot run in a transaction. An index of this name was left by an interrupted build, invalid or
 * not entered yet, so it is dropped first. There is no lock timeout, because a concurrent build blocks no writer.
 */
async function applyConcurrently(session: SqlSession, migration: Migration, index: string): Promise<void> {
  const drop = `DROP INDEX CONCURRENTLY IF EXISTS ${index}`;
  await session.exec(drop);
  try {
    await session.exec(migration.script);
  } catch (error) {
    await session.exec(drop).catch(() => {});
    throw error;
  }
  await markApplied(session, migration);
}

/**
 * The name of the index when the script is a single CREATE INDEX CONCURRENTLY, else undefined. PostgreSQL refuses that statement in a
 * transaction, and Prisma as well runs only scripts of a single statement without one.
 */
function concurrentIndexOf(script: string): string | undefined {
  const statement = script.replace(/--.*$/gm, '').trim();
  return /^CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?!ON\b|IF\b)(\w+)\s[^;]*;?$/i.exec(statement)?.[1];
}

async function markApplied(session: SqlSession, { name, checksum }: Migration): Promise<void> {
  await session.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}
