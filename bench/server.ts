import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, findPostgresBinaries } from '../test/support/postgres-cluster.ts';

/** A PostgreSQL server with the worlds that are measured. */
export interface BenchServer {
  /** Of its database `postgres`. */
  url: string;
  stop(): void;
}

/** Settings of a server with a million customers, and those that make loading fast. All others are PostgreSQL's defaults. */
const settings = [
  ...['shared_buffers=2GB', 'effective_cache_size=8GB', 'max_wal_size=16GB'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'checkpoint_timeout=30min', 'max_parallel_maintenance_workers=2'],
];

/**
 * The server that BENCH_DATABASE_URL names, whose user may create databases; else one of installed binaries, whose data
 * stays in the temporary folder of the machine.
 */
export async function openBenchServer(): Promise<BenchServer> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { url: given, stop: () => {} };
  const binaries = findPostgresBinaries();
  if (!binaries) {
    throw new Error(
      'There is no PostgreSQL: install the binaries of PostgreSQL 14 or newer, or set BENCH_DATABASE_URL to a server whose ' +
        'user may create databases.',
    );
  }
  const cluster = await createCluster(binaries, { keptIn: join(tmpdir(), 'signet-bench'), settings });
  return { url: cluster.url, stop: () => cluster.remove() };
}
