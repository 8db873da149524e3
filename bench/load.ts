import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openDatabase } from '../src/db/open-database.ts';
import { connectToServer } from '../src/db/server.ts';
import {
  balanceCount,
  balanceId,
  ledgerId,
  personAt,
  settlementBalances,
  transferAt,
  type WorldSize,
  worldEnd,
} from './world.ts';

/** Called as the load goes on: what is done now, and how many of how many. */
export type OnProgress = (what: string, done: number, of: number) => void;

/**
 * Fills a database of its own with a world and returns its URL. An earlier database of this name is dropped. What
 * recording one by one keeps up to date is made at the end: indexes, the words of names, the daily rollup, statistics. Of audit events
 * there are only those that identities were created, without what they held, seals and digests: enough for a history to be looked up.
 */
export async function loadWorld(
  serverUrl: string,
  name: string,
  size: WorldSize,
  onProgress: OnProgress,
): Promise<string> {
  const url = await recreateDatabase(serverUrl, name);
  await (await openDatabase({ databaseUrl: url, dataDir: '' })).close();
  const client = await connectToServer(url);
  try {
    // Triggers and foreign keys are off during the load: what they would write is written at the end, and the rows are valid.
    await client.query(`SET session_replication_role = 'replica'; SET synchronous_commit = off;
      SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'`);
    const indexes = await dropIndexes(client);
    await copyWorld(client, size, onProgress);
    for (const [at, index] of indexes.entries()) {
      onProgress('indexes', at, indexes.length);
      await client.query(index);
    }
    onProgress('indexes', indexes.length, indexes.length);
    await runStep(client, 'audit events', insertCreations, onProgress);
    await runStep(client, 'words of names', 'SELECT rebuild_name_words()', onProgress);
    await runStep(client, 'daily rollup', 'SELECT rebuild_daily_rollups()', onProgress);
    await runStep(client, 'statistics', 'VACUUM (ANALYZE, FREEZE)', onProgress);
  } finally {
    await client.end();
  }
  return url;
}

const insertCreations = `
  INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
  SELECT id, 'identity.created', 'bench', 'Identity', id, '{}', created_at, sha256('') FROM identities`;

async function runStep(client: pg.Client, what: string, statement: string, onProgress: OnProgress): Promise<void> {
  onProgress(what, 0, 1);
  await client.query(statement);
  onProgress(what, 1, 1);
}

async function recreateDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return databaseUrl(serverUrl, name);
}

/** The URL of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops the indexes that belong to no constraint, and returns the statements that make them again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY (ARRAY['identities', 'balances', 'transactions']::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function copyWorld(client: pg.Client, size: WorldSize, onProgress: OnProgress): Promise<void> {
  const credits = new Float64Array(balanceCount(size));
  const debits = new Float64Array(balanceCount(size));
  const at = new Date(worldEnd.getTime() - 1).toISOString();
  await client.query('INSERT INTO ledgers (id, name, created_at) VALUES ($1, $2, $3)', [ledgerId, 'Payments', at]);
  await copyRows(
    client,
    'identities',
    identityColumns,
    size.identities,
    (place) => identityRow(place, size),
    onProgress,
  );
  const transactionRow = (place: number) => {
    const { id, at, reference, source, destination, amount } = transferAt(place, size);
    debits[source] = (debits[source] ?? 0) + amount;
    credits[destination] = (credits[destination] ?? 0) + amount;
    const parties = [balanceId(source, size), balanceId(destination, size)];
    return [id, reference, 'TRANSFER', 'APPLIED', inUnits(amount), 'USD', ...parties, at, at];
  };
  await copyRows(client, 'transactions', transactionColumns, size.transactions, transactionRow, onProgress);
  const balanceRow = (place: number) => balanceRowOf(place, size, credits[place] ?? 0, debits[place] ?? 0);
  await copyRows(client, 'balances', balanceColumns, balanceCount(size), balanceRow, onProgress);
}

const identityColumns = [
  ...['id', 'created_at', 'updated_at', 'external_id', 'identity_type', 'status', 'organization_name', 'first_name'],
  ...['last_name', 'email_address', 'phone_number', 'category', 'country', 'metadata'],
];
const transactionColumns = [
  ...['id', 'reference', 'kind', 'status', 'amount', 'currency', 'source_id', 'destination_id', 'effective_at'],
  'created_at',
];
const balanceColumns = [
  ...['id', 'ledger_id', 'identity_id', 'currency', 'indicator', 'credit_balance', 'debit_balance'],
  ...['overdraft_limit', 'created_at'],
];

type Row = (string | null)[];

function identityRow(place: number, size: WorldSize): Row {
  const person = personAt(place, size);
  const type = person.isOrganization ? 'ORGANIZATION' : 'INDIVIDUAL';
  return [
    ...[person.id, person.createdAt, person.createdAt, person.externalId, type, person.status],
    ...[person.organizationName, person.firstName, person.lastName, person.emailAddress, person.phoneNumber],
    ...[person.category, person.country, JSON.stringify(person.metadata)],
  ];
}

/** Balances that the random transactions overdrew get no overdraft limit. */
function balanceRowOf(place: number, size: WorldSize, credit: number, debit: number): Row {
  const owner = Math.floor(place / 2);
  const person = owner < size.identities ? personAt(owner, size) : null;
  const indicator = person ? null : `@settlement-${place - 2 * size.identities + 1}-of-${settlementBalances}`;
  const createdAt = person?.createdAt ?? new Date(worldEnd.getTime() - 1).toISOString();
  const amounts = [inUnits(credit), inUnits(debit), credit >= debit && person ? '0' : null];
  return [balanceId(place, size), ledgerId, person?.id ?? null, 'USD', indicator, ...amounts, createdAt];
}

function inUnits(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

const rowsAtOnce = 2_000;

async function copyRows(
  client: pg.Client,
  table: string,
  columns: string[],
  count: number,
  rowAt: (place: number) => Row,
  onProgress: OnProgress,
): Promise<void> {
  function* lines(): Generator<string> {
    for (let place = 0; place < count; place += rowsAtOnce) {
      onProgress(table, place, count);
      const many = Math.min(rowsAtOnce, count - place);
      yield Array.from({ length: many }, (_, at) => lineOf(rowAt(place + at))).join('');
    }
  }
  const copy = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(lines()), copy);
  onProgress(table, count, count);
}

/** A row in the text format of COPY. */
function lineOf(row: Row): string {
  return `${row.map((value) => (value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, '\\$&'))).join('\t')}\n`;
}
