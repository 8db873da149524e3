-- The audit event of a new transaction. Its digest equals record_digest(transaction_record(t)), inlined for speed: a new transaction
-- has no annotation.
CREATE OR REPLACE FUNCTION transaction_event(t transactions, item transaction_item) RETURNS audit_events LANGUAGE sql STABLE
RETURN ROW(item.event_id, NULL::bigint,
  CASE t.kind WHEN 'COMMIT' THEN 'transaction.committed' WHEN 'VOID' THEN 'transaction.voided'
    WHEN 'REFUND' THEN 'transaction.refunded' ELSE 'transaction.recorded' END,
  item.actor, 'Transaction', t.id, transaction_changes(t), NULL::varchar, item.request_id, t.created_at,
  sha256(convert_to(concat(rtrim(t::text, ',)'), E'\n'), 'UTF8')));
