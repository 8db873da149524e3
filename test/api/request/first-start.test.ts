import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { createClock } from '../../../src/clock.ts';
import { type Database, openDatabase } from '../../../src/db/open-database.ts';
import { addSampleWorld, sampleIds } from '../../../src/sample/sample-world.ts';
import { schema } from '../../../src/schema.ts';
import { registerMasterKeys } from '../../../src/vault/vault.master-keys.ts';
import { enumQueries } from '../../support/enum-arguments.ts';
import { makeFundedBalance, makePerson, unique } from '../../support/fixtures.ts';
import { createServerDatabase } from '../../support/postgres.ts';
import { clientOf, signingKey } from '../../support/test-app.ts';
import { onPostgres } from '../../support/test-database.ts';
import { vaultUnderTest } from '../../support/vault.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Nothing was here before: no folder, no table. All other tests copy a database that was migrated by another process. */
let database: Database;
const apps = new Map<boolean, App>();
let remove: () => unknown = () => {};

beforeAll(async () => {
  const place = await makePlace();
  remove = place.remove;
  database = await openDatabase(place);
  const { prisma, query } = database;
  const vault = vaultUnderTest();
  await registerMasterKeys(query, vault.masterKeys);
  const deps = { prisma, query, clock: createClock(), log: pino({ level: 'silent' }), signingKey, vault };
  await addSampleWorld(deps);
  for (const fastReads of [true, false]) apps.set(fastReads, createApp({ ...deps, fastReads }));
});
afterAll(async () => {
  await database.close();
  await remove();
});

function appOf(fastReads: boolean): App {
  const app = apps.get(fastReads);
  if (!app) throw new Error('It was not opened.');
  return app;
}

async function makePlace(): Promise<{ databaseUrl: string | undefined; dataDir: string; remove: () => unknown }> {
  if (onPostgres) {
    const server = await createServerDatabase();
    return { databaseUrl: server.url, dataDir: '', remove: server.drop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'signet-first-'));
  return { databaseUrl: undefined, dataDir: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true }) };
}

const calls: Record<string, string> = {
  'Query.identity': `identity(id: "${sampleIds.alice}")`,
  'Query.balance': `balance(id: "${sampleIds.aliceUsd}")`,
  'Query.ledger': `ledger(id: "${sampleIds.ledger}")`,
  'Query.transactionByReference': 'transactionByReference(reference: "sample-1")',
  'Identity.insights': 'insights(currency: "USD")',
};

const queries = enumQueries(schema, (type, field) => calls[`${type}.${field}`]);

describe.each([
  ['in one statement', true],
  ['by the resolvers', false],
])('on the first start, %s', (_, fastReads) => {
  test.each(queries)('answers $name', async ({ query }) => {
    const app = appOf(fastReads);
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json' };
    const response = await app.fetch('http://localhost/graphql', { method: 'POST', headers, body });
    const answer = (await response.json()) as { data?: unknown; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toBeTruthy();
  });

  test('finds by enums what was recorded, in lists and below records', async () => {
    const client = clientOf(appOf(fastReads));
    const count = async (filter: string) => {
      const { identities } = await client.request<{ identities: { totalCount: number } }, object>(
        `{ identities(filter: ${filter}) { totalCount } }`,
      );
      return identities.totalCount;
    };
    const archived = await makePerson(client);
    await client.archiveIdentity({ id: archived });

    expect(await count(`{ status: [ARCHIVED], id: ["${archived}"] }`)).toBe(1);
    expect(await count(`{ status: [ACTIVE, FROZEN], id: ["${archived}"] }`)).toBe(0);
    expect(await count(`{ not: { status: [FROZEN, ERASED] }, id: ["${sampleIds.alice}"] }`)).toBe(1);
    expect(await count('{ status: [] }')).toBe(0);
    const { identity } = await client.request<{ identity: Record<string, { totalCount: number }> }, object>(
      `{ identity(id: "${sampleIds.alice}") {
        transfers: transactions(filter: { kind: [TRANSFER], status: [APPLIED, INFLIGHT] }) { totalCount }
        others: transactions(filter: { kind: [VOID, REFUND] }) { totalCount }
      } }`,
    );
    expect(identity.transfers?.totalCount).toBeGreaterThan(0);
    expect(identity.others?.totalCount).toBe(0);
  });

  test('tokenizes, reveals and erases the fields that a list of an enum names', async () => {
    const client = clientOf(appOf(fastReads));
    const id = await makePerson(client, { emailAddress: 'first.start@example.com', dob: '1985-05-15' });
    const fields = ['EMAIL_ADDRESS', 'DOB'] as const;

    const { tokenizeIdentity } = await client.tokenizeIdentity({ id, fields: [...fields] });
    expect([...tokenizeIdentity.tokenizedFields].sort()).toEqual([...fields].sort());
    const { detokenizeIdentity } = await client.detokenizeIdentity({ id, fields: [...fields], reason: 'A test' });
    expect(detokenizeIdentity.map(({ value }) => value).sort()).toEqual(['1985-05-15', 'first.start@example.com']);
    await client.eraseIdentity({ id, reason: 'A test' });
  });

  test('records, holds, commits and refunds', async () => {
    const client = clientOf(appOf(fastReads));
    const source = await makeFundedBalance(client, '10');
    const input = { amount: '4', currency: 'USD', source, destination: sampleIds.aliceUsd };
    const { recordTransaction: hold } = await client.recordTransaction({
      input: { ...input, reference: unique('hold'), hold: true },
    });
    await client.commitTransaction({ id: hold.id });
    const { transactions } = await client.transactions({
      filter: { kind: ['COMMIT'], status: ['APPLIED', 'COMMITTED'] },
    });
    expect(transactions.nodes.map(({ kind }) => kind)).toContain('COMMIT');
  });
});
