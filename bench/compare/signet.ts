import { join } from 'node:path';
import { run } from './build.ts';
import type { Contender } from './contenders.ts';
import { signetOn } from './contenders.ts';
import { startServer } from './processes.ts';
import { masterKey } from './rows.sql.ts';

const masterKeys = `${masterKey.id}:${masterKey.bytes.toString('base64')}`;

export interface SignetPlace {
  tree: string;
  /** A folder to start in, for the keys that it makes. */
  dataDir: string;
}

function environmentOf(url: string, { dataDir }: SignetPlace): Record<string, string> {
  return { DATABASE_URL: url, SIGNET_MASTER_KEYS: masterKeys, SIGNET_DATA_DIR: dataDir };
}

/** Brings a database to this tree's newest migration, as the server does at its start. */
export async function migrateWithSignet(url: string, place: SignetPlace): Promise<void> {
  const { command } = signetOn('signet', place.tree, environmentOf(url, place));
  await (await startServer(command)).stop();
}

/** Signet on PostgreSQL as in production: with a key from its command line, that has all scopes and must be sent. */
export function signetOnPostgres(url: string, place: SignetPlace): Contender {
  const env = environmentOf(url, place);
  const args = [join(place.tree, 'dist/server/cli/main.js'), 'keys', 'create'];
  const name = `bench-${Date.now()}`;
  const { PATH, HOME } = process.env;
  const secret = run(process.execPath, [...args, '--name', name, '--scope', 'all'], place.dataDir, {
    PATH,
    HOME,
    ...env,
  });
  return signetOn('signet', place.tree, env, secret.trim());
}
