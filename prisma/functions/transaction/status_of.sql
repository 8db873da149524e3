-- The status of a transaction of this kind.
CREATE OR REPLACE FUNCTION status_of(kind transaction_kind) RETURNS transaction_status
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE kind WHEN 'HOLD' THEN 'INFLIGHT'::transaction_status WHEN 'COMMIT' THEN 'COMMITTED' WHEN 'VOID' THEN 'VOIDED'
  ELSE 'APPLIED' END;
