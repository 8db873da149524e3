-- Rebuilds balance_days and pair_days from the transactions. Both tables that feed them are locked against writes, in the order in
-- which recording locks them. The flows are added in parts of 100,000, in the order of time, so that memory is bounded and few rows are
-- updated twice.
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
