-- What a balance can send: what came in, less what went out and what is held to go out, and as far below zero as it may go.
-- Null when that is unlimited. The constraint balances_within_limit keeps it from falling below zero.
CREATE OR REPLACE FUNCTION available_balance(credit numeric, debit numeric, held_debit numeric, overdraft_limit numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN credit - debit - held_debit + overdraft_limit;
