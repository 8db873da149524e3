import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Population } from './bodies.ts';
import { buildPeers, buildSignet, installPeers, requireWrk } from './build.ts';
import type { CaseName } from './cases.ts';
import { type Contender, contendersOf, peersOn, type ServerName } from './contenders.ts';
import { buildBefore, prepareEmbedded } from './embedded.ts';
import { copyDatabase, dropDatabase, ensurePlain, ensureSignet, onDatabase } from './fill.ts';
import type { Options } from './options.ts';
import { preparePgbench } from './pgbench.ts';
import type { Progress } from './progress.ts';
import { describeMachine, type Results } from './report.ts';
import { balancesEach } from './rows.sql.ts';
import { migrateWithSignet, type SignetPlace, signetOnPostgres } from './signet.ts';
import type { Visit } from './statistics.ts';
import { makeWorkFolder, openStore, type Store } from './store.ts';
import { type Ground, prepareHttp, prepareStart, type Visitable } from './visits.ts';

const postgresCases = ['one', 'page', 'customer', 'spread', 'hot', 'create', 'start'] as const satisfies CaseName[];
const writingCases = ['spread', 'hot', 'create'] as const satisfies CaseName[];
const embeddedCases = ['pglite-one', 'pglite-record'] as const satisfies CaseName[];

/** A case with the servers that are measured on it. */
interface Run {
  options: Options;
  workFolder: string;
  progress: Progress;
  /** What was measured so far. */
  visits: Visit[];
  /** How many visits are still to come, by what the options ask for. */
  left: number;
}

/**
 * Prepares everything, visits every server for every case, and returns what a run is called by. All that is measured is added
 * to `visits`, so that it is there when a later server fails.
 */
export async function measureAll(
  options: Options,
  root: string,
  progress: Progress,
  visits: Visit[],
): Promise<Omit<Results, 'visits'>> {
  const begun = performance.now();
  const run: Run = { options, workFolder: makeWorkFolder(), progress, visits, left: visitsOf(options) };
  await build(run);
  let version: string | undefined;
  if (postgresCases.some((name) => options.cases.includes(name))) {
    progress.step('starting PostgreSQL');
    const store = await openStore(options.keep);
    try {
      version = store.version;
      await measureOnPostgres(run, store);
      // After a checkpoint a cluster that is kept starts without recovery.
      if (options.keep) await store.checkpoint();
    } finally {
      store.remove();
    }
  }
  if (embeddedCases.some((name) => options.cases.includes(name))) await measureEmbedded(run, root);
  const { rounds, identities, transactions } = options;
  const minutes = Math.round((performance.now() - begun) / 60_000);
  return {
    at: new Date().toISOString(),
    machine: describeMachine(version),
    rounds,
    identities,
    transactions,
    minutes,
  };
}

function serversFor(measured: CaseName, { servers }: Options): ServerName[] {
  return contendersOf[measured].filter((name) => servers.includes(name));
}

function visitsOf(options: Options): number {
  return options.rounds * options.cases.reduce((sum, measured) => sum + serversFor(measured, options).length, 0);
}

async function build({ options, progress }: Run): Promise<void> {
  requireWrk();
  const peers = (['ceiling', 'postgraphile', 'mercurius', 'tutorial'] as const).filter((name) =>
    options.cases.some((measured) => serversFor(measured, options).includes(name)),
  );
  if (peers.length > 0) {
    progress.step('installing and building the peers');
    installPeers();
    await buildPeers(peers);
  }
  if (!options.built) {
    progress.step('building Signet');
    buildSignet(options.tree);
  }
}

async function measureOnPostgres(run: Run, store: Store): Promise<void> {
  const { options, workFolder, progress } = run;
  const dataDir = join(workFolder, 'signet');
  mkdirSync(dataDir, { recursive: true });
  const place = { tree: options.tree, dataDir };
  const { identities, transactions } = options;
  const size = { identities, transactions };
  const migrate = (url: string) => migrateWithSignet(url, place);
  const filled = await Promise.all([
    ensurePlain(store.url, size, progress.step),
    ensureSignet(store.url, options.tree, size, migrate, progress.step),
  ]);
  if (!options.keep || !writingCases.some((name) => options.cases.includes(name))) {
    return measureOn(filled, place, run, store);
  }
  progress.step('copying what is kept, for it will be written to');
  const copies: [string, string] = [await copyDatabase(store.url, filled[0]), await copyDatabase(store.url, filled[1])];
  await measureOn(copies, place, run, store);
  for (const url of copies) await dropDatabase(store.url, url);
}

async function measureOn(
  [plainUrl, signetUrl]: [plainUrl: string, signetUrl: string],
  place: SignetPlace,
  run: Run,
  { checkpoint: settle, pid: databasePid, binaries }: Store,
): Promise<void> {
  const { options, workFolder, progress } = run;
  const contenders: Partial<Record<ServerName, Contender>> = {
    signet: signetOnPostgres(signetUrl, place),
    ...peersOn(plainUrl),
  };
  if (!contenders.postgraphile && options.servers.includes('postgraphile')) {
    progress.step('PostGraphile is left out: it needs Node 22 or newer.');
  }
  const population = await populationOf(plainUrl, options);
  for (const measured of postgresCases.filter((name) => options.cases.includes(name))) {
    const ground: Ground = {
      options,
      workFolder,
      databasePid,
      settle,
      population: { ...population, isHot: measured === 'hot' },
      say: progress.step,
    };
    const chosen = serversFor(measured, options);
    const servers = chosen.flatMap((name) => contenders[name] ?? []);
    const visitables =
      measured === 'start'
        ? servers.map((contender) => prepareStart(contender, ground))
        : await prepareHttp(measured, servers, ground);
    if ((measured === 'spread' || measured === 'hot') && chosen.includes('pgbench')) {
      visitables.push(await preparePgbench(measured, plainUrl, binaries, ground));
    }
    await takeTurns(measured, visitables, run);
  }
}

async function measureEmbedded(run: Run, root: string): Promise<void> {
  const { options, workFolder, progress } = run;
  progress.step('building the state before, and filling an embedded database');
  const before = options.servers.includes('before') ? buildBefore(root) : undefined;
  if (!before && options.servers.includes('before')) {
    progress.step(
      'The state before is not in the history of this folder: the embedded database is measured without it.',
    );
  }
  const { contenders, population, settle } = await prepareEmbedded(options.tree, before, workFolder);
  const chosen = contenders.filter(({ name }) => options.servers.includes(name));
  for (const measured of embeddedCases.filter((name) => options.cases.includes(name))) {
    const ground: Ground = { options, workFolder, settle, population, say: progress.step };
    await takeTurns(measured, await prepareHttp(measured, chosen, ground), run);
  }
}

/** Visits the servers A B C A B C …, so that what changes on the machine meanwhile changes for all. */
async function takeTurns(measured: CaseName, visitables: Visitable[], run: Run): Promise<void> {
  const { rounds } = run.options;
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, visit } of visitables) {
      run.progress.visit(`${measured}: ${name}, round ${round} of ${rounds}`, run.left);
      run.left -= 1;
      run.visits.push(await visit(round));
    }
  }
}

/** The ids of the records in order of time, as they were filled in; what visits add is not among them. */
async function populationOf(url: string, { identities }: Options): Promise<Population> {
  return onDatabase(url, async (client) => {
    const idsOf = async (kind: string, count: number) => {
      const text = `SELECT bench.${kind}_id(place)::text AS id FROM generate_series(0, $1::bigint - 1) AS place`;
      return (await client.query<{ id: string }>(text, [count])).rows.map(({ id }) => id);
    };
    return {
      identities: await idsOf('identity', identities),
      balances: await idsOf('balance', balancesEach * identities),
    };
  });
}
