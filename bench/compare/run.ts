import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Population } from './bodies.ts';
import { buildPeers, buildSignet, installPeers, requireWrk } from './build.ts';
import type { CaseName } from './cases.ts';
import { type Contender, contendersOf, peersOn, type ServerName } from './contenders.ts';
import { ensurePlain, ensureSignet, onDatabase } from './fill.ts';
import type { Options } from './options.ts';
import { createProgress, type Progress } from './progress.ts';
import type { Results } from './report.ts';
import { migrateWithSignet, signetOnPostgres } from './signet.ts';
import type { Visit } from './statistics.ts';
import { makeWorkFolder, openStore, type Store } from './store.ts';
import { type Ground, prepareHttp, type Visitable } from './visits.ts';

type HttpCase = Exclude<CaseName, 'start'>;
const httpCases = ['one', 'page', 'spread', 'hot', 'create'] as const satisfies HttpCase[];

/** Prepares everything, visits every server for every case, and returns all that was measured. */
export async function measureAll(options: Options): Promise<Results> {
  const progress = createProgress();
  requireWrk();
  const peers = ['ceiling', 'postgraphile', 'mercurius', 'tutorial'].filter((name) =>
    isVisited(options, name as ServerName),
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
  const workFolder = makeWorkFolder();
  const visits: Visit[] = [];
  progress.step('starting PostgreSQL');
  const store = await openStore(options.keep);
  try {
    visits.push(...(await measureOnPostgres(options, store, workFolder, progress)));
    // One that is kept starts sooner when it has nothing to recover.
    if (options.keep) await store.checkpoint();
  } finally {
    store.remove();
  }
  return { visits };
}

function isVisited({ cases, servers }: Options, name: ServerName): boolean {
  return servers.includes(name) && cases.some((measured) => contendersOf[measured].includes(name));
}

async function measureOnPostgres(
  options: Options,
  store: Store,
  workFolder: string,
  progress: Progress,
): Promise<Visit[]> {
  const dataDir = join(workFolder, 'signet');
  mkdirSync(dataDir, { recursive: true });
  const place = { tree: options.tree, dataDir };
  const onStep = (what: string) => progress.step(what);
  const { identities, transactions } = options;
  const size = { identities, transactions };
  const plainUrl = await ensurePlain(store.url, size, onStep);
  const signetUrl = await ensureSignet(store.url, options.tree, size, (url) => migrateWithSignet(url, place), onStep);
  const contenders: Partial<Record<ServerName, Contender>> = {
    signet: signetOnPostgres(signetUrl, place),
    ...peersOn(plainUrl),
  };
  const population = await populationOf(plainUrl, options);
  const settle = store.checkpoint;
  const ground: Ground = { options, workFolder, databasePid: store.pid, settle, population, say: progress.step };
  const visits: Visit[] = [];
  for (const measured of httpCases.filter((name) => options.cases.includes(name))) {
    const names = contendersOf[measured].filter((name) => options.servers.includes(name));
    const chosen = names.flatMap((name) => contenders[name] ?? []);
    const visitables = await prepareHttp(measured, chosen, { ...ground, population: forCase(measured, population) });
    visits.push(...(await takeTurns(measured, visitables, options.rounds, progress)));
  }
  return visits;
}

function forCase(measured: HttpCase, population: Population): Population {
  return { ...population, isHot: measured === 'hot' };
}

/** Visits the servers A B C A B C …, so that what changes on the machine meanwhile changes for all. */
async function takeTurns(
  measured: CaseName,
  visitables: Visitable[],
  rounds: number,
  progress: Progress,
): Promise<Visit[]> {
  const visits: Visit[] = [];
  let left = rounds * visitables.length;
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, visit } of visitables) {
      progress.visit(`${measured}: ${name}, round ${round} of ${rounds}`, left);
      left -= 1;
      visits.push(await visit(round));
    }
  }
  return visits;
}

/** The ids of the records in order of time, as they were filled in; what visits add is not among them. */
async function populationOf(url: string, { identities }: Options): Promise<Population> {
  return onDatabase(url, async (client) => {
    const idsOf = async (statement: string, values: unknown[]) =>
      (await client.query<{ id: string }>(statement, values)).rows.map(({ id }) => id);
    return {
      identities: await idsOf('SELECT bench.identity_id(p)::text AS id FROM generate_series(0, $1::bigint - 1) p', [
        identities,
      ]),
      balances: await idsOf('SELECT bench.balance_id(p)::text AS id FROM generate_series(0, $1::bigint - 1) p', [
        3 * identities,
      ]),
    };
  });
}
