-- Refuses a closed balance that holds something, whoever writes it: the posting and closing have refused it before.
CREATE OR REPLACE FUNCTION refuse_filled_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a closed balance holds nothing' USING ERRCODE = 'check_violation';
END
$$;

CREATE OR REPLACE TRIGGER closed_holds_nothing BEFORE INSERT OR UPDATE ON balances FOR EACH ROW WHEN (((new.status = 'CLOSED'::balance_status) AND ((new.credit_balance <> new.debit_balance) OR (new.inflight_credit_balance <> (0)::numeric) OR (new.inflight_debit_balance <> (0)::numeric)))) EXECUTE FUNCTION refuse_filled_balance();
