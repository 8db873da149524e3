-- Refuses a transaction whose currency differs from that of its source or destination.
CREATE OR REPLACE FUNCTION currency_mismatch(t transactions, source posting_balance, destination posting_balance)
RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN source.currency <> t.currency
    THEN refuse('CURRENCY_MISMATCH', jsonb_build_object('side', 'source', 'currency', source.currency))
  WHEN destination.currency <> t.currency
    THEN refuse('CURRENCY_MISMATCH', jsonb_build_object('side', 'destination', 'currency', destination.currency)) END;
