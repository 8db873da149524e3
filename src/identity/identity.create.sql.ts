import type { NewEvent } from '../audit/audit.sql.ts';
import { databaseCodeOf, uniqueViolation } from '../db/database-code.ts';
import type { Identity } from '../db/generated/client.ts';
import type { Query } from '../db/open-database.ts';
import { retryOnConflict } from '../db/transact.ts';
import type { VaultEntry, WrappedKey } from '../vault/vault.sql.ts';
import type { PiiField } from './identity.attributes.ts';
import { type IdentityRow, toInsertedColumns } from './identity.row.ts';

/** All that the creation of an identity writes. */
export interface Creation {
  id: string;
  isIdChosen: boolean;
  /** The row as it will be, but for what the database works out. */
  row: IdentityRow;
  key: Pick<WrappedKey, 'id'> & Partial<WrappedKey>;
  entries: (VaultEntry & { isRepeat: boolean })[];
  /** With its personal values encrypted. */
  event: NewEvent;
}

/** What became of a creation, as the SQL function create_identities tells it. */
export type Answer =
  | { outcome: 'CREATED'; identity: Identity }
  | { outcome: 'TAKEN'; detail: { sameId: string | null; sameExternalId: string | null } }
  | { outcome: 'USED_BEFORE'; detail: { id: string; masterKeyId: string; wrapped: string } | null }
  | { outcome: 'TOKEN_TAKEN'; detail: PiiField[] };

interface AnswerRow {
  identityId: string | null;
  place: number | null;
  outcome: Answer['outcome'];
  displayName: string;
  metadata: Identity['metadata'];
  detail: unknown;
}

const statement = `
  SELECT identity_id AS "identityId", place, outcome, display_name AS "displayName", metadata, detail
  FROM create_identities($1, $2, $3, $4, $5, $6)`;

/**
 * Creates those of these identities that nothing stands against, each with its key, its vault entries and its event, in one
 * transaction and one round trip. Returns what became of each, in their order.
 */
export async function insertCreations(query: Query, creations: Creation[]): Promise<Answer[]> {
  const placed = creations.map((creation, place) => ({ place, creation }));
  const isFirst = firstsOfEachKey(creations);
  const firsts = placed.filter(({ place }) => isFirst.has(place));
  const repeats = placed.filter(({ place }) => !isFirst.has(place));
  const sorted = firsts.toSorted((one, other) => (orderOf(one.creation) < orderOf(other.creation) ? -1 : 1));
  const values = [
    sorted.map(toRow),
    repeats.map(toRepeat),
    firsts.some(({ creation: { isIdChosen, entries } }) => isIdChosen || entries.length > 0),
    firsts.map(({ creation }) => toKeyRow(creation)),
    firsts.flatMap(({ creation }) => toEntryRows(creation)),
    firsts.map(({ creation }) => toEventRow(creation)),
  ];
  const parameters = values.map((value) => JSON.stringify(value));
  // Somebody writes the same key or token just now: asked again, the database says so.
  const rows = await retryOnConflict(
    () => query<AnswerRow>(statement, parameters, 'create_identities'),
    (error) => databaseCodeOf(error) === uniqueViolation,
  );
  const places = new Map(firsts.map(({ place, creation }) => [creation.id, place]));
  const answers = new Array<Answer>(creations.length);
  for (const row of rows) {
    const place = row.place ?? (places.get(row.identityId as string) as number);
    answers[place] = toAnswer(row, creations[place] as Creation);
  }
  return answers;
}

/** The places of those that have neither id nor external id of one before them. */
function firstsOfEachKey(creations: Creation[]): Set<number> {
  const taken = new Set<string>();
  const firsts = new Set<number>();
  for (const [place, { id, row }] of creations.entries()) {
    const keys = row.externalId === null ? [`id ${id}`] : [`id ${id}`, `externalId ${row.externalId}`];
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    firsts.add(place);
  }
  return firsts;
}

/**
 * Two batches that take the same ids in opposite orders would wait for one another. Sorted, they do not; where ids and
 * external ids cross all the same, the database ends one of the two, and that one tries again.
 */
function orderOf({ id, row }: Creation): string {
  return row.externalId ?? id;
}

interface Placed {
  place: number;
  creation: Creation;
}

function toRow({ place, creation: { row } }: Placed): object {
  return toInsertedColumns(place, row);
}

function toRepeat({ place, creation: { id, row } }: Placed): object {
  return { place, identity_id: id, external_id: row.externalId };
}

function toKeyRow({ id, key, row }: Creation): object {
  const { masterKeyId, wrapped } = key;
  const isKnown = !wrapped;
  const hex = wrapped && toHex(wrapped);
  return {
    id: key.id,
    identity_id: id,
    is_known: isKnown,
    master_key_id: masterKeyId,
    wrapped: hex,
    at: row.createdAt,
  };
}

function toEntryRows({ entries }: Creation): object[] {
  return entries.map(({ ownerId, field, token, sealed, masterKeyId, lookup, isRepeat }) => ({
    ...{ identity_id: ownerId, field, token, sealed, master_key_id: masterKeyId },
    ...{ lookup: toHex(lookup), is_repeat: isRepeat },
  }));
}

function toEventRow({ id, event }: Creation): object {
  const { id: eventId, actor, requestId, changes, at } = event;
  return { id: eventId, identity_id: id, actor, request_id: requestId, changes, at };
}

function toHex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`;
}

/** A creation that had to come after an earlier identity with its id says when it was. */
function toAnswer({ outcome, detail, displayName, metadata }: AnswerRow, { row }: Creation): Answer {
  if (outcome !== 'CREATED') return { outcome, detail } as Answer;
  // As the database gives it back: with its keys in the database's order.
  const identity = { ...row, displayName, metadata: metadata ?? {} };
  const { at } = (detail ?? {}) as { at?: string };
  return { outcome, identity: at ? { ...identity, createdAt: new Date(at), updatedAt: new Date(at) } : identity };
}
