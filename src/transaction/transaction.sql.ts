import { firstUuidOf } from '../clock.ts';
import {
  allOf,
  contains,
  type DateTimeFilter,
  dateTimeCondition,
  decimalCondition,
  isOneOf,
  nestedConditions,
  stringCondition,
  when,
} from '../db/conditions.ts';
import type { Keyset, List, WindowSql } from '../db/keyset.ts';
import { Prisma, type Query } from '../db/open-database.ts';
import type { TransactionConditions, TransactionFilter } from './transaction.input.ts';

type Sql = Prisma.Sql;

/** Newest first: ids are made together with created_at, and the one column is the whole order. */
const newestFirst: Keyset = {
  name: 'TRANSACTIONS',
  descending: true,
  columns: [{ expression: Prisma.sql`t.id`, type: 'uuid' }],
};

/**
 * Transactions that match, newest first. Index: the primary key, or the one of the filter. Those of a balance or an identity that the filter
 * names are read as its own list is.
 */
export function listTransactions(filter: TransactionFilter | null): List {
  if (filter?.balanceId) {
    return listBySides({ ...filter, balanceId: undefined }, Prisma.sql`(SELECT ${filter.balanceId}::uuid)`);
  }
  if (filter?.identityId) return listBySides({ ...filter, identityId: undefined }, balancesOf(filter.identityId));
  const part = metadataPart(filter);
  return part
    ? listByMetadata(transactionCondition({ ...filter, metadata: undefined }), part)
    : listWhere(transactionCondition(filter), filter !== null);
}

/**
 * The metadata as it is shown stands in either of two tables, so the newest of each are read and merged: of each
 * PostgreSQL knows whether its index on metadata or the order of ids leads to the page sooner.
 */
function listByMetadata(where: Sql, part: object): List {
  const recorded = Prisma.sql`${where} AND ${recordedContains(part)} AND ${isUnpatched}`;
  const patched = Prisma.sql`${where} AND ${isPatchedTo(part)}`;
  return {
    keyset: newestFirst,
    rows: (window) => Prisma.sql`
      SELECT t.* FROM ((${selectPage(recorded, window)}) UNION ALL (${selectPage(patched, window)})) AS t
      ORDER BY ${window.order} LIMIT ${window.limit}`,
    all: Prisma.sql`
      SELECT 1 FROM transactions t WHERE ${recorded} UNION ALL SELECT 1 FROM transactions t WHERE ${patched}`,
    isFiltered: true,
  };
}

/** What followed from one transaction. Index: transactions_parent. */
export function listChildTransactions(): List {
  return listWhere(Prisma.sql`t.parent_id = parent.id`, false);
}

function listWhere(where: Sql, isFiltered: boolean): List {
  return {
    keyset: newestFirst,
    rows: (window) => selectPage(where, window),
    all: Prisma.sql`SELECT 1 FROM transactions t WHERE ${where}`,
    isFiltered,
  };
}

function selectPage(where: Sql, { columns, inWindow, order, limit }: WindowSql): Sql {
  return Prisma.sql`SELECT ${columns} FROM transactions t WHERE ${where} AND ${inWindow} ORDER BY ${order} LIMIT ${limit}`;
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

/**
 * A transaction between two of the balances counts as from one of them. It is left out of the other's after the newest
 * were read and not before, so that no more of them are read however many there are.
 */
function listBySides(filter: TransactionFilter | null, balances: Sql): List {
  const condition = transactionCondition(filter);
  const from = Prisma.sql`t.source_id = b.id AND ${condition}`;
  const to = Prisma.sql`t.destination_id = b.id AND ${condition}`;
  const isFromOther = (source: Sql) => Prisma.sql`${source} <> ALL (ARRAY(SELECT own.id FROM ${balances} AS own (id)))`;
  return {
    keyset: newestFirst,
    rows: (given) => {
      const window = { ...given, columns: Prisma.sql`${given.columns}, t.source_id AS sender` };
      return Prisma.sql`
      SELECT t.* FROM (
        SELECT s.* FROM ${balances} AS b (id) CROSS JOIN LATERAL (${selectPage(from, window)}) AS s
        UNION ALL
        SELECT s.* FROM ${balances} AS b (id) CROSS JOIN LATERAL (${selectPage(to, window)}) AS s
        WHERE ${isFromOther(Prisma.sql`s.sender`)}
      ) AS t ORDER BY ${window.order} LIMIT ${window.limit}`;
    },
    all: Prisma.sql`
      SELECT 1 FROM ${balances} AS b (id) JOIN transactions t ON ${from}
      UNION ALL
      SELECT 1 FROM ${balances} AS b (id) JOIN transactions t ON ${to} AND ${isFromOther(Prisma.sql`t.source_id`)}`,
    isFiltered: filter !== null,
  };
}

function balancesOf(identityId: string): Sql {
  return Prisma.sql`(SELECT id FROM balances WHERE identity_id = ${identityId}::uuid)`;
}

function transactionCondition(filter: TransactionFilter | null): Sql {
  return allOf([...plainConditions(filter), ...(filter ? nestedConditions(filter, transactionCondition) : [])]);
}

function plainConditions(filter: TransactionConditions | null): (Sql | undefined)[] {
  return [
    when(filter?.kind, (kinds) => isOneOf(Prisma.sql`t.kind`, kinds, 'transaction_kind')),
    when(filter?.status, (statuses) => isOneOf(Prisma.sql`t.status`, statuses, 'transaction_status')),
    when(filter?.currency, (currency) => Prisma.sql`t.currency = ${currency}`),
    when(filter?.amount, (condition) => decimalCondition(Prisma.sql`t.amount`, condition)),
    when(filter?.createdAt, createdCondition),
    when(filter?.effectiveAt, (condition) => dateTimeCondition(Prisma.sql`t.effective_at`, condition)),
    when(filter?.reference, (condition) => stringCondition(Prisma.sql`t.reference`, condition)),
    when(filter?.description, (condition) => stringCondition(Prisma.sql`t.description`, condition)),
    when(filter?.balanceId, (id) => Prisma.sql`${id}::uuid IN (t.source_id, t.destination_id)`),
    when(filter?.identityId, (id) => isFromOrTo(balancesOf(id))),
    when(filter?.parentId, (id) => Prisma.sql`t.parent_id = ${id}::uuid`),
    when(metadataPart(filter), metadataCondition),
  ];
}

/** The same bounds on the ids, for they are what the indexes are ordered by. Times are whole milliseconds. */
function createdCondition(filter: DateTimeFilter): Sql {
  const next = (time: Date) => new Date(time.getTime() + 1);
  return allOf([
    dateTimeCondition(Prisma.sql`t.created_at`, filter),
    when(filter.gt ?? filter.gte, (time) => Prisma.sql`t.id >= ${firstUuidOf(time)}::uuid`),
    when(filter.lt, (time) => Prisma.sql`t.id < ${firstUuidOf(time)}::uuid`),
    when(filter.lte, (time) => Prisma.sql`t.id < ${firstUuidOf(next(time))}::uuid`),
  ]);
}

function isFromOrTo(balances: Sql): Sql {
  return Prisma.sql`(t.source_id IN ${balances} OR t.destination_id IN ${balances})`;
}

/** What the metadata must contain; undefined when everything does. */
function metadataPart(filter: TransactionConditions | null): object | undefined {
  const part = filter?.metadata;
  return part && Object.keys(part).length > 0 ? part : undefined;
}

/** The metadata of a transaction as it is shown: what was recorded, until it was patched. Index: the primary key. */
export function shownMetadata(id: Sql, recorded: Sql): Sql {
  return Prisma.sql`coalesce((
    SELECT a.metadata FROM transaction_annotations a WHERE a.transaction_id = ${id}), ${recorded})`;
}

const isUnpatched = Prisma.sql`NOT EXISTS (SELECT FROM transaction_annotations a WHERE a.transaction_id = t.id)`;

function isPatchedTo(part: object): Sql {
  return Prisma.sql`t.id IN (
    SELECT a.transaction_id FROM transaction_annotations a WHERE ${contains(Prisma.sql`a.metadata`, part)})`;
}

/**
 * On the metadata as it is shown: what was recorded, until it was patched. Tried row by row, so that a page of one
 * balance or identity ends when it is full, and never costs more than the transactions of that one.
 */
function metadataCondition(part: object): Sql {
  return Prisma.sql`(${isPatchedTo(part)} OR (${recordedContains(part)} AND ${isUnpatched}))`;
}

/** The index has only rows with metadata. */
function recordedContains(part: object): Sql {
  return Prisma.sql`t.metadata <> '{}' AND ${contains(Prisma.sql`t.metadata`, part)}`;
}

/** The currency of a transaction; undefined when there is none with this UUID. */
export async function readCurrency(query: Query, id: string): Promise<string | undefined> {
  const text = 'SELECT currency FROM transactions WHERE id = $1::uuid';
  const [row] = await query<{ currency: string }>(text, [id], 'transaction_currency');
  return row?.currency;
}
