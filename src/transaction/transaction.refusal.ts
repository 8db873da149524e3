import { badInput, type DomainError, notFound, refusal } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { normalizeDecimal } from '../money.ts';
import type { RecordTransaction } from './transaction.input.ts';
import type { RecordOutcome } from './transaction.sql.ts';

/** What a transaction can follow from another as. */
export type FollowingKind = 'COMMIT' | 'VOID' | 'REFUND';

/**
 * The error that a refused transfer or hold is told with. `path` is where it stands among the arguments; `namesIdentity`:
 * whether it may say whose a balance is.
 */
export function recordRefusal(
  result: RecordOutcome,
  asked: RecordTransaction,
  path: string[],
  namesIdentity: boolean,
): DomainError {
  const { outcome, detail } = result;
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
      return commonRefusal(result, path, [...path, side], namesIdentity);
  }
}

function describeSide({ currency, ...sides }: RecordTransaction, side: 'source' | 'destination'): string {
  const key = sides[side];
  return key.startsWith('@') ? `${key} in ${currency}` : encodeId('Balance', key);
}

/** The error that a refused commit, void or refund of the transaction with this UUID is told with. */
export function followRefusal(
  result: RecordOutcome,
  kind: FollowingKind,
  parentId: string,
  namesIdentity: boolean,
): DomainError {
  switch (result.outcome) {
    case 'NOT_FOUND':
      return notFound(['id'], `id: there is no transaction ${encodeId('Transaction', parentId)}.`);
    case 'INVALID_TRANSACTION_STATE':
      return stateRefusal(result, kind);
    default:
      return commonRefusal(result, [], ['id'], namesIdentity);
  }
}

const rules = {
  COMMIT: { follows: ['HOLD'], of: 'only a HOLD can be committed', done: 'of the hold' },
  VOID: { follows: ['HOLD'], of: 'only a HOLD can be voided', done: 'of the hold' },
  REFUND: { follows: ['TRANSFER', 'COMMIT'], of: 'only a TRANSFER or a COMMIT can be refunded', done: 'to refund' },
} as const satisfies Record<FollowingKind, { follows: string[]; of: string; done: string }>;

function stateRefusal({ detail }: RecordOutcome, kind: FollowingKind): DomainError {
  const { follows, of, done } = rules[kind];
  const parentKind = detail?.kind ?? 'HOLD';
  if (!follows.some((allowed) => allowed === parentKind)) {
    return refusal('INVALID_TRANSACTION_STATE', ['id'], `id: ${of}, and this is a ${parentKind}.`);
  }
  const remainingAmount = normalizeDecimal(detail?.left ?? '') ?? '0';
  if (remainingAmount === '0') {
    return refusal('INVALID_TRANSACTION_STATE', ['id'], `id: nothing is left ${done}.`, { remainingAmount });
  }
  const message = `amount is more than what is left ${done}, ${remainingAmount} ${detail?.currency}.`;
  return refusal('INVALID_TRANSACTION_STATE', ['amount'], message, { remainingAmount });
}

/** What a transaction of any kind may meet. `ownerPath`: the argument that led to the balance of a frozen identity. */
function commonRefusal(
  { outcome, id, detail }: RecordOutcome,
  path: string[],
  ownerPath: string[],
  namesIdentity: boolean,
): DomainError {
  switch (outcome) {
    case 'IDENTITY_NOT_ACTIVE': {
      const owner = encodeId('Identity', detail?.identityId ?? '');
      const identity = namesIdentity ? `the identity ${owner}` : 'its identity';
      const message = `${ownerPath.at(-1)}: ${identity} is frozen, and its balances neither send nor receive.`;
      return refusal(outcome, ownerPath, message);
    }
    case 'INSUFFICIENT_FUNDS': {
      const availableBalance = normalizeDecimal(detail?.available ?? '') ?? '0';
      const message = `amount is more than the source has available, ${availableBalance} ${detail?.currency}.`;
      return refusal(outcome, [...path, 'amount'], message, { availableBalance });
    }
    case 'DUPLICATE_REFERENCE': {
      const existingId = encodeId('Transaction', id ?? '');
      const message = `reference is taken by the transaction ${existingId}, which has other content.`;
      return refusal(outcome, [...path, 'reference'], message, { existingId });
    }
    case 'BAD_USER_INPUT':
      return badInput({
        path: [...path, 'amount'],
        message: 'amount would take a balance past 20 integer digits.',
      });
    default:
      throw new Error(`record_transactions answered ${outcome}`);
  }
}
