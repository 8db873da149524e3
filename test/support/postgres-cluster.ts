import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of its own in a temporary folder, reached through a Unix socket there, so no port can be taken. */
export interface Cluster {
  /** Of a superuser, with a password that no message may repeat. */
  url: string;
  /** Ends the server as a crash does: no shutdown, no last write. */
  killNine(): Promise<void>;
  /** Starts the server again and waits until it takes connections; after a crash, until it has recovered. */
  restart(): Promise<void>;
  /** Stops the server and deletes the folder unless it is kept; synchronous, for the last moment of a process. */
  remove(): void;
}

const oldestVersion = 14;

/** The folder of the newest installed PostgreSQL binaries that Signet works with; undefined when there is none. */
export function findPostgresBinaries(): string | undefined {
  const found = candidateFolders().flatMap((folder) => {
    if (!existsSync(join(folder, 'initdb'))) return [];
    const version = Number(
      /\d+/.exec(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0],
    );
    return version >= oldestVersion ? [{ folder, version }] : [];
  });
  return found.sort((a, b) => b.version - a.version)[0]?.folder;
}

function candidateFolders(): string[] {
  const debian = subfolders('/usr/lib/postgresql').map((folder) => join(folder, 'bin'));
  const homebrew = ['/opt/homebrew/opt', '/usr/local/opt']
    .flatMap(subfolders)
    .filter((folder) => /\/postgresql(@\d+)?$/.test(folder))
    .map((folder) => join(folder, 'bin'));
  const redHat = subfolders('/usr').filter((folder) => /\/pgsql-\d+$/.test(folder));
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...pgConfigFolder(), ...onPath, ...debian, ...homebrew, ...redHat.map((folder) => join(folder, 'bin'))];
}

function subfolders(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function pgConfigFolder(): string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim()];
  } catch {
    return [];
  }
}

export interface ClusterOptions {
  /** A folder that stays, with all data, when the cluster is removed, and is used again by the next. */
  keptIn?: string;
  /** Settings of the server, `name=value`, beside its defaults. */
  settings?: string[];
}

/** Makes and starts a cluster. It is durable as a real one is, for tests kill it and count what it kept. */
export async function createCluster(binaries: string, options: ClusterOptions = {}): Promise<Cluster> {
  const folder = options.keptIn ?? mkdtempSync(join(tmpdir(), 'signet-pg-'));
  mkdirSync(folder, { recursive: true });
  const owner = clusterOwner();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const isNew = !existsSync(data);
  const password = isNew ? randomBytes(12).toString('hex') : readFileSync(join(folder, 'password'), 'utf8');
  let server: ChildProcess | undefined;
  const cluster: Cluster = {
    url: `postgresql://signet:${password}@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async killNine() {
      await endOf(server, () => server?.kill('SIGKILL'));
    },
    async restart() {
      server = await startServer(binaries, data, folder, cluster.url, options.settings ?? [], owner);
    },
    remove() {
      process.removeListener('exit', cluster.remove);
      server?.kill('SIGQUIT');
      if (!options.keptIn) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  process.once('exit', cluster.remove);
  try {
    if (isNew) initialize(binaries, data, folder, password, owner);
    await cluster.restart();
  } catch (error) {
    cluster.remove();
    throw error;
  }
  return cluster;
}

interface Owner {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; its own user is there where it was installed as a package. */
function clusterOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (user: string, flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf(user, '-u'), gid: idOf(user, '-g') };
    } catch {
      // There is no such user: the next.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
}

function initialize(binaries: string, data: string, folder: string, password: string, owner?: Owner): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const options = ['-D', data, '-U', 'signet', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  execFileSync(join(binaries, 'initdb'), [...options, `--locale=${locale}`, '--no-sync'], {
    ...owner,
    cwd: '/',
    stdio: 'pipe',
  });
}

/** Bytewise order, and the letter case of every script: what the embedded database has. Only macOS has no such locale. */
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/** Not in UTC, and with room for the pools of many test files at once. */
const settings = ['listen_addresses=', 'timezone=America/St_Johns', 'max_connections=200', 'log_min_messages=fatal'];

async function startServer(
  binaries: string,
  data: string,
  folder: string,
  url: string,
  given: string[],
  owner?: Owner,
): Promise<ChildProcess> {
  const options = ['-D', data, '-k', folder, ...[...settings, ...given].flatMap((setting) => ['-c', setting])];
  for (;;) {
    // A group of its own: a terminal's Ctrl-C is for the tests, which then stop the server.
    const server = spawn(join(binaries, 'postgres'), options, {
      ...owner,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    server.stderr?.on('data', (text) => {
      said += text;
    });
    if (await answers(server, url)) return server;
    // Processes of a server that was killed end within moments, and until then keep the next from starting.
    if (!/shared memory|lock file/.test(said)) throw new Error(`PostgreSQL did not start: ${said}`);
  }
}

/** Waits until the server takes connections; false when it ended before. */
async function answers(server: ChildProcess, url: string): Promise<boolean> {
  const deadline = Date.now() + 60_000;
  while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await delay(20);
    }
  }
  return false;
}

async function endOf(server: ChildProcess | undefined, end: () => void): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  end();
  await ended;
}
