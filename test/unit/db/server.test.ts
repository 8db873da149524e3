import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../../src/db/server.ts';
import { StartError } from '../../../src/errors.ts';

/** The sentence with which opening this URL was refused; it never holds the password s3cret. */
async function refusalOf(url: string): Promise<string> {
  const error = await openServer(url, { databaseUrl: url, dataDir: '' }).then(
    () => 'no refusal',
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(StartError);
  const { message } = error as StartError;
  expect(message).not.toMatch(/s3cret|\n/);
  return message;
}

describe('a DATABASE_URL that leads to no database', () => {
  let stranger: Server;
  let port: number;

  beforeAll(async () => {
    stranger = createServer((socket) => socket.on('error', () => {}).end('this is no PostgreSQL\n'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    port = (stranger.address() as { port: number }).port;
  });
  afterAll(() => stranger.close());

  test('is refused when nothing listens', async () => {
    expect(await refusalOf('postgresql://me:s3cret@127.0.0.1:1/ledger')).toBe(
      'DATABASE_URL: PostgreSQL at 127.0.0.1:1/ledger cannot be reached (connect ECONNREFUSED 127.0.0.1:1).',
    );
  });

  test('is refused when the name has two addresses and nothing listens on either', async () => {
    expect(await refusalOf('postgresql://me:s3cret@localhost:1/ledger')).toMatch(
      /^DATABASE_URL: PostgreSQL at localhost:1\/ledger cannot be reached \(.*ECONNREFUSED.*\)\.$/,
    );
  });

  test('is refused when something else listens', async () => {
    expect(await refusalOf(`postgresql://me:s3cret@127.0.0.1:${port}/ledger`)).toMatch(
      new RegExp(`^DATABASE_URL: PostgreSQL at 127\\.0\\.0\\.1:${port}/ledger cannot be reached \\(.+\\)\\.$`),
    );
  });

  test('is refused with the folder of the socket that is not there', async () => {
    expect(await refusalOf('postgresql://me:s3cret@localhost/ledger?host=/nowhere')).toMatch(
      /^DATABASE_URL: PostgreSQL at \/nowhere:5432\/ledger cannot be reached \(.*ENOENT.*\)\.$/,
    );
  });

  test('is refused when its certificate is missing', async () => {
    expect(await refusalOf('postgresql://me:s3cret@127.0.0.1/ledger?sslrootcert=missing.pem')).toMatch(
      /^DATABASE_URL cannot be used \(ENOENT: .*missing\.pem.*\)\.$/,
    );
  });

  test('is refused when its password has a stray percent sign', async () => {
    expect(await refusalOf('postgresql://me:s3cret%zz@127.0.0.1:1/ledger')).toMatch(/^DATABASE_URL/);
  });
});
