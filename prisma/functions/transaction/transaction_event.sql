-- The audit event of a transaction. Its digest is what record_digest and transaction_record say, for it has no other metadata yet.
CREATE OR REPLACE FUNCTION transaction_event(t transactions, item transaction_item) RETURNS audit_events LANGUAGE sql STABLE
RETURN ROW(item.event_id, NULL::bigint,
  CASE t.kind WHEN 'COMMIT' THEN 'transaction.committed' WHEN 'VOID' THEN 'transaction.voided'
    WHEN 'REFUND' THEN 'transaction.refunded' ELSE 'transaction.recorded' END,
  item.actor, 'Transaction', t.id, transaction_changes(t), NULL::varchar, item.request_id, t.created_at,
  sha256(convert_to(concat(rtrim(t::text, ',)'), E'\n'), 'UTF8')));
