-- Makes both tables anew from the transactions. Nobody records or relinks meanwhile. Transactions are locked first, as
-- recording does before it changes balances. In parts by time, so that none is large and few days are added to twice.
CREATE OR REPLACE FUNCTION rebuild_daily_rollups() RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET jit = off SET search_path = public, pg_temp AS $$
DECLARE
  flow flows;
  part flows[] := '{}';
BEGIN
  LOCK TABLE transactions IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE balances IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE balance_days, pair_days;
  FOR flow IN SELECT * FROM flows ORDER BY at LOOP
    part := part || flow;
    IF cardinality(part) = 100000 THEN
      PERFORM add_pair_days(part);
      PERFORM add_balance_days(1, flows_between_owners(part));
      part := '{}';
    END IF;
  END LOOP;
  PERFORM add_pair_days(part);
  PERFORM add_balance_days(1, flows_between_owners(part));
END
$$;
