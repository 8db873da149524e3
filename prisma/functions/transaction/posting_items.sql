-- The items of a batch with the ids of source and destination and the currency filled in: from the indicators, or from the parent
-- of a COMMIT, VOID or REFUND. A REFUND exchanges source and destination. OFFSET 0 forces index look-ups, even in a generic plan
-- that was made while the tables were small.
CREATE OR REPLACE FUNCTION posting_items(p_items json) RETURNS transaction_item[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  items transaction_item[];
  are_complete boolean;
BEGIN
  SELECT coalesce(array_agg(i), '{}'), coalesce(bool_and(
    i.parent_id IS NULL AND i.source_indicator IS NULL AND i.destination_indicator IS NULL), TRUE)
  INTO items, are_complete
  FROM json_populate_recordset(NULL::transaction_item, p_items) AS i;
  IF are_complete THEN
    RETURN items;
  END IF;
  RETURN ARRAY(
    SELECT ROW(i.id, i.reference, i.first_place, i.kind, i.amount,
      CASE WHEN i.parent_id IS NULL THEN i.currency ELSE p.currency END,
      CASE WHEN i.kind = 'REFUND' THEN p.destination_id ELSE coalesce(p.source_id, s.id, i.source_id) END, i.source_indicator,
      CASE WHEN i.kind = 'REFUND' THEN p.source_id ELSE coalesce(p.destination_id, d.id, i.destination_id) END,
      i.destination_indicator, i.parent_id, i.description, i.effective_at, i.metadata, i.at, i.event_id, i.actor,
      i.request_id)::transaction_item
    FROM unnest(items) WITH ORDINALITY AS i
    LEFT JOIN LATERAL (SELECT * FROM transactions t WHERE t.id = i.parent_id OFFSET 0) AS p ON TRUE
    LEFT JOIN LATERAL (
      SELECT b.id FROM balances b WHERE b.indicator = i.source_indicator AND b.currency = i.currency OFFSET 0) AS s ON TRUE
    LEFT JOIN LATERAL (
      SELECT b.id FROM balances b WHERE b.indicator = i.destination_indicator AND b.currency = i.currency OFFSET 0) AS d ON TRUE
    ORDER BY i.ordinality);
END
$$;
