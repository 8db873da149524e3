-- Adds flows to the daily rollup of each pair of balances. Rows are written in the order of the primary key, which is the lock order
-- of all writers.
CREATE OR REPLACE FUNCTION add_pair_days(p_flows flows[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO pair_days AS p (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM unnest(p_flows) WHERE total <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (source_id, day, destination_id) DO UPDATE SET
    count = p.count + excluded.count,
    total = p.total + excluded.total,
    first_at = least(p.first_at, excluded.first_at),
    last_at = greatest(p.last_at, excluded.last_at);
END
$$;
