import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runSignet } from '../support/command.ts';
import { makeFolder, useServers } from '../support/server-process.ts';

useServers();

/** Runs it in an empty folder, and fails when it made something there. */
async function runNowhere(...args: string[]) {
  const folder = makeFolder();
  // A database that cannot be opened would be told.
  const outcome = await runSignet(folder, args, { DATABASE_URL: 'no URL' });
  expect(readdirSync(folder)).toEqual([]);
  return outcome;
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const wordsOf = (name: string) => name.split(' ');

describe.each(commands.map(({ name }) => name))('signet %s', (name) => {
  test('has help and a version, whatever else is given', async () => {
    const help = await runNowhere(...wordsOf(name), '--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout.startsWith(`Usage: signet ${name}`)).toBe(true);
    expect(await runNowhere('help', ...wordsOf(name))).toEqual(help);
    expect(await runNowhere(...wordsOf(name), '--nonsense', '-h')).toEqual(help);
    const versioned = await runNowhere(...wordsOf(name), '--version');
    expect(versioned).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('refuses an option and an argument that it does not have, before it opens anything', async () => {
    const options = ['--name', 'x', '--scope', 'all', '--reason', 'x', '--json', '--from', 'x', '--public-key', 'x'];
    const typo = await runNowhere(...wordsOf(name), '--hepl', ...options);
    expect(typo).toMatchObject({ code: 2, stdout: '' });
    expect(typo.stderr).toBe(`signet ${name}: Unknown option '--hepl'. Did you mean --help?\n`);
    const tooMany = await runNowhere(...wordsOf(name), '--', '--help', 'two');
    expect(tooMany).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(`^signet ${name}`) });
  });
});

test('signet serve takes no argument, and ends with exit code 2 before it reads its settings', async () => {
  expect(await runNowhere('serve', '4000')).toEqual({
    ...{ code: 2, stdout: '', stderr: 'signet serve: it takes no argument "4000".\n' },
  });
});

test('signet refuses arguments that are not UTF-8, of which Node keeps only that they could not be read', async () => {
  expect(await runNowhere('keys', 'create', '--name', 'Ren\ufffde', '--scope', 'all')).toEqual({
    ...{ code: 2, stdout: '', stderr: 'signet keys create: the arguments must be in UTF-8.\n' },
  });
});

test('signet --help lists every command, and signet keys --help those of the noun', async () => {
  const { code, stdout } = await runNowhere('--help');
  expect(code).toBe(0);
  expect([...stdout.matchAll(/^ {2}signet (\w+(?: [\w-]+)?) {2}/gm)].map(([, name]) => name)).toEqual(
    commands.map(({ name }) => name),
  );
  expect(await runNowhere('help')).toMatchObject({ code: 0, stdout });
  const ofKeys = await runNowhere('keys', '--help');
  expect(ofKeys.code).toBe(0);
  expect(ofKeys.stdout).toContain('signet keys revoke');
  expect(ofKeys.stdout).not.toContain('signet audit');
  expect(await runNowhere('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test.each([[[]], [['keys']]])('signet %j shows the commands, with exit code 2', async (args) => {
  expect(await runNowhere(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^Usage:/) });
});

test.each([
  ['sevre', 'there is no command "sevre". Did you mean "signet serve"?'],
  ['key list', 'there is no command "key". Did you mean "signet keys list"?'],
  ['keys lst', 'there is no command "keys lst". Did you mean "signet keys list"?'],
  ['kyes', 'there is no command "kyes". Did you mean "signet keys"?'],
  ['revoke laptop', 'there is no command "revoke". Did you mean "signet keys revoke"?'],
  ['audit erase', 'there is no command "audit erase". Did you mean "signet identities erase"?'],
  ['keys-create', 'there is no command "keys-create". Did you mean "signet keys create"?'],
  ['help idntity export', 'there is no command "idntity". Did you mean "signet identities export"?'],
  ['keys delete', 'there is no command "keys delete".'],
  ['frobnicate', 'there is no command "frobnicate".'],
  ['constructor', 'there is no command "constructor".'],
  ['__proto__ toString', 'there is no command "__proto__".'],
  ['--hlep keys', 'Unknown option "--hlep". Did you mean --help?'],
  ['keys --hlep', 'Unknown option "--hlep". Did you mean --help?'],
])('signet %s is no command', async (line, message) => {
  const { code, stdout, stderr } = await runNowhere(...line.split(' '));
  expect({ code, stdout, said: stderr.split('\n')[0] }).toEqual({ code: 2, stdout: '', said: `signet: ${message}` });
});

test('signet shows what it does not know so that a terminal does nothing with it', async () => {
  const { stderr } = await runNowhere('\u001b[31mserve');
  expect(stderr).toContain('there is no command "\\u001b[31mserve"');
});

test.skipIf(!existsSync('/dev/full'))('signet says that its output could not be written', async () => {
  const shell = '"$0" dist/server/cli/main.js --help > /dev/full';
  const failure = await promisify(execFile)('sh', ['-c', shell, process.execPath]).catch((error) => error);
  expect(failure).toMatchObject({ code: 2, stderr: 'signet: The output could not be written (ENOSPC).\n' });
});

test('signet ends quietly when nobody reads its output any more', async () => {
  const child = spawn(process.execPath, ['dist/server/cli/main.js', '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ said, code }).toEqual({ said: '', code: 2 });
});
