-- What is left of a transaction of which this much was followed up: of a HOLD to be committed or voided, of a TRANSFER or COMMIT to be
-- refunded. Nothing follows from a VOID or a REFUND.
CREATE OR REPLACE FUNCTION remaining_amount(kind transaction_kind, amount numeric, followed numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind IN ('HOLD', 'TRANSFER', 'COMMIT') THEN amount - coalesce(followed, 0) ELSE 0 END;
