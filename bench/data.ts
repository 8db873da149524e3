/**
 * Fills PostgreSQL with a world of this size and, beside it, one of a hundredth of it, for `npm run bench:read`.
 *
 *     npm run bench:data -- [--identities 1000000] [--transactions 10000000]
 *
 * The server is the one that BENCH_DATABASE_URL names, whose user may create databases, or one of installed binaries. What an
 * earlier run left in the databases signet_bench_large and signet_bench_small is dropped.
 */
import { parseArgs } from 'node:util';
import { loadWorld } from './load.ts';
import { openBenchServer } from './server.ts';
import type { WorldSize } from './world.ts';
import { writeSizes } from './worlds.ts';

const { values } = parseArgs({
  options: {
    identities: { type: 'string', default: '1000000' },
    transactions: { type: 'string', default: '10000000' },
  },
});
const large: WorldSize = {
  identities: wholeNumber('identities', values.identities),
  transactions: wholeNumber('transactions', values.transactions),
};
const small: WorldSize = { identities: large.identities / 100, transactions: large.transactions / 100 };
const server = await openBenchServer();
process.once('SIGINT', () => process.exit(130));
try {
  await load('signet_bench_small', small);
  await load('signet_bench_large', large);
} finally {
  server.stop();
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1000 && number % 100 === 0) return number;
  throw new Error(`--${name} must be a whole number of hundreds, 1,000 or more.`);
}

async function load(name: string, size: WorldSize): Promise<void> {
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  let step = '';
  const url = await loadWorld(server.url, name, size, (what, done, of) => {
    if (process.stderr.isTTY) return showProgress(`${name} ${what}`, done / of, seconds());
    if (what !== step) process.stderr.write(`${name}: ${what}, after ${seconds()}\n`);
    step = what;
  });
  await writeSizes(url, size);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const [people, moved] = [size.identities.toLocaleString('en'), size.transactions.toLocaleString('en')];
  console.log(`${name}: ${people} identities and ${moved} transactions in ${seconds()}`);
}

const barWidth = 30;

function showProgress(what: string, share: number, time: string): void {
  const bar = '█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '░');
  const percent = String(Math.floor(share * 100)).padStart(3);
  process.stderr.write(`\r\x1b[K${bar} ${percent} %  ${what}  ${time}`);
}
