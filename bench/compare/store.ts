import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, findPostgresBinaries } from '../../test/support/postgres-cluster.ts';
import { onDatabase } from './fill.ts';

/** The PostgreSQL that is measured on. */
export interface Store {
  /** Of its database `postgres`. */
  url: string;
  /** As people say it, such as "PostgreSQL 15.10". */
  version: string;
  /** The folder of pgbench and its like. */
  binaries: string;
  /** PostgreSQL's first process, the parent of all others. */
  pid: number;
  /** Writes everything down, so that what comes next does not pay for what was. */
  checkpoint(): Promise<void>;
  remove(): void;
}

/** Starts a PostgreSQL with its defaults, in a folder that goes with it unless it is to be kept. */
export async function openStore(keep: boolean): Promise<Store> {
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error('There is no PostgreSQL: install the server of PostgreSQL 14 or newer.');
  const folder = keep ? join(tmpdir(), 'signet-bench-kept') : undefined;
  if (folder) refuseUsed(folder);
  // Prisma takes times for UTC, whatever the server says.
  const cluster = await createCluster(binaries, { keptIn: folder, settings: ['timezone=UTC'] });
  const version = execFileSync(join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' });
  return {
    url: cluster.url,
    version: `PostgreSQL ${/\d+(\.\d+)?/.exec(version)?.[0]}`,
    binaries,
    pid: await postmasterOf(cluster.url),
    checkpoint: () => onDatabase(cluster.url, async (client) => void (await client.query('CHECKPOINT'))),
    remove: () => cluster.remove(),
  };
}

/** Two runs on one kept folder would wait for each other without a word. */
function refuseUsed(folder: string): void {
  const file = join(folder, 'data/postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (existsSync(`/proc/${pid}`)) {
    throw new Error(`The kept cluster in ${folder} is in use by another run (process ${pid}).`);
  }
}

async function postmasterOf(url: string): Promise<number> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const stat = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  });
}

/** An empty folder for what a run writes; removed when the process ends. */
export function makeWorkFolder(): string {
  const folder = join(tmpdir(), `signet-bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
