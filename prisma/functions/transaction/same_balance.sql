-- Refuses what a balance would send to itself.
CREATE OR REPLACE FUNCTION same_balance(source posting_balance, destination posting_balance) RETURNS posting_outcome
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN source.id = destination.id THEN refuse('SAME_BALANCE', NULL) END;
