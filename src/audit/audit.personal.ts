import type { Db } from '../db/open-database.ts';
import type { Json } from '../input.ts';
import { type DataKey, decryptValue, encryptValue, keyIdOf } from '../vault/vault.cipher.ts';
import { dataKeysOf, type KeyState } from '../vault/vault.data-keys.ts';
import type { VaultDeps } from '../vault/vault.setup.ts';
import type { Changes, NewEvent } from './audit.sql.ts';

/** The fields of an identity that tell nothing of who it is. All others, the caller's own metadata too, are personal. */
const plainFields = new Set(['identityType', 'status', 'createdAt', 'updatedAt', 'tokenizedFields', 'revealedFields']);

export const isPersonal = (field: string) => !plainFields.has(field);

/** Stands for a personal value whose key was destroyed; in an event as it is stored, for one that was cleared then. */
export const erased = '[erased]';
/** Stands for a personal value that the caller may not see. */
export const redacted = '[redacted]';
/** Stands for a personal value that cannot be decrypted: it or its key was changed, or a master key is missing. */
const unreadable = '[unreadable]';

/** An empty value tells nothing, so it is stored as it is. */
function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function needsEncryption(field: string, value: Json): boolean {
  return isPersonal(field) && !isEmpty(value) && value !== erased;
}

/** Binds the values of an event to their place; `field` where each was encrypted by itself. */
function contextOf({ resourceId, id }: Pick<StoredEvent, 'id' | 'resourceId'>, field?: string): string {
  return field === undefined ? `audit event ${resourceId} ${id}` : `audit event ${resourceId} ${id} ${field}`;
}

type MapValue = (field: string, value: Json, side: 0 | 1) => Json;

function mapChanges(changes: Changes, map: MapValue): Changes {
  const mapped: Changes = {};
  for (const [field, [before, after]] of Object.entries(changes)) {
    mapped[field] = [map(field, before, 0), map(field, after, 1)];
  }
  return mapped;
}

/**
 * The events with every personal value of an identity encrypted with the identity's key, so that destroying the key
 * erases them although the log never changes. Throws VALUE_UNREADABLE when a key cannot be read.
 */
export async function encryptEvents(db: Db, deps: VaultDeps, events: NewEvent[]): Promise<NewEvent[]> {
  const personal = events.filter(
    ({ resourceType, changes }) =>
      resourceType === 'Identity' &&
      Object.entries(changes ?? {}).some(([field, values]) => values.some((value) => needsEncryption(field, value))),
  );
  if (personal.length === 0) return events;
  const keys = await dataKeysOf(db, deps, [...new Set(personal.map(({ resourceId }) => resourceId))]);
  const areEncrypted = new Set(personal);
  return events.map((event) =>
    areEncrypted.has(event) ? encryptEvent(event, keys.get(event.resourceId) as DataKey) : event,
  );
}

/**
 * All personal values of an event are encrypted together. The first of them, as it is stored, holds them after this mark,
 * which is no letter of base64url, and each of the others the mark alone. (At first each was encrypted by itself.)
 */
const mark = '~';

/** The event of an identity with every personal value encrypted with this key, which must be the identity's. */
export function encryptEvent(event: NewEvent, key: DataKey): NewEvent {
  const changes = event.changes ?? {};
  const personal: Changes = {};
  let isAny = false;
  for (const [field, values] of Object.entries(changes)) {
    if (!isPersonal(field)) continue;
    personal[field] = values;
    isAny ||= values.some((value) => needsEncryption(field, value));
  }
  if (!isAny) return event;
  let encrypted = `${mark}${encryptValue(key, contextOf(event), personal)}`;
  const place: MapValue = (field, value) => {
    if (!needsEncryption(field, value)) return value;
    const stored = encrypted;
    encrypted = mark;
    return stored;
  };
  return { ...event, changes: mapChanges(changes, place) };
}

/** A stored event of an identity, as far as its values are concerned. */
export interface StoredEvent {
  id: string;
  resourceId: string;
  changes: Changes;
}

/** What was encrypted of an event, without its mark. */
function encryptedOf(changes: Changes): string[] {
  const found: string[] = [];
  for (const [field, values] of Object.entries(changes)) {
    for (const value of values) {
      if (typeof value !== 'string' || !needsEncryption(field, value)) continue;
      const encrypted = value.startsWith(mark) ? value.slice(mark.length) : value;
      if (encrypted !== '') found.push(encrypted);
    }
  }
  return found;
}

/** The ids of the keys that the values of an event are encrypted with: one, or none. */
export function keyIdsOf(changes: Changes): string[] {
  const ids = new Set<string>();
  for (const encrypted of encryptedOf(changes)) {
    const id = keyIdOf(encrypted);
    if (id !== null) ids.add(id);
  }
  return [...ids];
}

/** Shows the values of one event of an identity decrypted; "[erased]" when their key was destroyed. */
export function decrypterOf(event: StoredEvent, keys: Map<string, KeyState>): MapValue {
  let together: Json | undefined;
  const decryptTogether = () => {
    together ??= decryptOne(event, encryptedOf(event.changes)[0] ?? '', keys);
    return together;
  };
  return (field, value, side) => {
    if (!needsEncryption(field, value)) return value;
    if (typeof value !== 'string' || !value.startsWith(mark)) return decryptOne(event, value, keys, field);
    const decrypted = decryptTogether();
    // Instead of the values there may be what stands for them: they were erased, or cannot be decrypted.
    return typeof decrypted === 'string' ? decrypted : ((decrypted as Changes)[field]?.[side] ?? unreadable);
  };
}

function decryptOne(
  event: Pick<StoredEvent, 'id' | 'resourceId'>,
  encrypted: Json,
  keys: Map<string, KeyState>,
  field?: string,
): Json {
  const key = keys.get((typeof encrypted === 'string' && keyIdOf(encrypted)) || '') ?? 'UNREADABLE';
  if (key === 'DESTROYED') return erased;
  if (key === 'UNREADABLE') return unreadable;
  try {
    return decryptValue(key.key, contextOf(event, field), encrypted as string);
  } catch {
    return unreadable;
  }
}

/** What an event of an identity says, with its personal values decrypted. */
export function decryptEvent(event: StoredEvent, keys: Map<string, KeyState>): Changes {
  return mapChanges(event.changes, decrypterOf(event, keys));
}

/** One value of an event of an identity as who may not see personal values is shown it. */
export function redactValue(field: string, value: Json): Json {
  return needsEncryption(field, value) ? redacted : value;
}

/** The same of all that an event says. */
export function redactEvent(changes: Changes): Changes {
  return mapChanges(changes, redactValue);
}
