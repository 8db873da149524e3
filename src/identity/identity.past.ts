import { parseMoment } from '../audit/audit.input.ts';
import { decrypterOf, keyIdsOf, redactValue } from '../audit/audit.personal.ts';
import { type PastChange, readPastOfIdentities } from '../audit/audit.sql.ts';
import type { Db } from '../db/open-database.ts';
import { encodeId } from '../ids.ts';
import type { Json, JsonObject } from '../input.ts';
import { type KeyState, readDataKeys } from '../vault/vault.data-keys.ts';
import type { MasterKeys } from '../vault/vault.master-keys.ts';
import { identityFields } from './identity.sql.ts';

/**
 * Each identity's own fields as they stood at a time, from its events; null when it was not there or not logged yet.
 * Personal values are "[redacted]" unless `seesPersonal`, and "[erased]" where their key was destroyed.
 */
export async function readIdentitiesAsOf(
  db: Db,
  masterKeys: MasterKeys,
  ids: readonly string[],
  time: unknown,
  seesPersonal: boolean,
): Promise<Map<string, JsonObject | null>> {
  const pasts = await readPastOfIdentities(db, ids, parseMoment(time));
  const keyIds = [...pasts.values()].flatMap((past) => past.flatMap(({ changes }) => keyIdsOf(changes)));
  const keys = seesPersonal ? await readDataKeys(db, masterKeys, [...new Set(keyIds)]) : undefined;
  return new Map([...pasts].map(([id, past]) => [id, fieldsAfter(id, past, keys)]));
}

function fieldsAfter(id: string, past: PastChange[], keys: Map<string, KeyState> | undefined): JsonObject | null {
  // That somebody looked behind tokens is no change.
  const [first, last] = [past.at(0), past.findLast(({ changes }) => !('revealedFields' in changes))];
  if (!first || !last) return null;
  const fields = replay(id, past, keys);
  return {
    id: encodeId('Identity', id),
    ...Object.fromEntries(identityFields.map((field) => [field, fields.get(field) ?? null])),
    metadata: fields.get('metadata') ?? {},
    status: fields.get('status') ?? null,
    createdAt: first.at.toISOString(),
    updatedAt: last.at.toISOString(),
  };
}

/** What a record held after these changes, one on top of the other. Only events of which something is left are decrypted. */
function replay(id: string, past: PastChange[], keys: Map<string, KeyState> | undefined): Map<string, Json> {
  const last = new Map<string, [PastChange, Json]>();
  for (const event of past) {
    for (const [field, [, after]] of Object.entries(event.changes)) last.set(field, [event, after]);
  }
  const decrypters = new Map(
    past.map((event) => {
      const { eventId, changes } = event;
      return [event, keys ? decrypterOf({ id: eventId, resourceId: id, changes }, keys) : redactValue] as const;
    }),
  );
  return new Map([...last].map(([field, [event, value]]) => [field, decrypters.get(event)?.(field, value, 1) ?? null]));
}
