import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstNames, lastNames } from '../names.ts';
import type { Population } from './bodies.ts';
import { run } from './build.ts';
import { type Contender, signetOn } from './contenders.ts';
import { signetRows } from './plain.sql.ts';
import { startServer } from './processes.ts';
import { balancesEach, createKeys, type DataSize, ledgerId } from './rows.sql.ts';

/** The last state before reads were compiled to one statement and writes were gathered. */
const commitBefore = 'fb1c1b0';

const embeddedSize: DataSize = { identities: 2_000, transactions: 20_000 };

export interface Embedded {
  contenders: Contender[];
  population: Population;
  /** Gives a server a fresh copy of the data, for it to be visited on. */
  settle(name: string): Promise<void>;
}

/**
 * Signet on its embedded database, now and before. Both are visited on copies of one folder, made by the state before.
 * `before` is its working tree, or undefined when it is not to be visited.
 */
export async function prepareEmbedded(tree: string, before: string | undefined, workFolder: string): Promise<Embedded> {
  const template = join(workFolder, 'embedded-template');
  const maker = before ?? tree;
  mkdirSync(template, { recursive: true });
  const secret = await makeDataFolder(maker, template);
  const population = await fillDataFolder(maker, template);
  const folderOf = (name: string) => join(workFolder, `embedded-${name}`);
  const contenderOf = (name: 'signet' | 'before', from: string) =>
    signetOn(name, from, { SIGNET_DATA_DIR: folderOf(name) }, secret);
  return {
    contenders: [contenderOf('signet', tree), ...(before ? [contenderOf('before', before)] : [])],
    population,
    async settle(name) {
      rmSync(folderOf(name), { recursive: true, force: true });
      cpSync(template, folderOf(name), { recursive: true });
    },
  };
}

/** Makes an empty embedded database with an API key, as the server and its command line do. */
async function makeDataFolder(tree: string, folder: string): Promise<string> {
  const { command } = signetOn('signet', tree, { SIGNET_DATA_DIR: folder });
  await (await startServer(command)).stop();
  const { PATH, HOME } = process.env;
  const args = [join(tree, 'dist/server/cli/main.js'), 'keys', 'create', '--name', 'bench', '--scope', 'all'];
  return run(process.execPath, args, folder, { PATH, HOME, SIGNET_DATA_DIR: folder }).trim();
}

/** PGlite as the server has it, for among the peers' packages there is another version, which reads other folders. */
async function loadPglite(tree: string) {
  const resolve = (name: string) => pathToFileURL(createRequire(join(tree, 'package.json')).resolve(name)).href;
  const { PGlite } = (await import(resolve('@electric-sql/pglite'))) as typeof import('@electric-sql/pglite');
  const contrib = await import(resolve('@electric-sql/pglite/contrib/pg_trgm'));
  return { PGlite, pg_trgm: (contrib as typeof import('@electric-sql/pglite/contrib/pg_trgm')).pg_trgm };
}

async function fillDataFolder(tree: string, folder: string): Promise<Population> {
  const { PGlite, pg_trgm } = await loadPglite(tree);
  const database = await PGlite.create(join(folder, 'database'), { extensions: { pg_trgm } });
  try {
    await database.exec(`SET session_replication_role = 'replica'; SET TimeZone = 'UTC'`);
    await database.exec(createKeys(embeddedSize));
    await database.query('INSERT INTO bench.names VALUES ($1, $2)', [firstNames, lastNames]);
    for (const statement of signetRows(ledgerId)) await database.exec(statement);
    const idsOf = async (kind: string, count: number) =>
      (
        await database.query<{ id: string }>(
          `SELECT bench.${kind}_id(p)::text AS id FROM generate_series(0, $1) AS p`,
          [count - 1],
        )
      ).rows.map(({ id }) => id);
    const population = {
      identities: await idsOf('identity', embeddedSize.identities),
      balances: await idsOf('balance', balancesEach * embeddedSize.identities),
    };
    await database.exec('DROP SCHEMA bench CASCADE; SELECT rebuild_daily_rollups()');
    await database.exec('VACUUM ANALYZE');
    return population;
  } finally {
    await database.close();
  }
}

/**
 * The built working tree of the state before, from the history of this repository; undefined when the history does not have
 * it, as in a copy without one.
 */
export function buildBefore(root: string): string | undefined {
  const folder = join(tmpdir(), `signet-bench-before-${commitBefore}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  try {
    const archive = execFileSync('git', ['archive', commitBefore], { cwd: root, maxBuffer: 2 ** 28, stdio: 'pipe' });
    execFileSync('tar', ['-x'], { cwd: unfinished, input: archive });
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
    return undefined;
  }
  const lockOf = (tree: string) => readFileSync(join(tree, 'package-lock.json'), 'utf8');
  if (lockOf(unfinished) === lockOf(root)) {
    symlinkSync(join(root, 'node_modules'), join(unfinished, 'node_modules'));
    run('npm', ['run', 'prepare', '--silent'], unfinished);
  } else {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], unfinished);
  }
  renameSync(unfinished, folder);
  return folder;
}
