/**
 * Measures exports from PostgreSQL: how many rows come in a second, and how much more memory the server takes than at rest.
 *
 *     npm run bench:export -- [--rows 100000,1000000]
 *
 * The server is this tree's, as a process of its own; the databases are on the server that BENCH_DATABASE_URL names, or on a throwaway one of
 * installed binaries. Memory is read from /proc, so it needs Linux.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { connectToServer } from '../src/db/server.ts';
import { createCluster, findPostgresBinaries } from '../test/support/postgres-cluster.ts';
import { startServer } from './compare/processes.ts';
import { loadWorld } from './load.ts';
import { balanceId, hub, personAt, settlementBalances, type WorldSize } from './world.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000,1000000' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const adminKey = 'bench'.repeat(8);
const headers = { authorization: `Bearer ${adminKey}` };

/** The exports that are measured: all transactions and balances, and every line of the statement of the busiest identity. */
const exportsOf = (world: WorldSize) => {
  const of = `identityId=idt_${personAt(hub, world).id}&currency=USD&from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`;
  return [
    ...['transactions?format=csv', 'transactions?format=ndjson', 'balances?format=csv'],
    ...[`statement?format=csv&${of}`, `statement?format=ndjson&${of}`],
  ];
};

const [url, stop] = await openPostgres();
try {
  console.log('| export | rows | seconds | rows/s | MB | memory at rest, MB | at most above it, MB |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const transactions of values.rows.split(',').map(Number)) {
    const world = { identities: 1000, transactions };
    const databaseUrl = await loadWorld(url, 'signet_bench_export', world, () => {});
    await linkSettlements(databaseUrl, world);
    await measureAll(databaseUrl, world);
  }
} finally {
  stop();
}
process.exit();

async function openPostgres(): Promise<[url: string, stop: () => void]> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return [given, () => {}];
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error('There is no PostgreSQL: install its binaries, or set BENCH_DATABASE_URL.');
  const settings = ['fsync=off', 'shared_buffers=1GB', 'max_wal_size=8GB', 'wal_level=minimal', 'max_wal_senders=0'];
  const cluster = await createCluster(binaries, { settings });
  return [cluster.url, () => cluster.remove()];
}

/** Links the balances that most transactions pass through to the hub, so that its statement has half as many lines as there are transactions. */
async function linkSettlements(databaseUrl: string, world: WorldSize): Promise<void> {
  const places = Array.from({ length: settlementBalances }, (_, at) => balanceId(2 * world.identities + at, world));
  const client = await connectToServer(databaseUrl);
  // Without the triggers, for no insights are measured here.
  await client.query(`SET session_replication_role = 'replica'`);
  await client.query('UPDATE balances SET identity_id = $1 WHERE id = ANY ($2)', [personAt(hub, world).id, places]);
  await client.end();
}

async function measureAll(databaseUrl: string, world: WorldSize): Promise<void> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const server = await startServer({
    command: process.execPath,
    args: ['--import', tsx, 'src/cli/main.ts', 'serve'],
    cwd: root,
    env: {
      ...{ DATABASE_URL: databaseUrl, SIGNET_ADMIN_KEY: adminKey, LOG_LEVEL: 'warn' },
      SIGNET_MASTER_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
    },
  });
  try {
    // Once, so that what is compiled and cached the first time counts as memory at rest.
    await readThrough(`${server.origin}/export/balances?format=csv`);
    for (const path of exportsOf(world)) console.log(await measure(server, path));
  } finally {
    await server.stop();
  }
}

async function measure({ pid, origin }: { pid: number; origin: string }, path: string): Promise<string> {
  const atRest = residentMb(pid);
  let most = atRest;
  const watch = setInterval(() => {
    most = Math.max(most, residentMb(pid));
  }, 20);
  const begun = performance.now();
  const { rows, bytes } = await readThrough(`${origin}/export/${path}`);
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  const [name] = path.split('&');
  const cells = [name, rows.toLocaleString('en'), seconds.toFixed(1), Math.round(rows / seconds).toLocaleString('en')];
  return `| ${[...cells, (bytes / 1e6).toFixed(0), atRest.toFixed(0), (most - atRest).toFixed(0)].join(' | ')} |`;
}

/** Reads an export to its end. Throws when it is none, or is broken off. */
async function readThrough(url: string): Promise<{ rows: number; bytes: number }> {
  const response = await fetch(url, { headers });
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  let [rows, bytes] = [0, 0];
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) rows += 1;
  }
  return { rows, bytes };
}

function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
