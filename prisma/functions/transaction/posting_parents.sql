-- The parents of the batch's items, each with its remaining amount and the time of the newest transaction on it: its own, or that
-- of its last follow-up. Null when no item has a parent.
CREATE OR REPLACE FUNCTION posting_parents(items transaction_item[]) RETURNS posting_parent[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  parent_ids uuid[] := ARRAY(SELECT i.parent_id FROM unnest(items) AS i WHERE i.parent_id IS NOT NULL);
BEGIN
  IF parent_ids = '{}' THEN
    RETURN NULL;
  END IF;
  RETURN (
    SELECT array_agg(ROW(p.id, p.kind, remaining_amount(p.kind, p.amount, f.amount), greatest(p.created_at, f.newest_at))::posting_parent)
    FROM transactions p CROSS JOIN LATERAL (
      SELECT sum(f.amount) AS amount, max(f.created_at) AS newest_at
      FROM transactions f WHERE f.parent_id = p.id) AS f
    WHERE p.id = ANY (parent_ids));
END
$$;
