-- Refuses a transaction from or to a closed balance. Nothing is held there, so that no VOID has to be allowed.
CREATE OR REPLACE FUNCTION closed_balance(source posting_balance, destination posting_balance) RETURNS posting_outcome
LANGUAGE sql STABLE
RETURN CASE
  WHEN source.is_closed THEN refuse('BALANCE_CLOSED', jsonb_build_object('balanceId', source.id, 'side', 'source'))
  WHEN destination.is_closed
    THEN refuse('BALANCE_CLOSED', jsonb_build_object('balanceId', destination.id, 'side', 'destination')) END;
