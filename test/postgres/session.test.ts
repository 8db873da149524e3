import type { Client } from '@signet/client/methods';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { sealPending } from '../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../src/audit/audit.verification.ts';
import { createClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/open-database.ts';
import { connectToServer } from '../../src/db/server.ts';
import { registerMasterKeys } from '../../src/vault/vault.master-keys.ts';
import { runSignet } from '../support/command.ts';
import { aliceSmith, makeFundedBalance, transfer } from '../support/fixtures.ts';
import { createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { clientOf, signingKey } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';
import { testMasterKeys, vaultUnderTest } from '../support/vault.ts';

/** What a database, a role or a server may be set to, each otherwise than every connection of Signet works. */
const settings: [name: string, value: string][] = [
  ['datestyle', 'SQL, DMY'],
  ['datestyle', 'Postgres, MDY'],
  ['datestyle', 'German, YMD'],
  ['intervalstyle', 'sql_standard'],
  ['timezone', 'America/St_Johns'],
  ['bytea_output', 'escape'],
  ['extra_float_digits', '-15'],
  ['array_nulls', 'off'],
  ['lc_numeric', 'C.UTF-8'],
  ['standard_conforming_strings', 'off'],
  ['escape_string_warning', 'off'],
  ['backslash_quote', 'off'],
  ['quote_all_identifiers', 'on'],
  ['transform_null_equals', 'on'],
  ['plpgsql.extra_errors', 'all'],
  ['search_path', 'elsewhere, public'],
  ['search_path', ''],
  ['default_transaction_isolation', 'serializable'],
  ['default_transaction_isolation', 'repeatable read'],
  ['default_transaction_read_only', 'on'],
  ['default_transaction_deferrable', 'on'],
  ['session_replication_role', 'replica'],
  ['row_security', 'on'],
  ['statement_timeout', '250ms'],
  ['lock_timeout', '1ms'],
  ['idle_in_transaction_session_timeout', '1ms'],
  ['idle_session_timeout', '3s'],
  ['gin_fuzzy_search_limit', '1'],
  ['synchronous_commit', 'off'],
  ['check_function_bodies', 'off'],
  ['exit_on_error', 'on'],
  ['client_min_messages', 'debug1'],
  ['plan_cache_mode', 'force_generic_plan'],
  ['jit', 'on'],
];

/** What an administrator tunes, and what changes no answer: it stays as it is set. */
const tunings: [name: string, value: string][] = [
  ['synchronous_commit', 'remote_apply'],
  ['enable_indexscan', 'off'],
  ['enable_seqscan', 'off'],
  ['work_mem', '64kB'],
];

/** Each setting once, with its value of this number where it has several. */
function combine(at: number): [string, string][] {
  const names = [...new Set(settings.map(([name]) => name))];
  const chosen = names.map((name) => {
    const values = settings.filter(([other]) => other === name);
    return values[at % values.length] as [string, string];
  });
  return [...chosen, ...tunings.slice(1)];
}

describe.skipIf(!onPostgres)('a database that is set otherwise', () => {
  let shared: ServerDatabase;
  let name: string;

  beforeEach(async () => {
    shared = await createServerDatabase();
    name = new URL(shared.url).pathname.slice(1);
    await shared.query('CREATE SCHEMA elsewhere');
    await shared.query('CREATE TABLE elsewhere.identities (nothing text)');
  });
  afterEach(() => shared.drop());
  useServers();

  /** Sets them for the database, on a connection that the settings of before do not hinder. */
  async function set(chosen: [string, string][]): Promise<void> {
    const client = await connectToServer(shared.url);
    for (const [setting, value] of chosen) {
      const isList = value !== '' && (setting === 'search_path' || setting === 'datestyle');
      await client.query(`ALTER DATABASE ${name} SET ${setting} = ${isList ? value : `'${value}'`}`);
    }
    await client.end();
  }

  test.each([
    ['one', combine(0)],
    ['another', combine(1)],
    ['a third', combine(2)],
  ])('is opened twice and keeps everything, set in %s way', async (_, chosen) => {
    await set(chosen);
    const written = await inDatabase(shared.url, use);
    expect(await inDatabase(shared.url, (client) => read(client, written.id))).toEqual(written);
  });

  test('is no other database to any connection, whoever opens it', async () => {
    const tuned = tunings.map(([setting]) => setting);
    const usual = await readSessions(shared.url, tuned);
    await set(combine(0));
    expect(await readSessions(shared.url, tuned)).toEqual(usual);

    const url = new URL(shared.url);
    url.searchParams.set(
      'options',
      '-c datestyle=German -c default_transaction_isolation=serializable -c row_security=on',
    );
    url.searchParams.set('statement_timeout', '250');
    expect(await readSessions(url.href, tuned)).toEqual(usual);
  });

  test('leaves to the administrator what changes no answer', async () => {
    await set(tunings);
    const client = await connectToServer(shared.url);
    for (const [setting, value] of tunings) {
      expect((await client.query(`SHOW ${setting}`)).rows).toEqual([{ [setting]: value }]);
    }
    await client.end();
  });

  test('is served twice and verified by a command with all of it set at once', async () => {
    await set(combine(0));
    const environment = { DATABASE_URL: shared.url, SIGNET_SAMPLE_DATA: 'off', PGOPTIONS: '-c datestyle=German' };
    const folder = makeFolder();
    const first = startServer(folder, environment);
    const written = await use(await first.client());
    await first.kill('SIGTERM');

    const second = startServer(folder, environment);
    expect(await read(await second.client(), written.id)).toEqual(written);
    await second.kill('SIGTERM');
    expect(second.stderr()).toBe('');
    const keys = { SIGNET_MASTER_KEYS: testMasterKeys };
    expect(await runSignet(folder, ['audit', 'verify'], { ...environment, ...keys })).toEqual({
      code: 0,
      stdout: expect.stringMatching(/events checked: the log holds\.\n$/),
      stderr: '',
    });
  });

  test('is refused when it lets no trigger run and its user may not change that', async () => {
    const role = `signet_owner_${Date.now()}`;
    await shared.query(`CREATE ROLE ${role} LOGIN PASSWORD 'owner-s3cret'`);
    await shared.query(`ALTER DATABASE ${name} OWNER TO ${role}`);
    await set([['session_replication_role', 'replica']]);
    const url = new URL(shared.url);
    [url.username, url.password] = [role, 'owner-s3cret'];

    await expect(openDatabase({ databaseUrl: url.href, dataDir: '' })).rejects.toThrow(
      expect.objectContaining({
        name: 'StartError',
        message: expect.stringMatching(/\(permission denied to set parameter "session_replication_role"\)\.$/),
      }),
    );
    await shared.query(`ALTER DATABASE ${name} OWNER TO CURRENT_USER`);
    await shared.query(`DROP ROLE ${role}`);
  });

  test('may have its trigrams in another schema', async () => {
    await shared.query('CREATE EXTENSION pg_trgm SCHEMA elsewhere');
    const written = await inDatabase(shared.url, use);
    expect(await inDatabase(shared.url, (client) => read(client, written.id))).toEqual(written);
  });
});

/** The settings that a connection of the pool has, one that Prisma uses, and one of what works beside the server. */
async function readSessions(url: string, without: string[]): Promise<unknown[]> {
  const statement = `SELECT name, setting FROM pg_settings
    WHERE context IN ('user', 'superuser') AND name <> ALL ('{application_name,${without}}') ORDER BY name`;
  const database = await openDatabase({ databaseUrl: url, dataDir: '' });
  const beside = await connectToServer(url);
  // Loaded, or its settings would be unknown.
  const load = `DO $$ BEGIN PERFORM 1; END $$`;
  try {
    await database.query(load);
    await beside.query(load);
    return [
      await database.query(statement),
      await database.prisma.$queryRawUnsafe(statement),
      (await beside.query(statement)).rows,
    ];
  } finally {
    await beside.end();
    await database.close();
  }
}

/** Opens the database as the server does, works with the application on it, verifies the log and closes it. */
async function inDatabase<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const database: Database = await openDatabase({ databaseUrl: url, dataDir: '' });
  try {
    const { prisma, query } = database;
    const vault = vaultUnderTest();
    await registerMasterKeys(query, vault.masterKeys);
    const log = pino({ level: 'silent' });
    const result = await work(clientOf(createApp({ prisma, query, clock: createClock(), log, signingKey, vault })));
    await sealPending(query);
    expect((await verifyAudit(query, { from: null })).problems).toEqual([]);
    return result;
  } finally {
    await database.close();
  }
}

/** Writes texts, times, dates, amounts, bytes and arrays, and reads them. */
async function use(client: Client) {
  const metadata = { text: "a\\b'c", list: [1, null, 0.1], when: '2026-01-02' };
  const person = { identityType: 'INDIVIDUAL', ...aliceSmith } as const;
  const { createIdentity } = await client.createIdentity({ input: { ...person, lastName: 'Žižková-Smith', metadata } });
  const identityId = createIdentity.id;
  await client.createIdentities({ inputs: [{ ...person, dob: '1985-12-05', emailAddress: null }] });
  const source = await makeFundedBalance(client, '0.3', { identityId });
  const destination = await makeFundedBalance(client, '0.1');
  await transfer(client, { source, destination, amount: '0.2' });
  await client.tokenizeIdentity({ id: identityId, fields: ['EMAIL_ADDRESS', 'DOB'] });
  return read(client, identityId);
}

interface Person {
  id: string;
}

async function read(client: Client, id: string) {
  const { identity } = await client.request<{ identity: Person }, { id: string }>(
    `query ($id: ID!) { identity(id: $id) {
      id displayName createdAt updatedAt metadata tokenizedFields dob emailAddress
      totals { currency balance } balances { nodes { id balance createdAt } }
      transactions { nodes { id amount reference createdAt effectiveAt } }
      insights(currency: "USD") { series { start } byHour { hour } }
    } }`,
    { id },
  );
  const { identities } = await client.identities({ search: 'smit alice' });
  const { detokenizeIdentity } = await client.detokenizeIdentity({ id, reason: 'A test' });
  return { ...identity, found: identities.nodes.length, revealed: detokenizeIdentity };
}
