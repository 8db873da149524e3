-- Refuses what cannot follow from its parent: only a HOLD is committed or voided, only what moved is refunded, and none of it beyond
-- what is left.
CREATE OR REPLACE FUNCTION state_of_parent(t transactions, parent posting_parent) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN t.parent_id IS NOT NULL AND (
    NOT CASE t.kind WHEN 'REFUND' THEN parent.kind IN ('TRANSFER', 'COMMIT') ELSE parent.kind = 'HOLD' END
    OR parent.rest <= 0 OR t.amount > parent.rest)
  THEN refuse('INVALID_TRANSACTION_STATE',
    jsonb_build_object('kind', parent.kind, 'currency', t.currency, 'left', parent.rest::text)) END;
