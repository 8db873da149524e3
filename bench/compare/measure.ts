import { cpus } from 'node:os';
import type { Load } from './load.ts';
import { cpuOf, cpuOfMachine, cpuOfSelf, cpuOfTree } from './processes.ts';
import type { Window } from './statistics.ts';

/** The processes whose CPU is measured: the server, and PostgreSQL's postmaster with its children. */
export interface Watched {
  server?: number;
  database?: number;
}

/** Runs a load and measures the CPU that the server and PostgreSQL used. */
export async function measureWindow({ server, database }: Watched, load: () => Promise<Load>): Promise<Window> {
  const read = () => ({
    at: performance.now(),
    server: server === undefined ? 0 : cpuOf(server),
    database: database === undefined ? 0 : cpuOfTree(database),
    self: cpuOfSelf(),
    machine: cpuOfMachine(),
  });
  const before = read();
  const seen = await load();
  const after = read();
  const took = (what: keyof typeof before) => after[what] - before[what];
  const foreign = took('machine') - took('server') - took('database') - took('self');
  return {
    ...seen,
    serverCpu: server === undefined ? undefined : took('server'),
    databaseCpu: database === undefined ? undefined : took('database'),
    foreignShare: Math.max(0, foreign / ((took('at') / 1000) * cpus().length)),
  };
}
