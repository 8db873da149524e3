import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runSignet } from '../support/command.ts';
import { fillDataFolder } from '../support/data-folder.ts';
import { aliceSmith, makeFundedBalance, makePerson } from '../support/fixtures.ts';
import { makeFolder, refusalToStart, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

const old = `old:${Buffer.alloc(32, 1).toString('base64')}`;
const fresh = `fresh:${Buffer.alloc(32, 2).toString('base64')}`;

describe.skipIf(onPostgres)('the commands on personal data', () => {
  let folder = '';
  let id = '';
  beforeEach(async () => {
    folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
  });

  /** Lets a server with these master keys do some work, and ends it, for the folder is one process's alone. */
  async function withServer<Result>(
    masterKeys: string,
    work: (client: Awaited<ReturnType<ReturnType<typeof startServer>['client']>>) => Promise<Result>,
  ): Promise<Result> {
    const server = startServer(folder, {
      SIGNET_SAMPLE_DATA: 'off',
      ...(masterKeys ? { SIGNET_MASTER_KEYS: masterKeys } : {}),
    });
    const result = await work(await server.client());
    await server.kill('SIGTERM');
    return result;
  }

  const tokenizeAlice = () =>
    withServer(old, async (client) => {
      id = await makePerson(client, { ...aliceSmith, metadata: { tier: 'Gold' } });
      await makeFundedBalance(client, '12.5', { identityId: id });
      await client.tokenizeIdentity({ id, fields: ['LAST_NAME', 'DOB'] });
    });

  test('identities export prints everything that is held about one identity, and leaves an event', async () => {
    await tokenizeAlice();
    const exported = await runSignet(folder, ['identities', 'export', id], { SIGNET_MASTER_KEYS: old });
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(exported.stdout)).toMatchObject({
      identity: {
        ...{ id, ...aliceSmith, status: 'ACTIVE', version: 2, metadata: { tier: 'Gold' } },
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
    expect(exported.stdout).not.toContain('salt');
  });

  test('identities erase leaves nothing to read of a deleted identity', async () => {
    await withServer(old, async (client) => {
      id = await makePerson(client, { lastName: 'Kanarienvogel' });
      await client.deleteIdentity({ id });
    });
    const environment = { SIGNET_MASTER_KEYS: old };
    const before = await runSignet(folder, ['identities', 'export', id], environment);
    expect(before.stdout).toContain('Kanarienvogel');
    const erasure = await runSignet(folder, ['identities', 'erase', id, '--reason', 'request 42'], environment);
    expect(erasure).toMatchObject({ code: 0, stdout: `Nothing can be read of ${id} any more.\n`, stderr: '' });
    const after = await runSignet(folder, ['identities', 'export', id], environment);
    expect(after.stdout).not.toContain('Kanarienvogel');
    const [creation, deletion, , erased] = JSON.parse(after.stdout).history;
    expect(creation.changes.lastName).toEqual([null, '[erased]']);
    expect(deletion.changes.lastName).toEqual(['[erased]', null]);
    expect(erased).toMatchObject({ action: 'identity.erased', reason: 'request 42' });
    const again = await runSignet(folder, ['identities', 'erase', id, '--reason', 'request 42'], environment);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no identity') });
    expect(await runSignet(folder, ['audit', 'verify'])).toMatchObject({ code: 0 });
  });

  test('identities export refuses what is no identity, with exit code 2', async () => {
    const nobody = 'idt_00000000-0000-4000-8000-000000000000';
    for (const [args, message] of [
      [[nobody], `id: there is no identity ${nobody}.`],
      [['bln_1'], 'id must start with the prefix idt_, followed by a UUID.'],
      [[], 'signet identities export needs the id of one identity'],
    ] as const) {
      const outcome = await runSignet(folder, ['identities', 'export', ...args]);
      expect(outcome.code).toBe(2);
      expect(outcome.stderr).toContain(message);
    }
  });

  test('keys rotate-master leads from one master key to another, after which the old one is not needed', async () => {
    await tokenizeAlice();
    const tooEarly = await runSignet(folder, ['keys', 'rotate-master'], { SIGNET_MASTER_KEYS: fresh });
    expect(tooEarly).toMatchObject({ code: 2, stderr: expect.stringContaining('under the master key old: add it') });
    const both = `${fresh},${old}`;
    const rotated = await runSignet(folder, ['keys', 'rotate-master'], { SIGNET_MASTER_KEYS: both });
    expect(rotated).toMatchObject({ code: 0, stderr: '' });
    expect(rotated.stdout).toContain('3 keys and lookups are under fresh now.\n');
    expect(rotated.stdout).toContain('No other master key is needed');
    const values = await withServer(fresh, (client) => client.detokenizeIdentity({ id, reason: 'a test' }));
    expect(values.detokenizeIdentity).toEqual([
      { field: 'LAST_NAME', value: 'Smith' },
      { field: 'DOB', value: aliceSmith.dob },
    ]);
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
