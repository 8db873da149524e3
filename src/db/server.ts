import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { StartError } from '../errors.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { customPlanMark } from './keyset.ts';
import { migrate, reasonOf, requireMigrated } from './migrate.ts';
import { createPrismaClient } from './prisma-client.ts';
import { type SqlSession, setSession } from './session.ts';

const oldestServerVersion = 140000;
const connectTimeoutMs = 10_000;

/** Opens the PostgreSQL server of this URL. No message repeats the URL, which holds a password. */
export async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const { description, migrations } = await migrateServer(url, options.migrates ?? true);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'signet',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    onConnect: (client) => setSession((script) => client.query(script)),
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  // Between two statements of a transaction nothing else listens for errors, and an unhandled 'error' event would end the process.
  // The next statement on the broken connection fails and reports it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const adapter = new PrismaPg(pool, { statementNameGenerator: createStatementNames() });
  const prisma = createPrismaClient(adapter, options);
  return {
    prisma,
    async query(text, values, name) {
      options.onStatement?.(text);
      return (await pool.query({ name, text, values })).rows;
    },
    description,
    migrations,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function migrateServer(url: string, migrates: boolean): Promise<{ description: string; migrations: string[] }> {
  const client = createClient(url);
  const description = describeServer(client);
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(`DATABASE_URL: ${description} cannot be reached (${reasonOf(error)}).`);
  }
  try {
    const session = await sessionOf(client);
    await refuseOldVersion(session, description);
    await refuseOtherEncoding(session, description);
    const migrations = migrates ? await migrate(session) : await requireMigrated(session);
    return { description, migrations };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`DATABASE_URL: ${description} cannot be brought up to date (${reasonOf(error)}).`);
  } finally {
    await client.end();
  }
}

/** Opens a single connection with the session settings of the server's own, for commands and tests. The caller ends it. */
export async function connectToServer(url: string): Promise<pg.Client> {
  const client = createClient(url);
  await client.connect();
  await sessionOf(client);
  return client;
}

/** A client as an SqlSession with the session settings, for the migrations. */
async function sessionOf(client: pg.Client): Promise<SqlSession> {
  await setSession((script) => client.query(script));
  return {
    exec: (script) => client.query(script),
    query: async (statement, parameters) => (await client.query(statement, parameters)).rows,
  };
}

/** Creates a client without connecting. Throws a StartError when the URL names something that is missing, such as a certificate. */
function createClient(url: string): pg.Client {
  try {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'signet',
      connectionTimeoutMillis: connectTimeoutMs,
    });
    // When the connection breaks, the running statement reports it. An unhandled 'error' event would end the process.
    client.on('error', () => {});
    return client;
  } catch (error) {
    throw new StartError(`DATABASE_URL cannot be used (${reasonOf(error)}).`);
  }
}

/** Names the server by host or socket folder, port and database, with the defaults for what the URL leaves out. */
function describeServer({ host, port, database }: pg.Client): string {
  return `PostgreSQL at ${host.includes(':') ? `[${host}]` : host}:${port}/${database ?? ''}`;
}

async function refuseOldVersion(session: SqlSession, description: string): Promise<void> {
  const [server] = await session.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  if ((server?.version ?? 0) >= oldestServerVersion) return;
  throw new StartError(`DATABASE_URL: ${description} is older than PostgreSQL 14.`);
}

/** Throws a StartError for a database whose encoding is not UTF8, because others cannot hold names of every script. */
async function refuseOtherEncoding(session: SqlSession, description: string): Promise<void> {
  const [server] = await session.query<{ encoding: string }>(`SELECT current_setting('server_encoding') AS encoding`);
  if (server?.encoding === 'UTF8') return;
  throw new StartError(
    `DATABASE_URL: ${description} has the encoding ${server?.encoding}, which cannot hold every name: ` +
      `name a database that was made with ENCODING 'UTF8'.`,
  );
}

/** Bounds the prepared statements of a connection, each of which takes memory of the database server. */
const statementNamesAtMost = 500;

/**
 * Names each statement, so that it becomes a prepared statement, parsed and planned once on each connection. Filtered lists stay unnamed,
 * for their plans depend on the values, and so do statements that come when the map is full.
 */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (sql.startsWith(customPlanMark)) return '';
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= statementNamesAtMost) return '';
    const name = `signet_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
    names.set(sql, name);
    return name;
  };
}
