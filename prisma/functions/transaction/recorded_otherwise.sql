-- What the caller cannot know of an item that was recorded: the ids of sides that were named by indicators, and another time with the
-- id that holds it. Null when it knows all.
CREATE OR REPLACE FUNCTION recorded_otherwise(t transactions, item transaction_item) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN t.id <> item.id THEN ROW('RECORDED', t.id, jsonb_build_object(
    'sourceId', t.source_id, 'destinationId', t.destination_id, 'at', t.created_at))::posting_outcome
  WHEN item.source_indicator IS NOT NULL OR item.destination_indicator IS NOT NULL THEN ROW('RECORDED', NULL,
    jsonb_build_object('sourceId', t.source_id, 'destinationId', t.destination_id))::posting_outcome END;
