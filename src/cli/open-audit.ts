import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '../audit/audit.checkpoint.ts';
import { loadSigningKey } from '../audit/signing-key.ts';
import { loadConfig } from '../config.ts';
import { openDatabase, type Query } from '../db/open-database.ts';
import { StartError } from '../errors.ts';

/**
 * Opens the server's database for one command and closes it after. The key is loaded only when it is asked for.
 * Throws a StartError when there is no database: a command that looks at one must not make one.
 */
export async function withAudit<Result>(
  work: (query: Query, loadKey: () => SigningKey) => Promise<Result>,
): Promise<Result> {
  const config = loadConfig();
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'database'))) {
    throw new StartError(`There is no database in ${config.dataDir}: set SIGNET_DATA_DIR or DATABASE_URL.`);
  }
  const database = await openDatabase(config);
  try {
    const loadKey = () => loadSigningKey(config, (message) => process.stderr.write(`Signet ${message}.\n`));
    return await work(database.query, loadKey);
  } finally {
    await database.close();
  }
}
