-- Refuses an amount above the available balance of the source. A COMMIT needs no check, for its HOLD reserved the amount, and a
-- VOID debits nothing.
CREATE OR REPLACE FUNCTION insufficient_funds(t transactions, source posting_balance) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN t.kind IN ('TRANSFER', 'HOLD', 'REFUND')
    AND available_balance(source.credit, source.debit, source.held_debit, source.overdraft_limit) < t.amount
  THEN refuse('INSUFFICIENT_FUNDS', jsonb_build_object(
    'available', available_balance(source.credit, source.debit, source.held_debit, source.overdraft_limit)::text,
    'currency', t.currency)) END;
