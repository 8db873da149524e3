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

/** The advisory lock of `prisma migrate`, so that the command and this server exclude each other. */
const prismaAdvisoryLock = 72707369;
const advisoryLockPollMs = 100;

/**
 * Applies the pending migrations and returns their names.
 *
 * Guarantees: one process migrates and the others wait, under an advisory lock. Each migration is applied together with its row in
 * `_prisma_migrations` in one transaction, except one that builds an index concurrently, which PostgreSQL allows in no transaction. The table has
 * Prisma's own format, so `prisma migrate deploy` agrees with the result.
 * Throws a StartError for a database with migrations of another version, or in which a migration was left unfinished.
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
    // A lost connection has released the lock; the error of unlocking must not replace the one that lost it.
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

/** Throws a StartError unless the database has every migration. Writes nothing, so that a read-only user can call it. */
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
 * Takes the advisory lock by polling. Waiting in the queue of the lock would be a deadlock: the waiting statement holds a snapshot, and
 * CREATE INDEX CONCURRENTLY of the holder waits for all snapshots.
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
 * The reason of a database error for a message: the text of PostgreSQL, or the code of a socket. Errors of class 22 quote values, which
 * are personal data, so only their code is shown.
 */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('22')) return `database error ${code}`;
  return message || code || 'unknown reason';
}
