import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { StartError } from '../errors.ts';
import { plannedAnew } from './keyset.ts';
import { migrate, reasonOf, requireMigrated, type SqlSession } from './migrate.ts';
import type { Database, DatabaseOptions } from './open-database.ts';
import { createPrismaClient } from './prisma-client.ts';

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
    onConnect: setSession,
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

/**
 * Prisma sends times without an offset and drops the offset of those it reads, so both are right in UTC only; the
 * server, the database or the role may be set to another zone or another style. Of isolation they may be set to one in
 * which a statement does not see what was committed while it waited for a lock. Statements are compiled by estimates, which
 * are far too high for lists and arrays: it took most of a second where running took two milliseconds.
 */
async function setSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET default_transaction_isolation = 'read committed'; SET jit = off",
  );
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
    await refuseOldVersion(client, description);
    const session: SqlSession = {
      exec: (script) => client.query(script),
      query: async (statement, parameters) => (await client.query(statement, parameters)).rows,
    };
    const migrations = migrates ? await migrate(session) : await requireMigrated(session);
    return { description, migrations };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`DATABASE_URL: ${description} cannot be brought up to date (${reasonOf(error)}).`);
  } finally {
    await client.end();
  }
}

/** A connection for the migrations. What its URL names beside the server, such as a certificate, may be missing. */
function createClient(url: string): pg.Client {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
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

async function refuseOldVersion(client: pg.Client, description: string): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  if ((rows[0]?.version ?? 0) >= oldestServerVersion) return;
  throw new StartError(`DATABASE_URL: ${description} is older than PostgreSQL 14.`);
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
