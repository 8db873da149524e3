import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { StartError } from '../errors.ts';
import { migrate } from './migrate.ts';
import type { Database, DatabaseOptions } from './open-database.ts';
import { createPrismaClient } from './prisma-client.ts';

const oldestServerVersion = 140000;
const connectTimeoutMs = 10_000;

/** Opens the PostgreSQL that this URL names. The URL holds a password: no message repeats it. */
export async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const { hostname, port, pathname } = new URL(url);
  const description = `PostgreSQL at ${hostname || 'localhost'}:${port || 5432}${pathname}`;
  const migrations = await migrateServer(url, description);
  const adapter = new PrismaPg(
    { connectionString: url, application_name: 'signet', connectionTimeoutMillis: connectTimeoutMs },
    { statementNameGenerator: createStatementNames(), onPoolError: options.onConnectionError },
  );
  const prisma = createPrismaClient(adapter, options);
  return { prisma, description, migrations, close: () => prisma.$disconnect() };
}

async function migrateServer(url: string, description: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(`DATABASE_URL: ${description} cannot be reached (${reasonOf(error)}).`);
  }
  try {
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    if ((rows[0]?.version ?? 0) < oldestServerVersion) {
      throw new StartError(`DATABASE_URL: ${description} is older than PostgreSQL 14.`);
    }
    return await migrate({
      exec: (script) => client.query(script),
      query: async (statement, parameters) => (await client.query(statement, parameters)).rows,
    });
  } finally {
    await client.end();
  }
}

/** A socket's code (ECONNREFUSED), or PostgreSQL's own sentence about the user, the password or the database. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return message || code || 'unknown reason';
}

/** Names that a connection prepares statements under; past this many they would only fill the server's memory. */
const statementNamesAtMost = 500;

/**
 * Gives each statement a name, so that PostgreSQL parses and plans it once on a connection. A text that comes after
 * the map is full runs unnamed, as every statement did without it.
 */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= statementNamesAtMost) return '';
    const name = `signet_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
    names.set(sql, name);
    return name;
  };
}
