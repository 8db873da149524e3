import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import type { SqlSession } from '../../src/db/session.ts';
import { createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('migrations beside others', () => {
  let shared: ServerDatabase;
  let clients: pg.Client[];
  let folder: string;

  beforeEach(async () => {
    shared = await createServerDatabase();
    folder = mkdtempSync(join(tmpdir(), 'signet-migrations-'));
    clients = [];
    addMigration('1_first', 'CREATE TABLE a (x int); INSERT INTO a VALUES (1);');
  });
  afterEach(async () => {
    for (const client of clients) await client.end();
    await shared.drop();
    rmSync(folder, { recursive: true });
  });

  function addMigration(name: string, script: string): void {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), script);
  }

  async function connect(): Promise<SqlSession> {
    const client = new pg.Client({ connectionString: shared.url });
    await client.connect();
    clients.push(client);
    return {
      exec: (script) => client.query(script),
      query: async (statement, parameters) => (await client.query(statement, parameters)).rows,
    };
  }

  const addsColumn = () => addMigration('2_column', 'ALTER TABLE a ADD y int;');
  const buildsIndex = () => addMigration('2_index', 'CREATE INDEX CONCURRENTLY a_x ON a (x);');
  const validIndexes = () => shared.query(`SELECT FROM pg_index WHERE indexrelid = 'a_x'::regclass AND indisvalid`);

  test('build an index concurrently once, when several servers start at the same time', async () => {
    buildsIndex();
    const sessions = await Promise.all(Array.from({ length: 4 }, connect));
    const applied = await Promise.all(sessions.map((session) => migrate(session, folder)));

    expect(applied.flat().sort()).toEqual(['1_first', '2_index']);
    expect(await validIndexes()).toHaveLength(1);
  });

  test('build it also when somebody waits for the lock as Prisma does, in a statement', async () => {
    const [first, second, other] = [await connect(), await connect(), await connect()];
    await migrate(first, folder);
    buildsIndex();
    await other.exec('BEGIN; UPDATE a SET x = 2');
    const migrating = migrate(first, folder, { lockTimeoutMs: 100, attempts: 10, pauseMs: 200 });
    await waitFor(`SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'`);
    await second.exec('SET lock_timeout = 3000');
    const waiting = second.query('SELECT pg_advisory_lock(72707369)').catch((error: Error) => error.message);
    await waitFor(`SELECT FROM pg_stat_activity WHERE wait_event = 'advisory'`);
    await other.exec('COMMIT');

    // PostgreSQL ends one of the two; when that is the index, it is built again.
    expect(await waiting).toMatch(/deadlock detected|lock timeout/);
    expect(await migrating).toEqual(['2_index']);
    expect(await validIndexes()).toHaveLength(1);
  });

  test('wait for a table in use a little at a time, and keep nobody from it for longer', async () => {
    const [session, holder, reader] = [await connect(), await connect(), await connect()];
    await migrate(session, folder);
    addsColumn();
    await holder.exec('BEGIN; SELECT FROM a');
    const migrating = migrate(session, folder, { lockTimeoutMs: 200, attempts: 50, pauseMs: 50 });
    await waitFor(`SELECT FROM pg_locks WHERE NOT granted`);
    expect(await reader.query('SELECT x FROM a')).toEqual([{ x: 1 }]);
    await holder.exec('COMMIT');

    expect(await migrating).toEqual(['2_column']);
  });

  test('are given up when a table stays in use, and applied by a later start', async () => {
    const [session, holder] = [await connect(), await connect()];
    await migrate(session, folder);
    addsColumn();
    await holder.exec('BEGIN; SELECT FROM a');

    await expect(migrate(session, folder, { lockTimeoutMs: 20, attempts: 3, pauseMs: 5 })).rejects.toThrow(
      'The migration 2_column was given up after 3 attempts, for others hold locks that it needs: ' +
        'end the long transactions in the database, and start again.',
    );
    await holder.exec('COMMIT');
    expect(await migrate(session, folder)).toEqual(['2_column']);
  });

  async function waitFor(statement: string): Promise<void> {
    await expect.poll(() => shared.query(statement), { timeout: 10_000 }).not.toEqual([]);
  }
});
