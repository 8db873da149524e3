-- The row of an item that is recorded at this time. When the time was moved, the id gets a new timestamp too, because a UUIDv7 holds
-- the time by which rows are sorted.
CREATE OR REPLACE FUNCTION transaction_of(item transaction_item, parent posting_parent, recorded_at timestamptz) RETURNS transactions
LANGUAGE sql STABLE
RETURN ROW(
  CASE WHEN recorded_at > item.at THEN uuid_with_time(item.id, recorded_at) ELSE item.id END,
  item.reference, item.kind, status_of(item.kind), coalesce(item.amount, parent.remaining), item.currency, item.source_id,
  item.destination_id, item.description, coalesce(item.effective_at, recorded_at), coalesce(item.metadata, '{}'), item.parent_id,
  recorded_at, CASE WHEN item.parent_id IS NOT NULL THEN item.amount IS NULL END);
