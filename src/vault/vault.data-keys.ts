import { randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { drawBytes } from '../random.ts';
import { type DataKey, decrypt, encrypt, keyBytes, Unreadable } from './vault.cipher.ts';
import type { MasterKey, MasterKeys } from './vault.master-keys.ts';
import { insertKeys, readKeys, readKeysOfIdentities, type WrappedKey } from './vault.sql.ts';

/** Binds a wrapped key to its place. */
function contextOf({ id, identityId, masterKeyId }: Omit<WrappedKey, 'wrapped'>): string {
  return `data key ${id} ${identityId} ${masterKeyId}`;
}

/** A data key of this identity, wrapped by this master key. */
export function wrapKey({ id, key }: DataKey, identityId: string, master: MasterKey): WrappedKey & { wrapped: Buffer } {
  const place = { id, identityId, masterKeyId: master.id };
  return { ...place, wrapped: encrypt(master.wrapping, contextOf(place), key) };
}

/** The data key that was wrapped. Throws Unreadable, also when its master key is not among these. */
export function unwrapKey(wrapped: WrappedKey, { all }: MasterKeys): DataKey {
  const master = all.find((candidate) => candidate.id === wrapped.masterKeyId);
  if (!master || !wrapped.wrapped) throw new Unreadable();
  return { id: wrapped.id, key: decrypt(master.wrapping, contextOf(wrapped), Buffer.from(wrapped.wrapped)) };
}

/** A data key for an identity that has none. */
export function makeDataKey(): DataKey {
  return { id: randomUUID(), key: drawBytes(keyBytes) };
}

/** The data key of each of these identities; made for those that have none. Throws VALUE_UNREADABLE. */
export async function dataKeysOf(
  db: Db,
  { clock, privacy }: Deps,
  identityIds: string[],
): Promise<Map<string, DataKey>> {
  const { masterKeys } = privacy;
  const found = await readKeysOfIdentities(db, identityIds);
  const known = new Set(found.map(({ identityId }) => identityId));
  const missing = identityIds.filter((id) => !known.has(id));
  if (missing.length > 0) {
    const fresh = missing.map((id) => wrapKey(makeDataKey(), id, masterKeys.newest));
    found.push(...(await insertKeys(db, fresh, clock.now())));
  }
  return new Map(found.map((wrapped) => [wrapped.identityId, unwrapOrRefuse(wrapped, masterKeys)]));
}

/** The data key that was wrapped. Throws VALUE_UNREADABLE. */
export function unwrapOrRefuse(wrapped: WrappedKey, masterKeys: MasterKeys): DataKey {
  try {
    return unwrapKey(wrapped, masterKeys);
  } catch (error) {
    if (error instanceof Unreadable) throw unreadableKey(wrapped.identityId);
    throw error;
  }
}

function unreadableKey(identityId: string): DomainError {
  const message = `The key of the identity ${encodeId('Identity', identityId)} cannot be read: its master key is missing, or it was changed.`;
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
  const states = new Map<string, KeyState>(ids.map((id) => [id, 'UNREADABLE']));
  for (const wrapped of await readKeys(db, ids)) states.set(wrapped.id, stateOf(wrapped, masterKeys));
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
