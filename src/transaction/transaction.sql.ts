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
import { type Keyset, type KeysetColumn, keysetOf, type List, type ListOrder, type WindowSql } from '../db/keyset.ts';
import { Prisma, type Query } from '../db/open-database.ts';
import { isOpenHold } from './transaction.followed.sql.ts';
import type { TransactionConditions, TransactionFilter } from './transaction.input.ts';

type Sql = Prisma.Sql;

const id: KeysetColumn = { expression: Prisma.sql`t.id`, type: 'uuid' };
const effectiveAt: KeysetColumn = { expression: Prisma.sql`t.effective_at`, type: 'timestamptz' };
const amount: KeysetColumn = { expression: Prisma.sql`t.amount`, type: 'numeric' };

/**
 * Ids are made together with created_at, so the one column is that order. Indexes: the primary key, transactions_effective and
 * transactions_amount; of one balance transactions_source, transactions_source_effective and transactions_outflow, and the same of the
 * other side.
 */
const orderColumns = { CREATED_AT: [id], EFFECTIVE_AT: [effectiveAt, id], AMOUNT: [amount, effectiveAt, id] };

export type TransactionOrder = ListOrder<keyof typeof orderColumns>;

type GivenOrder = TransactionOrder | null | undefined;

function keysetIn(order: GivenOrder): Keyset {
  return keysetOf('TRANSACTIONS', orderColumns, order ?? { field: 'CREATED_AT', direction: 'DESC' });
}

/**
 * Transactions that match, newest first unless another order is given. Index: that of the order, or the one of the filter. Those of a balance
 * or an identity that the filter names are read as its own list is.
 */
export function listTransactions(filter: TransactionFilter | null, order: GivenOrder): List {
  if (filter?.balanceId) {
    return listBySides({ ...filter, balanceId: undefined }, Prisma.sql`(SELECT ${filter.balanceId}::uuid)`, order);
  }
  if (filter?.identityId)
    return listBySides({ ...filter, identityId: undefined }, balancesOf(filter.identityId), order);
  const part = metadataPart(filter);
  const keyset = keysetIn(order);
  return part
    ? listByMetadata(transactionCondition({ ...filter, metadata: undefined }), part, keyset)
    : listWhere(transactionCondition(filter), filter !== null, keyset);
}

/**
 * The metadata as it is shown stands in either of two tables, so the newest of each are read and merged: of each
 * PostgreSQL knows whether its index on metadata or the order of ids leads to the page sooner.
 */
function listByMetadata(where: Sql, part: object, keyset: Keyset): List {
  const recorded = Prisma.sql`${where} AND ${recordedContains(part)} AND ${isUnpatched}`;
  const patched = Prisma.sql`${where} AND ${isPatchedTo(part)}`;
  return {
    keyset,
    rows: (given) => {
      const window = withSortColumns(given);
      return Prisma.sql`
      SELECT t.* FROM ((${selectPage(recorded, window)}) UNION ALL (${selectPage(patched, window)})) AS t
      ORDER BY ${window.sortOrder} LIMIT ${window.limit}`;
    },
    all: Prisma.sql`
      SELECT 1 FROM transactions t WHERE ${recorded} UNION ALL SELECT 1 FROM transactions t WHERE ${patched}`,
    isFiltered: true,
  };
}

/** What followed from one transaction. Index: transactions_parent. */
export function listChildTransactions(filter: TransactionFilter | null, order: GivenOrder): List {
  const where = Prisma.sql`t.parent_id = parent.id AND ${transactionCondition(filter)}`;
  return listWhere(where, filter !== null, keysetIn(order));
}

function listWhere(where: Sql, isFiltered: boolean, keyset: Keyset): List {
  return {
    keyset,
    rows: (window) => selectPage(where, window),
    all: Prisma.sql`SELECT 1 FROM transactions t WHERE ${where}`,
    isFiltered,
  };
}

function selectPage(where: Sql, { columns, inWindow, order, limit }: WindowSql): Sql {
  return Prisma.sql`SELECT ${columns} FROM transactions t WHERE ${where} AND ${inWindow} ORDER BY ${order} LIMIT ${limit}`;
}

/** The window of a page that is merged with others, whose rows have the columns that the merged ones are ordered by. */
function withSortColumns(window: WindowSql): WindowSql {
  return { ...window, columns: Prisma.sql`${window.columns}, ${window.sortColumns}` };
}

/**
 * The transactions from or to one balance. The first of each side are read from its index and merged: one
 * condition with OR would make PostgreSQL sort all of them.
 */
export function listTransactionsOfBalance(filter: TransactionFilter | null, order: GivenOrder): List {
  return listBySides(filter, Prisma.sql`(SELECT parent.id)`, order);
}

/** The transactions from or to the balances of one identity, each once. Index also: balances_identity. */
export function listTransactionsOfIdentity(filter: TransactionFilter | null, order: GivenOrder): List {
  return listBySides(filter, Prisma.sql`(SELECT id FROM balances WHERE identity_id = parent.id)`, order);
}

/**
 * A transaction between two of the balances counts as from one of them. It is left out of the other's after the first
 * were read and not before, so that no more of them are read however many there are.
 */
function listBySides(filter: TransactionFilter | null, balances: Sql, order: GivenOrder): List {
  const condition = transactionCondition(filter);
  const from = Prisma.sql`t.source_id = b.id AND ${condition}`;
  const to = Prisma.sql`t.destination_id = b.id AND ${condition}`;
  // The indexes of the other orders hold the keys alone. Asked for more, PostgreSQL would sort all rows of an index that holds the rest.
  const findsIds = Boolean(order && order.field !== 'CREATED_AT');
  const isFromOther = (source: Sql) => Prisma.sql`${source} <> ALL (ARRAY(SELECT own.id FROM ${balances} AS own (id)))`;
  return {
    keyset: keysetIn(order),
    findsIds,
    rows: (given) => {
      const window = withSortColumns({ ...given, columns: Prisma.sql`${given.columns}, t.source_id AS sender` });
      return Prisma.sql`
      SELECT t.* FROM (
        SELECT s.* FROM ${balances} AS b (id) CROSS JOIN LATERAL (${selectPage(from, window)}) AS s
        UNION ALL
        SELECT s.* FROM ${balances} AS b (id) CROSS JOIN LATERAL (${selectPage(to, window)}) AS s
        WHERE ${isFromOther(Prisma.sql`s.sender`)}
      ) AS t ORDER BY ${window.sortOrder} LIMIT ${window.limit}`;
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
    when(filter?.isOpen, isOpenHold),
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
