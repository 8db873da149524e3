-- Adds flows to the daily rollup of both of their balances, or subtracts them with the factor -1; what moved is only ever added, for it does
-- not depend on owners. Rows are written in the order of the primary key, which is the lock order of all writers.
CREATE OR REPLACE FUNCTION add_balance_days(p_factor integer, p_flows flows[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours,
    in_digits, out_digits, in_amounts, out_amounts, credited, debited)
  SELECT balance_id, day, p_factor * in_count, p_factor * out_count, p_factor * in_total, p_factor * out_total,
    histogram_of(hours), histogram_of(in_digits), histogram_of(out_digits), histogram_of(in_buckets),
    histogram_of(out_buckets), credited, debited
  FROM (
    SELECT side.balance_id, f.at_utc::date AS day,
      count(f.amount) FILTER (WHERE side.is_in) AS in_count,
      count(f.amount) FILTER (WHERE NOT side.is_in) AS out_count,
      coalesce(sum(f.total) FILTER (WHERE side.is_in), 0) AS in_total,
      coalesce(sum(f.total) FILTER (WHERE NOT side.is_in), 0) AS out_total,
      array_agg(extract(hour FROM f.at_utc)::integer) FILTER (WHERE f.amount IS NOT NULL) AS hours,
      array_agg(f.bucket / 10) FILTER (WHERE side.is_in AND f.amount IS NOT NULL) AS in_digits,
      array_agg(f.bucket / 10) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_digits,
      array_agg(f.bucket) FILTER (WHERE side.is_in AND f.amount IS NOT NULL) AS in_buckets,
      array_agg(f.bucket) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_buckets,
      coalesce(sum(f.moved) FILTER (WHERE side.is_in), 0) AS credited,
      coalesce(sum(f.moved) FILTER (WHERE NOT side.is_in), 0) AS debited
    FROM (
      -- OFFSET 0 keeps PostgreSQL from computing the bucket once for each of its uses.
      SELECT *, at AT TIME ZONE 'UTC' AS at_utc, amount_bucket(amount) AS bucket FROM unnest(p_flows) OFFSET 0
    ) AS f
    CROSS JOIN LATERAL (VALUES (f.source_id, FALSE), (f.destination_id, TRUE)) AS side (balance_id, is_in)
    GROUP BY side.balance_id, f.at_utc::date
  ) AS days
  ORDER BY balance_id, day
  ON CONFLICT (balance_id, day) DO UPDATE SET
    in_count = d.in_count + excluded.in_count,
    out_count = d.out_count + excluded.out_count,
    in_total = d.in_total + excluded.in_total,
    out_total = d.out_total + excluded.out_total,
    hours = add_histogram(d.hours, excluded.hours, p_factor),
    in_digits = add_histogram(d.in_digits, excluded.in_digits, p_factor),
    out_digits = add_histogram(d.out_digits, excluded.out_digits, p_factor),
    in_amounts = add_histogram(d.in_amounts, excluded.in_amounts, p_factor),
    out_amounts = add_histogram(d.out_amounts, excluded.out_amounts, p_factor),
    credited = d.credited + excluded.credited,
    debited = d.debited + excluded.debited;
END
$$;
