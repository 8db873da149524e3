import { badInputAt, type DomainError, notFound, refusal, refusalFor } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { broken } from '../issue.ts';
import { normalizeDecimal } from '../money.ts';
import type { RecordTransaction } from './transaction.input.ts';
import type { Refusal, RefusalCode, Side } from './transaction.record.sql.ts';

/** What a transaction can follow from another as. */
export type FollowingKind = 'COMMIT' | 'VOID' | 'REFUND';

/** What was asked for, in whose words a refusal is told. */
export interface Asked {
  /** Where the fields of the transaction stand among the arguments. */
  path: string[];
  /** A transfer or hold; or what was to follow from the transaction with this UUID. */
  wanted: RecordTransaction | Following;
  /** Whether a refusal may say whose a balance is. */
  namesIdentity: boolean;
}

interface Following {
  kind: FollowingKind;
  parentId: string;
}

const sameBalance = broken('NOT_ALLOWED', { what: 'sides' }, 'destination must be another balance than source.');

/** The sentence of every refusal of the database: a code without one does not compile. */
const sentences: { [Code in RefusalCode]: (refused: Refusal<Code>, asked: Asked) => DomainError } = {
  NOT_FOUND: ({ detail }, asked) => missingRecord(detail?.side ?? 'source', asked),
  SAME_BALANCE: ({ outcome }, { path }) => refusalFor(outcome, [...path, 'destination'], sameBalance),
  DUPLICATE_REFERENCE: ({ outcome, id }, { path }) => {
    const existingId = encodeId('Transaction', id);
    const message = `reference is taken by the transaction ${existingId}, which has other content.`;
    return refusal(outcome, [...path, 'reference'], message, { existingId });
  },
  INVALID_TRANSACTION_STATE: ({ detail }, { wanted }) => stateRefusal(detail, requireFollowing(wanted).kind),
  CURRENCY_MISMATCH: ({ outcome, detail }, { path, wanted }) => {
    const { currency } = requireRecording(wanted);
    const message = `currency is ${currency}, and the ${detail.side} balance is in ${detail.currency}.`;
    return refusalFor(outcome, [...path, 'currency'], broken('NOT_ALLOWED', { what: 'currency' }, message));
  },
  BALANCE_CLOSED: ({ outcome, detail }, asked) => {
    const path = pathOfSide(detail.side, asked);
    const message = `${path.at(-1)}: the balance ${encodeId('Balance', detail.balanceId)} is closed, and neither sends nor receives.`;
    return refusal(outcome, path, message);
  },
  IDENTITY_NOT_ACTIVE: ({ outcome, detail }, asked) => {
    const ownerPath = pathOfSide(detail.side, asked);
    const identity = asked.namesIdentity ? `the identity ${encodeId('Identity', detail.identityId)}` : 'its identity';
    const message = `${ownerPath.at(-1)}: ${identity} is frozen, and its balances neither send nor receive.`;
    return refusal(outcome, ownerPath, message);
  },
  INSUFFICIENT_FUNDS: ({ outcome, detail }, { path }) => {
    const availableBalance = normalizeDecimal(detail.available) ?? '0';
    const message = `amount is more than the source has available, ${availableBalance} ${detail.currency}.`;
    const rule = broken('OUT_OF_RANGE', { max: availableBalance }, message);
    return refusalFor(outcome, [...path, 'amount'], rule, { availableBalance });
  },
  BAD_USER_INPUT: (_refused, { path }) =>
    badInputAt([...path, 'amount'], broken('NOT_NOW', {}, 'amount would take a balance past 20 integer digits.')),
};

/** Every code that the database may refuse a transaction with. */
export const refusalCodes = Object.keys(sentences);

/** The error that a refused transaction is told with. */
export function refusalError<Code extends RefusalCode>(refused: Refusal<Code>, asked: Asked): DomainError {
  return sentences[refused.outcome](refused, asked);
}

function isFollowing(wanted: Asked['wanted']): wanted is Following {
  return 'parentId' in wanted;
}

/** Where the arguments name this side: of what follows from a transaction, by that one's id. */
function pathOfSide(side: Side, { path, wanted }: Asked): string[] {
  return isFollowing(wanted) ? ['id'] : [...path, side];
}

function requireFollowing(wanted: Asked['wanted']): Following {
  if (isFollowing(wanted)) return wanted;
  throw new Error('record_transactions refused a transfer or hold for the state of another transaction.');
}

function requireRecording(wanted: Asked['wanted']): RecordTransaction {
  if (!isFollowing(wanted)) return wanted;
  throw new Error('record_transactions refused a follow-up for what it has of its parent.');
}

function missingRecord(side: Side, { path, wanted }: Asked): DomainError {
  if (isFollowing(wanted)) {
    return notFound(['id'], `id: there is no transaction ${encodeId('Transaction', wanted.parentId)}.`);
  }
  const key = wanted[side];
  const described = key.startsWith('@') ? `${key} in ${wanted.currency}` : encodeId('Balance', key);
  return notFound([...path, side], `${side}: there is no balance ${described}.`);
}

const rules = {
  COMMIT: { follows: ['HOLD'], of: 'only a HOLD can be committed', done: 'of the hold' },
  VOID: { follows: ['HOLD'], of: 'only a HOLD can be voided', done: 'of the hold' },
  REFUND: { follows: ['TRANSFER', 'COMMIT'], of: 'only a TRANSFER or a COMMIT can be refunded', done: 'to refund' },
} as const satisfies Record<FollowingKind, { follows: string[]; of: string; done: string }>;

function stateRefusal(
  { kind: parentKind, left, currency }: Refusal<'INVALID_TRANSACTION_STATE'>['detail'],
  kind: FollowingKind,
): DomainError {
  const { follows, of, done } = rules[kind];
  if (!follows.some((allowed) => allowed === parentKind)) {
    return refusal('INVALID_TRANSACTION_STATE', ['id'], `id: ${of}, and this is a ${parentKind}.`);
  }
  const remainingAmount = normalizeDecimal(left) ?? '0';
  if (remainingAmount === '0') {
    return refusal('INVALID_TRANSACTION_STATE', ['id'], `id: nothing is left ${done}.`, { remainingAmount });
  }
  const message = `amount is more than what is left ${done}, ${remainingAmount} ${currency}.`;
  const rule = broken('OUT_OF_RANGE', { max: remainingAmount }, message);
  return refusalFor('INVALID_TRANSACTION_STATE', ['amount'], rule, { remainingAmount });
}
