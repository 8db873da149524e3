import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type Client, createClient, SignetError } from 'signet/client';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '../../src/app.ts';
import { signingKeyOf } from '../../src/audit/audit.checkpoint.ts';
import { createClock } from '../../src/clock.ts';
import type { PrismaClient, Query } from '../../src/db/open-database.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** The application on a database of its own, as a test file sees it: through the typed client. */
export interface TestApp {
  client: Client;
  /** Sends a request as it is, for what the client would never send. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The database behind the application, to look at or to prepare what no mutation makes. */
  prisma: PrismaClient;
  /** The same below Prisma, for SQL of several kinds. */
  query: Query;
  /** Runs work on one connection, so that it can begin a transaction and take it back. */
  onConnection: TestDatabase['onConnection'];
  /** What the application's clock says; moves only when a test moves it. Undefined: real time. */
  now: Date | undefined;
  /** The SQL statements that the work caused. */
  countStatements(work: () => Promise<unknown>): Promise<string[]>;
  /** Everything logged so far. */
  logged(): string;
}

/** Signs the checkpoints of every application under test. */
export const signingKey = signingKeyOf(Buffer.alloc(32, 7));

const origin = 'http://signet.test';

/** Opens an application before the tests of the file and closes it after them. */
export function useTestApp(): TestApp {
  const lines: string[] = [];
  let statements: string[] = [];
  const test = { now: undefined, logged: () => lines.join('') } as TestApp;
  let close: () => Promise<void> = async () => {};

  beforeAll(async () => {
    const database = await openTestDatabase((sql) => statements.push(sql));
    const log = pino(
      { level: 'trace' },
      new Writable({
        write(line, _encoding, done) {
          lines.push(String(line));
          done();
        },
      }),
    );
    const app = createApp({
      prisma: database.prisma,
      query: database.query,
      clock: createClock(() => test.now ?? new Date()),
      log,
      signingKey,
    });
    test.prisma = database.prisma;
    test.query = database.query;
    test.onConnection = database.onConnection;
    test.fetch = async (path, init) => app.fetch(new URL(path, origin), init ?? {});
    test.client = createClient({ url: `${origin}/graphql`, fetch: async (url, init) => app.fetch(new URL(url), init) });
    close = database.close;
  });
  afterAll(() => close());

  test.countStatements = async (work) => {
    statements = [];
    await work();
    return statements;
  };
  return test;
}

/** The refusal that this call met; fails when it met none. */
export async function refusalOf(call: Promise<unknown>): Promise<SignetError> {
  const outcome = await call.then(
    () => 'no error',
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(SignetError);
  return outcome as SignetError;
}
