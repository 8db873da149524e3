import { randomUUID } from 'node:crypto';
import type { Db, Query } from '../db/open-database.ts';
import { DomainError } from '../errors.ts';
import { drawBytes } from '../random.ts';
import { type DataKey, decrypt, encrypt, keyBytes, Unreadable } from './vault.cipher.ts';
import type { MasterKey, MasterKeys } from './vault.master-keys.ts';
import type { Vault, VaultDeps } from './vault.setup.ts';
import {
  insertKeys,
  type KeyAsJson,
  readKeys,
  readKeysByQuery,
  readKeysOfOwners,
  type WrappedKey,
} from './vault.sql.ts';

/** Binds a wrapped key to its place. */
function contextOf({ id, ownerId, masterKeyId }: Omit<WrappedKey, 'wrapped'>): string {
  return `data key ${id} ${ownerId} ${masterKeyId}`;
}

/** A data key of this owner, wrapped by this master key. */
export function wrapKey({ id, key }: DataKey, ownerId: string, master: MasterKey): WrappedKey & { wrapped: Buffer } {
  const place = { id, ownerId, masterKeyId: master.id };
  return { ...place, wrapped: encrypt(master.wrapping, contextOf(place), key) };
}

/** The data key that was wrapped. Throws Unreadable, also when its master key is not among these. */
export function unwrapKey(wrapped: WrappedKey, { all }: MasterKeys): DataKey {
  const master = all.find((candidate) => candidate.id === wrapped.masterKeyId);
  if (!master || !wrapped.wrapped) throw new Unreadable();
  return { id: wrapped.id, key: decrypt(master.wrapping, contextOf(wrapped), Buffer.from(wrapped.wrapped)) };
}

/** A data key for an owner that has none. */
export function makeDataKey(): DataKey {
  return { id: randomUUID(), key: drawBytes(keyBytes) };
}

/** The data key of each of these owners; made for those that have none. Throws VALUE_UNREADABLE. */
export async function dataKeysOf(
  db: Db,
  { clock, vault }: VaultDeps,
  ownerIds: string[],
): Promise<Map<string, DataKey>> {
  const found = await readKeysOfOwners(db, ownerIds);
  const known = new Set(found.map(({ ownerId }) => ownerId));
  const missing = ownerIds.filter((id) => !known.has(id));
  if (missing.length > 0) {
    const fresh = missing.map((id) => wrapKey(makeDataKey(), id, vault.masterKeys.newest));
    found.push(...(await insertKeys(db, fresh, clock.now())));
  }
  return new Map(found.map((wrapped) => [wrapped.ownerId, unwrapOrRefuse(wrapped, vault)]));
}

/** The data key that was wrapped. Throws VALUE_UNREADABLE. */
export function unwrapOrRefuse(wrapped: WrappedKey, vault: Vault): DataKey {
  try {
    return unwrapKey(wrapped, vault.masterKeys);
  } catch (error) {
    if (error instanceof Unreadable) throw unreadableKey(vault.describeOwner(wrapped.ownerId));
    throw error;
  }
}

function unreadableKey(owner: string): DomainError {
  const message = `The key of ${owner} cannot be read: its master key is missing, or it was changed.`;
  return new DomainError('VALUE_UNREADABLE', message);
}

/** What became of a key: itself, or why there is none. */
export type KeyState = DataKey | 'DESTROYED' | 'UNREADABLE';

/** The keys with these ids. */
export async function readDataKeys(
  db: Db,
  masterKeys: MasterKeys,
  ids: readonly string[],
): Promise<Map<string, KeyState>> {
  return statesOf(await readKeys(db, ids), masterKeys, ids);
}

/** The same without Prisma. */
export async function readDataKeysByQuery(
  query: Query,
  masterKeys: MasterKeys,
  ids: readonly string[],
): Promise<Map<string, KeyState>> {
  return statesOf(await readKeysByQuery(query, ids), masterKeys, ids);
}

/** The same of keys that were read beside something else. */
export function dataKeysFromJson(keys: KeyAsJson[], masterKeys: MasterKeys): Map<string, KeyState> {
  const found = keys.map(([id, ownerId, masterKeyId, wrapped]) => {
    return { id, ownerId, masterKeyId, wrapped: Buffer.from(wrapped, 'hex') };
  });
  return statesOf(found, masterKeys, []);
}

function statesOf(found: WrappedKey[], masterKeys: MasterKeys, ids: readonly string[]): Map<string, KeyState> {
  const states = new Map<string, KeyState>(ids.map((id) => [id, 'UNREADABLE']));
  for (const wrapped of found) states.set(wrapped.id, stateOf(wrapped, masterKeys));
  return states;
}

function stateOf(wrapped: WrappedKey, masterKeys: MasterKeys): KeyState {
  if (!wrapped.wrapped) return 'DESTROYED';
  try {
    return unwrapKey(wrapped, masterKeys);
  } catch {
    return 'UNREADABLE';
  }
}
