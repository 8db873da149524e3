import { Prisma } from '../db/open-database.ts';

type Sql = Prisma.Sql;
type Column = (field: string) => Sql;

/** How much followed from a transaction: commits and voids of a hold, refunds of any other. Index: transactions_parent. */
function followedAmount(id: Sql): Sql {
  return Prisma.sql`(SELECT sum(f.amount) FROM transactions f WHERE f.parent_id = ${id})`;
}

/** What can still follow from a transaction, by the rule that recording goes by. */
export function remainingAmount(column: Column): Sql {
  return Prisma.sql`remaining_amount(${column('kind')}, ${column('amount')}, ${followedAmount(column('id'))})`;
}

/** How much of a transaction was refunded. Nothing but refunds follows from what can be refunded. */
export function refundedAmount(column: Column): Sql {
  return Prisma.sql`CASE WHEN ${column('kind')} IN ('TRANSFER', 'COMMIT')
    THEN coalesce(${followedAmount(column('id'))}, 0) ELSE 0 END`;
}

/** What became of a hold; null for any other transaction. */
export function holdStatus(column: Column): Sql {
  return Prisma.sql`CASE WHEN ${column('kind')} <> 'HOLD' THEN NULL WHEN ${remainingAmount(column)} > 0 THEN 'OPEN'
    WHEN EXISTS (SELECT FROM transactions f WHERE f.parent_id = ${column('id')} AND f.kind = 'COMMIT') THEN 'COMMITTED'
    ELSE 'VOIDED' END`;
}

/**
 * The condition that the transaction `t` is a hold of which something is left, or one that is settled. Index: the key of
 * open_holds, which has the open ones alone; those that are settled are looked for among all transactions.
 */
export function isOpenHold(isOpen: boolean): Sql {
  const isListed = Prisma.sql`EXISTS (SELECT FROM open_holds o WHERE o.transaction_id = t.id)`;
  return isOpen ? isListed : Prisma.sql`(t.kind = 'HOLD' AND NOT ${isListed})`;
}
