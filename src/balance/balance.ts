import { type Changes, compareCreation } from '../audit/audit.sql.ts';
import { appendAuditEvents, type RecordChange, timeOfChange } from '../audit/audit.ts';
import type { Balance } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { conflict, type DomainError, notFound } from '../errors.ts';
import { lockIdentitiesForMove } from '../identity/identity.sql.ts';
import { refuseFrozen, requireLinkable } from '../identity/identity.ts';
import { encodeId } from '../ids.ts';
import { type CreateBalance, type GivenBalance, parseCreateBalance } from './balance.input.ts';
import { insertBalance, lockBalance } from './balance.sql.ts';

/**
 * Creates a balance, linked to an identity or to nobody, and returns its id. Sent again with the same id and content it returns
 * the same id and changes nothing, whatever became of the balance and its identity since. Throws BAD_USER_INPUT; NOT_FOUND when
 * there is no such ledger or identity; IDENTITY_NOT_ACTIVE or IDENTITY_ERASED when the identity takes no links;
 * CONFLICT when the id is taken by other content, or the indicator in this currency.
 */
export async function createBalance(deps: CallDeps, input: GivenBalance): Promise<string> {
  const balance = parseCreateBalance(input);
  const id = balance.id ?? deps.clock.stamp().id;
  await transact(deps.prisma, async (db) => {
    if (balance.id && (await isThereAlready(db, id, balance))) return;
    const ledger = await db.ledger.findUnique({ where: { id: balance.ledgerId }, select: { id: true } });
    if (!ledger) {
      throw notFound(['input', 'ledgerId'], `ledgerId: there is no ledger ${encodeId('Ledger', balance.ledgerId)}.`);
    }
    if (balance.identityId) await requireLinkable(db, balance.identityId, ['input', 'identityId']);
    const at = await timeOfChange(db, deps, { type: 'Ledger', id: balance.ledgerId }, ...identitiesOf(balance));
    const inserted = await insertBalance(db, { ...balance, id, at });
    if (!inserted) {
      // Another call was faster.
      if (balance.id && (await isThereAlready(db, id, balance))) return;
      const { indicator, currency } = balance;
      const holder = await db.balance.findFirstOrThrow({ where: { indicator, currency }, select: { id: true } });
      throw indicatorTaken(holder.id, balance);
    }
    await appendAuditEvents(db, deps, [{ action: 'balance.created', type: 'Balance', id, at }]);
  });
  return id;
}

/** Whether a balance with this id was created just so. Throws CONFLICT when it was created otherwise. */
async function isThereAlready(db: Db, id: string, balance: CreateBalance): Promise<boolean> {
  const earlier = await compareCreation(db, 'Balance', id, {
    ledger_id: balance.ledgerId,
    identity_id: balance.identityId,
    currency: balance.currency,
    indicator: balance.indicator,
    overdraft_limit: balance.overdraftLimit,
    metadata: balance.metadata ?? {},
  });
  if (earlier !== 'OTHER') return earlier === 'SAME';
  const existingId = encodeId('Balance', id);
  throw conflict(existingId, ['input', 'id'], `id: the balance ${existingId} exists already.`);
}

/** The error that an indicator is told to be taken with. */
export function indicatorTaken(
  holderId: string,
  { indicator, currency }: Pick<CreateBalance, 'indicator' | 'currency'>,
): DomainError {
  const existingId = encodeId('Balance', holderId);
  return conflict(
    existingId,
    ['input', 'indicator'],
    `indicator ${indicator} in ${currency} is taken by the balance ${existingId}.`,
  );
}

/** Locks a balance that is about to change, as recording does, and reads it. Throws NOT_FOUND. */
export async function readForChange(db: Db, id: string, path = 'id'): Promise<Balance> {
  await lockBalance(db, id);
  const balance = await db.balance.findUnique({ where: { id } });
  if (!balance) throw notFound([path], `${path}: there is no balance ${encodeId('Balance', id)}.`);
  return balance;
}

/**
 * Links a balance to an identity, moves its link to another, or with null unlinks it. Linked so already: nothing
 * changes. Throws NOT_FOUND that says which of the two there is not; IDENTITY_NOT_ACTIVE when the new identity is
 * archived or the present one frozen, for moving its balances away would end the freeze; IDENTITY_ERASED.
 */
export async function linkBalance(deps: CallDeps, balanceId: string, identityId: string | null): Promise<void> {
  await transact(deps.prisma, async (db) => {
    const balance = await readForChange(db, balanceId, 'balanceId');
    if (balance.identityId === identityId) return;
    await lockIdentitiesForMove(
      db,
      [balance.identityId, identityId].filter((id) => id !== null),
    );
    if (balance.identityId) {
      refuseFrozen(await db.identity.findUniqueOrThrow({ where: { id: balance.identityId } }), ['balanceId']);
    }
    if (identityId) await requireLinkable(db, identityId, ['identityId']);
    await db.balance.update({ where: { id: balanceId }, data: { identityId, version: { increment: 1 } } });
    const action = identityId ? 'balance.linked' : 'balance.unlinked';
    const links = [...identitiesOf(balance), ...identitiesOf({ identityId })];
    const at = await timeOfChange(db, deps, { type: 'Balance', id: balanceId }, ...links);
    const changes: Changes = { identityId: [publicIdentityId(balance.identityId), publicIdentityId(identityId)] };
    await appendAuditEvents(db, deps, [{ action, type: 'Balance', id: balanceId, at, changes }]);
  });
}

/** The identity that this is linked to, or none. */
function identitiesOf({ identityId }: Pick<CreateBalance, 'identityId'>): Pick<RecordChange, 'type' | 'id'>[] {
  return identityId ? [{ type: 'Identity', id: identityId }] : [];
}

function publicIdentityId(identityId: string | null): string | null {
  return identityId && encodeId('Identity', identityId);
}
