import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { readBlocks } from './page.ts';
import { root } from './root.ts';
import { useSampleServer } from './sample.ts';

const execute = promisify(execFile);

const program = `
import { createClient, SignetError } from '@signet/client/methods';
const signet = createClient({ url: process.env.SIGNET_URL });
const { identity } = await signet.identity({ id: '${sampleIds.alice}' });
const refusal = await signet.identity({ id: 'idt_1' }).catch((error) => error);
console.log(JSON.stringify([identity.displayName, refusal instanceof SignetError, refusal.code]));
`;

const typedProgram = `
import { createClient, type ErrorCode, SignetError } from '@signet/client/methods';
const signet = createClient({ url: 'http://127.0.0.1:4000/graphql' });
const { identity } = await signet.identity({ id: 'idt_1' });
const name: string | undefined = identity?.displayName;
// @ts-expect-error An operation's result has only what the operation selects.
identity?.balances;
// @ts-expect-error The id is required.
await signet.identity({});
const code: ErrorCode = new SignetError([{ message: '', extensions: { code: 'CONFLICT' } }], null).code;
`;

describe('signet/client as it is built', () => {
  const server = useSampleServer();
  let folder: string;

  beforeAll(async () => {
    // What `npm install <folder>` makes in a project: a link.
    folder = mkdtempSync(join(tmpdir(), 'signet-consumer-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(fileURLToPath(root), join(folder, 'node_modules', 'signet'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs this text on plain Node, without anything that understands TypeScript. */
  function run(code: string, cwd: string | URL): Promise<{ stdout: string; stderr: string }> {
    const env = { ...process.env, SIGNET_URL: server.url };
    return execute(process.execPath, ['--input-type=module', '--eval', code], { cwd, env });
  }

  test.each([
    ['in the folder of the package itself', () => root],
    ['in a project that has it installed', () => folder],
  ])('works %s', async (_name, cwd) => {
    const { stdout, stderr } = await run(program, cwd());
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(['Alice Marie Smith', true, 'BAD_USER_INPUT']);
  });

  test('runs the program of README.md', async () => {
    const readme = readFileSync(new URL('README.md', root), 'utf8');
    const shown = readBlocks(readme).find(({ language }) => language === 'ts')?.code ?? '';
    const here = shown.replace('http://127.0.0.1:4000/graphql', server.url);
    expect(here).toContain(server.url);
    const { stdout } = await run(here, folder);
    expect(stdout).toContain('Alice Marie Smith alice.smith@example.com\n');
    expect(stdout).toContain('BAD_USER_INPUT');
  });

  test('brings its types along', async () => {
    const checked = join(folder, 'program.mts');
    writeFileSync(checked, typedProgram);
    const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    await execute(process.execPath, [tsc, ...options, checked], { cwd: folder });
  });
});
