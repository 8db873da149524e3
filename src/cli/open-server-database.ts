import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '../audit/audit.checkpoint.ts';
import { readSigningKey } from '../audit/signing-key.ts';
import { loadConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import { StartError } from '../errors.ts';

/** What a command works with. */
export interface ServerDatabase extends Pick<Database, 'prisma' | 'query'> {
  /** The server's key for checkpoints. Throws a StartError when this machine has none. */
  signingKey(): SigningKey;
}

/**
 * Opens the server's database for one command and closes it after. A command works on what a server made: it makes no
 * database, migrates none and makes no key for checkpoints. Throws a StartError when what it needs is not there.
 */
export async function withServerDatabase<Result>(work: (database: ServerDatabase) => Promise<Result>): Promise<Result> {
  const config = loadConfig();
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'database'))) {
    throw new StartError(`There is no database in ${config.dataDir}: set SIGNET_DATA_DIR or DATABASE_URL.`);
  }
  const database = await openDatabase({ ...config, migrates: false });
  try {
    const { prisma, query } = database;
    return await work({ prisma, query, signingKey: () => requireKey(readSigningKey(config)) });
  } finally {
    await database.close();
  }
}

function requireKey(key: SigningKey | undefined): SigningKey {
  if (key) return key;
  throw new StartError(
    'The key of the checkpoints is not on this machine: set SIGNET_SIGNING_KEY to that of the server.',
  );
}
