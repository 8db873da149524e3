import { join } from 'node:path';
import { createClient } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { runSignet } from '../support/command.ts';
import { fillDataFolder } from '../support/data-folder.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { refusalOf } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

const scope = (...names: string[]) => names.flatMap((name) => ['--scope', name]);

/** A folder with an empty database, and the command in it. */
async function makePlace() {
  const folder = makeFolder();
  await fillDataFolder(join(folder, '.signet'));
  const signet = (...args: string[]) => runSignet(folder, args);
  const makeKey = async (name: string, ...options: string[]) => {
    const { stdout, stderr, code } = await signet('keys', 'create', '--name', name, ...options);
    expect(code, stderr).toBe(0);
    return stdout.trim();
  };
  return { folder, signet, makeKey };
}

describe.skipIf(onPostgres)('signet keys list and revoke', () => {
  // Each is one story, for every step takes a process of its own.
  test('show every key without its secret, as a table or as JSON', async () => {
    const { signet, makeKey } = await makePlace();
    expect(await signet('keys', 'list')).toEqual({
      ...{ code: 0, stdout: '', stderr: 'There is no API key yet: "signet keys create" makes one.\n' },
    });
    const laptop = await makeKey('laptop', ...scope('all'));
    const ledger = await makeKey('帳簿', ...scope('ledger:read', 'audit:read'), '--expires', '2999-01-01');
    const prefix = laptop.slice(0, 12);

    const listed = await signet('keys', 'list', '--json');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    const keys = listed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const none = { revokedAt: null, lastUsedAt: null, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) };
    expect(keys).toEqual([
      {
        ...{ id: expect.stringMatching(/^key_/), name: '帳簿', prefix: ledger.slice(0, 12) },
        ...{ scopes: ['ledger:read', 'audit:read'], expiresAt: '2999-01-01T00:00:00.000Z', ...none },
      },
      expect.objectContaining({ name: 'laptop', prefix, expiresAt: null, ...none }),
    ]);

    const table = await signet('keys', 'list');
    expect(table.stdout.replaceAll(/2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'a time of the clock.')).toBe(
      `${[
        'NAME    PREFIX        CREATED               EXPIRES               REVOKED  LAST USED  SCOPES',
        `帳簿    ${ledger.slice(0, 12)}  a time of the clock.  a time of the clock.  -        -          ledger:read,audit:read`,
        `laptop  ${prefix}  a time of the clock.  -                     -        -          all`,
      ].join('\n')}\n`,
    );
    for (const { stdout } of [listed, table]) expect(stdout).not.toMatch(new RegExp(`${laptop.slice(13)}|hash`, 'i'));
  });

  test('end one for good, with an event of who did it', async () => {
    const { folder, signet, makeKey } = await makePlace();
    const laptop = await makeKey('laptop', ...scope('all'));
    const prefix = laptop.slice(0, 12);
    const admin = await makeKey('admin of today', ...scope('admin', 'audit:read'));

    const typo = await signet('keys', 'revoke', 'laptob');
    expect(typo).toMatchObject({ code: 2, stdout: '' });
    expect(typo.stderr).toMatch(
      /^signet keys revoke: no API key has the name, .*"laptob"\. Did you mean "laptop"\?\n$/,
    );
    const stranger = await signet('keys', 'revoke', `sgn_00000000_${laptop.slice(13, -1)}`);
    expect(stranger).toMatchObject({ code: 2, stderr: expect.stringContaining('or the id "sgn_00000000".') });
    expect(await signet('keys', 'revoke', ' laptop')).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: `Revoked the API key "laptop" (${prefix}): every server refuses it within a second.\n`,
    });
    for (const given of [prefix, laptop]) {
      const again = await signet('keys', 'revoke', given);
      expect(again).toMatchObject({ code: 0, stderr: '' });
      expect(again.stdout).toMatch(
        new RegExp(`^The API key "laptop" \\(${prefix}\\) was revoked already, at 2.*Z: nothing changes\\.\\n$`),
      );
    }
    expect((await signet('keys', 'list')).stdout).toMatch(/^laptop +sgn_\w+ +2\S+Z +- +2\S+Z +- +all$/m);

    const url = await startServer(folder, { SIGNET_SAMPLE_DATA: 'off' }).ready;
    expect(await refusalOf(createClient({ url, apiKey: laptop }).viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { auditEvents } = await createClient({ url, apiKey: admin }).auditEvents();
    const revoked = auditEvents.nodes.filter(({ action }) => action === 'api_key.revoked');
    expect(revoked).toMatchObject([{ actor: 'local', requestId: null, resourceId: expect.stringMatching(/^key_/) }]);

    // The folder is the server's as long as it runs.
    for (const args of [
      ['keys', 'list'],
      ['keys', 'revoke', 'laptop'],
    ]) {
      expect(await signet(...args)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('in use by'),
      });
    }
  });

  test('asks for the id where a key is named like the prefix of another', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const create = (name: string) => runSignet(folder, ['keys', 'create', '--name', name, '--scope', 'all']);
    const prefix = (await create('laptop')).stdout.slice(0, 12);
    await create(prefix);

    const { code, stderr } = await runSignet(folder, ['keys', 'revoke', prefix]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/means several API keys: give the id of one, key_\S+ or key_\S+\.\n$/);
    const [, id = ''] = /(key_\S+) or/.exec(stderr) ?? [];
    expect(await runSignet(folder, ['keys', 'revoke', id])).toMatchObject({ code: 0 });
  });

  test.each([
    ['keys', 'list'],
    ['keys', 'revoke', 'laptop'],
  ])('make no database where there is none: %s %s', async (...args) => {
    expect(await runSignet(makeFolder(), args)).toMatchObject({
      ...{ code: 2, stdout: '', stderr: expect.stringMatching(/^There is no database in \.signet/) },
    });
  });
});
