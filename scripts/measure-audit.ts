import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sealPending } from '../src/audit/audit.sealer.ts';
import { checkChain, verifyAudit } from '../src/audit/audit.verification.ts';
import { createBalance } from '../src/balance/balance.ts';
import { createClock } from '../src/clock.ts';
import { type Database, openDatabase } from '../src/db/open-database.ts';
import type { CallDeps } from '../src/deps.ts';
import { createIdentities } from '../src/identity/identity.create.ts';
import { identityVault } from '../src/identity/identity.vault.ts';
import { encodeId } from '../src/ids.ts';
import { createLedger } from '../src/ledger/ledger.ts';
import { recordTransactions } from '../src/transaction/transaction.ts';
import { masterKeysOf, registerMasterKeys } from '../src/vault/vault.master-keys.ts';
import { createCluster, findPostgresBinaries } from '../test/support/postgres-cluster.ts';

/**
 * Measures how fast a log is sealed and verified: fills a new database with identities and transactions, half and half,
 * seals their events and verifies log and records three times.
 *
 *     npx tsx scripts/measure-audit.ts [--events 100000] [--on postgres | embedded]
 *
 * Exit code 1 when verification finds a problem, for nobody touched the log.
 */
const { values } = parseArgs({
  options: { events: { type: 'string', default: '100000' }, on: { type: 'string', default: 'postgres' } },
});
const events = Number(values.events);
const atOnce = 1000;
const { databaseUrl, remove } = await makeDatabase();
const folder = mkdtempSync(join(tmpdir(), 'signet-audit-'));
const database = await openDatabase({ databaseUrl, dataDir: folder });
try {
  await fill(database);
  report('sealed', await measure(() => sealPending(database.query)));
  for (let round = 1; round <= 3; round++) {
    const chain = await measure(() => checkChain(database.query));
    report('verified the chain of', { ...chain, result: chain.result.checked });
    const verification = await measure(() => verifyAudit(database.query));
    report('verified chain and records of', { ...verification, result: verification.result.checked });
    if (verification.result.ok) continue;
    console.log(verification.result.problems);
    process.exitCode = 1;
  }
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  remove();
}

async function makeDatabase(): Promise<{ databaseUrl: string | undefined; remove: () => void }> {
  if (values.on === 'embedded') return { databaseUrl: undefined, remove: () => {} };
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error('There are no PostgreSQL binaries on this machine: --on embedded needs none.');
  const cluster = await createCluster(binaries);
  return { databaseUrl: cluster.url, remove: () => cluster.remove() };
}

/** Half of the events are creations of identities, half are transactions between two balances. */
async function fill({ prisma, query }: Database): Promise<void> {
  const masterKeys = masterKeysOf([{ id: 'measured', bytes: randomBytes(32) }]);
  await registerMasterKeys(query, masterKeys);
  const vault = identityVault(masterKeys, []);
  const deps: CallDeps = { prisma, query, clock: createClock(), call: { actor: 'measure', requestId: null }, vault };
  const ledgerId = encodeId('Ledger', await createLedger(deps, { name: 'Measured' }));
  const base = { ledgerId, currency: 'USD', overdraftLimit: null };
  const source = await createBalance(deps, base);
  const destination = await createBalance(deps, base);
  for (let done = 0; done < events / 2; done += atOnce) {
    const people = Array.from({ length: atOnce }, (_, at) => ({
      identityType: 'INDIVIDUAL',
      firstName: 'Alice',
      lastName: `Smith ${done + at}`,
      emailAddress: `alice.${done + at}@example.com`,
      city: 'Toronto',
      country: 'Canada',
      metadata: { customer: { tier: 'Gold', since: 2024 } },
    }));
    await createIdentities(deps, people, 'FAIL');
    const sides = { source: encodeId('Balance', source), destination: encodeId('Balance', destination) };
    const transfers = Array.from({ length: atOnce }, (_, at) => {
      return {
        ...sides,
        reference: `reference-${done + at}`,
        amount: '1.25',
        currency: 'USD',
        description: 'Measured',
      };
    });
    await recordTransactions(deps, transfers, true);
    if (process.stderr.isTTY) process.stderr.write(`\rwrote ${2 * (done + atOnce)} of ${events} events`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (databaseUrl) await query('VACUUM ANALYZE');
}

interface Measured<Result> {
  result: Result;
  seconds: number;
  cpuSeconds: number;
}

async function measure<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6 };
}

function report(what: string, { result, seconds, cpuSeconds }: Measured<number>): void {
  const rate = (per: number) => Math.round(result / per).toLocaleString('en');
  const memory = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  console.log(
    `${what} ${result.toLocaleString('en')} events in ${seconds.toFixed(2)} s: ${rate(seconds)} a second, ` +
      `${rate(cpuSeconds)} a second of this process's CPU; ${memory} MB resident`,
  );
}
