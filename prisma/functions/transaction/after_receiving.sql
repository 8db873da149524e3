-- A balance after it received, or expects, what the transaction says.
CREATE OR REPLACE FUNCTION after_receiving(b posting_balance, t transactions) RETURNS posting_balance LANGUAGE sql IMMUTABLE
RETURN ROW(b.id, b.currency, b.owner_id, b.overdraft_limit, b.credit + applied_amount(t.kind, t.amount), b.debit,
  b.held_credit + held_amount(t.kind, t.amount), b.held_debit, b.created_at, TRUE);
