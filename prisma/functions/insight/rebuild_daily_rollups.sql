-- Makes both tables anew from the transactions. Nobody records or relinks meanwhile. Transactions are locked first, as
-- recording does before it changes balances. In parts by time, so that none is large and few days are added to twice.
CREATE OR REPLACE FUNCTION rebuild_daily_rollups() RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET jit = off SET search_path = public, pg_temp AS $$
DECLARE
  part record;
BEGIN
  LOCK TABLE transactions IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE balances IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE balance_days, pair_days;
  FOR part IN
    SELECT array_agg(f.flow) AS flows
    FROM (SELECT f AS flow, (row_number() OVER (ORDER BY f.at) - 1) / 100000 AS place FROM flows AS f) AS f
    GROUP BY f.place ORDER BY f.place
  LOOP
    PERFORM add_pair_days(part.flows);
    PERFORM add_balance_days(1, flows_between_owners(part.flows));
  END LOOP;
END
$$;
