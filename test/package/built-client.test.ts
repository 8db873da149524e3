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
import { createClient, IdentityDocument, SignetError } from '@signet/client';
import { createClient as createClientWithMethods } from '@signet/client/methods';
const url = process.env.SIGNET_URL;
const { identity } = await createClient({ url }).request(IdentityDocument, { id: '${sampleIds.alice}' });
const refusal = await createClientWithMethods({ url }).identity({ id: 'idt_1' }).catch((error) => error);
console.log(JSON.stringify([identity.displayName, refusal instanceof SignetError, refusal.code]));
`;

const typedProgram = `
import { createClient, type ErrorCode, IdentitiesDocument, IdentityDocument, SignetError } from '@signet/client';
import { createClient as createClientWithMethods } from '@signet/client/methods';
const signet = createClient({ url: 'http://127.0.0.1:4000/graphql' });
const { identity } = await signet.request(IdentityDocument, { id: 'idt_1' });
const name: string | undefined = identity?.displayName;
// @ts-expect-error An operation's result has only what the operation selects.
identity?.balances;
// @ts-expect-error The id is required.
await signet.request(IdentityDocument, {});
// @ts-expect-error The id is required.
await createClientWithMethods({ url: '' }).identity({});
for await (const { displayName } of signet.pages(IdentitiesDocument, (data) => data.identities)) console.log(displayName.length);
// @ts-expect-error This operation has no page after another.
signet.pages(IdentityDocument, () => undefined, { id: 'idt_1' });
const error: unknown = undefined;
if (error instanceof SignetError) {
  const code: ErrorCode = error.code;
  // @ts-expect-error Only some codes have it.
  error.existingId;
  if (error.code === 'CONFLICT' || error.code === 'DUPLICATE_REFERENCE') console.log(code, error.existingId.length);
  if (error.code === 'VERSION_MISMATCH') console.log(error.currentVersion.toFixed());
}
`;

describe('@signet/client as it is built', () => {
  const server = useSampleServer();
  let folder: string;

  beforeAll(async () => {
    // What `npm install <folder>` makes in a project: a link.
    folder = mkdtempSync(join(tmpdir(), 'signet-consumer-'));
    mkdirSync(join(folder, 'node_modules', '@signet'), { recursive: true });
    symlinkSync(fileURLToPath(new URL('packages/client', root)), join(folder, 'node_modules', '@signet', 'client'));
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

  test.each([
    ['README.md', 'Alice Marie Smith alice.smith@example.com\n', 'BAD_USER_INPUT'],
    ['packages/client/README.md', 'Alice Marie Smith\n', 'CONFLICT: ', 'Salary\n', 'refused: n1, BAD_USER_INPUT'],
  ])('runs the programs of %s', async (page, ...printed) => {
    const shown = readBlocks(readFileSync(new URL(page, root), 'utf8')).filter(({ language }) => language === 'ts');
    const program = shown.map(({ code }) => code).join('\n');
    const { stdout } = await run(program.replace('http://127.0.0.1:4000/graphql', server.url), folder);
    for (const text of printed) expect(stdout).toContain(text);
  });

  test('brings its types along', async () => {
    const checked = join(folder, 'program.mts');
    writeFileSync(checked, typedProgram);
    const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    await execute(process.execPath, [tsc, ...options, checked], { cwd: folder });
  });
});
