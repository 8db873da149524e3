import { parseMoment } from '../audit/audit.input.ts';
import { type PastChange, readPastOfIdentities } from '../audit/audit.sql.ts';
import type { Db } from '../db/open-database.ts';
import { encodeId } from '../ids.ts';
import type { Json, JsonObject } from '../input.ts';
import { identityFields } from './identity.sql.ts';

/** Each identity's own fields as they stood at a time, from its events; null when it was not there or not logged yet. */
export async function readIdentitiesAsOf(
  db: Db,
  ids: readonly string[],
  time: unknown,
): Promise<Map<string, JsonObject | null>> {
  const pasts = await readPastOfIdentities(db, ids, parseMoment(time));
  return new Map([...pasts].map(([id, past]) => [id, fieldsAfter(id, past)]));
}

function fieldsAfter(id: string, past: PastChange[]): JsonObject | null {
  // Since the last deletion, for an id can be created anew.
  const life = past.slice(past.findLastIndex((event) => event.isDeletion) + 1);
  const [first, last] = [life.at(0), life.at(-1)];
  if (!first || !last) return null;
  const fields = replay(life);
  return {
    id: encodeId('Identity', id),
    ...Object.fromEntries(identityFields.map((field) => [field, fields.get(field) ?? null])),
    metadata: fields.get('metadata') ?? {},
    status: fields.get('status') ?? null,
    // An imported identity brought its own times along.
    createdAt: fields.get('createdAt') ?? first.at.toISOString(),
    updatedAt: (last === first && fields.get('updatedAt')) || last.at.toISOString(),
  };
}

/** What a record held after these changes, one on top of the other. */
function replay(past: PastChange[]): Map<string, Json> {
  const fields = new Map<string, Json>();
  for (const { changes } of past) {
    for (const [field, [, after]] of Object.entries(changes)) fields.set(field, after);
  }
  return fields;
}
