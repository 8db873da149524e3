import { badInput, type DomainError, type ErrorCode, notFound, refusal } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { normalizeDecimal } from '../money.ts';
import type { RecordTransaction } from './transaction.input.ts';
import type { RecordOutcome } from './transaction.sql.ts';

/** What was asked for, as far as the words of a refusal need it. */
export type Asked = Pick<RecordTransaction, 'source' | 'destination' | 'currency'>;

/**
 * The error that a refused transfer or hold is told with. `path` is where it stands among the arguments; `namesIdentity`:
 * whether it may say whose a balance is.
 */
export function recordRefusal(
  { outcome, id, detail }: RecordOutcome,
  asked: Asked,
  path: string[],
  namesIdentity: boolean,
): DomainError {
  const side = detail?.side ?? 'source';
  switch (outcome) {
    case 'NOT_FOUND':
      return notFound([...path, side], `${side}: there is no balance ${describeSide(asked, side)}.`);
    case 'SAME_BALANCE':
      return refusal(outcome, [...path, 'destination'], 'destination must be another balance than source.');
    case 'CURRENCY_MISMATCH': {
      const message = `currency is ${asked.currency}, and the ${side} balance is in ${detail?.currency}.`;
      return refusal(outcome, [...path, 'currency'], message);
    }
    default:
      return sharedRefusal({ outcome, id, detail }, path, namesIdentity, [...path, side]);
  }
}

/** What a transaction of any kind may meet. `ownerPath`: the argument that led to the balance of a frozen identity. */
export function sharedRefusal(
  { outcome, id, detail }: RecordOutcome,
  path: string[],
  namesIdentity: boolean,
  ownerPath: string[],
): DomainError {
  const amountPath = [...path, 'amount'];
  switch (outcome) {
    case 'IDENTITY_NOT_ACTIVE': {
      const identity = namesIdentity
        ? `the identity ${encodeId('Identity', detail?.identityId ?? '')}`
        : 'its identity';
      const message = `${ownerPath.at(-1)}: ${identity} is frozen, and its balances neither send nor receive.`;
      return refusal(outcome, ownerPath, message);
    }
    case 'INSUFFICIENT_FUNDS': {
      const availableBalance = normalizeDecimal(detail?.available ?? '') ?? '0';
      const message = `amount is more than the source has available, ${availableBalance} ${detail?.currency}.`;
      return refusal(outcome, amountPath, message, { availableBalance });
    }
    case 'DUPLICATE_REFERENCE': {
      const existingId = encodeId('Transaction', id ?? '');
      const message = `reference is taken by the transaction ${existingId}, which has other content.`;
      return refusal(outcome, [...path, 'reference'], message, { existingId });
    }
    case 'BAD_USER_INPUT':
      return badInput({ path: amountPath, message: 'amount would take a balance past 20 integer digits.' });
    default:
      throw new Error(`record_transactions answered ${outcome satisfies ErrorCode | string}`);
  }
}

function describeSide({ currency, ...sides }: Asked, side: 'source' | 'destination'): string {
  const key = sides[side];
  return key.startsWith('@') ? `${key} in ${currency}` : encodeId('Balance', key);
}
