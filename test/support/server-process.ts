import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Client, createClient } from '@signet/client/methods';
import { afterEach, expect, vi } from 'vitest';
import { quickCompilation } from './command.ts';
import { testMasterKeys } from './vault.ts';

/** The real server as a process of its own. */
export interface ServerProcess {
  pid: number;
  /** The address that it printed; rejects when it ended without one. */
  ready: Promise<string>;
  /** How it ended, once it has. */
  ended: Promise<Ending>;
  stdout(): string;
  stderr(): string;
  /** Waits until its standard output matches; rejects when it ended without. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Ending>;
  /** A client of it, once it is ready. */
  client(): Promise<Client>;
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** For PostgreSQL; the embedded database makes its own. */
function masterKeysFor({ DATABASE_URL }: Record<string, string>): Record<string, string> {
  return DATABASE_URL ? { SIGNET_MASTER_KEYS: testMasterKeys } : {};
}

/** As it is shipped: built by the setup of the run, and quicker to start than what tsx would have to translate. */
const main = fileURLToPath(new URL('../../dist/server/cli/main.js', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const processes = new Set<ServerProcess>();
const folders = new Set<string>();

// A run that is broken off takes its servers and folders with it, for nobody would look for them.
process.once('exit', () => {
  for (const { pid } of processes) process.kill(pid, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * Starts the server in this working directory, on a free port unless told otherwise, with the master key of the tests where
 * it needs one, and with nothing of the environment of the tests but what a process needs. Another script may stand in for
 * the whole server.
 */
export function startServer(cwd: string, environment: Record<string, string> = {}, script = main): ServerProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(
    process.execPath,
    script === main ? [...quickCompilation, main, 'serve'] : ['--import', tsx, script],
    {
      cwd,
      env: { PATH, HOME, TMPDIR, PORT: '0', ...masterKeysFor(environment), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      output[stream] += text;
      for (const look of watchers) look();
    });
  }
  // `close` comes after the last of the output, `exit` may come before.
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output.stdout);
        if (!match) return;
        watchers.delete(look);
        resolve(match);
      };
      watchers.add(look);
      look();
      void ended.then(() => reject(new Error(`The server ended without ${pattern}: ${output.stderr}${output.stdout}`)));
    });
  const ready = printed(/Signet is ready at (\S+)/).then((match) => match[1] as string);
  // Most who start a server that is to fail never look at its address.
  ready.catch(() => {});
  const server: ServerProcess = {
    pid: child.pid as number,
    ready,
    ended,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    printed,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
    client: async () => createClient({ url: await ready, attempts: 1 }),
  };
  processes.add(server);
  void ended.then(() => processes.delete(server));
  return server;
}

/** An empty folder that is deleted after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signet-server-'));
  folders.add(folder);
  return folder;
}

/** Ends the servers and deletes the folders that a test left behind, also when it failed. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...processes].map((server) => server.kill('SIGKILL')));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** Cleans up after every test of the file. Starting a process takes seconds, and many times that on a busy machine. */
export function useServers(): void {
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });
  afterEach(cleanUp);
}

/** The one sentence with which the server refused to start. Fails when it said more, started or went on. */
export async function refusalToStart(server: ServerProcess): Promise<string> {
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.stdout()).not.toContain('Signet is ready');
  expect(server.stderr()).toMatch(/^Signet cannot start\. [^\n]+\n$/);
  return server.stderr().trimEnd().replace('Signet cannot start. ', '');
}
