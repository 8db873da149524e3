-- Refuses an item whose parent, source or destination does not exist.
CREATE OR REPLACE FUNCTION missing_record(
  item transaction_item, parent posting_parent, source posting_balance, destination posting_balance
) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN item.parent_id IS NOT NULL AND parent.id IS NULL THEN refuse('NOT_FOUND', NULL)
  WHEN source.id IS NULL THEN refuse('NOT_FOUND', jsonb_build_object('side', 'source'))
  WHEN destination.id IS NULL THEN refuse('NOT_FOUND', jsonb_build_object('side', 'destination')) END;
