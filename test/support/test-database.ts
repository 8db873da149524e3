import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject } from 'vitest';
import { embeddedDatabase, extensions, migratePglite } from '../../src/db/embedded.ts';
import { type Database, openDatabase, type Query } from '../../src/db/open-database.ts';
import { connectToServer } from '../../src/db/server.ts';

/** Whether this run is on a PostgreSQL server, where several connections work at once. */
export const onPostgres = inject('template').kind === 'postgres';

export interface TestDatabase extends Database {
  /** Runs work on one connection, so that it can begin a transaction and take it back. */
  onConnection<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
}

/** A fresh, migrated database of its own for one test file. */
export async function openTestDatabase(onStatement: (sql: string) => void): Promise<TestDatabase> {
  const template = inject('template');
  if (template.kind === 'postgres') return copyOnServer(template.url, template.database, onStatement);
  const database = embeddedDatabase(await openTemplate(), 'an embedded database in memory', [], {
    databaseUrl: undefined,
    dataDir: '',
    onStatement,
  });
  return { ...database, onConnection: (work) => work(database.query) };
}

/** A copy of the embedded template, in memory. */
export async function openTemplate(): Promise<PGlite> {
  const template = inject('template');
  if (template.kind !== 'embedded') throw new Error('The template of this run is on a server.');
  const loadDataDir = new Archive(new Uint8Array(readFileSync(template.file)));
  const pglite = await PGlite.create('memory://', { loadDataDir, extensions });
  await migratePglite(pglite);
  return pglite;
}

/** Bytes as PGlite takes them. A Blob made of them would copy them three times before PGlite does. */
class Archive extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super();
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.buffer;
  }
}

async function copyOnServer(url: string, template: string, onStatement: (sql: string) => void): Promise<TestDatabase> {
  const name = `signet_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const copyUrl = new URL(url);
  copyUrl.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: copyUrl.href, dataDir: '', onStatement });
  return {
    ...database,
    async onConnection(work) {
      const client = await connectToServer(copyUrl.href);
      try {
        return await work(async (statement, parameters) => (await client.query(statement, parameters)).rows);
      } finally {
        await client.end();
      }
    },
    async close() {
      await database.close();
      await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Runs a statement on a server. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
