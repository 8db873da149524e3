import { firstUuidOf } from '../clock.ts';
import {
  allOf,
  contains,
  dateTimeCondition,
  decimalCondition,
  isOneOf,
  stringCondition,
  when,
} from '../db/conditions.ts';
import type { Keyset, List, WindowSql } from '../db/keyset.ts';
import { type Db, Prisma } from '../db/open-database.ts';
import type { ErrorCode } from '../errors.ts';
import type { RecordTransaction, TransactionFilter } from './transaction.input.ts';

type Sql = Prisma.Sql;

/** Newest first: ids are made together with created_at, and the one column is the whole order. */
const newestFirst: Keyset = {
  name: 'TRANSACTIONS',
  descending: true,
  columns: [{ expression: Prisma.sql`t.id`, type: 'uuid' }],
};

/** Transactions that match, newest first. Index: the primary key, or the one of the filter. */
export function listTransactions(filter: TransactionFilter | null): List {
  return listWhere(transactionCondition(filter));
}

/** What followed from one transaction. Index: transactions_parent. */
export function listChildTransactions(): List {
  return listWhere(Prisma.sql`t.parent_id = parent.id`);
}

function listWhere(where: Sql): List {
  return {
    keyset: newestFirst,
    rows: (window) => selectPage(where, window),
    count: Prisma.sql`SELECT count(*) FROM transactions t WHERE ${where}`,
  };
}

function selectPage(where: Sql, { key, inWindow, order, limit }: WindowSql): Sql {
  return Prisma.sql`SELECT t.id, ${key} AS key FROM transactions t WHERE ${where} AND ${inWindow} ORDER BY ${order} LIMIT ${limit}`;
}

/**
 * The transactions from or to one balance. The newest of each side are read from transactions_source and
 * transactions_destination and merged: one condition with OR would make PostgreSQL sort all of them.
 */
export function listTransactionsOfBalance(filter: TransactionFilter | null): List {
  return listBySides(filter, Prisma.sql`(SELECT parent.id)`);
}

/** The transactions from or to the balances of one identity, each once. Index also: balances_identity. */
export function listTransactionsOfIdentity(filter: TransactionFilter | null): List {
  return listBySides(filter, Prisma.sql`(SELECT id FROM balances WHERE identity_id = parent.id)`);
}

function listBySides(filter: TransactionFilter | null, balances: Sql): List {
  const condition = transactionCondition(filter);
  const from = Prisma.sql`t.source_id = b.id AND ${condition}`;
  const to = Prisma.sql`t.destination_id = b.id AND ${condition}`;
  return {
    keyset: newestFirst,
    // UNION drops the second sight of a transaction between two of the balances.
    rows: (window) => Prisma.sql`
      SELECT t.id, t.key FROM (
        SELECT s.* FROM ${balances} AS b (id) CROSS JOIN LATERAL (${selectPage(from, window)}) AS s
        UNION
        SELECT s.* FROM ${balances} AS b (id) CROSS JOIN LATERAL (${selectPage(to, window)}) AS s
      ) AS t ORDER BY ${window.order} LIMIT ${window.limit}`,
    count: Prisma.sql`
      SELECT count(*) FROM (
        SELECT t.id FROM ${balances} AS b (id) JOIN transactions t ON ${from}
        UNION
        SELECT t.id FROM ${balances} AS b (id) JOIN transactions t ON ${to}
      ) AS found`,
  };
}

function transactionCondition(filter: TransactionFilter | null): Sql {
  return allOf([
    when(filter?.kind, (kinds) => isOneOf(Prisma.sql`t.kind`, kinds, 'transaction_kind')),
    when(filter?.status, (statuses) => isOneOf(Prisma.sql`t.status`, statuses, 'transaction_status')),
    when(filter?.currency, (currency) => Prisma.sql`t.currency = ${currency}`),
    when(filter?.amount, (condition) => decimalCondition(Prisma.sql`t.amount`, condition)),
    when(filter?.createdAt, (condition) => dateTimeCondition(Prisma.sql`t.created_at`, condition)),
    // The same bounds on the ids, for they are what the indexes are ordered by.
    when(filter?.createdAt?.gte, (time) => Prisma.sql`t.id >= ${firstUuidOf(time)}::uuid`),
    when(filter?.createdAt?.lt, (time) => Prisma.sql`t.id < ${firstUuidOf(time)}::uuid`),
    when(filter?.reference, (condition) => stringCondition(Prisma.sql`t.reference`, condition)),
    when(filter?.metadata, metadataCondition),
  ]);
}

/** On the metadata as it is shown: what was recorded, until it was patched. */
function metadataCondition(part: object): Sql {
  return Prisma.sql`t.id IN (
    SELECT r.id FROM transactions r LEFT JOIN transaction_annotations a ON a.transaction_id = r.id
      WHERE ${contains(Prisma.sql`r.metadata`, part)} AND a.transaction_id IS NULL
    UNION ALL
    SELECT a.transaction_id FROM transaction_annotations a WHERE ${contains(Prisma.sql`a.metadata`, part)})`;
}

export interface NewTransaction extends RecordTransaction {
  id: string;
  at: Date;
}

/** What record_transaction answers; see the function for which detail comes with which outcome. */
export interface RecordOutcome {
  outcome: 'RECORDED' | 'ALREADY_RECORDED' | ErrorCode;
  id: string | null;
  detail: { side?: 'source' | 'destination'; currency?: string; available?: string; identityId?: string };
}

/** Records a transaction and moves both balances, or says why not: one round trip, one database transaction. */
export async function callRecordTransaction(db: Db, transaction: NewTransaction): Promise<RecordOutcome> {
  const rows = await db.$queryRaw<[RecordOutcome]>`
    SELECT outcome, transaction_id AS id, detail FROM record_transaction(
      ${transaction.id}::uuid, ${transaction.reference}, ${transaction.amount}::numeric, ${transaction.currency},
      ${transaction.source}, ${transaction.destination}, ${transaction.description ?? null}::text,
      ${transaction.effectiveAt ?? null}::timestamptz, ${JSON.stringify(transaction.metadata ?? {})}::jsonb, ${transaction.at})`;
  return rows[0];
}
