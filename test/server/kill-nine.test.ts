import { join } from 'node:path';
import { type Client, SignetError } from '@signet/client/methods';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDataFolder } from '../support/data-folder.ts';
import { createServerDatabase } from '../support/postgres.ts';
import { type Cluster, createCluster } from '../support/postgres-cluster.ts';
import { chooseSeed, createRandom } from '../support/random.ts';
import { cleanUp, makeFolder, type ServerProcess, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

const rounds = Number(process.env.TEST_KILLS ?? 10);
const writersAtOnce = 8;
const seed = chooseSeed();
const random = createRandom(seed);
const minutes = 60_000;

/** What was answered, and so must be there for good. */
interface Acknowledged {
  identities: Map<string, string>;
  transactions: Map<string, string>;
  /** The references of each call that was to record all or nothing, answered or not. */
  atomic: string[][];
}

/** What was sent: repeating it with the same reference must find it or record it, never twice. */
interface Transfer {
  reference: string;
  source: string;
  destination: string;
  amount: string;
}

describe.skipIf(onPostgres)(`kill -9 of the server on the embedded database (TEST_SEED=${seed})`, () => {
  test(`loses nothing that was acknowledged and leaves nothing half done, ${rounds} times`, {
    timeout: 10 * minutes,
  }, async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));

    await surviveKills(() => startServer(folder, { SIGNET_SAMPLE_DATA: 'off' }), 'server');
  });
});

describe.skipIf(!onPostgres)(`kill -9 of the server on PostgreSQL (TEST_SEED=${seed})`, () => {
  test(`loses nothing that was acknowledged and leaves nothing half done, ${rounds} times`, {
    timeout: 10 * minutes,
  }, async () => {
    const database = await createServerDatabase();
    try {
      await surviveKills(
        () => startServer(makeFolder(), { DATABASE_URL: database.url, SIGNET_SAMPLE_DATA: 'off' }),
        'server',
      );
    } finally {
      await cleanUp();
      await database.drop();
    }
  });
});

const binaries = process.env.TEST_POSTGRES_BINARIES;

describe.skipIf(!onPostgres || !binaries)(`kill -9 of PostgreSQL itself (TEST_SEED=${seed})`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await createCluster(binaries as string);
  }, minutes);
  afterAll(() => cluster?.remove());

  test(`loses nothing that was acknowledged, and the server goes on, ${rounds} times`, {
    timeout: 10 * minutes,
  }, async () => {
    await surviveKills(
      () => startServer(makeFolder(), { DATABASE_URL: cluster.url, SIGNET_SAMPLE_DATA: 'off' }),
      cluster,
    );
  });
});

/** Writes, kills in the middle and checks, several times over on one database; in the end checks all of it once more. */
async function surviveKills(start: () => ServerProcess, victim: 'server' | Cluster): Promise<void> {
  const all: Acknowledged = { identities: new Map(), transactions: new Map(), atomic: [] };
  let server = start();
  try {
    for (let round = 1; round <= rounds; round++) {
      const client = await server.client();
      const balances = await makeBalances(client);
      const acknowledged: Acknowledged = { identities: new Map(), transactions: new Map(), atomic: [] };
      const sent = await writeUntilKilled(client, round, balances, acknowledged, () =>
        victim === 'server' ? server.kill('SIGKILL') : victim.killNine(),
      );
      if (victim === 'server') server = start();
      else await victim.restart();
      await checkAcknowledged(await server.client(), acknowledged);
      await checkWhole(await server.client(), balances, sent);
      for (const kind of ['identities', 'transactions'] as const) {
        for (const [key, id] of acknowledged[kind]) all[kind].set(key, id);
      }
    }
    await checkAcknowledged(await server.client(), all);
  } finally {
    await cleanUp();
  }
}

async function makeBalances(client: Client): Promise<string[]> {
  const { createLedger } = await client.createLedger({ input: { name: 'Round' } });
  const input = { ledgerId: createLedger.id, currency: 'USD', overdraftLimit: null };
  const made = [1, 2, 3, 4].map(async () => (await client.createBalance({ input })).createBalance.id);
  return Promise.all(made);
}

/** Several writers at once; `kill` is called after a random number of answers, and the writers end when none comes. */
async function writeUntilKilled(
  client: Client,
  round: number,
  balances: string[],
  acknowledged: Acknowledged,
  kill: () => Promise<unknown>,
): Promise<Transfer[]> {
  const sent: Transfer[] = [];
  const killAfter = 5 + Math.floor(random() * 40);
  let answers = 0;
  let killed: Promise<unknown> | undefined;
  const write = async (writer: number) => {
    for (let number = 1; !killed; number++) {
      const name = `${round}-${writer}-${number}`;
      const transfer = makeTransfer(name, balances);
      sent.push(transfer);
      const together = [1, 2, 3].map((place) => makeTransfer(`${name}-${place}`, balances));
      sent.push(...together);
      acknowledged.atomic.push(together.map(({ reference }) => reference));
      const [identity, transaction, bulk] = await Promise.allSettled([
        createIdentity(client, name),
        recordTransaction(client, transfer),
        recordTogether(client, together),
      ]);
      if (identity.status === 'fulfilled') acknowledged.identities.set(name, identity.value);
      if (transaction.status === 'fulfilled') acknowledged.transactions.set(name, transaction.value);
      if (bulk.status === 'fulfilled') {
        for (const [reference, id] of bulk.value) acknowledged.transactions.set(reference, id);
      }
      answers += 1;
      if (answers >= killAfter) killed ??= kill();
    }
  };
  await Promise.all(Array.from({ length: writersAtOnce }, (_, writer) => write(writer)));
  await killed;
  return sent;
}

/** Asks for the id alone: the time between two writes is what a kill has to hit. */
async function createIdentity(client: Client, externalId: string): Promise<string> {
  const { created } = await client.request<{ created: { id: string } }, object>(
    'mutation ($input: CreateIdentityInput!) { created: createIdentity(input: $input) { id } }',
    { input: { externalId, identityType: 'INDIVIDUAL', firstName: externalId } },
  );
  return created.id;
}

async function recordTransaction(client: Client, transfer: Transfer): Promise<string> {
  const { recorded } = await client.request<{ recorded: { id: string } }, object>(
    'mutation ($input: RecordTransactionInput!) { recorded: recordTransaction(input: $input) { id } }',
    { input: { ...transfer, currency: 'USD' } },
  );
  return recorded.id;
}

/** Records all or nothing, and returns the id of each reference. */
async function recordTogether(client: Client, transfers: Transfer[]): Promise<[string, string][]> {
  const inputs = transfers.map((transfer) => ({ ...transfer, currency: 'USD' }));
  const document = `mutation ($inputs: [RecordTransactionInput!]!) {
    results: recordTransactions(inputs: $inputs, atomic: true) { transaction { id reference } } }`;
  const { results } = await client.request<
    { results: { transaction: { id: string; reference: string } }[] },
    { inputs: object }
  >(document, { inputs });
  return results.map(({ transaction }) => [transaction.reference, transaction.id]);
}

function makeTransfer(reference: string, balances: string[]): Transfer {
  const from = Math.floor(random() * balances.length);
  const to = (from + 1 + Math.floor(random() * (balances.length - 1))) % balances.length;
  const amount = String(1 + Math.floor(random() * 1000));
  return { reference, source: balances[from] as string, destination: balances[to] as string, amount };
}

async function checkAcknowledged(client: Client, { identities, transactions, atomic }: Acknowledged): Promise<void> {
  expect(await readKept(client, 'identities', 'externalId', [...identities.keys()])).toEqual(identities);
  expect(await readKept(client, 'transactions', 'reference', [...transactions.keys()])).toEqual(transactions);
  const kept = await readKept(client, 'transactions', 'reference', atomic.flat());
  for (const references of atomic) {
    expect([0, references.length]).toContain(references.filter((reference) => kept.has(reference)).length);
  }
}

interface Kept {
  [list: string]: { nodes: { id: string; key: string }[] };
}

/** The ids of the records with these keys. Patient, for the first requests after a crash may meet broken connections. */
async function readKept(client: Client, list: string, field: string, keys: string[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (let at = 0; at < keys.length; at += 100) {
    const query = `query ($keys: [String!]!) { ${list}(first: 100, filter: { ${field}: { in: $keys } }) { nodes { id key: ${field} } } }`;
    const page = await patiently(() => client.request<Kept, object>(query, { keys: keys.slice(at, at + 100) }));
    for (const node of page[list]?.nodes ?? []) kept.set(node.key, node.id);
  }
  return kept;
}

/** Sends everything once more, and sees each balance hold what its transactions say: all of them, each once. The log verifies. */
async function checkWhole(client: Client, balances: string[], sent: Transfer[]): Promise<void> {
  const { verifyAudit } = await patiently(() => client.verifyAudit());
  expect(verifyAudit).toMatchObject({ ok: true, problems: [] });
  expect(await readBalances(client, balances)).toEqual(await sumTransactions(client, balances));
  await Promise.all(sent.map((transfer) => recordTransaction(client, transfer)));
  const expected = new Map(balances.map((id) => [id, 0n]));
  for (const { source, destination, amount } of sent) move(expected, source, destination, BigInt(amount));
  expect(await readBalances(client, balances)).toEqual(expected);
}

async function readBalances(client: Client, balances: string[]): Promise<Map<string, bigint>> {
  const found = await Promise.all(balances.map((id) => client.balance({ id })));
  return new Map(found.map(({ balance }) => [balance?.id ?? '', BigInt(balance?.balance ?? 0)]));
}

/** What the balances must hold by the transactions between them. */
async function sumTransactions(client: Client, balances: string[]): Promise<Map<string, bigint>> {
  const sums = new Map(balances.map((id) => [id, 0n]));
  for (const id of balances) {
    let after: string | null = null;
    do {
      const { balance }: SentPage = await client.request<SentPage, object>(sentQuery, { id, after });
      for (const { source, destination, amount } of balance.transactions.nodes) {
        // A transaction stands in the lists of both its balances; it counts in that of its source.
        if (source.id === id) move(sums, source.id, destination.id, BigInt(amount));
      }
      const { hasNextPage, endCursor }: SentPage['balance']['transactions']['pageInfo'] = balance.transactions.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after);
  }
  return sums;
}

interface SentPage {
  balance: {
    transactions: {
      nodes: { amount: string; source: { id: string }; destination: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

const sentQuery = `query ($id: ID!, $after: String) {
  balance(id: $id) {
    transactions(first: 100, after: $after) {
      nodes { amount source { id } destination { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

function move(sums: Map<string, bigint>, source: string, destination: string, amount: bigint): void {
  sums.set(source, (sums.get(source) ?? 0n) - amount);
  sums.set(destination, (sums.get(destination) ?? 0n) + amount);
}

/** A pool learns that its connections broke by using them: each may fail one request, and none fails a second. */
async function patiently<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let triesLeft = 20; ; triesLeft--) {
    try {
      return await ask();
    } catch (error) {
      if (triesLeft === 0 || !(error instanceof SignetError) || error.code !== 'INTERNAL_SERVER_ERROR') throw error;
    }
  }
}
