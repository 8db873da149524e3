/**
 * Runs what PostgreSQL may answer differently than the embedded database, on the server that TEST_DATABASE_URL names
 * or on one of its own made from installed binaries. Arguments go to vitest.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCluster, findPostgresBinaries } from '../support/postgres-cluster.ts';

/** Tests that crash PostgreSQL itself make a durable cluster of their own; nobody crashes this one, so it need not wait for the disk. */
const settings = ['fsync=off', 'full_page_writes=off'];

const given = process.env.TEST_DATABASE_URL;
const binaries = findPostgresBinaries();
if (process.argv.includes('--can-run')) {
  process.exitCode = given || binaries ? 0 : 1;
} else if (given || binaries) {
  process.exitCode = await run(given, binaries);
} else {
  process.stderr.write(
    'No PostgreSQL: set TEST_DATABASE_URL to a server whose user may create databases, or install the binaries ' +
      'of PostgreSQL 14 or newer.\n',
  );
  process.exitCode = 1;
}

async function run(givenUrl: string | undefined, binaries: string | undefined): Promise<number> {
  const cluster = givenUrl || !binaries ? undefined : await createCluster(binaries, { settings });
  try {
    return await runVitest({ TEST_DATABASE_URL: givenUrl ?? cluster?.url, TEST_POSTGRES_BINARIES: binaries });
  } finally {
    cluster?.remove();
  }
}

/** Runs vitest and returns its exit code. Signals are passed on, so that it ends first and the cluster after it. */
function runVitest(environment: Record<string, string | undefined>): Promise<number> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const chosen = process.argv.slice(2);
  const paths = chosen.some((argument) => !argument.startsWith('-'))
    ? []
    : ['test/api', 'test/postgres', 'test/server'];
  const child = spawn(process.execPath, [vitest, 'run', ...paths, ...chosen], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
