import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { StartError } from '../errors.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { plannedAnew } from './keyset.ts';
import { migrate, reasonOf, requireMigrated } from './migrate.ts';
import { createPrismaClient } from './prisma-client.ts';
import { type SqlSession, setSession } from './session.ts';

const oldestServerVersion = 140000;
const connectTimeoutMs = 10_000;

/** Opens the PostgreSQL that this URL names. The URL holds a password: no message repeats it. */
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
  // Between two statements of a transaction nobody listens to the connection, and unheard its end would be the process's.
  // The next statement on it fails, and tells.
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

/** A connection as the server's own are, for what works beside it. The caller ends it. */
export async function connectToServer(url: string): Promise<pg.Client> {
  const client = createClient(url);
  await client.connect();
  await sessionOf(client);
  return client;
}

/** A connection as the migrations need it, with the session that all have. */
async function sessionOf(client: pg.Client): Promise<SqlSession> {
  await setSession((script) => client.query(script));
  return {
    exec: (script) => client.query(script),
    query: async (statement, parameters) => (await client.query(statement, parameters)).rows,
  };
}

/** A connection that is not open yet. What its URL names beside the server, such as a certificate, may be missing. */
function createClient(url: string): pg.Client {
  try {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'signet',
      connectionTimeoutMillis: connectTimeoutMs,
    });
    // The statement under way fails as well when the connection breaks, and tells it; unheard, this would end the process.
    client.on('error', () => {});
    return client;
  } catch (error) {
    throw new StartError(`DATABASE_URL cannot be used (${reasonOf(error)}).`);
  }
}

/** Host or socket folder, port and database as they are used, which are the defaults where the URL is silent. */
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

/** Names are of every script, and a database keeps the encoding that it was made with. */
async function refuseOtherEncoding(session: SqlSession, description: string): Promise<void> {
  const [server] = await session.query<{ encoding: string }>(`SELECT current_setting('server_encoding') AS encoding`);
  if (server?.encoding === 'UTF8') return;
  throw new StartError(
    `DATABASE_URL: ${description} has the encoding ${server?.encoding}, which cannot hold every name: ` +
      `name a database that was made with ENCODING 'UTF8'.`,
  );
}

/** Names that a connection prepares statements under; past this many they would only fill the server's memory. */
const statementNamesAtMost = 500;

/**
 * Gives each statement a name, so that PostgreSQL parses and plans it once on a connection. Those of filtered lists run
 * unnamed, for their plans depend on the values, and so does a text that comes after the map is full.
 */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (sql.startsWith(plannedAnew)) return '';
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= statementNamesAtMost) return '';
    const name = `signet_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
    names.set(sql, name);
    return name;
  };
}
