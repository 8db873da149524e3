import { allOf, contains, dateTimeCondition, nestedConditions, stringCondition, when } from '../db/conditions.ts';
import { type KeysetColumn, keysetOf, type List, type ListOrder } from '../db/keyset.ts';
import { type Db, Prisma } from '../db/open-database.ts';
import type { LedgerFilter } from './ledger.input.ts';

const id: KeysetColumn = { expression: Prisma.sql`t.id`, type: 'uuid' };
const createdAt: KeysetColumn = { expression: Prisma.sql`t.created_at`, type: 'timestamptz' };
const name: KeysetColumn = { expression: Prisma.sql`(search_fold(t.name) COLLATE "C")`, type: 'text' };

/** Indexes: ledgers_created and ledgers_by_name. */
const orderColumns = { CREATED_AT: [createdAt, id], NAME: [name, id] };

export type LedgerOrder = ListOrder<keyof typeof orderColumns>;

/** Ledgers that match, newest first unless another order is given. Index: that of the order, or ledgers_name. */
export function listLedgers(filter: LedgerFilter | null, order: LedgerOrder | null | undefined): List {
  const where = filter ? ledgerCondition(filter) : Prisma.sql`TRUE`;
  return {
    keyset: keysetOf('LEDGERS', orderColumns, order ?? { field: 'CREATED_AT', direction: 'DESC' }),
    rows: ({ columns, inWindow, order, limit }) => Prisma.sql`
      SELECT ${columns} FROM ledgers t WHERE ${where} AND ${inWindow} ORDER BY ${order} LIMIT ${limit}`,
    all: Prisma.sql`SELECT 1 FROM ledgers t WHERE ${where}`,
    isFiltered: filter !== null,
  };
}

function ledgerCondition(filter: LedgerFilter): Prisma.Sql {
  return allOf([
    when(filter.name, (condition) => stringCondition(Prisma.sql`t.name`, condition)),
    when(filter.createdAt, (condition) => dateTimeCondition(Prisma.sql`t.created_at`, condition)),
    when(filter.metadata, (part) => contains(Prisma.sql`t.metadata`, part)),
    ...nestedConditions(filter, ledgerCondition),
  ]);
}

export interface NewLedger {
  id: string;
  name: string;
  metadata: object;
  at: Date;
}

/** Inserts a ledger; false when its id is taken. */
export async function insertLedger(db: Db, { id, name, metadata, at }: NewLedger): Promise<boolean> {
  const inserted = await db.$executeRaw`
    INSERT INTO ledgers (id, name, metadata, created_at)
    VALUES (${id}::uuid, ${name}, ${JSON.stringify(metadata)}::jsonb, ${at}) ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

/** Locks a ledger until the transaction ends. */
export async function lockLedger(db: Db, id: string): Promise<void> {
  await db.$executeRaw`SELECT FROM ledgers WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}
