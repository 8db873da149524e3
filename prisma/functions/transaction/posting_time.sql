-- The time under which an item is recorded: not before the creation of its balances, and after its parent and all earlier
-- follow-ups of that parent. It is the item's own time unless the clock of the process that sent it is behind.
CREATE OR REPLACE FUNCTION posting_time(
  item transaction_item, parent posting_parent, source posting_balance, destination posting_balance
) RETURNS timestamptz LANGUAGE sql STABLE
RETURN greatest(
  CASE WHEN item.at < parent.newest_at OR item.at = parent.newest_at AND item.id < parent.id
    THEN parent.newest_at + interval '1 millisecond' ELSE item.at END,
  source.created_at, destination.created_at);
