-- The amount that a transaction of this kind debits and credits. It is zero for a HOLD and a VOID, which move no money.
CREATE OR REPLACE FUNCTION applied_amount(kind transaction_kind, amount numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind IN ('TRANSFER', 'COMMIT', 'REFUND') THEN amount ELSE 0 END;
