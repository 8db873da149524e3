import { beforeAll, describe, expect, test } from 'vitest';
import { type MasterKeys, masterKeysOf, registerMasterKeys } from '../../../src/vault/vault.master-keys.ts';
import { rotateMasterKey } from '../../../src/vault/vault.rotation.ts';
import { aliceSmith, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { testMasterKey } from '../../support/vault.ts';

const app = useTestApp();
const newer = { id: 'newer', bytes: Buffer.alloc(32, 3) };
const both = masterKeysOf([newer, testMasterKey]);

let ids: string[] = [];
beforeAll(async () => {
  await registerMasterKeys(app.query, app.vault.masterKeys);
  const people = Array.from({ length: 600 }, () => ({ identityType: 'INDIVIDUAL' as const, ...aliceSmith }));
  const { createIdentities } = await app.client.createIdentities({ inputs: people });
  ids = createIdentities.map(({ identity }) => identity?.id ?? '');
  for (const id of ids.slice(0, 5)) {
    await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME', 'EMAIL_ADDRESS'] });
  }
});

const use = (masterKeys: MasterKeys) => {
  app.vault.masterKeys = masterKeys;
};
const rotate = (masterKeys: MasterKeys, onProgress?: Parameters<typeof rotateMasterKey>[2]) =>
  rotateMasterKey(app, { ...app.vault, masterKeys }, onProgress);
const reveal = async (id: string) => (await app.client.detokenizeIdentity({ id, reason: 'a test' })).detokenizeIdentity;
const values = [
  { field: 'FIRST_NAME', value: 'Alice' },
  { field: 'EMAIL_ADDRESS', value: aliceSmith.emailAddress },
];
const countFound = async () => {
  const filter = { emailAddress: { eq: 'ALICE.smith@example.com' }, firstName: { eq: 'alice' } };
  return (await app.client.identities({ filter, first: 100 })).identities.nodes.filter(({ id }) =>
    ids.slice(0, 5).includes(id),
  ).length;
};

describe('rotate-master', () => {
  test('goes on where it was interrupted, while the server runs; then the old key can be removed', async () => {
    use(both);
    await registerMasterKeys(app.query, both);
    const fresh = await makePerson(app.client, aliceSmith);
    await app.client.tokenizeIdentity({ id: fresh, fields: ['FIRST_NAME', 'EMAIL_ADDRESS'] });
    ids.push(fresh);

    const progress: number[] = [];
    const interrupted = rotate(both, (done) => {
      progress.push(done);
      throw new Error('interrupted');
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(progress).toEqual([500]);
    expect(await reveal(ids[0] ?? '')).toEqual(values);
    expect(await countFound()).toBe(5);

    const all: number[] = [];
    expect(await rotate(both, (done, of) => all.push(done, of))).toEqual({
      ...{ rotated: 100 + 10, unreadable: 0, stillUsed: [] },
    });
    expect(all.slice(-2)).toEqual([110, 110]);
    expect(await rotate(both)).toEqual({ rotated: 0, unreadable: 0, stillUsed: [] });

    use(masterKeysOf([newer]));
    await registerMasterKeys(app.query, app.vault.masterKeys);
    for (const id of [...ids.slice(0, 5), fresh]) expect(await reveal(id)).toEqual(values);
    expect(await countFound()).toBe(5);
    const { identity } = await app.client.identityHistory({ id: ids[10] ?? '' });
    expect(JSON.stringify(identity)).toContain('Alice');
  });

  test('does not bring back a key that was destroyed', async () => {
    const id = ids[1] ?? '';
    await app.client.eraseIdentity({ id, reason: 'asked for' });
    const third = { id: 'third', bytes: Buffer.alloc(32, 4) };
    use(masterKeysOf([third, newer]));
    await registerMasterKeys(app.query, app.vault.masterKeys);
    expect(await rotate(app.vault.masterKeys)).toMatchObject({ unreadable: 0, stillUsed: [] });
    const { identity } = await app.client.identityHistory({ id });
    expect(JSON.stringify(identity)).not.toContain('Alice');
    use(masterKeysOf([third]));
    expect(await reveal(ids[0] ?? '')).toEqual(values);
  });

  test('says what it cannot read, and that its key must stay', async () => {
    const current = app.vault.masterKeys;
    await app.query(`UPDATE identity_keys SET wrapped_key = '\\x00' WHERE identity_id = $1`, [ids[20]?.slice(4)]);
    const fourth = { id: 'fourth', bytes: Buffer.alloc(32, 5) };
    const ring = masterKeysOf([fourth, { id: 'third', bytes: Buffer.alloc(32, 4) }]);
    await registerMasterKeys(app.query, ring);
    expect(await rotate(ring)).toMatchObject({ unreadable: 1, stillUsed: ['third'] });
    use(ring);
    const refusal = await refusalOf(app.client.updateIdentity({ id: ids[20] ?? '', input: { city: 'Oslo' } }));
    expect(refusal.code).toBe('VALUE_UNREADABLE');
    expect(current.all).toHaveLength(1);
  });
});

test('a server without a key that the database was used with, or with another one of its name, is refused', async () => {
  await expect(registerMasterKeys(app.query, masterKeysOf([testMasterKey]))).rejects.toThrow(
    /The database holds personal data under the master key (third|fourth): add it to SIGNET_MASTER_KEYS\./,
  );
  const known = await app.query<{ id: string }>('SELECT id FROM master_keys ORDER BY id');
  expect(known).toEqual([{ id: 'fourth' }, { id: 'third' }]);
  const wrong = masterKeysOf([
    { id: 'fourth', bytes: Buffer.alloc(32, 8) },
    { id: 'third', bytes: Buffer.alloc(32, 4) },
  ]);
  await expect(registerMasterKeys(app.query, wrong)).rejects.toThrow('is not the one that the database was used with');
});
