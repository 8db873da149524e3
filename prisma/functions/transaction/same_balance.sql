-- Refuses a transaction whose source and destination are the same balance.
CREATE OR REPLACE FUNCTION same_balance(source posting_balance, destination posting_balance) RETURNS posting_outcome
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN source.id = destination.id THEN refuse('SAME_BALANCE', NULL) END;
