import type { AuditAction } from '../audit/audit.actions.ts';
import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { Balance } from '../db/generated/client.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { refusal } from '../errors.ts';
import { parseRequiredReason } from '../identity/identity.reason.input.ts';
import { readForChange } from './balance.ts';

interface StatusChange {
  action: AuditAction;
  status: Balance['status'];
  /** Throws when a balance in this state cannot be changed so. */
  refuse?: (current: Balance) => void;
}

/**
 * Keeps a balance that holds nothing from sending and receiving. It is locked as recording locks it, so when this returns no
 * transaction that began before is under way any more. Closed already: nothing changes. Throws BAD_USER_INPUT, NOT_FOUND, or
 * BALANCE_NOT_EMPTY while the balance holds an amount or takes part in an open hold.
 */
export function closeBalance(deps: CallDeps, id: string, reason: unknown): Promise<void> {
  return changeStatus(deps, id, reason, { action: 'balance.closed', status: 'CLOSED', refuse: refuseFilled });
}

/** Lets a closed balance send and receive again. Open already: nothing changes. Throws BAD_USER_INPUT or NOT_FOUND. */
export function reopenBalance(deps: CallDeps, id: string, reason: unknown): Promise<void> {
  return changeStatus(deps, id, reason, { action: 'balance.reopened', status: 'OPEN' });
}

function changeStatus(deps: CallDeps, id: string, why: unknown, change: StatusChange): Promise<void> {
  const { action, status, refuse } = change;
  const reason = parseRequiredReason(why);
  return transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    if (current.status === status) return;
    refuse?.(current);
    await db.balance.update({ where: { id }, data: { status, version: { increment: 1 } } });
    const at = await timeOfChange(db, deps, { type: 'Balance', id });
    const changes: Changes = { status: [current.status, status] };
    await appendAuditEvents(db, deps, [{ action, type: 'Balance', id, at, changes, reason }]);
  });
}

/** Throws BALANCE_NOT_EMPTY. */
function refuseFilled(balance: Balance): void {
  const { creditBalance, debitBalance, inflightCreditBalance, inflightDebitBalance, currency } = balance;
  if (!creditBalance.equals(debitBalance)) {
    const held = creditBalance.minus(debitBalance).toFixed();
    throw refusal('BALANCE_NOT_EMPTY', ['id'], `id: the balance holds ${held} ${currency}: bring it to 0 first.`);
  }
  if (!inflightCreditBalance.isZero() || !inflightDebitBalance.isZero()) {
    const [toComeIn, toGoOut] = [inflightCreditBalance.toFixed(), inflightDebitBalance.toFixed()];
    const message =
      `id: open holds of the balance are to bring ${toComeIn} ${currency} and to take ${toGoOut} ${currency}: ` +
      'commit or void them first.';
    throw refusal('BALANCE_NOT_EMPTY', ['id'], message);
  }
}
