import { randomInt, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../src/vault/vault.cipher.ts';
import { makeDataKey, unwrapOrRefuse, wrapKey } from '../../../src/vault/vault.data-keys.ts';
import { masterKeysOf } from '../../../src/vault/vault.master-keys.ts';
import type { Vault } from '../../../src/vault/vault.setup.ts';
import { decryptEntry, encryptEntry, lookupOf, lookupsOf, tokenize } from '../../../src/vault/vault.ts';

const [older, newer] = [1, 2].map((fill) => ({ id: `key-${fill}`, bytes: Buffer.alloc(32, fill) })) as [
  { id: string; bytes: Buffer },
  { id: string; bytes: Buffer },
];

/** A vault of owners that are no identities. */
const vault: Vault = {
  masterKeys: masterKeysOf([newer, older]),
  randomInt,
  kindOf: (field) => (field === 'PLATE' ? 'CODE' : 'WORDS'),
  describeOwner: (ownerId) => `the car ${ownerId}`,
};
const ownerId = randomUUID();

describe('the vault', () => {
  test('gives a value back under the token that stands for it, and under no other owner, field or token', () => {
    const key = makeDataKey();
    const [tokenized] = tokenize(vault, [{ ownerId, field: 'PLATE', value: 'ABC 123' }]);
    expect(tokenized?.token).toMatch(/^[A-Z]{3} \d{3}$/);
    const entry = encryptEntry(vault, tokenized ?? expect.fail('no token'), key);
    expect(decryptEntry(entry, key)).toBe('ABC 123');
    for (const other of [{ ownerId: randomUUID() }, { field: 'COLOUR' }, { token: 'XYZ 987' }]) {
      expect(() => decryptEntry({ ...entry, ...other }, key)).toThrow(Unreadable);
    }
  });

  test('hashes the writings of one value alike, by what its caller says that the field holds', () => {
    const { newest } = vault.masterKeys;
    const hash = (field: string, value: string) => lookupOf(vault, newest, field, value).toString('hex');
    expect(hash('PLATE', 'abc-123')).toBe(hash('PLATE', 'ABC123'));
    expect(hash('COLOUR', 'dark  Blue')).toBe(hash('COLOUR', 'dark blue'));
    expect(hash('COLOUR', 'darkblue')).not.toBe(hash('COLOUR', 'dark blue'));
    expect(hash('COLOUR', 'blue')).not.toBe(hash('PLATE', 'blue'));
  });

  test('looks for a value under every master key, the newest first', () => {
    const hashes = lookupsOf(vault, 'PLATE', 'ABC 123').map((hash) => hash.toString('hex'));
    expect(hashes).toEqual(
      vault.masterKeys.all.map((master) => lookupOf(vault, master, 'PLATE', 'ABC 123').toString('hex')),
    );
    expect(new Set(hashes).size).toBe(2);
  });

  test('refuses a key of an owner that it cannot read, in the words of its caller', () => {
    const key = makeDataKey();
    const wrapped = wrapKey(key, ownerId, vault.masterKeys.newest);
    expect(unwrapOrRefuse(wrapped, vault)).toEqual(key);
    const withoutIt = { ...vault, masterKeys: masterKeysOf([older]) };
    expect(() => unwrapOrRefuse(wrapped, withoutIt)).toThrow(
      expect.objectContaining({
        code: 'VALUE_UNREADABLE',
        message: `The key of the car ${ownerId} cannot be read: its master key is missing, or it was changed.`,
      }),
    );
  });
});
