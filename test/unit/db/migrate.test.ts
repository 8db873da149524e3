import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pgliteSession } from '../../../src/db/embedded.ts';
import { migrate, migrationsFolder, requireMigrated } from '../../../src/db/migrate.ts';
import type { SqlSession } from '../../../src/db/session.ts';
import { StartError } from '../../../src/errors.ts';
import { openTemplate } from '../../support/test-database.ts';

interface Row {
  id: string;
  checksum: string;
  finished_at: Date | null;
  migration_name: string;
  logs: string | null;
  rolled_back_at: Date | null;
  started_at: Date;
  applied_steps_count: number;
}

let pglite: PGlite;
let session: SqlSession;
let folder: string;

beforeAll(async () => {
  pglite = await openTemplate();
  session = pgliteSession(pglite);
  await emptyDatabase();
});
afterAll(() => pglite.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signet-migrations-'));
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await emptyDatabase();
});

async function emptyDatabase(): Promise<void> {
  await pglite.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
}

function addMigration(name: string, script: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), script);
}

function readRows(): Promise<Row[]> {
  return session.query<Row>('SELECT * FROM _prisma_migrations ORDER BY migration_name');
}

async function tables(): Promise<string[]> {
  const rows = await session.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

describe('migrate', () => {
  test('applies what is pending in the order of the names, and says what it applied', async () => {
    addMigration('2_second', 'ALTER TABLE a ADD y int; SELECT 1;');
    addMigration('1_first', 'CREATE TABLE a (x int);');

    expect(await migrate(session, folder)).toEqual(['1_first', '2_second']);
    expect(await migrate(session, folder)).toEqual([]);
    addMigration('3_third', 'CREATE TABLE b ();');
    expect(await migrate(session, folder)).toEqual(['3_third']);
    expect(await tables()).toEqual(['_prisma_migrations', 'a', 'b']);
  });

  test('notes every migration as Prisma does', async () => {
    await migrate(session);

    const rows = await readRows();
    const names = readdirSync(migrationsFolder).filter((name) => !name.endsWith('.toml'));
    expect(rows.map((row) => row.migration_name)).toEqual(names.sort());
    for (const row of rows) {
      const script = readFileSync(join(migrationsFolder, row.migration_name, 'migration.sql'));
      expect(row).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        checksum: createHash('sha256').update(script).digest('hex'),
        finished_at: expect.any(Date),
        migration_name: row.migration_name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      });
    }
  });

  test('makes the table as Prisma does', async () => {
    await migrate(session, folder);

    const columns = await session.query(
      `SELECT column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '')
         || CASE WHEN is_nullable = 'NO' THEN ' NOT NULL' ELSE '' END || coalesce(' ' || column_default, '') AS column
       FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    expect(columns).toEqual(
      [
        'id character varying(36) NOT NULL',
        'checksum character varying(64) NOT NULL',
        'finished_at timestamp with time zone',
        'migration_name character varying(255) NOT NULL',
        'logs text',
        'rolled_back_at timestamp with time zone',
        'started_at timestamp with time zone NOT NULL now()',
        'applied_steps_count integer NOT NULL 0',
      ].map((column) => ({ column })),
    );
  });

  test('leaves nothing of a migration that fails, and keeps those before it', async () => {
    addMigration('1_good', 'CREATE TABLE a (x int);');
    addMigration('2_bad', 'CREATE TABLE b (x int); INSERT INTO nowhere VALUES (1);');

    await expect(migrate(session, folder)).rejects.toThrow(
      new StartError('The migration 2_bad failed and was rolled back (relation "nowhere" does not exist).'),
    );
    expect(await tables()).toEqual(['_prisma_migrations', 'a']);
    expect((await readRows()).map((row) => row.migration_name)).toEqual(['1_good']);

    addMigration('2_bad', 'CREATE TABLE b (x int);');
    expect(await migrate(session, folder)).toEqual(['2_bad']);
  });

  test('does not repeat the values that a migration stumbled over', async () => {
    addMigration('1_bad', `SELECT 'alice@example.com'::uuid;`);

    await expect(migrate(session, folder)).rejects.toThrow(
      new StartError('The migration 1_bad failed and was rolled back (database error 22P02).'),
    );
  });

  test('gives the lock back, whether it succeeds or fails', async () => {
    const locks = () => session.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'`);
    await migrate(session, folder);
    expect(await locks()).toEqual([]);

    addMigration('1_bad', 'nonsense');
    await expect(migrate(session, folder)).rejects.toThrow(StartError);
    expect(await locks()).toEqual([]);
  });

  test('refuses a database in which Prisma left a migration unfinished', async () => {
    addMigration('1_first', 'CREATE TABLE a (x int);');
    await migrate(session, folder);
    await pglite.exec('UPDATE _prisma_migrations SET finished_at = NULL');

    await expect(migrate(session, folder)).rejects.toThrow(
      new StartError(
        'The migration 1_first was begun in this database by another program and did not finish, so what it left is ' +
          'not known: restore the database as it was before, and let the server bring it up to date.',
      ),
    );
  });

  test('applies a migration anew that Prisma marked as rolled back', async () => {
    addMigration('1_first', 'CREATE TABLE a (x int);');
    await migrate(session, folder);
    await pglite.exec('UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now(); DROP TABLE a;');

    expect(await migrate(session, folder)).toEqual(['1_first']);
    expect(await readRows()).toHaveLength(2);
    expect(await migrate(session, folder)).toEqual([]);
  });

  test('refuses a database that a newer version migrated', async () => {
    addMigration('1_first', 'SELECT 1;');
    addMigration('2_newer', 'SELECT 1;');
    await migrate(session, folder);
    rmSync(join(folder, '2_newer'), { recursive: true });

    await expect(migrate(session, folder)).rejects.toThrow(
      new StartError(
        'The database holds the migration 2_newer, which this version of Signet does not know: ' +
          'use the version that applied it, or a newer one.',
      ),
    );
  });

  test('refuses a database that was made before the first release, whoever asks, and leaves it as it is', async () => {
    addMigration('1_before', 'CREATE TABLE a (x int);');
    await migrate(session, folder);
    rmSync(join(folder, '1_before'), { recursive: true });
    addMigration('2_baseline', 'CREATE TABLE b (x int);');

    const refusal = new StartError(
      'The database was made by a version before the first release, which cannot be brought up to date: ' +
        'name an empty database in DATABASE_URL, or an empty folder in SIGNET_DATA_DIR.',
    );
    await expect(migrate(session, folder)).rejects.toThrow(refusal);
    await expect(requireMigrated(session, folder)).rejects.toThrow(refusal);
    expect(await tables()).toEqual(['_prisma_migrations', 'a']);
  });

  test('refuses a database whose migration has changed since', async () => {
    addMigration('1_first', 'SELECT 1;');
    await migrate(session, folder);
    addMigration('1_first', 'SELECT 2;');

    await expect(migrate(session, folder)).rejects.toThrow(
      new StartError(
        'The database holds the migration 1_first, which this version of Signet has with another content: ' +
          'use the version that applied it, or a newer one.',
      ),
    );
  });
});

describe('a migration that others keep from its locks', () => {
  const policy = { lockTimeoutMs: 100, attempts: 3, pauseMs: 0 };
  const blockedUntil = (attempt: number) =>
    `DO $$ BEGIN IF nextval('attempts') < ${attempt} THEN RAISE lock_not_available; END IF; END $$; CREATE TABLE a ();`;

  beforeEach(() => addMigration('1_first', 'CREATE SEQUENCE attempts;'));

  test('is tried again, and leaves nothing of the attempts before', async () => {
    addMigration('2_blocked', `CREATE TABLE b (); ${blockedUntil(3)}`);

    expect(await migrate(session, folder, policy)).toEqual(['1_first', '2_blocked']);
    expect(await tables()).toEqual(['_prisma_migrations', 'a', 'b']);
  });

  test('is given up after some attempts, and applied by a later start', async () => {
    addMigration('2_blocked', blockedUntil(5));

    await expect(migrate(session, folder, policy)).rejects.toThrow(
      new StartError(
        'The migration 2_blocked was given up after 3 attempts, for others hold locks that it needs: ' +
          'end the long transactions in the database, and start again.',
      ),
    );
    expect((await readRows()).map((row) => row.migration_name)).toEqual(['1_first']);
    expect(await migrate(session, folder, policy)).toEqual(['2_blocked']);
  });

  test('waits no longer than the lock timeout, which is its own', async () => {
    addMigration('2_second', `CREATE TABLE a AS SELECT current_setting('lock_timeout') AS lock_timeout;`);
    await migrate(session, folder, policy);

    expect(await session.query('SELECT * FROM a')).toEqual([{ lock_timeout: '100ms' }]);
    expect(await session.query('SHOW lock_timeout')).toEqual([{ lock_timeout: '0' }]);
  });
});

describe('a migration that builds an index concurrently', () => {
  const build = '-- Why it is needed.\nCREATE UNIQUE INDEX CONCURRENTLY\n  a_x ON a (x);\n';
  const indexes = () =>
    session.query(`SELECT pg_get_indexdef(indexrelid) AS index, indisvalid AS valid FROM pg_index
      WHERE indrelid = 'a'::regclass`);
  const built = [{ index: 'CREATE UNIQUE INDEX a_x ON public.a USING btree (x)', valid: true }];

  beforeEach(() => addMigration('1_first', 'CREATE TABLE a (x int);'));

  test('is run by itself, and noted', async () => {
    addMigration('2_index', build);

    expect(await migrate(session, folder)).toEqual(['1_first', '2_index']);
    expect(await indexes()).toEqual(built);
    expect(await migrate(session, folder)).toEqual([]);
  });

  test('builds what an interrupted run left anew', async () => {
    await migrate(session, folder);
    await session.exec(`CREATE UNIQUE INDEX a_x ON a (x);
      UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'a_x'::regclass`);
    addMigration('2_index', build);

    expect(await migrate(session, folder)).toEqual(['2_index']);
    expect(await indexes()).toEqual(built);
  });

  test('leaves no invalid index when it fails', async () => {
    addMigration('1_first', 'CREATE TABLE a (x int); INSERT INTO a VALUES (1), (1);');
    addMigration('2_index', build);

    await expect(migrate(session, folder)).rejects.toThrow(
      new StartError('The migration 2_index failed and was rolled back (could not create unique index "a_x").'),
    );
    expect(await indexes()).toEqual([]);
    await session.exec('DELETE FROM a');
    expect(await migrate(session, folder)).toEqual(['2_index']);
    expect(await indexes()).toEqual(built);
  });

  test('is refused beside other statements, as Prisma would', async () => {
    addMigration('2_index', `${build} SELECT 1;`);

    await expect(migrate(session, folder)).rejects.toThrow(
      /^The migration 2_index failed and was rolled back \(CREATE INDEX CONCURRENTLY cannot /,
    );
  });
});
