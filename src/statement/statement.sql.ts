import { hasMoved } from '../balance/balance.sql.ts';
import { countOf, type Keyset, keyOf, type PageRow, type Window, windowSql } from '../db/keyset.ts';
import { type Db, Prisma } from '../db/open-database.ts';
import type { Period } from './statement.input.ts';

type Sql = Prisma.Sql;

/** What of the lines of a statement is read with its totals. */
export interface AskedLines {
  windows: readonly Window[];
  isCounted: boolean;
}

/** A line: what a transaction did to one of the balances. Its id is unique in the statement, as that of a row of a page. */
export interface LineRow extends PageRow {
  transactionId: string;
  balanceId: string;
  amount: string;
  balanceAfter: string;
}

export interface Totals {
  openingBalance: string;
  closingBalance: string;
  credits: string;
  debits: string;
}

export interface StatementRow extends Totals {
  identityId: string;
  /** The rows of each window, from its end that was asked for, and one more than asked for. */
  pages: LineRow[][];
  /** How many lines there are, as `countOf` counts; null when it was not asked for. */
  count: number | null;
}

/** A side of transactions as the lines of the balance there. What is sent comes before what is received of the same transaction. */
interface Side {
  balanceId: Sql;
  amount: Sql;
  order: Sql;
}

const sent: Side = { balanceId: Prisma.sql`t.source_id`, amount: Prisma.sql`-t.amount`, order: Prisma.sql`0::bigint` };
const received: Side = {
  balanceId: Prisma.sql`t.destination_id`,
  amount: Prisma.sql`t.amount`,
  order: Prisma.sql`1::bigint`,
};

/** The order of lines: the time they count; of equals the id of the transaction; of its two lines the one that was sent. */
function keysetOfSide({ order }: Side): Keyset {
  return {
    name: 'STATEMENT',
    descending: false,
    columns: [
      { expression: Prisma.sql`t.effective_at`, type: 'timestamptz' },
      { expression: Prisma.sql`t.id`, type: 'uuid' },
      { expression: order, type: 'bigint' },
    ],
  };
}

export const statementKeyset = keysetOfSide(sent);

/**
 * The statements of these identities and the lines that are asked for, in one SQL statement, so that all of it is of one moment. What a balance
 * held at a time is read from the sums of the days before, and of that day from the transactions. Indexes: balances_identity,
 * balance_days_pkey, transactions_source_effective and transactions_destination_effective, which hold all that a line needs.
 */
export function readStatements(
  db: Db,
  identityIds: readonly string[],
  period: Period,
  { windows, isCounted }: AskedLines,
): Promise<StatementRow[]> {
  const pages = windows.map((window) => pageOf(period, window));
  return db.$queryRaw`
    SELECT i.id AS "identityId", s.* FROM unnest(${identityIds}::uuid[]) AS i (id)
    CROSS JOIN LATERAL (
      WITH own AS MATERIALIZED (
        SELECT b.id FROM balances b WHERE b.identity_id = i.id AND b.currency = ${period.currency})
      SELECT ${totals}, json_build_array(${pages.length > 0 ? Prisma.join(pages) : Prisma.empty}) AS pages,
        ${isCounted ? Prisma.sql`(${countLines(period)})::integer` : Prisma.sql`NULL::integer`} AS count
      FROM ${boundsOf(period)}
    ) AS s`;
}

/** The columns of the totals, from what `boundsOf` selects. */
export const totals = Prisma.sql`trim_scale(opening.credited - opening.debited)::text AS "openingBalance",
  trim_scale(closing.credited - closing.debited)::text AS "closingBalance",
  trim_scale(closing.credited - opening.credited)::text AS credits,
  trim_scale(closing.debited - opening.debited)::text AS debits`;

/** What the balances of `own` had moved when a period begins, and when it ends. */
export function boundsOf({ from, to }: Period): Sql {
  return Prisma.sql`${movedBefore(from)} AS opening CROSS JOIN ${movedBefore(to)} AS closing`;
}

/** What the balances of `own` were credited and debited before a time. */
function movedBefore(time: Date): Sql {
  const day = time.toISOString().slice(0, 10);
  const isBefore = Prisma.sql`t.effective_at < ${time}::timestamptz`;
  return sumsOf(Prisma.sql`${day}::date`, Prisma.sql`${`${day}T00:00:00Z`}::timestamptz`, () => isBefore);
}

/** The same of the days before `day`, and of the transactions since its midnight that `isBefore` holds of. */
function sumsOf(day: Sql, midnight: Sql, isBefore: (side: Side) => Sql): Sql {
  const since = (side: Side) => Prisma.sql`(
    SELECT t.amount FROM transactions t
    WHERE ${side.balanceId} = own.id AND t.effective_at >= ${midnight} AND ${isBefore(side)} AND ${hasMoved} OFFSET 0)`;
  return Prisma.sql`(
    SELECT coalesce(sum(m.credited), 0) AS credited, coalesce(sum(m.debited), 0) AS debited FROM (
      SELECT d.credited, d.debited FROM own CROSS JOIN LATERAL (
        SELECT d.credited, d.debited FROM balance_days d WHERE d.balance_id = own.id AND d.day < ${day} OFFSET 0) AS d
      UNION ALL
      SELECT t.amount, 0 FROM own CROSS JOIN LATERAL ${since(received)} AS t
      UNION ALL
      SELECT 0, t.amount FROM own CROSS JOIN LATERAL ${since(sent)} AS t
    ) AS m)`;
}

/** The condition that a transaction is effective in the period, of which the end is not a part. */
function isIn({ from, to }: Period): Sql {
  return Prisma.sql`t.effective_at >= ${from}::timestamptz AND t.effective_at < ${to}::timestamptz AND ${hasMoved}`;
}

/**
 * The lines of a window as JSON. What the balances held before the first of them is read once, and each line's own amount added to it, so
 * that a page costs the same wherever it lies in the period.
 */
function pageOf(period: Period, window: Window): Sql {
  const { sortOrder } = windowSql(statementKeyset, window);
  const before = ({ order }: Side) =>
    Prisma.sql`(t.effective_at, t.id, ${order}) < (start.sort_0, start.sort_1, start.sort_2)`;
  const held = sumsOf(
    Prisma.sql`(start.sort_0 AT TIME ZONE 'UTC')::date`,
    Prisma.sql`date_trunc('day', start.sort_0, 'UTC')`,
    before,
  );
  return Prisma.sql`(
    WITH page AS MATERIALIZED (${linesIn(period, window)})
    SELECT coalesce(json_agg(json_build_object(
      'id', t.sort_1::text || ' ' || t.sort_2, 'key', t.key, 'transactionId', t.sort_1, 'balanceId', t.balance_id,
      'amount', trim_scale(t.amount)::text,
      'balanceAfter', trim_scale(held.credited - held.debited + t.change)::text) ORDER BY ${sortOrder}), '[]')
    FROM (SELECT * FROM page t ORDER BY t.sort_0, t.sort_1, t.sort_2 LIMIT 1) AS start
    CROSS JOIN LATERAL ${held} AS held
    CROSS JOIN (
      SELECT t.*, sum(t.amount) OVER (ORDER BY t.sort_0, t.sort_1, t.sort_2) AS change FROM page t) AS t)`;
}

/** The lines of a window on both sides, and what is one more than asked for. `also` is a condition of the transaction `t`. */
export function linesIn(period: Period, window: Window, also = Prisma.sql`TRUE`): Sql {
  const { limit, sortOrder } = windowSql(statementKeyset, window);
  const [out, into] = [linesOf(sent, period, window, also), linesOf(received, period, window, also)];
  return Prisma.sql`SELECT t.* FROM (${out} UNION ALL ${into}) AS t ORDER BY ${sortOrder} LIMIT ${limit}`;
}

/**
 * The lines on one side that may be in a window: of each balance the first from the index. The limit is a query of its own: PostgreSQL does not
 * see how large it is, and so reads in the order of the index. For a large one it would sort all that is left, because an average balance has
 * little.
 */
function linesOf(side: Side, period: Period, window: Window, also: Sql): Sql {
  const keyset = keysetOfSide(side);
  const { sortColumns, inWindow, order, limit } = windowSql(keyset, window);
  return Prisma.sql`
    SELECT t.* FROM own CROSS JOIN LATERAL (
      SELECT ${side.balanceId} AS balance_id, ${side.amount} AS amount, ${keyOf(keyset)}, ${sortColumns}
      FROM transactions t WHERE ${side.balanceId} = own.id AND ${isIn(period)} AND ${inWindow} AND ${also}
      ORDER BY ${order} LIMIT (SELECT ${limit})) AS t`;
}

function countLines(period: Period): Sql {
  const each = (side: Side) => Prisma.sql`
    SELECT 1 FROM own CROSS JOIN LATERAL (
      SELECT FROM transactions t WHERE ${side.balanceId} = own.id AND ${isIn(period)} OFFSET 0) AS t`;
  return countOf({ all: Prisma.sql`${each(sent)} UNION ALL ${each(received)}` });
}
