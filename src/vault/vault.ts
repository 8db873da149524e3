import { createHmac } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { type DataKey, keyIdOf, openValue, sealValue, Unreadable } from './vault.cipher.ts';
import { dataKeysOf, readDataKeys } from './vault.data-keys.ts';
import type { MasterKey, MasterKeys } from './vault.master-keys.ts';
import { normalise } from './vault.normalise.ts';
import { insertEntries, readEntries, type VaultEntry } from './vault.sql.ts';
import { drawToken, type PiiField } from './vault.token.ts';

/** A value and the token that stands for it. A date of birth is `1985-05-15`. */
export interface Tokenized {
  identityId: string;
  field: PiiField;
  value: string;
  token: string;
}

/** Binds an encrypted value to its identity, its field and the token in the identity's row. */
function contextOf({ identityId, field, token }: Omit<Tokenized, 'value'>): string {
  return `vault ${identityId} ${field} ${token}`;
}

/** The hash by which a value of a field is found: HMAC-SHA256 of its normalised form. */
export function lookupOf(master: MasterKey, field: PiiField, value: string): Buffer {
  return createHmac('sha256', master.lookup)
    .update(`${field} ${normalise(field, value)}`)
    .digest();
}

/** The same under each master key, for an entry may still have that of an older one. */
export function lookupsOf({ all }: MasterKeys, field: PiiField, value: string): Buffer[] {
  return all.map((master) => lookupOf(master, field, value));
}

/** Draws a token for each value that can have one. No two entries of a field get the same token when put in the vault. */
export function tokenize({ privacy }: Deps, values: Omit<Tokenized, 'token'>[]): Tokenized[] {
  return values.flatMap((value) => {
    const token = drawToken(value.field, composed(value.value), privacy.randomInt);
    return token === null ? [] : [{ ...value, token }];
  });
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
 * Puts values in the vault whose identities exist and whose fields have no entry yet. A token that another entry of the
 * field has is drawn anew, until the field has hardly any left. Returns the entries with the tokens that they got.
 */
export async function putIntoVault(db: Db, deps: Deps, values: Tokenized[]): Promise<Tokenized[]> {
  if (values.length === 0) return [];
  const keys = await dataKeysOf(db, deps, [...new Set(values.map(({ identityId }) => identityId))]);
  const stored: Tokenized[] = [];
  let open = values;
  for (let draws = 1; open.length > 0; draws += 1) {
    // In one order, or two calls would wait for one another's tokens.
    open = open.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    const entries = open.map((value) => sealEntry(deps, value, keys.get(value.identityId) as DataKey));
    const inserted = await insertEntries(db, entries, draws > distinctDrawsAtMost);
    const done = new Set(inserted.map(({ identityId, field }) => `${identityId} ${field}`));
    const isStored = ({ identityId, field }: Tokenized) => done.has(`${identityId} ${field}`);
    stored.push(...open.filter(isStored));
    open = tokenize(
      deps,
      open.filter((value) => !isStored(value)),
    );
  }
  return stored;
}

/** What the vault holds of a value, encrypted with this key, which must be the identity's. */
export function sealEntry({ privacy }: Deps, value: Tokenized, key: DataKey): VaultEntry {
  const { newest } = privacy.masterKeys;
  const { identityId, field, token } = value;
  const sealed = sealValue(key, contextOf(value), value.value);
  return { identityId, field, token, sealed, masterKeyId: newest.id, lookup: lookupOf(newest, field, value.value) };
}

/**
 * The values behind the tokens of an identity, by field. `tokens`: what its row holds, for a value is bound to that.
 * Throws VALUE_UNREADABLE with the field whose value is missing, was cut, changed or moved, or has no readable key.
 */
export async function readFromVault(
  db: Db,
  masterKeys: MasterKeys,
  identityId: string,
  tokens: Map<PiiField, string>,
): Promise<Map<PiiField, string>> {
  if (tokens.size === 0) return new Map();
  const entries = new Map((await readEntries(db, identityId)).map((entry) => [entry.field, entry.sealed]));
  const keyIds = [...new Set([...entries.values()].flatMap((sealed) => keyIdOf(sealed) ?? []))];
  const keys = await readDataKeys(db, masterKeys, keyIds);
  const values = [...tokens].map(([field, token]) => {
    const sealed = entries.get(field) ?? '';
    const key = keys.get(keyIdOf(sealed) ?? '');
    if (!key || typeof key === 'string') throw valueUnreadable(identityId, field);
    return [field, openEntry({ identityId, field, token, sealed }, key)] as const;
  });
  return new Map(values);
}

/** The value of an entry. Throws VALUE_UNREADABLE. */
export function openEntry(entry: Omit<VaultEntry, 'masterKeyId' | 'lookup'>, { key }: DataKey): string {
  try {
    return openValue(key, contextOf(entry), entry.sealed) as string;
  } catch (error) {
    if (error instanceof Unreadable) throw valueUnreadable(entry.identityId, entry.field);
    throw error;
  }
}

function valueUnreadable(identityId: string, field: PiiField): DomainError {
  const message =
    `The value of ${field} of the identity ${encodeId('Identity', identityId)} cannot be read: it or its token was ` +
    'cut, changed or moved in the database, or its key is missing.';
  return new DomainError('VALUE_UNREADABLE', message, { field });
}
