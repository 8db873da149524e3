import { Writable } from 'node:stream';
import { type Client, createClient, SignetError } from '@signet/client/methods';
import { pino } from 'pino';
import { afterAll, beforeAll, expect } from 'vitest';
import { allScopes, type Scope } from '../../src/access/access.scopes.ts';
import { createApiKey } from '../../src/access/access.ts';
import { type App, type AppDeps, createApp } from '../../src/app.ts';
import { signingKeyOf } from '../../src/audit/audit.checkpoint.ts';
import { createClock } from '../../src/clock.ts';
import type { PrismaClient, Query } from '../../src/db/open-database.ts';
import type { PiiField } from '../../src/identity/identity.attributes.ts';
import type { IdentityVault } from '../../src/identity/identity.vault.ts';
import { registerMasterKeys } from '../../src/vault/vault.master-keys.ts';
import { Canaries } from './canaries.ts';
import { unique } from './fixtures.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { vaultUnderTest } from './vault.ts';

/** A key as a test makes it. */
export interface TestKey {
  id: string;
  name: string;
  secret: string;
}

/**
 * The application on a database of its own, as a test file sees it: through the typed client. It has no API key, so
 * everybody may do everything.
 */
export interface TestApp {
  client: Client;
  /** The same of an application that leaves every query to the resolvers. */
  resolvers: Client;
  /** A client with a new key of these scopes. From the first on, `client` and `fetch` use a key of all scopes. */
  as(scopes: Scope[]): Promise<Client>;
  /** Makes a key, with which the application asks everybody for one. */
  makeKey(scopes: readonly Scope[], expiresAt?: Date): Promise<TestKey>;
  /** Another application on the same database, as another process would be. */
  openAnother(options?: Partial<AppDeps>): App;
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
  /** Its vault. */
  vault: IdentityVault;
  /** The SQL statements that the work caused. */
  countStatements(work: () => Promise<unknown>): Promise<string[]>;
  /** Everything logged so far. */
  logged(): string;
}

/** Signs the checkpoints of every application under test. */
export const signingKey = signingKeyOf(Buffer.alloc(32, 7));

const origin = 'http://localhost';

interface TestOptions {
  tokenizedFields?: PiiField[];
  /** Whether tests of the file make statements of fast reads fail, on purpose. Elsewhere one that fails is a fault. */
  breaksStatements?: boolean;
}

/**
 * Opens an application before the tests of the file and closes it after them. Personal values that the tests send must be in
 * no error and in no line of the log.
 */
export function useTestApp({ tokenizedFields = [], breaksStatements = false }: TestOptions = {}): TestApp {
  const lines: string[] = [];
  const canaries = new Canaries();
  let statements: string[] = [];
  const vault = vaultUnderTest(tokenizedFields);
  const test = { now: undefined, logged: () => lines.join(''), vault } as TestApp;
  let close: () => Promise<void> = async () => {};

  beforeAll(async () => {
    const database = await openTestDatabase((sql) => {
      if (!asksWhoIsThere(sql)) statements.push(sql);
    });
    const log = pino(
      { level: 'trace' },
      new Writable({
        write(line, _encoding, done) {
          lines.push(String(line));
          done();
        },
      }),
    );
    const { prisma, query } = database;
    await registerMasterKeys(query, vault.masterKeys);
    const clock = createClock(() => test.now ?? new Date());
    const elapsedMs = () => (test.now ?? new Date()).getTime();
    const deps = { prisma, query, clock, log, signingKey, vault, elapsedMs };
    const app = createApp(deps);
    let own: TestKey | undefined;
    test.openAnother = (options) =>
      createApp({ ...deps, clock: createClock(() => test.now ?? new Date()), ...options });
    test.makeKey = async (scopes, expiresAt) => {
      const name = unique('key');
      const call = { actor: 'local', requestId: null };
      const maker = { scopes: allScopes, isOpen: false };
      return { name, ...(await createApiKey({ ...deps, call }, { name, scopes: [...scopes], expiresAt }, maker)) };
    };
    test.as = async (scopes) => {
      own ??= await test.makeKey([...allScopes]);
      return clientOf(app, (await test.makeKey(scopes)).secret);
    };
    test.prisma = database.prisma;
    test.query = database.query;
    test.onConnection = database.onConnection;
    test.fetch = async (path, init = {}) => {
      const sent = canaries.note(init.body);
      const response = await app.fetch(new URL(path, origin), withKey(init, own));
      if (sent.length > 0) canaries.expectNoneInErrors(sent, await readJson(response.clone()));
      return response;
    };
    test.client = createClient({ url: `${origin}/graphql`, fetch: test.fetch, attempts: 1 });
    const withoutFastReads = test.openAnother({ fastReads: false });
    test.resolvers = createClient({
      url: `${origin}/graphql`,
      fetch: async (url, init) => withoutFastReads.fetch(new URL(url), withKey(init, own)),
      attempts: 1,
    });
    close = database.close;
  });
  afterAll(async () => {
    canaries.expectNoneIn(test.logged());
    const failedReads = lines.filter((line) => line.includes('could not be read in one statement'));
    if (!breaksStatements) expect(failedReads).toEqual([]);
    await close();
  });

  test.countStatements = async (work) => {
    statements = [];
    await work();
    return statements;
  };
  return test;
}

/** The statements by which a request's key is looked up; remembered for a moment, so not every request sends one. */
function asksWhoIsThere(sql: string): boolean {
  return /\bapi_keys\b/.test(sql);
}

/** The request with this key, unless it has one. */
function withKey(init: RequestInit | undefined, key: TestKey | undefined): RequestInit {
  const headers = new Headers(init?.headers);
  if (key && !headers.has('authorization')) headers.set('authorization', `Bearer ${key.secret}`);
  return { ...init, headers };
}

function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

/** A client of this application, with a key when one is given. It sends everything once, so that a test sees each failure. */
export function clientOf(app: App, apiKey?: string): Client {
  return createClient({
    url: `${origin}/graphql`,
    fetch: async (url, init) => app.fetch(new URL(url), init),
    attempts: 1,
    ...(apiKey ? { apiKey } : {}),
  });
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
