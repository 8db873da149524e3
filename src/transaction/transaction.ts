import { tooMany } from '../broken-rules.ts';
import { mayBeCausedByOneItem } from '../db/database-code.ts';
import type { Query } from '../db/open-database.ts';
import { settleUncommitted } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { badInputAt, DomainError, unexpectedItemError } from '../errors.ts';
import type { MalformedInput } from '../input.ts';
import { recordAtOnce, recordInBatch, recordInBatches } from './transaction.batches.ts';
import {
  type FollowArgs,
  type GivenTransaction,
  parseFollowTransaction,
  parseRecordTransaction,
  type RecordTransaction,
  refuseFractions,
} from './transaction.input.ts';
import type { RecordOutcome, TransactionItem } from './transaction.record.sql.ts';
import { itemOf, type Recorded, type RecordResult, rowOf } from './transaction.record.ts';
import { type FollowingKind, refusalError } from './transaction.refusal.ts';
import { readCurrency } from './transaction.sql.ts';

/** At most so many in one call. */
export const transactionsAtMost = 1000;

/** What is asked for, where it stands among the arguments, and the item that does it. */
interface Candidate {
  path: string[];
  asked: RecordTransaction;
  item: TransactionItem;
}

/**
 * Moves an amount from one balance to another, or holds it, in a batch with what other calls record meanwhile. Sent again
 * with the same reference and content it answers with the recorded transaction and moves nothing.
 *
 * Throws BAD_USER_INPUT; NOT_FOUND when a side does not exist; SAME_BALANCE; CURRENCY_MISMATCH; IDENTITY_NOT_ACTIVE
 * when a side belongs to a frozen identity; INSUFFICIENT_FUNDS with `availableBalance`; DUPLICATE_REFERENCE with
 * `existingId` when the reference is taken by other content. `namesIdentity`: whether a refusal may say whose a balance is.
 */
export async function recordTransaction(
  deps: CallDeps,
  input: GivenTransaction,
  namesIdentity = true,
): Promise<Recorded> {
  const candidate = makeCandidate(deps, input, ['input']);
  return requireRecorded(candidate, await recordInBatch(deps.query, candidate.item), namesIdentity);
}

/**
 * Records up to 1,000 transfers and holds, as `recordTransaction` does each. They are decided in their order: what one
 * brings, a later one may send. Each succeeds or fails independently; with `isAtomic` the first refusal, of the input or of the
 * books, is thrown, and nothing is recorded.
 */
export async function recordTransactions(
  deps: CallDeps,
  inputs: readonly (GivenTransaction | MalformedInput)[],
  isAtomic: boolean,
  namesIdentity = true,
): Promise<RecordResult[]> {
  if (inputs.length > transactionsAtMost) {
    throw badInputAt(['inputs'], tooMany(transactionsAtMost));
  }
  const results = new Array<RecordResult>(inputs.length);
  const settle = (at: number, work: () => RecordResult) => {
    try {
      results[at] = work();
    } catch (error) {
      if (isAtomic || !(error instanceof DomainError)) throw error;
      results[at] = { error };
    }
  };
  const open = new Map<number, Candidate>();
  for (const [at, input] of inputs.entries()) {
    settle(at, () => {
      const candidate = makeCandidate(deps, input, ['inputs', String(at)]);
      open.set(at, candidate);
      return candidate.item;
    });
  }
  const items = [...open.values()].map(({ item }) => item);
  const outcomes = isAtomic ? await recordAll(deps.query, items) : await recordInBatches(deps.query, items);
  settleUncommitted(outcomes, true);
  for (const [place, [at, candidate]] of [...open].entries()) {
    settle(at, () => resultOf(candidate, outcomes[place] as PromiseSettledResult<RecordOutcome>, namesIdentity));
  }
  return results;
}

/** All or nothing; a fault is that of the whole call. */
async function recordAll(query: Query, items: TransactionItem[]): Promise<PromiseSettledResult<RecordOutcome>[]> {
  const outcomes = await recordAtOnce(query, items, true);
  return outcomes.map((value) => ({ status: 'fulfilled', value }));
}

function makeCandidate(deps: CallDeps, input: GivenTransaction | MalformedInput, path: string[]): Candidate {
  const asked = parseRecordTransaction(input, path);
  return { path, asked, item: itemOf(deps, asked) };
}

function resultOf(
  candidate: Candidate,
  settled: PromiseSettledResult<RecordOutcome>,
  namesIdentity: boolean,
): RecordResult {
  if (settled.status === 'fulfilled') return requireRecorded(candidate, settled.value, namesIdentity);
  // After a lost connection nobody knows whether it was done, so the whole call fails.
  if (!mayBeCausedByOneItem(settled.reason)) throw settled.reason;
  return { error: unexpectedItemError(candidate.path), fault: settled.reason };
}

function requireRecorded({ path, asked, item }: Candidate, result: RecordOutcome, namesIdentity: boolean): Recorded {
  if (result.outcome === 'RECORDED') {
    const row = rowOf(item, result);
    return { id: row.id, row };
  }
  if (result.outcome === 'ALREADY_RECORDED') return { id: result.id };
  throw refusalError(result, { path, wanted: asked, namesIdentity });
}

/**
 * Moves an amount that is held, or all that is left of the hold, from its source to its destination, and returns the id of
 * the COMMIT. Sent again with the same reference and content it returns the same id and moves nothing.
 *
 * Throws BAD_USER_INPUT; NOT_FOUND when there is no such transaction; INVALID_TRANSACTION_STATE when it is no hold, when
 * nothing of it is left, or with `remainingAmount` less than the amount; IDENTITY_NOT_ACTIVE; DUPLICATE_REFERENCE.
 */
export function commitTransaction(deps: CallDeps, args: FollowArgs, namesIdentity = true): Promise<string> {
  return follow(deps, 'COMMIT', args, namesIdentity);
}

/** Releases all that is left of a hold, and returns the id of the VOID. Throws as `commitTransaction`, and for no frozen identity. */
export function voidTransaction(
  deps: CallDeps,
  args: Omit<FollowArgs, 'amount'>,
  namesIdentity = true,
): Promise<string> {
  return follow(deps, 'VOID', args, namesIdentity);
}

/**
 * Moves an amount of a TRANSFER or a COMMIT, or all that was not refunded yet, back to where it came from, and returns the
 * id of the REFUND. Throws as `commitTransaction`, and INSUFFICIENT_FUNDS when who received it has less available.
 */
export function refundTransaction(deps: CallDeps, args: FollowArgs, namesIdentity = true): Promise<string> {
  return follow(deps, 'REFUND', args, namesIdentity);
}

async function follow(deps: CallDeps, kind: FollowingKind, args: FollowArgs, namesIdentity: boolean): Promise<string> {
  const { id: parentId, amount, reference } = parseFollowTransaction(args);
  if (amount?.includes('.')) {
    const currency = await readCurrency(deps.query, parentId);
    if (currency) refuseFractions(amount, currency);
  }
  const { id, at } = deps.clock.stamp();
  const { actor, requestId } = deps.call;
  const result = await recordInBatch(deps.query, {
    id,
    reference: reference ?? `${kind.toLowerCase()}-${id}`,
    kind,
    amount: amount ?? null,
    parent_id: parentId,
    at,
    event_id: deps.clock.stamp().id,
    actor,
    request_id: requestId,
  });
  if (result.outcome === 'RECORDED') return result.id ?? id;
  if (result.outcome === 'ALREADY_RECORDED') return result.id;
  throw refusalError(result, { path: [], wanted: { kind, parentId }, namesIdentity });
}
