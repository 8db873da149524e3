import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { StartError } from '../errors.ts';
import { applyMigration, defaultLockRetries, type LockRetryPolicy, type Migration } from './apply-migration.ts';
import type { SqlSession } from './session.ts';

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  is_finished: boolean;
}

export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The number of the advisory lock under which Prisma migrates, so that its command and this server take turns. */
const prismaAdvisoryLock = 72707369;
const advisoryLockPollMs = 100;

/**
 * Brings the database to the newest migration and returns the names of those it applied.
 *
 * Several processes may start at once: one migrates, the others wait. Each migration is one transaction together with
 * its row in `_prisma_migrations`, which is in Prisma's own format, so `prisma migrate deploy` agrees with the result; but
 * for one that builds an index concurrently, which no transaction can.
 * Throws a StartError for a database that another Signet migrated, or in which a migration failed half way.
 */
export async function migrate(
  session: SqlSession,
  folder = migrationsFolder,
  policy = defaultLockRetries,
): Promise<string[]> {
  await takeAdvisoryLock(session);
  try {
    await session.exec(createMigrationsTable);
    const migrations = readMigrations(folder);
    const applied = await readApplied(session, migrations);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) await applyOrRefuse(session, migration, policy);
    return pending.map((migration) => migration.name);
  } finally {
    // A connection that broke gave the lock back, and must not hide why it broke.
    await session.query('SELECT pg_advisory_unlock($1)', [prismaAdvisoryLock]).catch(() => {});
  }
}

async function applyOrRefuse(session: SqlSession, migration: Migration, policy: LockRetryPolicy): Promise<void> {
  try {
    await applyMigration(session, migration, policy);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The migration ${migration.name} failed and was rolled back (${reasonOf(error)}).`);
  }
}

/** Throws a StartError unless the database has every migration; so it applies none. Writes nothing: a reader may ask. */
export async function requireMigrated(session: SqlSession, folder = migrationsFolder): Promise<string[]> {
  const migrations = readMigrations(folder);
  const [table] = await session.query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  );
  const applied = table?.exists ? await readApplied(session, migrations) : new Set<string>();
  if (migrations.every((migration) => applied.has(migration.name))) return [];
  throw new StartError('The database is not that of a server of this version: start the server on it first.');
}

/**
 * Asks for the lock again and again. A statement that waits in the lock's queue holds a snapshot, and an index that its holder
 * builds concurrently waits for all snapshots: a deadlock.
 */
async function takeAdvisoryLock(session: SqlSession): Promise<void> {
  for (;;) {
    const [lock] = await session.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      prismaAdvisoryLock,
    ]);
    if (lock?.taken) return;
    await delay(advisoryLockPollMs);
  }
}

const createMigrationsTable = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36) PRIMARY KEY NOT NULL,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
);`;

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    });
}

async function readApplied(session: SqlSession, migrations: Migration[]): Promise<Set<string>> {
  const [first] = migrations;
  const rows = await session.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL`,
  );
  for (const row of rows) {
    const known = migrations.find((migration) => migration.name === row.migration_name);
    if (first && row.migration_name < first.name) {
      throw new StartError(
        'The database was made by a version before the first release, which cannot be brought up to date: ' +
          'name an empty database in DATABASE_URL, or an empty folder in SIGNET_DATA_DIR.',
      );
    }
    if (!row.is_finished) {
      throw new StartError(
        `The migration ${row.migration_name} was begun in this database by another program and did not finish, so what ` +
          'it left is not known: restore the database as it was before, and let the server bring it up to date.',
      );
    }
    if (known?.checksum !== row.checksum) {
      throw new StartError(
        `The database holds the migration ${row.migration_name}, which this version of Signet ` +
          `${known ? 'has with another content' : 'does not know'}: use the version that applied it, or a newer one.`,
      );
    }
  }
  return new Set(rows.map((row) => row.migration_name));
}

/**
 * Why the database or the way to it failed, in its own words: a socket's code, or a sentence about user or table.
 * Errors about values (class 22) quote them, and values are personal data, so of those only the code is told.
 */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('22')) return `database error ${code}`;
  return message || code || 'unknown reason';
}
