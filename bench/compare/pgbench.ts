import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hotPair } from './bodies.ts';
import { onDatabase } from './fill.ts';
import { connections, type Load } from './load.ts';
import { measureWindow } from './measure.ts';
import { percentile, type Visit } from './statistics.ts';
import type { Ground, Visitable } from './visits.ts';

const runProgram = promisify(execFile);

/**
 * A transaction as PostgreSQL's own load generator makes it, in five round trips. Both balances are locked in the order of
 * their ids. A new id is one of version 7, as the servers make them, for random ones would cost more.
 */
export function scriptFor(measured: 'spread' | 'hot', balances: number): string {
  const [source, destination] = hotPair(balances);
  const choose =
    measured === 'hot'
      ? `\\set one ${source}\n\\set two ${destination}`
      : `\\set a random(0, ${balances - 1})
\\set b (:a + random(1, ${balances - 1})) % ${balances}
\\set one least(:a, :b)
\\set two greatest(:a, :b)`;
  return `${choose}
\\set cents random(100, 100100)
BEGIN;
UPDATE balances SET balance = balance - :cents / 100.0 WHERE id = bench.balance_id(:one);
UPDATE balances SET balance = balance + :cents / 100.0 WHERE id = bench.balance_id(:two);
INSERT INTO transactions (id, reference, amount, currency, source_id, destination_id, description)
  VALUES (bench.uuid_v7(), 'pgbench-' || nextval('bench.pgbench_reference'), :cents / 100.0, 'USD',
    bench.balance_id(:one), bench.balance_id(:two), 'Order 1');
COMMIT;
`;
}

/** The SQL functions that the pgbench script calls: UUIDv7 by the clock, and numbers for references. */
const helpers = `
CREATE SEQUENCE IF NOT EXISTS bench.pgbench_reference;
CREATE OR REPLACE FUNCTION bench.uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
    || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$$`;

export async function preparePgbench(
  measured: 'spread' | 'hot',
  url: string,
  binaries: string,
  { options, workFolder, databasePid, settle, population }: Ground,
): Promise<Visitable> {
  await onDatabase(url, async (client) => void (await client.query(helpers)));
  const folder = join(workFolder, 'pgbench');
  mkdirSync(folder, { recursive: true });
  const script = join(folder, `${measured}.sql`);
  writeFileSync(script, scriptFor(measured, population.balances.length));
  const load = (seconds: number) => runPgbench(join(binaries, 'pgbench'), url, script, folder, seconds);
  return {
    name: 'pgbench',
    async visit(round): Promise<Visit> {
      await settle?.('pgbench');
      await load(options.warmSeconds);
      // One window as long as all windows of another server, because each run of pgbench opens 32 new connections.
      const seconds = options.windows * options.windowSeconds;
      const window = await measureWindow({ database: databasePid }, () => load(seconds));
      return { case: measured, server: 'pgbench', round, windows: [window] };
    },
  };
}

async function runPgbench(
  program: string,
  url: string,
  script: string,
  folder: string,
  seconds: number,
): Promise<Load> {
  const clients = ['-M', 'prepared', '-c', String(connections), '-j', '2', '-n', '-T', String(seconds)];
  // Every tenth transaction is logged with its latency.
  const log = ['-l', '--sampling-rate', '0.1', '--log-prefix', join(folder, 'log')];
  const { stdout } = await runProgram(program, [...clients, ...log, '-f', script, url]);
  const count = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
  if (!(count >= 0) || failed > 0) throw new Error(`pgbench did not run as it should: ${stdout}`);
  const latencies = takeLatencies(folder);
  return {
    requests: count,
    // The connection time is left out. On a very slow machine no transaction may finish.
    seconds: count > 0 ? count / perSecond : seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

/** The latencies of the logs that pgbench left, in milliseconds; the logs are removed. */
function takeLatencies(folder: string): number[] {
  const logs = readdirSync(folder).filter((name) => name.startsWith('log'));
  return logs.flatMap((name) => {
    const file = join(folder, name);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    rmSync(file);
    return lines.map((line) => Number(line.split(' ')[2]) / 1000).filter((latency) => latency > 0);
  });
}
