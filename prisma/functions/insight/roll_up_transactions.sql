-- Adds new transactions to the daily rollups, with one statement for each table. A refund is subtracted from the flow of the balances and
-- the day of the transaction that it refunds, and moves money on its own day, as in the view flows. Rows are written in the lock order although recording holds the locks of its
-- balances: relinking a balance changes rows of other balances without holding theirs.
CREATE OR REPLACE FUNCTION roll_up_transactions() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  added flows[];
BEGIN
  SELECT array_agg(f.flow) INTO added FROM (
    SELECT ROW(source_id, destination_id, effective_at, amount, amount, amount)::flows AS flow FROM inserted WHERE is_flow(kind)
    UNION ALL
    SELECT ROW(t.source_id, t.destination_id, t.effective_at, -r.amount, NULL, 0)::flows
    FROM inserted r JOIN transactions t ON t.id = r.parent_id
    WHERE r.kind = 'REFUND' AND is_flow(t.kind)
    UNION ALL
    SELECT ROW(source_id, destination_id, effective_at, 0, NULL, amount)::flows FROM inserted WHERE kind = 'REFUND'
  ) AS f;
  PERFORM add_pair_days(added);
  PERFORM add_balance_days(1, flows_between_owners(added));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER roll_up AFTER INSERT ON transactions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION roll_up_transactions();
