-- Whether an item is a retry of this earlier transaction: the same reference, which the caller has compared, with the same content. An
-- absent effective time matches any. A request for "all that remains" (no amount) matches only another such request, whatever
-- remains now, and never one for a fixed amount.
CREATE OR REPLACE FUNCTION same_content(old transactions, t transactions, item transaction_item) RETURNS boolean
LANGUAGE sql STABLE
RETURN (old.kind, old.currency, old.source_id, old.destination_id, old.metadata)
    = (t.kind, t.currency, t.source_id, t.destination_id, t.metadata)
  AND old.amount = coalesce(item.amount, old.amount)
  AND coalesce(old.takes_rest = t.takes_rest, TRUE)
  AND old.parent_id IS NOT DISTINCT FROM t.parent_id
  AND old.description IS NOT DISTINCT FROM t.description
  AND old.effective_at = coalesce(item.effective_at::timestamptz(3), old.created_at);
