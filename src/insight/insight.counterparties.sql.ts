import { Prisma } from '../db/open-database.ts';
import { flowsOfRest, netOfRefunds } from './insight.rows.sql.ts';
import { ifZoned, isAmong, rowsOfIdentity, type ScopeSql } from './insight.sql.ts';

type Sql = Prisma.Sql;

/** Who is on the other side: an identity, or a balance that is linked to none. */
export interface CounterpartyRow {
  partyIdentityId: string | null;
  partyBalanceId: string | null;
  inflow: Prisma.Decimal;
  outflow: Prisma.Decimal;
  count: bigint;
}

/**
 * The `first` largest counterparties, the largest first. Added up by balance before the
 * balances are looked up, so that each is looked up once. From pair_days, by its primary key and pair_days_destination, and
 * from the transactions at the edges of the range.
 */
export function counterpartyRows(scope: ScopeSql, first: number): Sql {
  const movedTo = (own: Sql, other: Sql, isIn: Sql) => Prisma.sql`
    SELECT p.other, p.total, p.count, ${isIn} AS is_in FROM own CROSS JOIN LATERAL (
      SELECT ${other} AS other, p.total, p.count FROM pair_days p
      WHERE ${own} = own.id AND ${isAmong(Prisma.sql`p.day`, scope.days)} OFFSET 0) AS p`;
  const [source, destination] = [Prisma.sql`p.source_id`, Prisma.sql`p.destination_id`];
  const moved = [
    movedTo(source, destination, Prisma.sql`FALSE`),
    movedTo(destination, source, Prisma.sql`TRUE`),
    ...ifZoned(scope, Prisma.sql`SELECT f.other, ${netOfRefunds}, 1, f.is_in FROM rest f`),
  ];
  const others = Prisma.sql`others AS (
    SELECT other, coalesce(sum(total) FILTER (WHERE is_in), 0) AS inflow,
      coalesce(sum(total) FILTER (WHERE NOT is_in), 0) AS outflow, sum(count) AS count
    FROM (${Prisma.join(moved, ' UNION ALL ')}) AS moved GROUP BY other)`;
  const select = Prisma.sql`
    SELECT b.identity_id AS "partyIdentityId", b.balance_id AS "partyBalanceId",
      sum(o.inflow) AS inflow, sum(o.outflow) AS outflow, sum(o.count)::bigint AS count
    FROM others o CROSS JOIN LATERAL (
      SELECT b.identity_id, CASE WHEN b.identity_id IS NULL THEN b.id END AS balance_id
      FROM balances b WHERE b.id = o.other OFFSET 0) AS b
    WHERE b.identity_id IS DISTINCT FROM i.id
    GROUP BY b.identity_id, b.balance_id
    ORDER BY sum(o.inflow) + sum(o.outflow) DESC, sum(o.count) DESC, coalesce(b.identity_id, b.balance_id)
    LIMIT ${first}::integer`;
  return rowsOfIdentity(scope, [...ifZoned(scope, flowsOfRest(scope.rest)), others], select);
}
