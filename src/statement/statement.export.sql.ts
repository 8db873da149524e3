import { firstUuidOf } from '../clock.ts';
import { isoTime } from '../db/keyset.ts';
import { Prisma, type Query } from '../db/open-database.ts';
import type { Period } from './statement.input.ts';
import { boundsOf, linesIn, type Totals, totals } from './statement.sql.ts';

type Sql = Prisma.Sql;

/** What an exported statement is of: balances and totals as they were when it began, and which transactions were committed then. */
export interface Start extends Totals {
  balanceIds: string[];
  /** As PostgreSQL prints it: the oldest running transaction, the next one, and those that were running. */
  snapshot: string;
}

/** A line of an exported statement. */
export interface ExportedLine {
  key: string[];
  effectiveAt: string;
  transactionId: string;
  reference: string;
  kind: string;
  description: string | null;
  balanceId: string;
  amount: string;
}

/** Begins the export of a statement, in one statement. Indexes: those of `readStatements`. */
export async function readStart(query: Query, identityId: string, period: Period): Promise<Start> {
  const statement = Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT b.id FROM balances b WHERE b.identity_id = ${identityId}::uuid AND b.currency = ${period.currency})
    SELECT ${totals}, ARRAY(SELECT id::text FROM own) AS "balanceIds", pg_current_snapshot()::text AS snapshot
    FROM ${boundsOf(period)}`;
  const [start] = await run<Start>(query, statement);
  if (!start) throw new Error('A statement has no totals.');
  return start;
}

/**
 * The lines after a key, at most `limit`, of the transactions that were committed when the export began. No transaction of the
 * database stays open from page to page, which would keep a connection and hold back VACUUM while a reader is slow.
 */
export function readLinesAfter(
  query: Query,
  { balanceIds, snapshot }: Start,
  startedAt: Date,
  period: Period,
  window: { after: readonly string[] | undefined; limit: number },
): Promise<ExportedLine[]> {
  const lines = linesIn(
    period,
    { ...window, limit: window.limit - 1, fromEnd: false },
    wasCommitted(snapshot, startedAt),
  );
  return run(
    query,
    Prisma.sql`
    WITH own AS MATERIALIZED (SELECT unnest(${balanceIds}::uuid[]) AS id)
    SELECT l.key, ${isoTime(Prisma.sql`t.effective_at`)} AS "effectiveAt", t.id AS "transactionId", t.reference, t.kind::text,
      t.description, l.balance_id AS "balanceId", trim_scale(l.amount)::text AS amount
    FROM (${lines}) AS l JOIN transactions t ON t.id = l.sort_1
    ORDER BY l.sort_0, l.sort_1, l.sort_2`,
  );
}

const xids = 2 ** 32;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The condition that the transaction `t` was committed in this snapshot, by the id of the database transaction that inserted it, which no
 * row of the table ever changes: it is not of those that came later, in the arithmetic of 32 bits that these ids wrap in, and not of those that
 * were running. Only rows of the last day are asked: what is older was committed, and its number may have come round again.
 */
function wasCommitted(snapshot: string, startedAt: Date): Sql {
  const [, next = '0', running = ''] = snapshot.split(':');
  const wrap = (xid: string) => Number(BigInt(xid) % BigInt(xids));
  const inserter = Prisma.sql`t.xmin::text::bigint`;
  const open = running.split(',').filter(Boolean).map(wrap);
  return Prisma.sql`(t.id < ${firstUuidOf(new Date(startedAt.getTime() - dayMs))}::uuid OR (
    (${inserter} - ${wrap(next)}::bigint + ${xids}::bigint) % ${xids}::bigint >= ${xids / 2}::bigint
    AND ${inserter} <> ALL (${open}::bigint[])))`;
}

function run<Row>(query: Query, { text, values }: Sql): Promise<Row[]> {
  return query<Row>(text, values);
}
