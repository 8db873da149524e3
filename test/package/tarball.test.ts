import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@signet/client/methods';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { onPostgres } from '../support/test-database.ts';
import { root } from './root.ts';

const execute = promisify(execFile);
const [packageJson, clientJson] = ['package.json', 'packages/client/package.json'].map((file) =>
  JSON.parse(readFileSync(new URL(file, root), 'utf8')),
);

/** What is in the tarball; every pattern has a file. */
const expectedFiles = [
  /^(CHANGELOG|README)\.md$/,
  /^LICENSE$/,
  /^package\.json$/,
  /^schema\.graphql$/,
  /^dist\/server\/cli\/main\.js$/,
  /^dist\/server\/[\w.-]+-[A-Z0-9]{8}\.js$/,
  /^dist\/server\/THIRD-PARTY-LICENSES\.txt$/,
  /^prisma\/migrations\/\d{14}_\w+\/migration\.sql$/,
  /^prisma\/migrations\/migration_lock\.toml$/,
];

/** What is in the client's; every pattern has a file. */
const expectedFilesOfClient = [
  /^README\.md$/,
  /^LICENSE$/,
  /^package\.json$/,
  /^dist\/(client|document|errors|generated|idempotent|index|methods|pages|retry|send|timing)\.(js|d\.ts)$/,
];

/** As a person's shell has it: without what `npm test` tells of this package, and without settings of Signet. */
function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const isOfShell = (name: string) =>
    !/^(npm_(?!config_(registry|cache|userconfig)$)|SIGNET_|DATABASE_URL|NODE_)/i.test(name);
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => isOfShell(name))), ...more };
}

// What is shipped is the same whatever database the tests run on.
describe.skipIf(onPostgres)('the packed tarballs of the server and the client', () => {
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
  const folder = mkdtempSync(join(tmpdir(), 'signet-tarball-'));
  const project = join(folder, 'project');
  let files: string[];
  let filesOfClient: string[];
  let installed: string;

  const run = (command: string, ...args: string[]) => execute(command, args, { cwd: project, env: environment() });

  beforeAll(async () => {
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }');
    // The setup of the run has built what is packed.
    const both = ['--include-workspace-root', '--workspace', '@signet/client'];
    const pack = ['pack', ...both, '--ignore-scripts', '--json', '--pack-destination', folder];
    await execute('npm', pack, { cwd: fileURLToPath(root), env: environment() });
    const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const quietly = ['--prefer-offline', '--no-audit', '--no-fund'];
    const { stdout, stderr } = await run('npm', 'install', ...quietly, ...tarballs.map((name) => join('..', name)));
    installed = stdout + stderr;
    files = filesOf('signet');
    filesOfClient = filesOf(join('@signet', 'client'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The files of an installed package. */
  function filesOf(name: string): string[] {
    const inside = join(project, 'node_modules', name);
    return readdirSync(inside, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(inside.length + 1));
  }

  test('hold what they need, and nothing else', () => {
    for (const [held, expected] of [
      [files, expectedFiles],
      [filesOfClient, expectedFilesOfClient],
    ] as const) {
      expect(held.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
      expect(expected.filter((pattern) => !held.some((file) => pattern.test(file)))).toEqual([]);
    }
    const packed = files.filter((file) => file.startsWith('prisma/migrations/'));
    const migrations = readdirSync(new URL('prisma/migrations', root), { recursive: true, withFileTypes: true });
    expect(packed).toHaveLength(migrations.filter((entry) => entry.isFile()).length);
  });

  test('are installed without a warning that Node is too old or too new for a dependency', () => {
    expect(installed).toContain('added ');
    expect(installed).not.toMatch(/EBADENGINE|Unsupported engine|ERESOLVE|deprecated/i);
  });

  test('bring every package that the server loads, and no other', () => {
    const modules = files.filter((file) => /^dist\/.*\.js$/.test(file));
    const imports = modules.flatMap((file) => {
      const text = readFileSync(join(project, 'node_modules', 'signet', file), 'utf8');
      const found = text.matchAll(/^(?:import|export|\} from)\b[^\n]*?"(@?\w[\w./-]*)";$|\bimport\("([\w@./-]+)"\)/gm);
      return [...found].map(([, one, other]) => one ?? other ?? '').filter((name) => !/^(node:|\.)/.test(name));
    });
    const packages = imports.map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
    const loaded = new Set(packages.filter((name) => !builtinModules.includes(name)));
    expect([...loaded].sort()).toEqual(Object.keys(packageJson.dependencies).sort());
    expect(clientJson.dependencies).toBeUndefined();
  });

  test('say where they come from, and have one version and one license', () => {
    for (const field of ['repository', 'homepage', 'bugs', 'keywords']) {
      expect(packageJson).toHaveProperty(field);
      expect(clientJson).toHaveProperty(field);
    }
    for (const field of ['version', 'license', 'engines']) expect(clientJson[field]).toEqual(packageJson[field]);
    const [license, licenseOfClient] = ['LICENSE', 'packages/client/LICENSE'].map((file) =>
      readFileSync(new URL(file, root), 'utf8'),
    );
    expect(licenseOfClient).toBe(license);
  });

  test('have the command, which tells its version and its commands', async () => {
    expect(await run('npx', 'signet', '--version')).toEqual({ stdout: `${packageJson.version}\n`, stderr: '' });
    expect((await run('npx', 'signet', '--help')).stdout).toMatch(/^Usage: signet COMMAND/);
  });

  test('serve the API with the sample world, and the typed client reads it', async () => {
    const server = await serve();
    try {
      expect((await fetch(new URL('/health', server.url))).status).toBe(200);
      const { identity } = await createClient({ url: server.url }).identity({ id: sampleIds.alice });
      expect(identity?.displayName).toBe('Alice Marie Smith');
      const program = `import { createClient } from '@signet/client/methods';
        const { identities } = await createClient({ url: ${JSON.stringify(server.url)} }).identities({ search: 'alice' });
        console.log(identities.nodes.map(({ displayName }) => displayName).join());`;
      expect((await run(process.execPath, '--input-type=module', '--eval', program)).stdout).toBe(
        'Alice Marie Smith\n',
      );
    } finally {
      await server.stop();
    }
    expect(server.stderr()).toBe('');
    expect(existsSync(join(project, '.signet', 'database'))).toBe(true);
  });

  async function serve() {
    // In a group of its own, as a terminal starts it: npx passes a signal on to its shell alone.
    const env = environment({ PORT: '0' });
    const child = spawn('npx', ['signet', 'serve'], {
      cwd: project,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        output[stream] += text;
      });
    }
    // The server holds the output open for as long as it lives, npx or no npx.
    const ended = once(child, 'close');
    const url = await vi.waitFor(
      () => {
        const [, address] = /Signet is ready at (\S+)/.exec(output.stdout) ?? [];
        if (address) return address;
        throw new Error(`There is no address yet: ${output.stdout}${output.stderr}`);
      },
      { timeout: 120_000, interval: 100 },
    );
    return {
      url,
      stderr: () => output.stderr,
      async stop() {
        if (child.pid) process.kill(-child.pid, 'SIGTERM');
        await ended;
      },
    };
  }
});
