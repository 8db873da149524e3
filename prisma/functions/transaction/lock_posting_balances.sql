-- Locks the balances of a batch and returns their rows. They are locked in the order of ids, so that two calls cannot deadlock.
CREATE OR REPLACE FUNCTION lock_posting_balances(items transaction_item[]) RETURNS posting_balance[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW(b.id, b.currency, b.identity_id, b.overdraft_limit, b.credit_balance, b.debit_balance,
      b.inflight_credit_balance, b.inflight_debit_balance, b.created_at, FALSE, b.status = 'CLOSED')::posting_balance
    FROM balances b WHERE b.id = ANY (
      ARRAY(SELECT i.source_id FROM unnest(items) AS i) || ARRAY(SELECT i.destination_id FROM unnest(items) AS i))
    ORDER BY b.id FOR NO KEY UPDATE);
END
$$;
