import { parseMoment } from '../audit/audit.input.ts';
import { type PastChange, readPastOfIdentity } from '../audit/audit.sql.ts';
import type { Db } from '../db/open-database.ts';
import { encodeId } from '../ids.ts';
import type { Json, JsonObject } from '../input.ts';
import { identityFields } from './identity.sql.ts';

/** An identity's own fields as they stood at a time, from its audit events; null when there was none or it is older than the log. */
export async function readIdentityAsOf(db: Db, id: string, time: unknown): Promise<JsonObject | null> {
  const past = lifeAt(await readPastOfIdentity(db, id, parseMoment(time)));
  const [first] = past;
  if (!first) return null;
  const fields = replay(past);
  const changes = past.filter((event) => Object.keys(event.changes).length > 0);
  return {
    id: encodeId('Identity', id),
    ...Object.fromEntries(identityFields.map((field) => [field, fields.get(field) ?? null])),
    metadata: fields.get('metadata') ?? {},
    status: fields.get('status') ?? null,
    createdAt: fields.get('createdAt') ?? first.at.toISOString(),
    updatedAt: (changes.at(-1) ?? first).at.toISOString(),
  };
}

/** The events since the last deletion, for an id can be created anew. */
function lifeAt(past: PastChange[]): PastChange[] {
  return past.slice(past.findLastIndex((event) => event.isDeletion) + 1);
}

/** What a record held after these changes, one on top of the other. */
function replay(past: PastChange[]): Map<string, Json> {
  const fields = new Map<string, Json>();
  for (const { changes } of past) {
    for (const [field, [, after]] of Object.entries(changes)) fields.set(field, after);
  }
  return fields;
}
