import { erased, isPersonal } from '../audit/audit.personal.ts';
import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { Identity } from '../db/generated/client.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { deleteEntries, destroyKey } from '../vault/vault.sql.ts';
import { piiFields } from './identity.attributes.ts';
import { changesOf, nothing, tokenizationChange } from './identity.changes.ts';
import { parseRequiredReason } from './identity.reason.input.ts';
import { eraseIdentityRow, lockIdentityOrItsAbsence } from './identity.sql.ts';
import { tokenizedFieldsOf } from './identity.tokens.ts';
import { readForChange, refuseFrozen } from './identity.ts';

/**
 * Erases what is known of a person, for good: destroys the key that its history is encrypted with, empties its vault and
 * clears every attribute but its type, its external id and metadata too. Its balances and transactions stay as they are.
 * Erased already: nothing changes. Throws NOT_FOUND, and IDENTITY_NOT_ACTIVE when frozen, for that would end the freeze.
 */
export async function eraseIdentity(deps: CallDeps, id: string, reason: unknown): Promise<void> {
  const why = parseRequiredReason(reason);
  await transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    refuseFrozen(current);
    if (current.status === 'ERASED') return;
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await deleteEntries(db, id, piiFields);
    await destroyKey(db, id, at);
    await eraseIdentityRow(db, id, at);
    const changes: Changes = {
      ...clearedChanges(current),
      status: [current.status, 'ERASED'],
      ...tokenizationChange(tokenizedFieldsOf(current), []),
    };
    await appendAuditEvents(db, deps, [{ action: 'identity.erased', type: 'Identity', id, at, changes, reason: why }]);
  });
}

/**
 * Erases what the log says of an identity that was deleted: destroys its key. Returns false when there is none to destroy:
 * the identity is there, was never there or was erased.
 */
export function eraseDeletedIdentity(deps: CallDeps, id: string, reason: unknown): Promise<boolean> {
  const why = parseRequiredReason(reason);
  return transact(deps.prisma, async (db) => {
    if (await lockIdentityOrItsAbsence(db, id)) return false;
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    if (!(await destroyKey(db, id, at))) return false;
    await appendAuditEvents(db, deps, [
      { action: 'identity.erased', type: 'Identity', id, at, changes: {}, reason: why },
    ]);
    return true;
  });
}

/** That fields were cleared, without what they held. */
function clearedChanges(current: Identity): Changes {
  const fields = Object.keys(changesOf(current, nothing)).filter(isPersonal);
  return Object.fromEntries(fields.map((field) => [field, [erased, null]]));
}
