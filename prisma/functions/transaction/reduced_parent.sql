-- The parent after this commit, void or refund: its remaining amount is reduced, and its newest time is that of the follow-up.
CREATE OR REPLACE FUNCTION reduced_parent(parent posting_parent, t transactions) RETURNS posting_parent LANGUAGE sql IMMUTABLE
RETURN ROW(parent.id, parent.kind, parent.remaining - t.amount, t.created_at);
