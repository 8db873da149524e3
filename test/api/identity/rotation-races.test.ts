import { expect, test } from 'vitest';
import type { Query } from '../../../src/db/open-database.ts';
import { keyIdOf } from '../../../src/vault/vault.cipher.ts';
import { readDataKeys, unwrapKey, wrapKey } from '../../../src/vault/vault.data-keys.ts';
import { masterKeysOf, registerMasterKeys } from '../../../src/vault/vault.master-keys.ts';
import { rotateMasterKey } from '../../../src/vault/vault.rotation.ts';
import { readEntriesOfMaster, readKeysOfMaster, updateKeys, updateLookups } from '../../../src/vault/vault.sql.ts';
import { decryptEntry, lookupOf } from '../../../src/vault/vault.ts';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { testMasterKey } from '../../support/vault.ts';

const app = useTestApp();
const ring = (id: string, fill: number) => masterKeysOf([{ id, bytes: Buffer.alloc(32, fill) }, testMasterKey]);
const zeros = '00000000-0000-0000-0000-000000000000';

test('of two servers that bring different master keys of one name at once, no two are let in', async () => {
  // Both have looked before either notes its key.
  let read = 0;
  let letGo = () => {};
  const bothRead = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const afterBothRead = (): Query => {
    let isFirst = true;
    return async (statement, values) => {
      const rows = await app.query(statement, values);
      if (!isFirst) return rows as never;
      isFirst = false;
      read += 1;
      if (read === 2) letGo();
      await bothRead;
      return rows as never;
    };
  };
  const settled = await Promise.allSettled([
    registerMasterKeys(afterBothRead(), ring('raced', 1)),
    registerMasterKeys(afterBothRead(), ring('raced', 2)),
  ]);
  const refused = settled.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason.message)] : []));
  expect(refused).toEqual([
    'The master key raced of SIGNET_MASTER_KEYS is not the one that the database was used with.',
  ]);
  await app.query(`DELETE FROM master_keys WHERE id = 'raced'`);
});

test('a data key that is destroyed between its reading and its new wrapping stays destroyed, and others are wrapped', async () => {
  const [erased, kept] = [await makePerson(app.client), await makePerson(app.client)];
  const both = ring('newer', 3);
  await registerMasterKeys(app.query, both);
  const keys = (await readKeysOfMaster(app.prisma, testMasterKey.id, zeros, 100)).filter(({ ownerId }) =>
    [erased, kept].includes(`idt_${ownerId}`),
  );
  expect(keys).toHaveLength(2);
  await app.client.eraseIdentity({ id: erased, reason: 'asked for' });
  const rewrapped = keys.map((key) => wrapKey(unwrapKey(key, both), key.ownerId, both.newest));
  await updateKeys(app.prisma, testMasterKey.id, rewrapped);
  const states = await readDataKeys(
    app.prisma,
    both,
    keys.map(({ id }) => id),
  );
  const stateOf = (identity: string) => states.get(keys.find(({ ownerId }) => `idt_${ownerId}` === identity)?.id ?? '');
  expect(stateOf(erased)).toBe('DESTROYED');
  expect(stateOf(kept)).toMatchObject({ key: expect.anything() });
  const { identity } = await app.client.identityHistory({ id: erased });
  expect(JSON.stringify(identity)).not.toContain('Alice');
});

test('a value that is changed between its reading and its new hash is found as what it is', async () => {
  const id = await makePerson(app.client, { emailAddress: 'old@example.com' });
  await app.client.tokenizeIdentity({ id, fields: ['EMAIL_ADDRESS'] });
  const both = ring('newer', 3);
  await registerMasterKeys(app.query, both);
  const entries = await readEntriesOfMaster(app.prisma, testMasterKey.id, zeros, 100);
  const old = entries.filter(({ ownerId }) => `idt_${ownerId}` === id);
  const keys = await readDataKeys(
    app.prisma,
    both,
    old.flatMap(({ sealed }) => keyIdOf(sealed) ?? []),
  );
  await app.client.updateIdentity({ id, input: { emailAddress: 'new@example.com' } });
  await updateLookups(
    app.prisma,
    old.map((entry) => {
      const key = keys.get(keyIdOf(entry.sealed) ?? '');
      if (!key || typeof key === 'string') throw new Error('The key cannot be read.');
      return {
        ...entry,
        masterKeyId: 'newer',
        lookup: lookupOf(app.vault, both.newest, entry.field, decryptEntry(entry, key)),
      };
    }),
  );
  app.vault.masterKeys = both;
  const find = async (eq: string) =>
    (await app.client.identities({ filter: { emailAddress: { eq } } })).identities.nodes.map((node) => node.id);
  expect(await find('new@example.com')).toEqual([id]);
  expect(await find('old@example.com')).toEqual([]);
  expect(await rotateMasterKey(app, app.vault)).toMatchObject({ unreadable: 0, stillUsed: [] });
  expect(await find('new@example.com')).toEqual([id]);
});
