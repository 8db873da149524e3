import { type Db, Prisma } from '../db/open-database.ts';

/** A transaction with the metadata that it has now. */
export interface ExportedTransaction {
  id: string;
  reference: string;
  kind: string;
  status: string;
  amount: Prisma.Decimal;
  currency: string;
  sourceId: string;
  destinationId: string;
  parentId: string | null;
  description: string | null;
  effectiveAt: Date;
  createdAt: Date;
  metadata: Prisma.JsonValue;
}

/**
 * The transactions of one side of a balance after this one, in the order of their ids, which is that of time.
 * Indexes: transactions_source and transactions_destination.
 */
export function readTransactionsOfSide(
  db: Db,
  balanceId: string,
  side: 'source' | 'destination',
  after: string | null,
  limit: number,
): Promise<ExportedTransaction[]> {
  const later = after ? Prisma.sql`AND t.id > ${after}::uuid` : Prisma.empty;
  return db.$queryRaw`
    SELECT t.id, t.reference, t.kind::text AS kind, t.status::text AS status, t.amount, t.currency,
      t.source_id AS "sourceId", t.destination_id AS "destinationId", t.parent_id AS "parentId", t.description,
      t.effective_at AS "effectiveAt", t.created_at AS "createdAt", coalesce(a.metadata, t.metadata) AS metadata
    FROM transactions t LEFT JOIN transaction_annotations a ON a.transaction_id = t.id
    WHERE ${Prisma.raw(`t.${side}_id`)} = ${balanceId}::uuid ${later}
    ORDER BY t.id LIMIT ${limit}`;
}
