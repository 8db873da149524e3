import { Prisma } from '../db/open-database.ts';
import { endOfTime } from './insight.spans.ts';

type Sql = Prisma.Sql;

/** Which way money went, as seen from the identity. */
export type Direction = 'in' | 'out';

/** Spans as values of a statement: an array of times since when, and one until when. */
export interface SpansSql {
  since: Sql;
  until: Sql;
}

/** Spans as rows of a statement, with an array of values that belong to each. */
export function unnestSpans({ since, until }: SpansSql, ...others: Sql[]): Sql {
  return Prisma.sql`unnest(${Prisma.join([Prisma.sql`${since}::timestamptz[]`, Prisma.sql`${until}::timestamptz[]`, ...others])})`;
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

/** The common table expression `rest`: the flows at the edges of a range, that are not on its whole days of UTC. */
export function flowsOfRest(rest: SpansSql, directions?: readonly Direction[]): Sql {
  return Prisma.sql`rest AS MATERIALIZED (
    SELECT f.* FROM own CROSS JOIN ${unnestSpans(rest)} AS s (since, until)
    CROSS JOIN LATERAL (${flowsBetween(directions)}) AS f)`;
}
