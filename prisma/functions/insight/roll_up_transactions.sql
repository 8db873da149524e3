-- Adds what was inserted to the rollups, with one statement for each. Whoever records transactions has their balances locked.
-- The rows here are locked in the order of balances all the same, for a relinked balance changes those of others without
-- their lock.
CREATE OR REPLACE FUNCTION roll_up_transactions() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pair_days AS p (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM (
    SELECT source_id, destination_id, effective_at AS at, amount AS total, amount
    FROM inserted WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND'
    UNION ALL
    SELECT t.source_id, t.destination_id, t.effective_at, -r.amount, NULL
    FROM inserted r JOIN transactions t ON t.id = r.parent_id
    WHERE r.status IN ('APPLIED', 'COMMITTED') AND r.kind = 'REFUND'
      AND t.status IN ('APPLIED', 'COMMITTED') AND t.kind <> 'REFUND'
  ) AS f
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (source_id, day, destination_id) DO UPDATE SET
    count = p.count + excluded.count,
    total = p.total + excluded.total,
    first_at = least(p.first_at, excluded.first_at),
    last_at = greatest(p.last_at, excluded.last_at);

  INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours,
    in_digits, out_digits, in_amounts, out_amounts)
  SELECT balance_id, day, in_count, out_count, in_total, out_total,
    count_places(hours), count_places(in_digits), count_places(out_digits), count_places(in_buckets),
    count_places(out_buckets)
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
      array_agg(f.bucket) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_buckets
    FROM (
      -- OFFSET, so that the bucket is worked out once and not wherever it is named.
      SELECT f.*, f.at AT TIME ZONE 'UTC' AS at_utc, amount_bucket(f.amount) AS bucket
      FROM (
        SELECT source_id, destination_id, effective_at AS at, amount AS total, amount
        FROM inserted WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND'
        UNION ALL
        SELECT t.source_id, t.destination_id, t.effective_at, -r.amount, NULL
        FROM inserted r JOIN transactions t ON t.id = r.parent_id
        WHERE r.status IN ('APPLIED', 'COMMITTED') AND r.kind = 'REFUND'
          AND t.status IN ('APPLIED', 'COMMITTED') AND t.kind <> 'REFUND'
      ) AS f
      JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id
      WHERE (s.identity_id = t.identity_id) IS NOT TRUE
      OFFSET 0
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
    hours = add_counts(d.hours, excluded.hours, 1),
    in_digits = add_counts(d.in_digits, excluded.in_digits, 1),
    out_digits = add_counts(d.out_digits, excluded.out_digits, 1),
    in_amounts = add_counts(d.in_amounts, excluded.in_amounts, 1),
    out_amounts = add_counts(d.out_amounts, excluded.out_amounts, 1);
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER roll_up AFTER INSERT ON transactions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION roll_up_transactions();
