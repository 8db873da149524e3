-- Refuses a follow-up that the state of its parent does not allow: only a HOLD is committed or voided, only a TRANSFER or COMMIT is
-- refunded, and no follow-up exceeds the remaining amount.
CREATE OR REPLACE FUNCTION invalid_parent_state(t transactions, parent posting_parent) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN t.parent_id IS NOT NULL AND (
    NOT CASE t.kind WHEN 'REFUND' THEN parent.kind IN ('TRANSFER', 'COMMIT') ELSE parent.kind = 'HOLD' END
    OR parent.remaining <= 0 OR t.amount > parent.remaining)
  THEN refuse('INVALID_TRANSACTION_STATE',
    jsonb_build_object('kind', parent.kind, 'currency', t.currency, 'left', parent.remaining::text)) END;
