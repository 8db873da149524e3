import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const benchFolder = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program to its end. Its output is shown only when it fails. */
export function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  try {
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed: ${`${stderr}${stdout}`.slice(-2000)}`);
  }
}

/** wrk makes the load. As root on Debian it is installed when it is missing. */
export function requireWrk(): void {
  const isThere = () => {
    try {
      execFileSync('which', ['wrk'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  if (isThere()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['-qq', 'install', '--no-install-recommends', 'wrk'], { env, stdio: 'ignore' });
    } catch {
      // Reported below.
    }
  }
  if (!isThere())
    throw new Error('The benchmark needs wrk to make its load: install it, as with "apt-get install wrk".');
}

interface Lock {
  packages: Record<string, { version?: string; optional?: boolean }>;
}

/** Whether the installed packages are those of the lock file. Optional packages of other platforms are absent. */
function arePeersInstalled(): boolean {
  const read = (file: string) => JSON.parse(readFileSync(join(benchFolder, file), 'utf8')) as Lock;
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(join(benchFolder, installed))) return false;
  const there = read(installed).packages;
  return Object.entries(read('package-lock.json').packages).every(
    ([name, { version, optional }]) => name === '' || optional || there[name]?.version === version,
  );
}

/** Installs the peers' packages from their lock file, unless they are installed already. */
export function installPeers(): void {
  if (arePeersInstalled()) return;
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], benchFolder);
}

/** Translates the peers to JavaScript, as they would be deployed; their packages stay what they are. */
export async function buildPeers(names: string[]): Promise<void> {
  const outdir = join(benchFolder, 'dist');
  rmSync(outdir, { recursive: true, force: true });
  if (names.includes('tutorial')) generateTutorialClient();
  const entryPoints = names.map((name) => {
    const file = join(benchFolder, 'peers', `${name}.ts`);
    return { in: existsSync(file) ? file : join(benchFolder, 'peers', name, 'server.ts'), out: name };
  });
  await build({
    entryPoints,
    outdir,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
}

function generateTutorialClient(): void {
  const binaries = join(benchFolder, 'node_modules/.bin');
  const env = {
    ...process.env,
    PATH: `${binaries}${delimiter}${process.env.PATH}`,
    // Generating downloads an engine that it does not use, unless one is named.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
  run('prisma', ['generate', '--schema', 'schema.prisma'], join(benchFolder, 'peers/tutorial'), env);
}

export function buildSignet(tree: string): void {
  run('npm', ['run', 'build', '--silent'], tree);
}
