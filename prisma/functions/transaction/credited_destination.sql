-- The destination balance after this transaction: credited, or with its held credit changed by a hold, commit or void.
CREATE OR REPLACE FUNCTION credited_destination(b posting_balance, t transactions) RETURNS posting_balance LANGUAGE sql IMMUTABLE
RETURN ROW(b.id, b.currency, b.owner_id, b.overdraft_limit, b.credit + applied_amount(t.kind, t.amount), b.debit,
  b.held_credit + held_amount(t.kind, t.amount), b.held_debit, b.created_at, TRUE, b.is_closed);
