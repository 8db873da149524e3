import type { Deps } from '../deps.ts';
import { badInput, type DomainError, type ErrorCode, notFound, refusal } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { normalizeDecimal } from '../money.ts';
import { parseRecordTransaction, type RecordTransaction } from './transaction.input.ts';
import { callRecordTransaction, type RecordOutcome } from './transaction.sql.ts';

/**
 * Moves an amount from one balance to another and returns the transaction's id. Sent again with the same reference and
 * content it returns the same id and moves nothing.
 *
 * Throws BAD_USER_INPUT; NOT_FOUND when a side does not exist; SAME_BALANCE; CURRENCY_MISMATCH; IDENTITY_NOT_ACTIVE
 * when a side belongs to a frozen identity; INSUFFICIENT_FUNDS with `availableBalance`; DUPLICATE_REFERENCE with
 * `existingId` when the reference is taken by other content. `namesIdentity`: whether a refusal may say whose a balance is.
 */
export async function recordTransaction(deps: Deps, input: unknown, namesIdentity = true): Promise<string> {
  const transaction = parseRecordTransaction(input);
  const stamp = deps.clock.stamp();
  const event = { eventId: deps.clock.stamp().id, ...deps.origin };
  const result = await callRecordTransaction(deps.prisma, { ...transaction, ...stamp, ...event });
  if (result.outcome === 'RECORDED' || result.outcome === 'ALREADY_RECORDED') return result.id as string;
  throw toError(result, transaction, namesIdentity);
}

function toError(
  { outcome, id, detail }: RecordOutcome,
  transaction: RecordTransaction,
  namesIdentity: boolean,
): DomainError {
  const side = detail.side ?? 'source';
  switch (outcome) {
    case 'NOT_FOUND':
      return notFound(['input', side], `${side}: there is no balance ${describeSide(transaction, side)}.`);
    case 'SAME_BALANCE':
      return refuse(outcome, 'destination', 'destination must be another balance than source.');
    case 'CURRENCY_MISMATCH':
      return refuse(
        outcome,
        'currency',
        `currency is ${transaction.currency}, and the ${side} balance is in ${detail.currency}.`,
      );
    case 'IDENTITY_NOT_ACTIVE': {
      const identity = namesIdentity ? `the identity ${encodeId('Identity', detail.identityId ?? '')}` : 'its identity';
      const message = `${side}: ${identity} is frozen, and its balances neither send nor receive.`;
      return refuse(outcome, side, message);
    }
    case 'INSUFFICIENT_FUNDS': {
      const availableBalance = normalizeDecimal(detail.available ?? '') ?? '0';
      const message = `amount is more than the source has available, ${availableBalance} ${transaction.currency}.`;
      return refuse(outcome, 'amount', message, { availableBalance });
    }
    case 'DUPLICATE_REFERENCE': {
      const existingId = encodeId('Transaction', id ?? '');
      const message = `reference is taken by the transaction ${existingId}, which has other content.`;
      return refuse(outcome, 'reference', message, { existingId });
    }
    case 'BAD_USER_INPUT':
      return badInput({ path: ['input', 'amount'], message: 'amount would take a balance past 20 integer digits.' });
    default:
      throw new Error(`record_transaction answered ${outcome}`);
  }
}

function refuse(code: ErrorCode, field: string, message: string, details?: object): DomainError {
  return refusal(code, ['input', field], message, details);
}

function describeSide(transaction: RecordTransaction, side: 'source' | 'destination'): string {
  const key = transaction[side];
  return key.startsWith('@') ? `${key} in ${transaction.currency}` : encodeId('Balance', key);
}
