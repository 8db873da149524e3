-- The change of the held amount of both balances: a HOLD adds its amount, a COMMIT or VOID releases it.
CREATE OR REPLACE FUNCTION held_amount(kind transaction_kind, amount numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind = 'HOLD' THEN amount WHEN kind IN ('COMMIT', 'VOID') THEN -amount ELSE 0 END;
