import { expect, test } from 'vitest';
import { runSignet } from '../support/command.ts';
import { makeFolder, useServers } from '../support/server-process.ts';

useServers();

test('signet refuses arguments that are not UTF-8, of which Node keeps only that they could not be read', async () => {
  const outcome = await runSignet(makeFolder(), ['keys', 'create', '--name', 'Ren\ufffde', '--scope', 'all']);
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr: 'signet keys create: the arguments must be in UTF-8.\n',
  });
});

test.each(['constructor', 'toString', '__proto__'])('signet %s is no command', async (name) => {
  expect(await runSignet(makeFolder(), [name])).toMatchObject({ code: 2, stderr: expect.stringMatching(/^Usage:/) });
});
