import { type Client, createClient, type RecordTransactionInput } from '@signet/client/methods';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createClock } from '../../src/clock.ts';
import { type Database, openDatabase } from '../../src/db/open-database.ts';
import { registerMasterKeys } from '../../src/vault/vault.master-keys.ts';
import { makeBalance, makeFundedBalance, makeLedger, unique } from '../support/fixtures.ts';
import { countDeadlocks, createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { chooseSeed, createRandom } from '../support/random.ts';
import { signingKey } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';
import { vaultUnderTest } from '../support/vault.ts';

const seed = chooseSeed();

describe.skipIf(!onPostgres)(`batches of two processes on one database (TEST_SEED=${seed})`, () => {
  const random = createRandom(seed);
  let shared: ServerDatabase;
  let databases: Database[] = [];
  let clients: [Client, Client];

  beforeAll(async () => {
    shared = await createServerDatabase();
    databases = [await open(shared.url), await open(shared.url)];
    clients = databases.map(clientOf) as [Client, Client];
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
    if (shared) expect(await countDeadlocks(shared)).toBe(0);
    await shared?.drop();
  });

  const inputOf = (input: Pick<RecordTransactionInput, 'source' | 'destination'> & Partial<RecordTransactionInput>) => {
    return { reference: unique('two'), amount: '1', currency: 'USD', ...input };
  };
  async function makeUnlimited(count: number): Promise<string[]> {
    const ledgerId = await makeLedger(clients[0]);
    return Promise.all(
      Array.from({ length: count }, () => makeBalance(clients[0], { ledgerId, overdraftLimit: null })),
    );
  }
  async function expectWhole(): Promise<void> {
    expect((await clients[0].verifyAudit()).verifyAudit).toMatchObject({ ok: true, problems: [] });
  }

  test('in opposite directions over few balances wait for one another and never crosswise', async () => {
    const ids = await makeUnlimited(4);
    const pick = () => Math.floor(random() * ids.length);
    const calls = Array.from({ length: 400 }, (_, at) => {
      const source = pick();
      const sides = { source: ids[source] as string, destination: ids[(source + 1 + (at % 3)) % 4] as string };
      return (clients[at % 2] as Client).recordTransaction({ input: inputOf(sides) });
    });
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    await expectWhole();
  }, 60_000);

  test('with the same references in opposite orders, between other balances, record each once', async () => {
    const pairs = await Promise.all([makeUnlimited(2), makeUnlimited(2)]);
    const references = Array.from({ length: 200 }, () => unique('raced'));
    const bulk = (turn: number) => {
      const [source = '', destination = ''] = pairs[turn] as string[];
      const inputs = (turn ? references.toReversed() : references).map((reference) =>
        inputOf({ source, destination, reference }),
      );
      return (clients[turn] as Client).recordTransactions({ inputs });
    };
    const answers = await Promise.all([bulk(0), bulk(1)]);
    const results = answers.flatMap((answer) => answer.recordTransactions);
    const recorded = results.filter(({ transaction }) => transaction);
    expect(recorded).toHaveLength(200);
    expect(new Set(recorded.map(({ transaction }) => transaction?.reference)).size).toBe(200);
    expect(new Set(results.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['DUPLICATE_REFERENCE']));
    await expectWhole();
  }, 60_000);

  test('with the same content answer both with one transaction', async () => {
    const [source = '', destination = ''] = await makeUnlimited(2);
    const inputs = Array.from({ length: 100 }, () => inputOf({ source, destination }));
    const calls = inputs.flatMap((input) => clients.map((client) => client.recordTransaction({ input })));
    const ids = (await Promise.all(calls)).map(({ recordTransaction }) => recordTransaction.id);
    expect(new Set(ids).size).toBe(100);
    expect((await clients[1].balance({ id: destination })).balance?.balance).toBe('100');
  }, 60_000);

  test('never spend, commit or refund anything twice', async () => {
    const source = await makeFundedBalance(clients[0], '10');
    const [destination = ''] = await makeUnlimited(1);
    const { recordTransaction: hold } = await clients[0].recordTransaction({
      input: inputOf({ source, destination, amount: '5', hold: true }),
    });
    const { recordTransaction: sent } = await clients[1].recordTransaction({
      input: inputOf({ source, destination, amount: '2' }),
    });
    const calls = Array.from({ length: 24 }, (_, at) => {
      const client = clients[at % 2] as Client;
      if (at % 3 === 0) return client.commitTransaction({ id: hold.id, amount: '1' });
      if (at % 3 === 1) return client.refundTransaction({ id: sent.id, amount: '1' });
      return client.voidTransaction({ id: hold.id });
    });
    await Promise.allSettled<unknown>(calls);
    const { balance } = await clients[0].balance({ id: source });
    expect(balance).toMatchObject({ inflightBalance: '0', availableBalance: balance?.balance });
    const refunds = await shared.query<{ total: string }>(
      `SELECT sum(amount)::text AS total FROM transactions WHERE kind = 'REFUND'`,
    );
    expect(Number(refunds[0]?.total)).toBe(2);
    await expectWhole();
  }, 60_000);
});

async function open(databaseUrl: string): Promise<Database> {
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  await registerMasterKeys(database.query, vaultUnderTest().masterKeys);
  return database;
}

function clientOf({ prisma, query }: Database): Client {
  const log = pino({ level: 'silent' });
  const app = createApp({ prisma, query, clock: createClock(), log, signingKey, vault: vaultUnderTest() });
  return createClient({
    url: 'http://localhost/graphql',
    attempts: 1,
    fetch: async (url, init) => app.fetch(new URL(url), init),
  });
}
