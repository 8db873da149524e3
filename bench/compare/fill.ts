import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { connectToServer } from '../../src/db/server.ts';
import { databaseUrl } from '../load.ts';
import { firstNames, lastNames } from '../names.ts';
import { fillHistories } from './histories.ts';
import { plainIndexes, plainRows, plainSchema, signetRows } from './plain.sql.ts';
import { createKeys, type DataSize, ledgerId } from './rows.sql.ts';

/** Called with a short description of each step. */
export type OnStep = (what: string) => void;

/** Runs work on a connection of its own. */
export async function onDatabase<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = await connectToServer(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A version of the generated rows. A kept database with another version is filled anew. */
const edition = 4;

/** The comment on a database that was filled completely, so that a kept one is reused for the same data only. */
function labelOf({ identities, transactions }: DataSize): string {
  return JSON.stringify({ identities, transactions, edition });
}

async function isFilled(serverUrl: string, name: string, size: DataSize): Promise<boolean> {
  return onDatabase(serverUrl, async (client) => {
    const { rows } = await client.query<{ label: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS label FROM pg_database WHERE datname = $1`,
      [name],
    );
    return rows[0]?.label === labelOf(size);
  });
}

async function recreate(serverUrl: string, name: string): Promise<void> {
  await onDatabase(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
}

/**
 * Copies a filled database for a run that writes, so that what is kept stays as it was filled: what two servers wrote differs,
 * and so would their next answers. Returns the URL of the copy; an earlier one is dropped.
 */
export async function copyDatabase(serverUrl: string, url: string): Promise<string> {
  const name = new URL(url).pathname.slice(1);
  const copy = `${name}_written`;
  await onDatabase(serverUrl, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    // The way of copying by files is the only one before version 15, and has no name there.
    const strategy = (rows[0]?.version ?? 0) >= 150000 ? ' STRATEGY file_copy' : '';
    await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${copy} TEMPLATE ${name}${strategy}`);
  });
  return databaseUrl(serverUrl, copy);
}

export async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onDatabase(
    serverUrl,
    async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  );
}

/** Makes and fills a database that is not there yet, and returns its URL. `prepare` makes its tables. */
async function ensureDatabase(
  serverUrl: string,
  name: string,
  size: DataSize,
  prepare: (url: string) => Promise<void>,
  fill: (client: pg.Client) => Promise<void>,
): Promise<string> {
  const url = databaseUrl(serverUrl, name);
  if (await isFilled(serverUrl, name, size)) return url;
  await recreate(serverUrl, name);
  await prepare(url);
  await onDatabase(url, async (client) => {
    // Triggers and foreign keys are off during the load: what they would write is written at the end, and the rows are valid.
    await client.query(`SET session_replication_role = 'replica';
      SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'; SET jit = off`);
    await client.query(createKeys(size));
    await client.query('INSERT INTO bench.names VALUES ($1, $2)', [firstNames, lastNames]);
    await fill(client);
    await client.query(`COMMENT ON DATABASE ${name} IS ${client.escapeLiteral(labelOf(size))}`);
  });
  return url;
}

export function ensurePlain(serverUrl: string, size: DataSize, onStep: OnStep): Promise<string> {
  const prepare = (url: string) =>
    onDatabase(url, async (client) => {
      await client.query(plainSchema);
    });
  return ensureDatabase(serverUrl, 'plain', size, prepare, async (client) => {
    onStep('filling the plain design');
    await runAll(client, [...plainRows(ledgerId), ...plainIndexes, 'VACUUM (ANALYZE)']);
  });
}

/**
 * Signet's database, migrated by the server that is measured. Trees with other migrations get a database of their own in a
 * cluster that is kept, so that each finds what it would have made itself.
 */
export function ensureSignet(
  serverUrl: string,
  tree: string,
  size: DataSize,
  migrate: (url: string) => Promise<void>,
  onStep: OnStep,
): Promise<string> {
  const name = `signet_${migrationsDigest(tree)}`;
  return ensureDatabase(serverUrl, name, size, migrate, async (client) => {
    const indexes = await dropIndexes(client);
    onStep('filling Signet: rows');
    await runAll(client, signetRows(ledgerId));
    onStep('filling Signet: histories');
    await fillHistories(client, size);
    await runAll(client, ['DROP SCHEMA bench CASCADE']);
    onStep('filling Signet: indexes');
    await runAll(client, indexes);
    onStep('filling Signet: daily rollup and statistics');
    await runAll(client, ['SELECT rebuild_daily_rollups()', 'VACUUM (ANALYZE)']);
  });
}

async function runAll(client: pg.Client, statements: string[]): Promise<void> {
  for (const statement of statements) {
    await client.query(statement);
  }
}

/** Drops the indexes that belong to no constraint, and returns the statements that make them again, which is quicker. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY (ARRAY['identities', 'balances', 'transactions']::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

function migrationsDigest(tree: string): string {
  const folder = join(tree, 'prisma/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.toml')) continue;
    hash.update(name).update(readFileSync(join(folder, name, 'migration.sql')));
  }
  return hash.digest('hex').slice(0, 12);
}
