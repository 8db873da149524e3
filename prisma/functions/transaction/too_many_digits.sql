-- Refuses a transaction that would exceed the 20 integer digits of a balance's columns.
CREATE OR REPLACE FUNCTION too_many_digits(t transactions, source posting_balance, destination posting_balance)
RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN source.debit + applied_amount(t.kind, t.amount) >= 1e20
    OR destination.credit + applied_amount(t.kind, t.amount) >= 1e20
    OR source.held_debit + held_amount(t.kind, t.amount) >= 1e20
    OR destination.held_credit + held_amount(t.kind, t.amount) >= 1e20
  THEN refuse('BAD_USER_INPUT', NULL) END;
