import type { Database, DatabaseOptions } from './database.ts';

export * from './database.ts';

/**
 * Opens PostgreSQL when `databaseUrl` is given, else the embedded database in `dataDir`, and brings it to the newest
 * migration. Throws a StartError with one clear sentence when it cannot.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // Each kind has a driver of its own, and loading the other's would only delay the start.
  if (options.databaseUrl) return (await import('./server.ts')).openServer(options.databaseUrl, options);
  return (await import('./embedded.ts')).openEmbedded(options.dataDir, options);
}
