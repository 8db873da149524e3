-- What a transaction of this kind adds to what is held between its source and its destination: a HOLD sets its amount aside, and
-- what settles the hold takes it off.
CREATE OR REPLACE FUNCTION held_amount(kind transaction_kind, amount numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind = 'HOLD' THEN amount WHEN kind IN ('COMMIT', 'VOID') THEN -amount ELSE 0 END;
