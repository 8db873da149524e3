-- When an item is recorded: its own time, unless the clock of its process is behind. A transaction is never older than its balances,
-- and comes after what it follows from and all that followed from that before.
CREATE OR REPLACE FUNCTION posting_time(
  item transaction_item, parent posting_parent, source posting_balance, destination posting_balance
) RETURNS timestamptz LANGUAGE sql STABLE
RETURN greatest(
  CASE WHEN item.at < parent.newest_at OR item.at = parent.newest_at AND item.id < parent.id
    THEN parent.newest_at + interval '1 millisecond' ELSE item.at END,
  source.created_at, destination.created_at);
