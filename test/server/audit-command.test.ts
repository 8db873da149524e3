import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { describe, expect, test } from 'vitest';
import { extensions } from '../../src/db/embedded.ts';
import { runSignet } from '../support/command.ts';
import { fillDataFolder } from '../support/data-folder.ts';
import { makePerson } from '../support/fixtures.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

/** A folder with a database that a server has written to and left. */
async function makeUsedFolder(): Promise<string> {
  const folder = makeFolder();
  await fillDataFolder(join(folder, '.signet'));
  const server = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
  const client = await server.client();
  const id = await makePerson(client, { lastName: 'Smith' });
  await client.updateIdentity({ id, input: { lastName: 'Brooks' } });
  await server.kill('SIGTERM');
  return folder;
}

async function editDatabase(folder: string, script: string): Promise<void> {
  const pglite = await PGlite.create(join(folder, '.signet', 'database'), { extensions });
  await pglite.exec(script);
  await pglite.close();
}

describe.skipIf(onPostgres)('signet audit', () => {
  test('verifies a log, and says what was done to it behind its back', async () => {
    const folder = await makeUsedFolder();
    expect(await runSignet(folder, ['audit', 'verify'])).toEqual({
      code: 0,
      stdout: '2 events checked: the log holds.\n',
      stderr: '',
    });
    const checkpoint = await runSignet(folder, ['audit', 'checkpoint']);
    expect(checkpoint).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(folder, 'checkpoint.json'), checkpoint.stdout);
    const { sequence, publicKey } = JSON.parse(checkpoint.stdout);
    expect(sequence).toBe(2);

    await editDatabase(folder, `UPDATE identities SET city = 'Elsewhere'`);
    const edited = await runSignet(folder, ['audit', 'verify']);
    expect(edited.code).toBe(1);
    expect(edited.stdout).toMatch(
      /^RECORD_DIFFERS idt_[0-9a-f-]{36}: The identity was changed in the database without an event\.\n2 events checked: THE LOG DOES NOT HOLD\.\n$/,
    );

    await editDatabase(
      folder,
      `UPDATE identities SET city = NULL;
       ALTER TABLE audit_events DISABLE TRIGGER append_only; ALTER TABLE audit_seals DISABLE TRIGGER append_only;
       DELETE FROM audit_events; DELETE FROM audit_seals; DELETE FROM identities`,
    );
    expect(await runSignet(folder, ['audit', 'verify'])).toMatchObject({ code: 0 });
    const truncated = await runSignet(folder, ['audit', 'verify', '--from', 'checkpoint.json']);
    expect(truncated.code).toBe(1);
    expect(truncated.stdout).toContain('TAIL_MISSING #1: ');

    // An auditor has the public key alone, and without any key no verdict.
    rmSync(join(folder, '.signet', 'signing-key'));
    const byAuditor = ['audit', 'verify', '--from', 'checkpoint.json', '--public-key', publicKey];
    expect(await runSignet(folder, byAuditor)).toEqual(truncated);
    const keyless = await runSignet(folder, ['audit', 'verify', '--from', 'checkpoint.json']);
    expect(keyless).toMatchObject({ code: 2, stdout: '' });
    expect(keyless.stderr).toContain('set SIGNET_SIGNING_KEY to that of the server');
    expect(existsSync(join(folder, '.signet', 'signing-key'))).toBe(false);
  });

  test('signs with a key that only its owner can read, made at the first start, and says so in the log', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const first = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    const { auditCheckpoint } = await (await first.client()).auditCheckpoint();
    await first.kill('SIGTERM');
    const file = join(folder, '.signet', 'signing-key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.stdout()).toContain('made a key that signs');
    expect(first.stdout()).not.toContain(readFileSync(file, 'utf8').trim());

    const second = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    expect((await (await second.client()).auditCheckpoint()).auditCheckpoint.publicKey).toBe(auditCheckpoint.publicKey);
    await second.kill('SIGTERM');
    expect(second.stdout()).not.toContain('made a key');

    const given = { SIGNET_SIGNING_KEY: Buffer.alloc(32, 9).toString('base64') };
    const { publicKey } = JSON.parse((await runSignet(folder, ['audit', 'checkpoint'], given)).stdout);
    expect(publicKey).not.toBe(auditCheckpoint.publicKey);
  });

  test.each([
    ['no command', [], /^Usage:/],
    [
      'a command that there is not',
      ['audit', 'verfy'],
      /^signet: there is no command "audit verfy"\. Did you mean "signet audit verify"\?\n/,
    ],
    [
      'an option that there is not',
      ['audit', 'verify', '--form', 'x'],
      /^signet audit verify: Unknown option '--form'\. Did you mean --from\?$/,
    ],
    ['an empty file name', ['audit', 'verify', '--from', ''], /^signet audit verify: --from FILE must not be empty\.$/],
    [
      'a key for no checkpoint',
      ['audit', 'verify', '--public-key', Buffer.alloc(32, 1).toString('base64')],
      /^--public-key needs --from FILE/,
    ],
    [
      'a file that there is not',
      ['audit', 'verify', '--from', 'nowhere'],
      /^--from: nowhere holds no checkpoint \(ENOENT\)/,
    ],
    ['a key that is none', ['audit', 'verify', '--public-key', 'x'], /^--public-key must be the 32 bytes/],
    ['no database', ['audit', 'verify'], /^There is no database in \.signet: set SIGNET_DATA_DIR or DATABASE_URL\.$/],
    ['no database', ['audit', 'checkpoint'], /^There is no database in \.signet/],
    ['an argument too many', ['audit', 'checkpoint', 'x'], /^signet audit checkpoint: it takes no argument "x"\.$/],
  ])('ends with exit code 2 on %s, and makes nothing', async (_, args, message) => {
    const folder = makeFolder();
    const outcome = await runSignet(folder, args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr.trimEnd()).toMatch(message);
    expect(() => statSync(join(folder, '.signet'))).toThrow('ENOENT');
  });

  test.each([
    ['{', 'it is not the JSON that "signet audit checkpoint" prints'],
    ['{"sequence": 1, "hash": "x", "at": "2026-01-01T00:00:00Z", "signature": "x"}', 'hash must be'],
  ])('refuses the checkpoint file %s', async (text, reason) => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'checkpoint.json'), text);
    const outcome = await runSignet(folder, ['audit', 'verify', '--from', 'checkpoint.json']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(reason);
  });

  test('reads a checkpoint and a key as a shell wrote them, in UTF-16 with a byte order mark', async () => {
    const folder = await makeUsedFolder();
    const { stdout } = await runSignet(folder, ['audit', 'checkpoint']);
    const asWritten = (text: string) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le');
    writeFileSync(join(folder, 'checkpoint.json'), asWritten(stdout));
    const keyFile = join(folder, '.signet', 'signing-key');
    writeFileSync(keyFile, asWritten(readFileSync(keyFile, 'utf8')));

    expect(await runSignet(folder, ['audit', 'verify', '--from', 'checkpoint.json'])).toEqual({
      code: 0,
      stdout: '0 events checked: the log holds.\n',
      stderr: '',
    });
  });

  test('refuses a checkpoint file that is no text', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'mixed'), Buffer.concat([Buffer.from('{}'), Buffer.from('{}', 'utf16le')]));
    expect(await runSignet(folder, ['audit', 'verify', '--from', 'mixed'])).toMatchObject({
      code: 2,
      stderr: '--from: mixed holds no checkpoint (it is no text in UTF-8 or UTF-16)\n',
    });
  });

  test('leaves the database to a running server', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    await startServer(folder, { SIGNET_SAMPLE_DATA: 'off' }).ready;
    const outcome = await runSignet(folder, ['audit', 'verify']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('in use by');
  });
});
