-- Writes the accepted items of a batch: transactions, which holds are open, balances and audit events. Transactions are inserted in the order of references,
-- so that batches that insert the same references cannot deadlock, and before the balances are updated: their foreign keys then find rows
-- that this transaction has locked, and write no lock of their own.
CREATE OR REPLACE FUNCTION write_posting(
  accepted transactions[], events audit_events[], b posting_balance[], parents posting_parent[]
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH recorded AS (
    INSERT INTO transactions SELECT * FROM unnest(accepted) AS a ORDER BY a.reference COLLATE "C" RETURNING id, kind
  )
  INSERT INTO open_holds SELECT id FROM recorded WHERE kind = 'HOLD';
  IF parents IS NOT NULL THEN
    DELETE FROM open_holds o USING unnest(parents) AS p WHERE o.transaction_id = p.id AND p.kind = 'HOLD' AND p.remaining = 0;
  END IF;
  UPDATE balances SET credit_balance = n.credit, debit_balance = n.debit, inflight_credit_balance = n.held_credit,
    inflight_debit_balance = n.held_debit
  FROM unnest(b) AS n WHERE n.is_changed AND balances.id = n.id;
  WITH added AS (
    INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, request_id, at, record_digest)
    SELECT e.id, e.action, e.actor, e.resource_type, e.resource_id, e.changes, e.request_id, e.at, e.record_digest
    FROM unnest(events) AS e
    RETURNING ordinal, id
  )
  INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM added;
END
$$;
