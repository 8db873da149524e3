import {
  allOf,
  anyOf,
  contains,
  dateTimeCondition,
  decimalCondition,
  nestedConditions,
  stringCondition,
  when,
} from '../db/conditions.ts';
import { type KeysetColumn, keysetOf, type List, type ListOrder } from '../db/keyset.ts';
import { type Db, Prisma } from '../db/open-database.ts';
import type { BalanceConditions, BalanceFilter, CreateBalance } from './balance.input.ts';

type Sql = Prisma.Sql;

const id: KeysetColumn = { expression: Prisma.sql`t.id`, type: 'uuid' };
const createdAt: KeysetColumn = { expression: Prisma.sql`t.created_at`, type: 'timestamptz' };
const balance: KeysetColumn = { expression: Prisma.sql`(t.credit_balance - t.debit_balance)`, type: 'numeric' };

/** No index has the amounts, because with one no transaction could update a balance in place (HOT): those that match are sorted. */
const orderColumns = { CREATED_AT: [createdAt, id], BALANCE: [balance, id] };

export type BalanceOrder = ListOrder<keyof typeof orderColumns>;

type GivenOrder = BalanceOrder | null | undefined;

/** Balances that match, newest first unless another order is given. Index: balances_created, or the one of the filter. */
export function listBalances(filter: BalanceFilter | null, order: GivenOrder): List {
  return listWhere(balanceCondition(filter), filter !== null, order);
}

/** The same of one ledger. Index: balances_ledger. */
export function listBalancesOfLedger(filter: BalanceFilter | null, order: GivenOrder): List {
  return listWhere(Prisma.sql`t.ledger_id = parent.id AND ${balanceCondition(filter)}`, filter !== null, order);
}

/** The same of one identity. Index: balances_identity. */
export function listBalancesOfIdentity(filter: BalanceFilter | null, order: GivenOrder): List {
  return listWhere(Prisma.sql`t.identity_id = parent.id AND ${balanceCondition(filter)}`, filter !== null, order);
}

function listWhere(where: Sql, isFiltered: boolean, given: GivenOrder): List {
  return {
    keyset: keysetOf('BALANCES', orderColumns, given ?? { field: 'CREATED_AT', direction: 'DESC' }),
    rows: ({ columns, inWindow, order, limit }) => Prisma.sql`
      SELECT ${columns} FROM balances t WHERE ${where} AND ${inWindow} ORDER BY ${order} LIMIT ${limit}`,
    all: Prisma.sql`SELECT 1 FROM balances t WHERE ${where}`,
    isFiltered,
  };
}

function balanceCondition(filter: BalanceFilter | null): Sql {
  return allOf([...plainConditions(filter), ...(filter ? nestedConditions(filter, balanceCondition) : [])]);
}

function plainConditions(filter: BalanceConditions | null): (Sql | undefined)[] {
  return [
    when(filter?.ledgerId, (id) => Prisma.sql`t.ledger_id = ${id}::uuid`),
    when(filter?.identityId, (id) => Prisma.sql`t.identity_id = ${id}::uuid`),
    filter?.identityId === null ? Prisma.sql`t.identity_id IS NULL` : undefined,
    when(filter?.isLinked, (isLinked) => Prisma.sql`t.identity_id IS ${Prisma.raw(isLinked ? 'NOT NULL' : 'NULL')}`),
    when(filter?.status, hasStatus),
    when(filter?.currency, (currency) => Prisma.sql`t.currency = ${currency}`),
    when(filter?.balance, (condition) => decimalCondition(Prisma.sql`(t.credit_balance - t.debit_balance)`, condition)),
    when(filter?.indicator, (condition) => stringCondition(Prisma.sql`t.indicator`, condition)),
    when(filter?.createdAt, (condition) => dateTimeCondition(Prisma.sql`t.created_at`, condition)),
    when(filter?.metadata, (part) => contains(Prisma.sql`t.metadata`, part)),
  ];
}

/** The values stand in the statement itself, for the index balances_closed serves only a condition that names its own. */
function hasStatus(statuses: NonNullable<BalanceFilter['status']>): Sql {
  const conditions = [...new Set(statuses)].map((status) => Prisma.raw(`t.status = '${status}'`));
  return anyOf(conditions);
}

export interface NewBalance extends CreateBalance {
  id: string;
  at: Date;
}

/** Inserts a balance; false when its id or its indicator in this currency is taken. */
export async function insertBalance(db: Db, balance: NewBalance): Promise<boolean> {
  const inserted = await db.$executeRaw`
    INSERT INTO balances (id, ledger_id, identity_id, currency, indicator, overdraft_limit, metadata, created_at)
    VALUES (${balance.id}::uuid, ${balance.ledgerId}::uuid, ${balance.identityId ?? null}::uuid, ${balance.currency},
      ${balance.indicator ?? null}::varchar, ${balance.overdraftLimit}::numeric,
      ${JSON.stringify(balance.metadata ?? {})}::jsonb, ${balance.at})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Locks a balance until the transaction ends. */
export async function lockBalance(db: Db, id: string): Promise<void> {
  await db.$executeRaw`SELECT FROM balances WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

/** What a balance would have available under this limit; below zero by what it would lack. */
export async function readAvailableUnder(db: Db, id: string, overdraftLimit: string): Promise<Prisma.Decimal> {
  const [row] = await db.$queryRaw<{ available: Prisma.Decimal }[]>`
    SELECT available_balance(credit_balance, debit_balance, inflight_debit_balance, ${overdraftLimit}::numeric) AS available
    FROM balances WHERE id = ${id}::uuid`;
  return row?.available ?? new Prisma.Decimal(0);
}

/** The condition that the transaction `t` moved money, and so counts in what its balances hold. */
export const hasMoved = Prisma.sql`t.status IN ('APPLIED', 'COMMITTED')`;

/** What a balance came to by the transactions that were effective at a time. Indexes: transactions_source and transactions_destination. */
export function balanceAt(id: Sql, time: Date): Sql {
  return Prisma.sql`(
    SELECT coalesce(sum(t.amount), 0) FROM transactions t
    WHERE t.destination_id = ${id} AND t.effective_at <= ${time} AND ${hasMoved}
  ) - (
    SELECT coalesce(sum(t.amount), 0) FROM transactions t
    WHERE t.source_id = ${id} AND t.effective_at <= ${time} AND ${hasMoved}
  )`;
}
