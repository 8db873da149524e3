import type { Prisma } from '../db/open-database.ts';
import { derivedOfOthers } from '../graphql/derived.ts';
import { holdStatus, refundedAmount, remainingAmount } from './transaction.followed.sql.ts';
import type { RecordedTransaction } from './transaction.record.ts';

/** The fields of a transaction that change with what follows from it: in SQL, and of a transfer or hold that was recorded just now. */
export const derivedTransactions = {
  remainingAmount: derivedOfOthers<RecordedTransaction, Prisma.Decimal>(
    'Transaction',
    remainingAmount,
    ({ amount }) => amount,
  ),
  refundedAmount: derivedOfOthers<RecordedTransaction, Prisma.Decimal | string>(
    'Transaction',
    refundedAmount,
    () => '0',
  ),
  holdStatus: derivedOfOthers<RecordedTransaction, 'OPEN' | 'COMMITTED' | 'VOIDED' | null>(
    'Transaction',
    holdStatus,
    ({ kind }) => (kind === 'HOLD' ? 'OPEN' : null),
  ),
};
