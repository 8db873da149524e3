import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import { databaseCodeOf, uniqueViolation } from '../db/database-code.ts';
import type { Balance } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { badInput, refusalFor } from '../errors.ts';
import { broken, issueAt } from '../issue.ts';
import { normalizeDecimal } from '../money.ts';
import { parseExpectedVersion, refuseOtherVersion } from '../version.ts';
import { fractionProblem, type GivenBalanceChanges, parseUpdateBalance, type UpdateBalance } from './balance.input.ts';
import { readAvailableUnder } from './balance.sql.ts';
import { indicatorTaken, readForChange } from './balance.ts';

/**
 * Changes the overdraft limit or the indicator of a balance: absent keeps, null is unlimited or no indicator. What is so already
 * changes nothing. Throws BAD_USER_INPUT; NOT_FOUND; VERSION_MISMATCH; OVERDRAFT_IN_USE with `overdraftInUse` when the limit
 * would be less than the balance uses of it; CONFLICT when another balance in the currency has the indicator.
 */
export async function updateBalance(
  deps: CallDeps,
  id: string,
  input: GivenBalanceChanges,
  expected?: unknown,
): Promise<void> {
  const given = parseUpdateBalance(input);
  const expectedVersion = parseExpectedVersion(expected);
  try {
    await transact(deps.prisma, (db) => applyChanges(db, deps, id, given, expectedVersion));
  } catch (error) {
    if (databaseCodeOf(error) !== uniqueViolation) throw error;
    // Another call took the indicator after it was looked for. The next attempt finds it, unless it is free again.
    await updateBalance(deps, id, input, expected);
  }
}

async function applyChanges(
  db: Db,
  deps: CallDeps,
  id: string,
  given: UpdateBalance,
  expectedVersion: number | null,
): Promise<void> {
  const current = await readForChange(db, id);
  refuseOtherVersion('balance', current.version, expectedVersion);
  const changes = changesOf(current, given);
  const { overdraftLimit, indicator } = given;
  if (changes.overdraftLimit && overdraftLimit) await requireLimit(db, current, overdraftLimit);
  if (changes.indicator && indicator) await requireFree(db, { indicator, currency: current.currency });
  if (Object.keys(changes).length === 0) return;
  const data = Object.fromEntries(Object.entries(changes).map(([field, [, after]]) => [field, after]));
  await db.balance.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  const at = await timeOfChange(db, deps, { type: 'Balance', id });
  await appendAuditEvents(db, deps, [{ action: 'balance.updated', type: 'Balance', id, at, changes }]);
}

function changesOf(current: Balance, { overdraftLimit, indicator }: UpdateBalance): Changes {
  const changes: Changes = {};
  const limit = current.overdraftLimit === null ? null : current.overdraftLimit.toFixed();
  const nextLimit = overdraftLimit && (normalizeDecimal(overdraftLimit) ?? overdraftLimit);
  if (nextLimit !== undefined && nextLimit !== limit) changes.overdraftLimit = [limit, nextLimit];
  if (indicator !== undefined && indicator !== current.indicator) changes.indicator = [current.indicator, indicator];
  return changes;
}

/** Refuses a limit with too many digits, and one below what is used: a balance is never below its limit. */
async function requireLimit(db: Db, { id, currency }: Balance, overdraftLimit: string): Promise<void> {
  const path = ['input', 'overdraftLimit'];
  const problem = fractionProblem(overdraftLimit, currency);
  if (problem) throw badInput(issueAt(path, problem));
  const available = await readAvailableUnder(db, id, overdraftLimit);
  if (!available.isNegative()) return;
  const overdraftInUse = available.negated().plus(overdraftLimit).toFixed();
  const message = `overdraftLimit must be at least ${overdraftInUse} ${currency}, which the balance uses of it now.`;
  throw refusalFor('OVERDRAFT_IN_USE', path, broken('OUT_OF_RANGE', { min: overdraftInUse }, message), {
    overdraftInUse,
  });
}

async function requireFree(db: Db, key: { indicator: string; currency: string }): Promise<void> {
  const holder = await db.balance.findUnique({ where: { indicator_currency: key }, select: { id: true } });
  if (holder) throw indicatorTaken(holder.id, key);
}
