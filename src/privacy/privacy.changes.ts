import type { Changes, NewEvent } from '../audit/audit.sql.ts';
import type { Db } from '../db/open-database.ts';
import type { Deps } from '../deps.ts';
import type { Json } from '../input.ts';
import { type DataKey, keyIdOf, openValue, sealValue } from './privacy.cipher.ts';
import { dataKeysOf, type KeyState } from './privacy.data-keys.ts';

/** The fields of an identity that tell nothing of who it is. All others, the caller's own metadata too, are personal. */
const plainFields = new Set(['identityType', 'status', 'createdAt', 'updatedAt', 'tokenizedFields', 'revealedFields']);

export const isPersonal = (field: string) => !plainFields.has(field);

/** Stands for a personal value whose key was destroyed; in an event as it is stored, for one that was cleared then. */
export const erased = '[erased]';
/** Stands for a personal value that the caller may not see. */
export const redacted = '[redacted]';
/** Stands for a personal value that cannot be decrypted: it or its key was changed, or a master key is missing. */
const unreadable = '[unreadable]';

/** That there is nothing is not encrypted. */
function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function needsSeal(field: string, value: Json): boolean {
  return isPersonal(field) && !isEmpty(value) && value !== erased;
}

function contextOf(identityId: string, eventId: string, field: string): string {
  return `audit event ${identityId} ${eventId} ${field}`;
}

function mapChanges(changes: Changes, map: (field: string, value: Json) => Json): Changes {
  const entries = Object.entries(changes).map(
    ([field, [before, after]]) => [field, [map(field, before), map(field, after)]] as const,
  );
  return Object.fromEntries(entries) as Changes;
}

/**
 * The events with every personal value of an identity encrypted with the identity's key, so that destroying the key
 * erases them although the log never changes. Throws VALUE_UNREADABLE when a key cannot be read.
 */
export async function sealEvents(db: Db, deps: Deps, events: NewEvent[]): Promise<NewEvent[]> {
  const personal = events.filter(
    ({ resourceType, changes }) =>
      resourceType === 'Identity' &&
      Object.entries(changes ?? {}).some(([field, values]) => values.some((value) => needsSeal(field, value))),
  );
  if (personal.length === 0) return events;
  const keys = await dataKeysOf(db, deps, [...new Set(personal.map(({ resourceId }) => resourceId))]);
  const isSealed = new Set(personal);
  return events.map((event) => (isSealed.has(event) ? sealEvent(event, keys.get(event.resourceId) as DataKey) : event));
}

/** The event of an identity with every personal value encrypted with this key, which must be the identity's. */
export function sealEvent(event: NewEvent, key: DataKey): NewEvent {
  const changes = mapChanges(event.changes ?? {}, (field, value) => {
    if (!needsSeal(field, value)) return value;
    return sealValue(key, contextOf(event.resourceId, event.id, field), value);
  });
  return { ...event, changes };
}

/** A stored event of an identity, as far as its values are concerned. */
export interface StoredEvent {
  id: string;
  resourceId: string;
  changes: Changes;
}

/** The ids of the keys that the values of an event are encrypted with: one, or none. */
export function keyIdsOf(changes: Changes): string[] {
  const ids = Object.entries(changes).flatMap(([field, values]) =>
    values.flatMap((value) => (typeof value === 'string' && needsSeal(field, value) ? (keyIdOf(value) ?? []) : [])),
  );
  return [...new Set(ids)];
}

/** One value of an event of an identity, decrypted; "[erased]" when its key was destroyed. */
export function openEventValue(
  { id, resourceId }: Omit<StoredEvent, 'changes'>,
  field: string,
  value: Json,
  keys: Map<string, KeyState>,
): Json {
  if (!needsSeal(field, value)) return value;
  const keyId = typeof value === 'string' ? keyIdOf(value) : null;
  const key = keys.get(keyId ?? '') ?? 'UNREADABLE';
  if (key === 'DESTROYED') return erased;
  if (key === 'UNREADABLE') return unreadable;
  try {
    return openValue(key.key, contextOf(resourceId, id, field), value as string);
  } catch {
    return unreadable;
  }
}

/** What an event of an identity says, with its personal values decrypted. */
export function openEvent(event: StoredEvent, keys: Map<string, KeyState>): Changes {
  return mapChanges(event.changes, (field, value) => openEventValue(event, field, value, keys));
}

/** One value of an event of an identity as who may not see personal values is shown it. */
export function redactValue(field: string, value: Json): Json {
  return needsSeal(field, value) ? redacted : value;
}

/** The same of all that an event says. */
export function redactEvent(changes: Changes): Changes {
  return mapChanges(changes, redactValue);
}
