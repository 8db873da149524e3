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

/** The lock timeout is short: whoever needs a table after a migration that waits for it waits behind the migration. */
export const defaultLockRetries: LockRetryPolicy = { lockTimeoutMs: 2_000, attempts: 10, pauseMs: 1_000 };

/** lock_not_available and deadlock_detected: others hold what the migration needs, and nothing is wrong with it. */
const isBlocked = (error: unknown) => ['55P03', '40P01'].includes(String((error as NodeJS.ErrnoException).code));

/**
 * Applies a migration and notes it, again after a pause while others hold locks that it needs. Throws a StartError when they
 * still do at the last attempt, and what the database says when it fails.
 */
export async function applyMigration(
  session: SqlSession,
  migration: Migration,
  policy: LockRetryPolicy,
): Promise<void> {
  const built = concurrentlyBuilt(migration.script);
  for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {
    try {
      if (built === undefined) await applyInTransaction(session, migration, policy.lockTimeoutMs);
      else await applyConcurrently(session, migration, built);
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
    await noteApplied(session, migration);
    await session.exec('COMMIT');
  } catch (error) {
    await session.exec('ROLLBACK').catch(() => {});
    throw error;
  }
}

/**
 * Builds an index without keeping others from writing, which cannot be in a transaction. An index of its name is what an
 * interrupted build left, invalid or not noted yet, so it goes first. It waits as long as it must: nobody waits behind it.
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
  await noteApplied(session, migration);
}

/**
 * The index that a migration of one CREATE INDEX CONCURRENTLY builds. Prisma too runs a script of a single statement without a
 * transaction; beside others the statement would be in one, where PostgreSQL refuses it.
 */
function concurrentlyBuilt(script: string): string | undefined {
  const statement = script.replace(/--.*$/gm, '').trim();
  return /^CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?!ON\b|IF\b)(\w+)\s[^;]*;?$/i.exec(statement)?.[1];
}

async function noteApplied(session: SqlSession, { name, checksum }: Migration): Promise<void> {
  await session.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}
