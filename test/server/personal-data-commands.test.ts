import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSignet } from '../support/command.ts';
import { fillDataFolder } from '../support/data-folder.ts';
import { aliceSmith, makeFundedBalance, makePerson } from '../support/fixtures.ts';
import { makeFolder, refusalToStart, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

const old = `old:${Buffer.alloc(32, 1).toString('base64')}`;
const fresh = `fresh:${Buffer.alloc(32, 2).toString('base64')}`;
const nobody = 'idt_00000000-0000-4000-8000-000000000000';

describe.skipIf(onPostgres)('the commands on personal data', () => {
  let folder: string;
  let alice: string;
  let leaver: string;
  const signet = (masterKeys: string, ...args: string[]) => runSignet(folder, args, { SIGNET_MASTER_KEYS: masterKeys });
  const serve = (masterKeys: string) =>
    startServer(folder, { SIGNET_SAMPLE_DATA: 'off', SIGNET_MASTER_KEYS: masterKeys });

  // The tests share one folder and follow each other, because every step takes a process of its own. `makeFolder` would be removed
  // after the first of them.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signet-commands-'));
    await fillDataFolder(join(folder, '.signet'));
    const server = serve(old);
    const client = await server.client();
    alice = await makePerson(client, { ...aliceSmith, metadata: { tier: 'Gold' } });
    await makeFundedBalance(client, '12.5', { identityId: alice });
    await client.tokenizeIdentity({ id: alice, fields: ['LAST_NAME', 'DOB'] });
    leaver = await makePerson(client, { lastName: 'Kanarienvogel' });
    await client.deleteIdentity({ id: leaver });
    await server.kill('SIGTERM');
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('export everything that is stored about one identity, with an event of the export', async () => {
    const exported = await signet(old, 'identities', 'export', alice);
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).not.toContain('salt');
    expect(JSON.parse(exported.stdout)).toMatchObject({
      identity: {
        ...{ id: alice, ...aliceSmith, status: 'ACTIVE', version: 2, metadata: { tier: 'Gold' } },
        tokenizedFields: ['LAST_NAME', 'DOB'],
      },
      balances: [{ currency: 'USD', creditBalance: '12.5', debitBalance: '0' }],
      transactions: [{ amount: '12.5', currency: 'USD', kind: 'TRANSFER' }],
      history: [
        { action: 'identity.created', changes: { lastName: [null, 'Smith'], metadata: [null, { tier: 'Gold' }] } },
        { action: 'identity.tokenized', changes: { tokenizedFields: [[], ['LAST_NAME', 'DOB']] } },
        { action: 'identity.exported', actor: 'local', changes: { revealedFields: [null, ['LAST_NAME', 'DOB']] } },
      ],
    });
  });

  test('refuse to export an identity that does not exist', async () => {
    expect(await signet(old, 'identities', 'export', nobody)).toMatchObject({
      ...{ code: 2, stdout: '', stderr: `signet identities export: id: there is no identity ${nobody}.\n` },
    });
  });

  test('erase the history of a deleted identity', async () => {
    const erasure = await signet(old, 'identities', 'erase', leaver, '--reason', 'request 42');
    expect(erasure).toMatchObject({ code: 0, stdout: `Nothing can be read of ${leaver} any more.\n`, stderr: '' });
    const { history } = JSON.parse((await signet(old, 'identities', 'export', leaver)).stdout);
    expect(history).toMatchObject([
      { action: 'identity.created', changes: { lastName: [null, '[erased]'] } },
      { action: 'identity.deleted', changes: { lastName: ['[erased]', null] } },
      { action: 'identity.erased', reason: 'request 42' },
      { action: 'identity.exported' },
    ]);
    expect(await signet(old, 'audit', 'verify')).toMatchObject({ code: 0 });
  });

  test('rotate the master key, of which the old one is needed until then', async () => {
    const tooEarly = await signet(fresh, 'keys', 'rotate-master');
    expect(tooEarly).toMatchObject({ code: 2, stderr: expect.stringContaining('under the master key old: add it') });
    const rotated = await signet(`${fresh},${old}`, 'keys', 'rotate-master');
    expect(rotated).toMatchObject({ code: 0, stderr: '' });
    expect(rotated.stdout).toMatch(/^3 keys and lookups are under fresh now\.\nNo other master key is needed/);
    const { detokenizeIdentity } = await (await serve(fresh).client()).detokenizeIdentity({
      id: alice,
      reason: 'a test',
    });
    expect(detokenizeIdentity).toEqual([
      { field: 'LAST_NAME', value: 'Smith' },
      { field: 'DOB', value: aliceSmith.dob },
    ]);
  });

  test.each([
    [['identities', 'export'], 'signet identities export needs ID, the id of one identity'],
    [['identities', 'export', 'idt_1'], 'signet identities export: id must have a UUID after the prefix idt_.'],
    [['identities', 'erase', 'idt_1'], 'signet identities erase needs --reason TEXT, why'],
    [['identities', 'erase', '--reason', 'x'], 'signet identities erase needs ID, the id of one identity'],
    [['identities', 'erase', 'bln_1', '--reason', 'x'], 'signet identities erase: id must start with the prefix idt_'],
    [['identities', 'erase', nobody, '--reason', ' '], 'signet identities erase: reason must not be empty.'],
    [['identities', 'erase', nobody, nobody, '--reason', 'x'], 'signet identities erase: ID may be given once'],
    [['keys', 'rotate-master', '--fast'], "signet keys rotate-master: Unknown option '--fast'"],
  ])('end with exit code 2 on %j, before they look for a database', async (args, message) => {
    const outcome = await runSignet(makeFolder(), args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });
});

describe.skipIf(onPostgres)('a server', () => {
  test('makes a master key in its data folder once, warns of it, and starts with no other', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const first = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    const id = await makePerson(await first.client());
    await (await first.client()).tokenizeIdentity({ id, fields: ['FIRST_NAME'] });
    await first.printed(/made the key that personal data is encrypted with, \.signet\/master-keys, beside the data/);
    await first.kill('SIGTERM');
    const second = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    const client = await second.client();
    const { detokenizeIdentity } = await client.detokenizeIdentity({ id, reason: 'a test' });
    expect(detokenizeIdentity).toEqual([{ field: 'FIRST_NAME', value: 'Alice' }]);
    expect(second.stdout()).not.toContain('made the key');
    await second.kill('SIGTERM');
    expect(await refusalToStart(startServer(folder, { SIGNET_MASTER_KEYS: fresh }))).toContain(
      'The database holds personal data under the master key local: add it',
    );
  });

  test('does not start on PostgreSQL without a master key, and says how to make one', async () => {
    const environment = { DATABASE_URL: 'postgresql://me@127.0.0.1:1/ledger', SIGNET_MASTER_KEYS: '' };
    expect(await refusalToStart(startServer(makeFolder(), environment))).toContain(
      'SIGNET_MASTER_KEYS must be set with DATABASE_URL',
    );
  });
});
