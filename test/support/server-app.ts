import { type Client, createClient } from '@signet/client/methods';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { createClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/open-database.ts';
import { registerMasterKeys } from '../../src/vault/vault.master-keys.ts';
import { signingKey } from './test-app.ts';
import { vaultUnderTest } from './vault.ts';

/** One of several servers on a database, with its own connections. */
export interface ServerApp {
  client: Client;
  /** A client that sends this key. */
  clientWith(apiKey: string): Client;
  database: Database;
}

export async function openServerApp(databaseUrl: string): Promise<ServerApp> {
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  const { prisma, query } = database;
  const log = pino({ level: 'silent' });
  const vault = vaultUnderTest();
  await registerMasterKeys(query, vault.masterKeys);
  const app = createApp({ prisma, query, clock: createClock(), log, signingKey, vault });
  const clientWith = (apiKey?: string) =>
    createClient({
      url: 'http://localhost/graphql',
      fetch: async (url, init) => app.fetch(new URL(url), init),
      apiKey,
      attempts: 1,
    });
  return { client: clientWith(), clientWith, database };
}
