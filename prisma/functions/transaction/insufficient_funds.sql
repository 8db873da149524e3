-- Refuses what the source has not available. A COMMIT sends what was set aside before, and a VOID sends nothing.
CREATE OR REPLACE FUNCTION insufficient_funds(t transactions, source posting_balance) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN t.kind IN ('TRANSFER', 'HOLD', 'REFUND')
    AND available_balance(source.credit, source.debit, source.held_debit, source.overdraft_limit) < t.amount
  THEN refuse('INSUFFICIENT_FUNDS', jsonb_build_object(
    'available', available_balance(source.credit, source.debit, source.held_debit, source.overdraft_limit)::text,
    'currency', t.currency)) END;
