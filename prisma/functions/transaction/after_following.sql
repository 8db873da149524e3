-- What a transaction followed from, with so much less left of it.
CREATE OR REPLACE FUNCTION after_following(parent posting_parent, t transactions) RETURNS posting_parent LANGUAGE sql IMMUTABLE
RETURN ROW(parent.id, parent.kind, parent.rest - t.amount, t.created_at);
