import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Measures how long `npm start` takes until it prints its address, and until it has answered a first query: once on an
 * empty folder, then on the data it left.
 *
 *     npx tsx scripts/measure-start.ts [starts on existing data, 5 unless told]
 *
 * Exit code 1 when even the quickest start on existing data took longer than it may: on a busy machine a single one
 * says little.
 */
const starts = Number(process.argv[2] ?? 5);
const readyWithinMs = 3000;
const dataDir = mkdtempSync(join(tmpdir(), 'signet-start-'));
try {
  report('first start', await measureStart());
  let quickest = Number.POSITIVE_INFINITY;
  for (let start = 0; start < starts; start++) {
    const measured = await measureStart();
    report('second start', measured);
    quickest = Math.min(quickest, measured.readyMs);
  }
  if (quickest > readyWithinMs) process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

interface Measured {
  readyMs: number;
  answeredMs: number;
}

async function measureStart(): Promise<Measured> {
  const begun = performance.now();
  const env = { ...process.env, PORT: '0', SIGNET_DATA_DIR: dataDir, DATABASE_URL: '' };
  const server = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await readAddress(server.stdout);
    const readyMs = performance.now() - begun;
    const query = encodeURIComponent('{ identities { nodes { displayName balances { nodes { balance } } } } }');
    const answer = await fetch(`${url}?query=${query}`);
    if (!answer.ok) throw new Error(`The first query was answered with ${answer.status}.`);
    await answer.text();
    return { readyMs, answeredMs: performance.now() - begun };
  } finally {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  }
}

async function readAddress(stdout: AsyncIterable<Buffer>): Promise<string> {
  let output = '';
  for await (const chunk of stdout) {
    output += chunk;
    const address = /ready at (http:\S+)/.exec(output)?.[1];
    if (address) return address;
  }
  throw new Error(`The server ended without an address:\n${output}`);
}

function report(name: string, { readyMs, answeredMs }: Measured): void {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  console.log(`${name.padEnd(13)} ready after ${seconds(readyMs)}, first query answered after ${seconds(answeredMs)}`);
}
