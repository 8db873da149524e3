-- The outcome RECORDED of an item whose values differ from those that were sent: its sides were given by indicators, or its time and
-- id were moved. Null when the caller knows all values.
CREATE OR REPLACE FUNCTION recorded_outcome(t transactions, item transaction_item) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN t.id <> item.id THEN ROW('RECORDED', t.id, jsonb_build_object(
    'sourceId', t.source_id, 'destinationId', t.destination_id, 'at', t.created_at))::posting_outcome
  WHEN item.source_indicator IS NOT NULL OR item.destination_indicator IS NOT NULL THEN ROW('RECORDED', NULL,
    jsonb_build_object('sourceId', t.source_id, 'destinationId', t.destination_id))::posting_outcome END;
