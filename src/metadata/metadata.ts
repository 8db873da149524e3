import { isDeepStrictEqual } from 'node:util';
import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { refuseUnlessOpen } from '../identity/identity.ts';
import { decodeIdOf } from '../ids.ts';
import { type JsonObject, parseInput } from '../input.ts';
import { metadata } from '../metadata-rules.ts';
import { recordTypes, type TypeWithMetadata, typesWithMetadata } from '../record-types.ts';
import { applyMergePatch } from './metadata.patch.ts';
import { lockMetadata, writeMetadata } from './metadata.sql.ts';

/**
 * Merges a JSON merge patch into the metadata of any record that has some, and returns which record it is. The record
 * is locked meanwhile, so of two patches at once both survive. Throws BAD_USER_INPUT when the id is malformed or the
 * result exceeds what metadata may be, NOT_FOUND, and for an identity that takes no changes IDENTITY_NOT_ACTIVE.
 */
export async function updateMetadata(
  deps: CallDeps,
  publicId: string,
  patch: JsonObject,
): Promise<{ type: TypeWithMetadata; id: string }> {
  const { type, uuid: id } = decodeIdOf(typesWithMetadata, publicId);
  const { name } = recordTypes[type];
  parseInput(metadata, patch, ['patch']);
  await transact(deps.prisma, async (db) => {
    const current = await lockMetadata(db, type, id);
    if (!current) throw notFound(['id'], `id: there is no ${name} ${publicId}.`);
    if (type === 'Identity') {
      refuseUnlessOpen(await db.identity.findUniqueOrThrow({ where: { id }, select: { id: true, status: true } }));
    }
    const merged = applyMergePatch(current, patch);
    parseInput(metadata, merged, ['patch']);
    // As it would come back: to JSON -0 is 0.
    if (isDeepStrictEqual(JSON.parse(JSON.stringify(merged)), current)) return;
    const at = await timeOfChange(db, deps, { type, id });
    await writeMetadata(db, type, id, merged, at);
    const changes: Changes = { metadata: [current, merged] };
    await appendAuditEvents(db, deps, [{ action: `${name}.updated`, type, id, at, changes }]);
  });
  return { type, id };
}
