-- Makes both tables anew from the transactions. Nobody records or relinks meanwhile. Transactions are locked first, as
-- recording does before it changes balances.
CREATE OR REPLACE FUNCTION rebuild_daily_rollups() RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET jit = off SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE transactions IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE balances IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE balance_days, pair_days;
  INSERT INTO pair_days (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM flows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
  PERFORM add_balance_days(1, NULL, NULL);
END
$$;
