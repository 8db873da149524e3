-- The row that an item becomes when it is recorded at this time. An id holds the time, by which it is sorted and found, so it is made
-- anew for a time that is not the item's own.
CREATE OR REPLACE FUNCTION transaction_of(item transaction_item, parent posting_parent, recorded_at timestamptz) RETURNS transactions
LANGUAGE sql STABLE
RETURN ROW(
  CASE WHEN recorded_at > item.at THEN uuid_with_time(item.id, recorded_at) ELSE item.id END,
  item.reference, item.kind, status_of(item.kind), coalesce(item.amount, parent.rest), item.currency, item.source_id,
  item.destination_id, item.description, coalesce(item.effective_at, recorded_at), coalesce(item.metadata, '{}'), item.parent_id,
  recorded_at, CASE WHEN item.parent_id IS NOT NULL THEN item.amount IS NULL END);
