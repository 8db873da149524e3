import type { AuditAction } from '../audit/audit.actions.ts';
import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { Identity } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { parseReason, parseRequiredReason } from './identity.reason.input.ts';
import { lockBalancesOfIdentity } from './identity.sql.ts';
import { readForChange, refuseErased, refuseFrozen, refuseUnlessOpen } from './identity.ts';

type Status = Identity['status'];

interface StatusChange {
  action: AuditAction;
  status: Status;
  reason: string | null;
  /** Throws when an identity in this state cannot be changed so. */
  refuse: (current: Identity) => void;
}

/** Closes an identity to changes and new links; its balances still move. Archived already: nothing changes. */
export function archiveIdentity(deps: CallDeps, id: string, reason?: unknown): Promise<void> {
  const change = { action: 'identity.archived', status: 'ARCHIVED', refuse: refuseErasedOrFrozen } as const;
  return changeStatus(deps, id, { ...change, reason: parseReason(reason) });
}

/** Opens an archived identity again. Active already: nothing changes. */
export function restoreIdentity(deps: CallDeps, id: string, reason?: unknown): Promise<void> {
  const change = { action: 'identity.restored', status: 'ACTIVE', refuse: refuseErasedOrFrozen } as const;
  return changeStatus(deps, id, { ...change, reason: parseReason(reason) });
}

/**
 * Keeps the balances of an identity from sending and receiving until it is unfrozen. When it returns, no transaction that began
 * before is under way any more. Frozen already: nothing changes. Throws IDENTITY_NOT_ACTIVE when archived.
 */
export function freezeIdentity(deps: CallDeps, id: string, reason: unknown): Promise<void> {
  const change = { action: 'identity.frozen', status: 'FROZEN', refuse: refuseUnlessOpen } as const;
  return changeStatus(deps, id, { ...change, reason: parseRequiredReason(reason) });
}

/** Lets the balances of a frozen identity move again. Active already: nothing changes. Throws as `freezeIdentity`. */
export function unfreezeIdentity(deps: CallDeps, id: string, reason: unknown): Promise<void> {
  const change = { action: 'identity.unfrozen', status: 'ACTIVE', refuse: refuseUnlessOpen } as const;
  return changeStatus(deps, id, { ...change, reason: parseRequiredReason(reason) });
}

function refuseErasedOrFrozen(current: Identity): void {
  refuseErased(current);
  refuseFrozen(current);
}

function changeStatus(deps: CallDeps, id: string, { action, status, reason, refuse }: StatusChange): Promise<void> {
  return transact(deps.prisma, async (db) => {
    const current = await readLocked(db, id, status);
    refuse(current);
    if (current.status === status) return;
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await db.identity.update({ where: { id }, data: { status, version: { increment: 1 }, updatedAt: at } });
    const changes: Changes = { status: [current.status, status] };
    await appendAuditEvents(db, deps, [{ action, type: 'Identity', id, at, changes, reason }]);
  });
}

/**
 * A transaction looks for frozen identities once it has locked its balances, so a freeze holds those while it writes. It locks
 * them before the identity, as linking does. Those that were linked meanwhile are locked last, out of that order, which can deadlock
 * with another transaction; the database ends one of the two, and it is run again.
 */
async function readLocked(db: Db, id: string, status: Status): Promise<Identity> {
  if (status === 'FROZEN') await lockBalancesOfIdentity(db, id);
  const current = await readForChange(db, id);
  if (status === 'FROZEN') await lockBalancesOfIdentity(db, id);
  return current;
}
