import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { StartError } from '../errors.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { lockFolder } from './lock-folder.ts';
import { migrate, reasonOf, requireMigrated } from './migrate.ts';
import { createPrismaClient } from './prisma-client.ts';
import { type SqlSession, setSession } from './session.ts';

export const extensions = { pg_trgm };

/**
 * Opens the embedded database in this folder, and creates it when the folder is empty. The folder is locked, because two processes on one
 * folder would destroy the data.
 */
export async function openEmbedded(dataDir: string, options: DatabaseOptions): Promise<Database> {
  const unlock = await lockFolder(dataDir);
  let pglite: PGlite | undefined;
  try {
    pglite = await openPglite(join(dataDir, 'database'), options);
    const migrations = await migratePglite(pglite, options.migrates ?? true);
    return embeddedDatabase(pglite, `the embedded database in ${dataDir}`, migrations, options, unlock);
  } catch (error) {
    // Unlocked last: until it is closed, the database writes to the folder.
    await pglite?.close().catch(() => {});
    unlock();
    if (error instanceof StartError) throw error;
    throw new StartError(`The embedded database in ${dataDir} cannot be opened (${reasonOf(error)}).`);
  }
}

/**
 * Applies the session settings and the pending migrations to PGlite. It reads the array types when it opens, so after migrations they
 * are read again.
 */
export async function migratePglite(pglite: PGlite, migrates = true): Promise<string[]> {
  await setSession((script) => pglite.exec(script));
  const session = pgliteSession(pglite);
  if (!migrates) return requireMigrated(session);
  const migrations = await migrate(session);
  if (migrations.length > 0) await pglite.refreshArrayTypes();
  return migrations;
}

/** A migrated PGlite as a Database. Closing it closes PGlite, then calls `onClosed`. */
export function embeddedDatabase(
  pglite: PGlite,
  description: string,
  migrations: string[],
  options: DatabaseOptions,
  onClosed: () => void = () => {},
): Database {
  const prisma = createPrismaClient(new PrismaPGlite(pglite), options);
  const session = pgliteSession(pglite);
  return {
    prisma,
    query(statement, parameters) {
      options.onStatement?.(statement);
      return session.query(statement, parameters);
    },
    description,
    migrations,
    async close() {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
      onClosed();
    },
  };
}

/** PGlite as an SqlSession, for the migrations. */
export function pgliteSession(pglite: PGlite): SqlSession {
  return {
    exec: (script) => pglite.exec(script),
    query: async <Row>(statement: string, parameters?: unknown[]) =>
      (await pglite.query<Row>(statement, parameters)).rows,
  };
}

/**
 * Opens PGlite. A new database is created in a folder beside its own and renamed when it is complete, so that an interrupted creation
 * is never opened as a database.
 */
async function openPglite(folder: string, { onCreating }: DatabaseOptions): Promise<PGlite> {
  if (!existsSync(folder)) {
    onCreating?.();
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const made = await PGlite.create(unfinished, { extensions });
    await made.close();
    renameSync(unfinished, folder);
  }
  return PGlite.create(folder, { extensions });
}
