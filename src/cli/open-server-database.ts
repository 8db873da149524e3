import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '../audit/audit.checkpoint.ts';
import { readSigningKey } from '../audit/signing-key.ts';
import { createClock } from '../clock.ts';
import { type Config, loadConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import type { CallDeps } from '../deps.ts';
import { StartError } from '../errors.ts';
import { identityVault } from '../identity/identity.vault.ts';
import { checkMasterKeys, loadMasterKeys, readMasterKeys, requireMasterKeys } from '../vault/vault.master-keys.ts';

/** The server's database and keys, for a command. */
export interface ServerDatabase extends Pick<Database, 'prisma' | 'query'> {
  /** The server's key for checkpoints. Throws a StartError when this machine has none. */
  signingKey(): SigningKey;
  /** The dependencies of a domain function, with the actor "local". Throws a StartError when a master key is missing or wrong. */
  deps(): Promise<CallDeps>;
}

/**
 * Opens the server's database for one command and closes it after. Throws a StartError when there is none. Only a command that `prepares`
 * the database creates or migrates it, as the server would. No command creates the key of the checkpoints.
 */
export async function withServerDatabase<Result>(
  work: (database: ServerDatabase) => Promise<Result>,
  { prepares = false } = {},
): Promise<Result> {
  const config = loadConfig();
  if (!prepares && !config.databaseUrl && !existsSync(join(config.dataDir, 'database'))) {
    throw new StartError(`There is no database in ${config.dataDir}: set SIGNET_DATA_DIR or DATABASE_URL.`);
  }
  if (prepares) {
    // Nothing is made or migrated where the command could not go on.
    requireMasterKeys(config);
    readMasterKeys(config);
  }
  const onCreating = () => process.stderr.write('Preparing the embedded database; this takes some seconds.\n');
  const database = await openDatabase({ ...config, migrates: prepares, onCreating });
  try {
    const { prisma, query } = database;
    const deps = () => makeDeps(config, database);
    return await work({ prisma, query, signingKey: () => requireKey(readSigningKey(config)), deps });
  } finally {
    await database.close();
  }
}

async function makeDeps(config: Config, { prisma, query }: Database): Promise<CallDeps> {
  const masterKeys = loadMasterKeys(config, (message) => process.stderr.write(`Signet ${message}.\n`));
  await checkMasterKeys(query, masterKeys);
  const vault = identityVault(masterKeys, config.tokenizedFields);
  return { prisma, query, clock: createClock(), call: { actor: 'local', requestId: null }, vault };
}

function requireKey(key: SigningKey | undefined): SigningKey {
  if (key) return key;
  throw new StartError(
    'The key of the checkpoints is not on this machine: set SIGNET_SIGNING_KEY to that of the server.',
  );
}
