import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDataFolder } from '../support/data-folder.ts';
import { makeFolder, refusalToStart, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

/** Something else that listens. */
let stranger: Server;
let takenPort: string;

beforeAll(async () => {
  stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  takenPort = String((stranger.address() as { port: number }).port);
});
afterAll(() => stranger.close());

describe.skipIf(onPostgres)('refusing to start', () => {
  test('lists every variable that is wrong, without touching the folder', async () => {
    const folder = makeFolder();
    const server = startServer(folder, { PORT: 'eighty', LOG_LEVEL: 'loud' });

    expect(await refusalToStart(server)).toBe(
      'PORT must be a whole number from 0 to 65535. ' +
        'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
    );
    expect(existsSync(join(folder, '.signet'))).toBe(false);
  });

  test('says at once that the port is taken, and makes no data folder', async () => {
    const folder = makeFolder();
    const server = startServer(folder, { PORT: takenPort });

    expect(await refusalToStart(server)).toBe(
      `PORT: port ${takenPort} of 127.0.0.1 is in use by another process: name another one.`,
    );
    expect(existsSync(join(folder, '.signet'))).toBe(false);
    expect(server.stdout()).toBe('');
  });

  test('makes no data folder for a host that is not ours, and none that others would reach without an API key', async () => {
    const folder = makeFolder();
    const adminKey = { SIGNET_ADMIN_KEY: 'a'.repeat(32) };
    expect(await refusalToStart(startServer(folder, { HOST: '192.0.2.1', ...adminKey }))).toContain(
      'HOST: 192.0.2.1 is',
    );
    expect(await refusalToStart(startServer(folder, { HOST: '0.0.0.0' }))).toContain('HOST: without an API key');
    expect(existsSync(join(folder, '.signet'))).toBe(false);
  });

  test.each([
    ['signing-key', /^The key of the audit log's checkpoints, \.signet.signing-key, must be 32 bytes in base64/],
    ['master-keys', /^The master key of personal data, \.signet.master-keys, must be name:key pairs/],
  ])('makes no database beside a file %s that holds no key, whose text it keeps to itself', async (name, sentence) => {
    const folder = makeFolder();
    mkdirSync(join(folder, '.signet'));
    writeFileSync(join(folder, '.signet', name), 's3cret');

    const refusal = await refusalToStart(startServer(folder));
    expect(refusal).toMatch(sentence);
    expect(refusal).not.toContain('s3cret');
    expect(existsSync(join(folder, '.signet', 'database'))).toBe(false);
  });

  test.each([
    'postgresql://me:12#s3cret@127.0.0.1:1/ledger',
    'postgresql://me:12/s3cret@127.0.0.1:1/ledger',
    'postgresql://me:s3@cret/s3cret@127.0.0.1:1/ledger',
  ])('says what to encode in the password of %s, and prints nothing of it', async (url) => {
    const server = startServer(makeFolder(), { DATABASE_URL: url });

    expect(await refusalToStart(server)).toMatch(/^DATABASE_URL must have the special characters .* encoded: @ as %40/);
    expect(server.stdout() + server.stderr()).not.toMatch(/me:|12|s3|cret/);
  });

  test('takes a raw @ of a password for a part of it', async () => {
    const server = startServer(makeFolder(), { DATABASE_URL: 'postgresql://me:s3@cr@et@127.0.0.1:1/ledger' });

    expect(await refusalToStart(server)).toBe(
      'DATABASE_URL: PostgreSQL at 127.0.0.1:1/ledger cannot be reached (connect ECONNREFUSED 127.0.0.1:1).',
    );
  });

  test('says that the port is taken or the host not ours, and leaves the data folder to the next start', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));

    expect(await refusalToStart(startServer(folder, { PORT: takenPort }))).toBe(
      `PORT: port ${takenPort} of 127.0.0.1 is in use by another process: name another one.`,
    );
    const adminKey = { SIGNET_ADMIN_KEY: 'a'.repeat(32) };
    expect(await refusalToStart(startServer(folder, { HOST: '192.0.2.1', ...adminKey }))).toBe(
      'HOST: 192.0.2.1 is no address of this machine (EADDRNOTAVAIL): name another one.',
    );
    await startServer(folder).ready;
  });

  test.each(['0.0.0.0'])('does not serve others at %s without an API key', async (host) => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));

    expect(await refusalToStart(startServer(folder, { HOST: host }))).toBe(
      `HOST: without an API key only this machine may be answered, and ${host} is open to others: ` +
        'make one with "signet keys create --name NAME --scope all", or set SIGNET_ADMIN_KEY.',
    );
  });

  test('names a server that does not answer, without its password', async () => {
    const server = startServer(makeFolder(), { DATABASE_URL: 'postgresql://me:s3cret@127.0.0.1:1/ledger' });

    expect(await refusalToStart(server)).toBe(
      'DATABASE_URL: PostgreSQL at 127.0.0.1:1/ledger cannot be reached (connect ECONNREFUSED 127.0.0.1:1).',
    );
  });

  test.skipIf(process.getuid?.() === 0)('says that the data folder cannot be written', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'data'), { mode: 0o500 });

    expect(await refusalToStart(startServer(folder, { SIGNET_DATA_DIR: 'data' }))).toBe(
      'The data folder data cannot be written (EACCES).',
    );
    chmodSync(join(folder, 'data'), 0o700);
  });

  test('says that the data folder is a file', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'data'), '');

    expect(await refusalToStart(startServer(folder, { SIGNET_DATA_DIR: 'data' }))).toBe(
      'The data folder data cannot be written (EEXIST).',
    );
  });

  test('says that the data folder holds a damaged database, and leaves it as it is', async () => {
    const folder = makeFolder();
    const control = join(folder, '.signet', 'database', 'global', 'pg_control');
    await fillDataFolder(join(folder, '.signet'));
    writeFileSync(control, 'damaged');

    expect(await refusalToStart(startServer(folder))).toMatch(
      /^The embedded database in \.signet cannot be opened \(.+\)\.$/,
    );
    expect(readFileSync(control, 'utf8')).toBe('damaged');
  });

  test('refuses the data folder of a newer version', async () => {
    const folder = makeFolder();
    await fillDataFolder(
      join(folder, '.signet'),
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '29990101_new', now())`,
    );

    expect(await refusalToStart(startServer(folder))).toBe(
      'The database holds the migration 29990101_new, which this version of Signet does not know: ' +
        'use the version that applied it, or a newer one.',
    );
  });

  test('describes what nobody foresaw in one line without personal data', async () => {
    const folder = makeFolder();
    await fillDataFolder(
      join(folder, '.signet'),
      `CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'cannot take %', NEW.email_address USING DETAIL = NEW.phone_number; END $$;
       CREATE TRIGGER break BEFORE INSERT ON identities FOR EACH ROW EXECUTE FUNCTION break();`,
    );
    const server = startServer(folder);

    expect(await refusalToStart(server)).toMatch(/^Something unexpected went wrong: \{"name":"\w+",.*\}$/);
    expect(server.stderr() + server.stdout()).not.toMatch(/alice\.smith@|1234567890/);
  });
});
