import { Prisma } from '../db/open-database.ts';
import { type Direction, flowsOfRest } from './insight.rows.sql.ts';
import { daysOfOwn, ifZoned, rowsOfIdentity, type ScopeSql } from './insight.sql.ts';

type Sql = Prisma.Sql;

/** The columns that differ by direction: the histograms of balance_days, and the own and the other balance of a transaction. */
const names = {
  in: ['in_digits', 'in_amounts', 't.destination_id', 't.source_id'],
  out: ['out_digits', 'out_amounts', 't.source_id', 't.destination_id'],
} as const;

function namesOf(direction: Direction) {
  const [digits, amounts, own, other] = names[direction].map((name) => Prisma.raw(name)) as [Sql, Sql, Sql, Sql];
  return { digits, amounts, own, other };
}

const isFlow = Prisma.sql`is_flow(t.kind)`;

/** The condition that a transaction is effective on the whole days of UTC that are in the range. */
function isOnDays({ days: { from, to } }: ScopeSql): Sql {
  return Prisma.sql`t.effective_at >= ${from}::date::timestamp AT TIME ZONE 'UTC'
    AND t.effective_at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`;
}

/** The condition that a transaction is effective in the range. An index serves the first two parts. */
function isInRange(scope: ScopeSql): Sql {
  const { isZoned, begin, end, times } = scope;
  if (!isZoned) return isOnDays(scope);
  return Prisma.sql`t.effective_at >= ${begin}::timestamptz AND t.effective_at < ${end}::timestamptz
    AND t.effective_at <@ ${times}::tstzmultirange`;
}

/** The condition that an amount lies in the bucket of the row `b`. */
const inBucket = Prisma.sql`t.amount >= bucket_floor(b.bucket) AND t.amount < bucket_floor(b.bucket + 1)`;

/** The smallest and the largest amount in the bucket of the row `b` that a balance of `own` ever had; none: no row. */
function boundsOfBucket(own: Sql): Sql {
  const bound = (direction: Sql) => Prisma.sql`(
    SELECT t.amount FROM transactions t WHERE ${own} = own.id AND ${inBucket} AND ${isFlow}
    ORDER BY t.amount ${direction} LIMIT 1)`;
  return Prisma.sql`(
    SELECT low.amount AS low, high.amount AS high
    FROM ${bound(Prisma.sql`ASC`)} AS low CROSS JOIN ${bound(Prisma.sql`DESC`)} AS high)`;
}

/** One of the amounts in the middle. */
export interface MiddleRow {
  amount: string;
}

/**
 * The two amounts in the middle, which are one and the same when the number of transactions is odd. The counts of
 * balance_days, and the amounts at the edges of the range, say which bucket they are in and at which place of it: first by the leading digit, then, of ten buckets
 * alone, by the two leading digits. Only that bucket's amounts are read from the transactions, and none when all that a
 * bucket ever had are equal. Indexes: balance_days_pkey, and transactions_inflow or transactions_outflow.
 */
export function middleRows(scope: ScopeSql, direction: Direction): Sql {
  const { digits, amounts, own, other } = namesOf(direction);
  const slice = Prisma.sql`array_lower(d.${amounts}, 1) AS lowest, d.${amounts}[m.digit * 10:m.digit * 10 + 9] AS counts`;
  const bucket = Prisma.sql`amount_bucket(f.amount)`;
  const digitsOfRest = ifZoned(scope, Prisma.sql`UNION ALL SELECT ${bucket} / 10, 1 FROM rest f`);
  const bucketsOfRest = ifZoned(
    scope,
    Prisma.sql`UNION ALL SELECT ${bucket}, 1 FROM rest f WHERE ${bucket} / 10 IN (SELECT digit FROM middles)`,
  );
  const ctes = [
    ...ifZoned(scope, flowsOfRest(scope.rest, [direction])),
    Prisma.sql`digits AS (
      SELECT digit, sum(n) AS n, sum(sum(n)) OVER (ORDER BY digit) AS upto, sum(sum(n)) OVER () AS total
      FROM (
        SELECT generate_subscripts(d.counts, 1) AS digit, unnest(d.counts) AS n
        FROM own CROSS JOIN LATERAL ${daysOfOwn(Prisma.sql`d.${digits} AS counts`, scope.days)} AS d
        ${join(digitsOfRest)}
      ) AS c WHERE n IS NOT NULL GROUP BY digit)`,
    Prisma.sql`middles AS (
      SELECT d.digit, middle.place - (d.upto - d.n) AS place
      FROM digits d CROSS JOIN LATERAL (VALUES (div(d.total + 1, 2)), (div(d.total + 2, 2))) AS middle (place)
      WHERE middle.place > d.upto - d.n AND middle.place <= d.upto)`,
    // A slice begins at 1, wherever it was cut out.
    Prisma.sql`buckets AS (
      SELECT bucket, sum(n) AS n, sum(sum(n)) OVER (PARTITION BY bucket / 10 ORDER BY bucket) AS upto
      FROM (
        SELECT generate_subscripts(d.counts, 1) - 1 + greatest(m.digit * 10, d.lowest) AS bucket, unnest(d.counts) AS n
        FROM (SELECT DISTINCT digit FROM middles) AS m CROSS JOIN own CROSS JOIN LATERAL ${daysOfOwn(slice, scope.days)} AS d
        ${join(bucketsOfRest)}
      ) AS c WHERE n IS NOT NULL GROUP BY bucket)`,
    Prisma.sql`places AS (
      SELECT b.bucket, (m.place - (b.upto - b.n))::integer AS place
      FROM middles m JOIN buckets b ON b.bucket / 10 = m.digit AND m.place > b.upto - b.n AND m.place <= b.upto)`,
    Prisma.sql`bounds AS (
      SELECT b.bucket, min(bound.low) AS low, max(bound.high) AS high
      FROM (SELECT DISTINCT bucket FROM places) AS b CROSS JOIN own CROSS JOIN LATERAL ${boundsOfBucket(own)} AS bound
      GROUP BY b.bucket)`,
    // NOT IN is looked up in a hash, of however many balances; nothing in it is null.
    Prisma.sql`sorted AS (
      SELECT b.bucket, array_agg(t.amount ORDER BY t.amount) AS amounts
      FROM bounds b CROSS JOIN own CROSS JOIN LATERAL (
        SELECT t.amount, ${other} AS other FROM transactions t
        WHERE ${own} = own.id AND ${inBucket} AND ${isInRange(scope)} AND ${isFlow} OFFSET 0) AS t
      WHERE b.low < b.high AND t.other NOT IN (SELECT id FROM own)
      GROUP BY b.bucket)`,
  ];
  const select = Prisma.sql`
    SELECT (CASE WHEN b.low = b.high THEN b.low ELSE s.amounts[p.place] END)::text AS amount
    FROM places p JOIN bounds b ON b.bucket = p.bucket LEFT JOIN sorted s ON s.bucket = p.bucket`;
  return rowsOfIdentity(scope, ctes, select);
}

const join = (parts: Sql[]) => Prisma.join([Prisma.empty, ...parts], '');

/** The transaction with the largest amount; of equals the one that is effective last, then the one recorded last. */
export interface LargestRow {
  id: string;
  amount: string;
  effectiveAt: Date;
}

/**
 * The largest transaction that went this way. The counts of balance_days have it in their last
 * bucket; there it is the last one in transactions_inflow or transactions_outflow that lies on these days. A balance
 * whose amounts of that bucket are all equal has its own branch, in which the index leads to the days at once. Those at the edges of the
 * range are read.
 */
export function largestRow(scope: ScopeSql, direction: Direction): Sql {
  const { amounts, own, other } = namesOf(direction);
  const order = Prisma.sql`ORDER BY t.amount DESC, t.effective_at DESC, t.id DESC LIMIT 1`;
  const last = (condition: Sql) => Prisma.sql`(
    SELECT t.id, t.amount, t.effective_at FROM transactions t
    WHERE ${own} = own.id AND ${condition} AND ${isOnDays(scope)} AND ${isFlow}
      AND NOT EXISTS (SELECT FROM balances o WHERE o.id = ${other} AND o.identity_id = i.id)
    ${order})`;
  const buckets = Prisma.sql`buckets AS (
    SELECT max(d.bucket) AS bucket
    FROM own CROSS JOIN LATERAL ${daysOfOwn(Prisma.sql`array_upper(d.${amounts}, 1) AS bucket`, scope.days)} AS d)`;
  const largest = Prisma.sql`
    SELECT t.* FROM buckets b CROSS JOIN own CROSS JOIN LATERAL ${boundsOfBucket(own)} AS bound
    CROSS JOIN LATERAL (
      SELECT * FROM ${last(Prisma.sql`t.amount = bound.high AND bound.low = bound.high`)} AS equal
      UNION ALL
      SELECT * FROM ${last(Prisma.sql`${inBucket} AND bound.low < bound.high`)} AS several
    ) AS t`;
  const all = [largest, ...ifZoned(scope, Prisma.sql`SELECT f.id, f.amount, f.effective_at FROM rest f`)];
  const select = Prisma.sql`
    SELECT t.id, trim_scale(t.amount)::text AS amount, t.effective_at AS "effectiveAt"
    FROM (${Prisma.join(all, ' UNION ALL ')}) AS t ${order}`;
  const rest = ifZoned(scope, flowsOfRest(scope.rest, [direction]));
  return rowsOfIdentity(scope, [...rest, buckets], select);
}

/** The id of the larger of the two, as `largerOf` chooses it. */
export function largestId(scope: ScopeSql): Sql {
  const [inflow, outflow] = [largestRow(scope, 'in'), largestRow(scope, 'out')];
  return Prisma.sql`
    SELECT t.id FROM ((${inflow}) UNION ALL (${outflow})) AS t
    ORDER BY t.amount::numeric DESC, t."effectiveAt" DESC, t.id DESC LIMIT 1`;
}
