import { Prisma } from '../db/open-database.ts';
import { endOfTime, type Span } from './insight.spans.ts';

type Sql = Prisma.Sql;

/** Which way money went, as seen from the identity. */
export type Direction = 'in' | 'out';

/** Spans as two arrays for `unnest`: since when, and until when. */
export function listTimes(spans: readonly Span[]): Sql {
  const [since, until] = [spans.map(({ begin }) => printTime(begin)), spans.map(({ end }) => printTime(end))];
  return Prisma.sql`${since}::timestamptz[], ${until}::timestamptz[]`;
}

/** A time as PostgreSQL reads it, which has its own form of years beyond 9999. */
export function printTime(time: number): string {
  return time < endOfTime ? new Date(time).toISOString() : 'infinity';
}

const sides = {
  in: { own: Prisma.raw('t.destination_id'), other: Prisma.raw('t.source_id'), isIn: Prisma.raw('TRUE') },
  out: { own: Prisma.raw('t.source_id'), other: Prisma.raw('t.destination_id'), isIn: Prisma.raw('FALSE') },
};

/**
 * The transactions of a balance of `own` with others that are flow and effective in the span of the row `s`, for a lateral join:
 * transactions_source_effective and transactions_destination_effective. No transaction is its own parent: the condition asks for a column
 * that is in no index, for else the planner takes one that has all columns that are needed, and reads it from end to end for each span.
 */
export function flowsBetween(directions: readonly Direction[] = ['in', 'out']): Sql {
  const rows = directions.map((direction) => {
    const { own, other, isIn } = sides[direction];
    return Prisma.sql`
      SELECT t.id, t.amount, t.effective_at, ${other} AS other, ${isIn} AS is_in FROM transactions t
      WHERE ${own} = own.id AND t.effective_at >= s.since AND t.effective_at < s.until AND is_flow(t.kind)
        AND t.parent_id IS DISTINCT FROM t.id AND ${other} NOT IN (SELECT id FROM own)`;
  });
  return Prisma.join(rows, ' UNION ALL ');
}

/** What is left of the amount of the flow `f` after refunds. Index: transactions_parent. */
export const netOfRefunds = Prisma.sql`f.amount - coalesce((
  SELECT sum(r.amount) FROM transactions r WHERE r.parent_id = f.id AND r.kind = 'REFUND'), 0)`;

/**
 * The common table expression `rest`: the flows at the edges of a range, that are not on its whole days of UTC. In a
 * range of days of UTC there are no such edges, and what asks for them is left out of the statement.
 */
export function flowsOfRest(rest: readonly Span[], directions?: readonly Direction[]): Sql {
  return Prisma.sql`rest AS MATERIALIZED (
    SELECT f.* FROM own CROSS JOIN unnest(${listTimes(rest)}) AS s (since, until)
    CROSS JOIN LATERAL (${flowsBetween(directions)}) AS f)`;
}
