-- What a transaction of this kind takes from its source and brings to its destination. A HOLD moves nothing yet, and a VOID never.
CREATE OR REPLACE FUNCTION applied_amount(kind transaction_kind, amount numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind IN ('TRANSFER', 'COMMIT', 'REFUND') THEN amount ELSE 0 END;
