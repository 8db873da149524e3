-- The source balance after this transaction: debited, or with its held debit changed by a hold, commit or void.
CREATE OR REPLACE FUNCTION debited_source(b posting_balance, t transactions) RETURNS posting_balance LANGUAGE sql IMMUTABLE
RETURN ROW(b.id, b.currency, b.owner_id, b.overdraft_limit, b.credit, b.debit + applied_amount(t.kind, t.amount),
  b.held_credit, b.held_debit + held_amount(t.kind, t.amount), b.created_at, TRUE, b.is_closed);
