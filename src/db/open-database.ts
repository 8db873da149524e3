import type { Database, DatabaseOptions } from './database.ts';

export * from './database.ts';

/**
 * Opens PostgreSQL when `databaseUrl` is given, else the embedded database in `dataDir`, and applies pending migrations. Throws a
 * StartError when it cannot.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // Imported on demand, for each driver takes time to load.
  if (options.databaseUrl) return (await import('./server.ts')).openServer(options.databaseUrl, options);
  return (await import('./embedded.ts')).openEmbedded(options.dataDir, options);
}
