import { type Db, Prisma } from '../db/open-database.ts';
import type { SpansSql } from './insight.rows.sql.ts';

type Sql = Prisma.Sql;

/** Days of UTC as values of a statement, both inclusive, each in the form of "2026-01-31". */
export interface DaysSql {
  from: Sql;
  to: Sql;
}

/** What insights are of, as values of a statement: one currency, and a range of days of a time zone. */
export interface ScopeSql {
  currency: Sql;
  /** Whether transactions are read beside the sums of days of UTC. In UTC nothing of that stands in the statement. */
  isZoned: boolean;
  /** The days of UTC that are in the range as a whole: all of it, unless `isZoned`. */
  days: DaysSql;
  /** The rest of the range. */
  rest: SpansSql;
  /** When the range begins and ends. */
  begin: Sql;
  end: Sql;
  /** All times of the range as a multirange. There are others between when clocks were set back just after midnight. */
  times: Sql;
}

/**
 * Rows of the identity `i`, one part of its insights. In the statement `own.id` are the balances that are linked to it now.
 * Index: balances_identity.
 */
export function rowsOfIdentity({ currency }: Pick<ScopeSql, 'currency'>, ctes: Sql[], select: Sql): Sql {
  const own = Prisma.sql`own AS MATERIALIZED (
    SELECT b.id FROM balances b WHERE b.identity_id = i.id AND b.currency = ${currency})`;
  return Prisma.sql`WITH ${Prisma.join([own, ...ctes])} ${select}`;
}

/**
 * Reads such rows of each of these identities. It is a LATERAL join and no GROUP BY, so that no rows are sorted or hashed by
 * identity.
 */
export function readRowsOfEach<Row>(
  db: Db,
  identityIds: readonly string[],
  rows: Sql,
): Promise<(Row & { identityId: string })[]> {
  return db.$queryRaw`
    SELECT i.id AS "identityId", answer.* FROM unnest(${identityIds}::uuid[]) AS i (id)
    CROSS JOIN LATERAL (${rows}) AS answer`;
}

/** Such rows of one identity of a larger statement, as it stands in the FROM of a query. */
export function rowsOfOne(identityId: Sql, rows: Sql): Sql {
  return Prisma.sql`(SELECT ${identityId} AS id) AS i CROSS JOIN LATERAL (${rows}) AS answer`;
}

/**
 * Columns of these days of a balance of `own`, to join laterally. Reads through the primary key of balance_days: OFFSET
 * keeps the planner, which prepares the statement for any identity, from joining the whole table.
 */
export function daysOfOwn(columns: Sql, days: DaysSql): Sql {
  return Prisma.sql`(
    SELECT ${columns} FROM balance_days d WHERE d.balance_id = own.id AND ${isAmong(Prisma.sql`d.day`, days)} OFFSET 0)`;
}

export function isAmong(day: Sql, { from, to }: DaysSql): Sql {
  return Prisma.sql`${day} BETWEEN ${from}::date AND ${to}::date`;
}

/** Which of these runs, the first being 1, the day of the row `d` is in. They are known by their first days, in order. */
export function runOf(runs: Sql): Sql {
  return Prisma.sql`width_bucket(d.day, ${runs}::date[])`;
}

/** A part of a statement that reads transactions beside the sums of days; nothing in UTC. */
export function ifZoned({ isZoned }: Pick<ScopeSql, 'isZoned'>, part: Sql): Sql[] {
  return isZoned ? [part] : [];
}
