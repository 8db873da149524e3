import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/db/open-database.ts';
import { StartError } from '../../src/errors.ts';
import { createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { makeFolder, refusalToStart, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('a server on PostgreSQL', () => {
  let shared: ServerDatabase;

  beforeEach(async () => {
    shared = await createServerDatabase();
  });
  afterEach(() => shared.drop());
  useServers();

  test('starts twice at once on an empty database with one sample world', async () => {
    const environment = { DATABASE_URL: shared.url, SIGNET_SAMPLE_DATA: 'on' };
    const servers = [startServer(makeFolder(), environment), startServer(makeFolder(), environment)];
    const clients = await Promise.all(servers.map((server) => server.client()));

    for (const client of clients) {
      expect((await client.identities()).identities.nodes).toHaveLength(2);
      expect((await client.transactions()).transactions.nodes).toHaveLength(5);
    }
    const [ledger] = (await clients[0]?.ledgers())?.ledgers.nodes ?? [];
    expect(ledger?.metadata).toEqual({ sample: 'complete' });
    for (const server of servers) expect(server.stdout() + server.stderr()).not.toContain(new URL(shared.url).password);
  });

  test('starts with an empty ledger, and says how to ask for the sample world', async () => {
    const server = startServer(makeFolder(), { DATABASE_URL: shared.url });
    const client = await server.client();

    expect((await client.identities()).identities.nodes).toEqual([]);
    expect((await client.ledgers()).ledgers.nodes).toEqual([]);
    await server.printed(/With SIGNET_SAMPLE_DATA=on an empty database gets a small sample world/);
  });

  test.each(['LATIN1', 'SQL_ASCII', 'EUC_JP'])(
    'refuses a database with the encoding %s, and changes nothing in it',
    async (encoding) => {
      const name = `signet_test_${encoding.toLowerCase()}_${Date.now()}`;
      await shared.query(
        `CREATE DATABASE ${name} ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
      );
      const url = new URL(shared.url);
      url.pathname = `/${name}`;
      for (const migrates of [true, false]) {
        await expect(openDatabase({ databaseUrl: url.href, dataDir: '', migrates })).rejects.toThrow(
          expect.objectContaining({
            name: 'StartError',
            message: expect.stringMatching(
              new RegExp(
                `^DATABASE_URL: PostgreSQL at \\S+/${name} has the encoding ${encoding}, which cannot hold every name: ` +
                  `name a database that was made with ENCODING 'UTF8'\\.$`,
              ),
            ),
          }),
        );
      }
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
      await client.end();
      expect(rows).toEqual([]);
      await shared.query(`DROP DATABASE ${name}`);
    },
  );

  test('goes on after its connections were broken', async () => {
    const server = startServer(makeFolder(), { DATABASE_URL: shared.url, SIGNET_SAMPLE_DATA: 'off' });
    const client = await server.client();
    for (let round = 1; round <= 3; round++) {
      const input = { identityType: 'INDIVIDUAL', firstName: 'Alice' } as const;
      await Promise.all(Array.from({ length: 20 }, () => client.createIdentity({ input })));

      await shared.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'signet'`,
      );
      // The server hears of it a moment later, and a request that is quicker may meet a broken connection: once.
      await client.identities().catch(() => {});
      await client.createIdentity({ input });
    }
    expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(server.stderr()).toBe('');
  });

  test('ends with exit code 0 on SIGTERM while others still use the database', async () => {
    const environment = { DATABASE_URL: shared.url, SIGNET_SAMPLE_DATA: 'off' };
    const [first, second] = [startServer(makeFolder(), environment), startServer(makeFolder(), environment)];
    await Promise.all([first.ready, second.ready]);

    expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await (await second.client()).identities();
  });

  test('says that there is no such database, without the password', async () => {
    const url = new URL(shared.url);
    url.pathname = '/nowhere';

    const refusal = await refusalToStart(startServer(makeFolder(), { DATABASE_URL: url.href }));
    expect(refusal).toMatch(
      /^DATABASE_URL: PostgreSQL at \S+\/nowhere cannot be reached \(database "nowhere" does not exist\)\.$/,
    );
    if (url.password) expect(refusal).not.toContain(url.password);
  });

  test('says that the password is wrong, without repeating it', async (context) => {
    const url = new URL(shared.url);
    url.password = 'wr0ng';
    const opening = openDatabase({ databaseUrl: url.href, dataDir: '' });
    const refusal = await opening.then(
      (database) => database.close(),
      (error: StartError) => error.message,
    );
    if (refusal === undefined) context.skip('This server lets everybody in.');
    expect(refusal).toMatch(/ cannot be reached \(password authentication failed for user "\w+"\)\.$/);
    expect(refusal).not.toContain('wr0ng');
  });

  test('says that it may not create tables', async () => {
    const role = `signet_guest_${Date.now()}`;
    await shared.query(`CREATE ROLE ${role} LOGIN PASSWORD 'guest-s3cret'`);
    await shared.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const url = new URL(shared.url);
    [url.username, url.password] = [role, 'guest-s3cret'];

    await expect(openDatabase({ databaseUrl: url.href, dataDir: '' })).rejects.toThrow(
      expect.objectContaining({
        name: 'StartError',
        message: expect.stringMatching(/ cannot be brought up to date \(permission denied for schema public\)\.$/),
      }),
    );
    await shared.query(`DROP ROLE ${role}`);
  });

  test('says that it lost the connection while it was brought up to date', async () => {
    // Holding the lock keeps the opening waiting, so that it can be broken off in the middle.
    const holder = await openHolder(shared.url);
    const opening = openDatabase({ databaseUrl: shared.url, dataDir: '' });
    const refusal = expect(opening).rejects.toThrow(StartError);
    for (let ended = 0; ended === 0; ) {
      const rows = await shared.query<{ ended: number }>(
        `SELECT count(pg_terminate_backend(pid))::int AS ended FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE '%pg_try_advisory_lock%' AND pid <> pg_backend_pid()`,
      );
      ended = rows[0]?.ended ?? 0;
    }
    await refusal;
    await holder();
  });
});

describe.skipIf(!onPostgres)('a database that is set up in another way', () => {
  let shared: ServerDatabase;
  let database: Database;

  beforeEach(async () => {
    shared = await createServerDatabase();
  });
  afterEach(async () => {
    await database.close();
    await shared.drop();
  });

  test.each([
    ['in a time zone with an offset', `TimeZone = 'America/St_Johns'`],
    ['in a time zone with summer time', `TimeZone = 'Europe/Berlin'`],
    ['with dates in another style', `DateStyle = 'SQL, DMY'`],
  ])('keeps times as they are %s', async (_, setting) => {
    const name = new URL(shared.url).pathname.slice(1);
    await shared.query(`ALTER DATABASE ${name} SET ${setting}`);
    database = await openDatabase({ databaseUrl: shared.url, dataDir: '' });
    const createdAt = new Date('2026-07-01T12:34:56.789Z');
    const id = '8cc22560-5ace-4989-8953-fcbad7947d48';
    await database.prisma.ledger.create({ data: { id, name: 'Zone', createdAt } });

    const found = await database.prisma.ledger.findUniqueOrThrow({ where: { id } });
    expect(found.createdAt).toEqual(createdAt);
    const [row] = await shared.query<{ time: string }>(
      `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS time FROM ledgers`,
    );
    expect(row?.time).toBe('2026-07-01T12:34:56.789');
  });
});

/** Takes the lock under which migrations run; returns what gives it back. */
async function openHolder(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SELECT pg_advisory_lock(72707369)');
  return () => client.end();
}
