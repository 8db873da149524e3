import { createHmac } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import { DomainError } from '../errors.ts';
import { type DataKey, decryptValue, encryptValue, keyIdOf, Unreadable } from './vault.cipher.ts';
import { dataKeysOf, readDataKeys } from './vault.data-keys.ts';
import type { MasterKey } from './vault.master-keys.ts';
import { normalise } from './vault.normalise.ts';
import type { Vault, VaultDeps } from './vault.setup.ts';
import { insertEntries, readEntries, type VaultEntry } from './vault.sql.ts';
import { drawToken } from './vault.token.ts';

/** A value of an owner and the token that stands for it. */
export interface Tokenized<Field extends string = string> {
  /** UUID. */
  ownerId: string;
  field: Field;
  value: string;
  token: string;
}

/** Binds an encrypted value to its owner, its field and the token that the owner's record has in its place. */
function contextOf({ ownerId, field, token }: Omit<Tokenized, 'value'>): string {
  return `vault ${ownerId} ${field} ${token}`;
}

/** The keyed hash by which a value of a field is found: HMAC-SHA256 of its normalised form. */
export function lookupOf(vault: Vault, master: MasterKey, field: string, value: string): Buffer {
  return createHmac('sha256', master.lookup)
    .update(`${field} ${normalise(vault.kindOf(field), value)}`)
    .digest();
}

/** The same under each master key, for an entry may still have that of an older one. */
export function lookupsOf(vault: Vault, field: string, value: string): Buffer[] {
  return vault.masterKeys.all.map((master) => lookupOf(vault, master, field, value));
}

/** Draws a token for each value that can have one. No two entries of a field get the same token when put in the vault. */
export function tokenize<Field extends string>(
  vault: Vault,
  values: Omit<Tokenized<Field>, 'token'>[],
): Tokenized<Field>[] {
  return values.flatMap((value) => {
    const token = tokenFor(vault, value.field, value.value);
    return token === null ? [] : [{ ...value, token }];
  });
}

/** A token for this value, null when none can stand for it. */
export function tokenFor(vault: Vault, field: string, value: string): string | null {
  return drawToken(vault.kindOf(field), composed(value), vault.randomInt);
}

/** A letter and its accent are one letter of the token, however they are written; but where that would make it longer. */
function composed(value: string): string {
  const text = value.normalize('NFC');
  return text.length <= value.length ? text : value;
}

/** After so many draws that other entries of the field had, a token may be one of theirs. */
export const distinctDrawsAtMost = 5;

const orderOf = ({ field, token }: Tokenized) => `${field} ${token}`;

/**
 * Puts values in the vault whose owners exist and whose fields have no entry yet. A token that another entry of the
 * field has is drawn anew, until the field has hardly any left. Returns the entries with the tokens that they got.
 */
export async function putIntoVault<Field extends string>(
  db: Db,
  deps: VaultDeps,
  values: Tokenized<Field>[],
): Promise<Tokenized<Field>[]> {
  if (values.length === 0) return [];
  const { vault } = deps;
  const keys = await dataKeysOf(db, deps, [...new Set(values.map(({ ownerId }) => ownerId))]);
  const stored: Tokenized<Field>[] = [];
  let open = values;
  for (let draws = 1; open.length > 0; draws += 1) {
    // Two calls that take tokens in opposite orders would deadlock.
    open = open.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    const entries = open.map((value) => encryptEntry(vault, value, keys.get(value.ownerId) as DataKey));
    const inserted = await insertEntries(db, entries, draws > distinctDrawsAtMost);
    const done = new Set(inserted.map(({ ownerId, field }) => `${ownerId} ${field}`));
    const isStored = ({ ownerId, field }: Tokenized) => done.has(`${ownerId} ${field}`);
    stored.push(...open.filter(isStored));
    open = tokenize(
      vault,
      open.filter((value) => !isStored(value)),
    );
  }
  return stored;
}

/** What the vault holds of a value, encrypted with this key, which must be the owner's. */
export function encryptEntry(vault: Vault, value: Tokenized, key: DataKey): VaultEntry {
  const { newest } = vault.masterKeys;
  const { ownerId, field, token } = value;
  const sealed = encryptValue(key, contextOf(value), value.value);
  return { ownerId, field, token, sealed, masterKeyId: newest.id, lookup: lookupOf(vault, newest, field, value.value) };
}

/**
 * The values behind the tokens of an owner, by field. `tokens`: what its record holds, for a value is bound to that.
 * Throws VALUE_UNREADABLE with the field whose value is missing, was cut, changed or moved, or has no readable key.
 */
export async function readFromVault<Field extends string>(
  db: Db,
  vault: Vault,
  ownerId: string,
  tokens: Map<Field, string>,
): Promise<Map<Field, string>> {
  if (tokens.size === 0) return new Map();
  const entries = new Map((await readEntries(db, ownerId)).map((entry) => [entry.field, entry.sealed]));
  const keyIds = [...new Set([...entries.values()].flatMap((sealed) => keyIdOf(sealed) ?? []))];
  const keys = await readDataKeys(db, vault.masterKeys, keyIds);
  const values = [...tokens].map(([field, token]) => {
    const sealed = entries.get(field) ?? '';
    const key = keys.get(keyIdOf(sealed) ?? '');
    if (!key || typeof key === 'string') throw valueUnreadable(vault.describeOwner(ownerId), field);
    return [field, decryptOrRefuse(vault, { ownerId, field, token, sealed }, key)] as const;
  });
  return new Map(values);
}

type EncryptedEntry = Omit<VaultEntry, 'masterKeyId' | 'lookup'>;

/** The value of an entry. Throws Unreadable. */
export function decryptEntry(entry: EncryptedEntry, { key }: DataKey): string {
  return decryptValue(key, contextOf(entry), entry.sealed) as string;
}

function decryptOrRefuse(vault: Vault, entry: EncryptedEntry, key: DataKey): string {
  try {
    return decryptEntry(entry, key);
  } catch (error) {
    if (error instanceof Unreadable) throw valueUnreadable(vault.describeOwner(entry.ownerId), entry.field);
    throw error;
  }
}

function valueUnreadable(owner: string, field: string): DomainError {
  const message =
    `The value of ${field} of ${owner} cannot be read: it or its token was cut, changed or moved in the database, or its ` +
    'key is missing.';
  return new DomainError('VALUE_UNREADABLE', message, { field });
}
