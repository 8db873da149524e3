-- The changes in the audit event of a new transaction. They are concatenated as text, which is several times faster than building
-- jsonb with functions.
CREATE OR REPLACE FUNCTION transaction_changes(t transactions) RETURNS jsonb LANGUAGE sql STABLE
RETURN concat('{"reference": [null, ', to_json(t.reference)::text,
  '], "kind": [null, "', t.kind::text, '"], "status": [null, "', t.status::text,
  '"], "amount": [null, "', trim_scale(t.amount)::text, '"], "currency": [null, "', t.currency,
  '"], "sourceId": [null, "bln_', t.source_id::text, '"], "destinationId": [null, "bln_', t.destination_id::text,
  '"], "effectiveAt": [null, "', api_time(t.effective_at), '"]',
  ', "description": [null, ' || to_json(t.description)::text || ']',
  ', "parentId": [null, "txn_' || t.parent_id::text || '"]',
  CASE WHEN t.metadata <> '{}' THEN concat(', "metadata": [null, ', t.metadata::text, ']') END, '}')::jsonb;
