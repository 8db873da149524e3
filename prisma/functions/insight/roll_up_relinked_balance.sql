-- Corrects the rollups when a balance is linked to another identity or unlinked. Transactions with the other balances of the old owner
-- become flow, and those with the balances of the new owner stop being flow. What moved stays as it is.
--
-- The identities are locked, in the order of ids, so that of two balances that are relinked concurrently the second sees the new owner
-- of the first. The trigger is BEFORE and not AFTER: when one statement relinks several balances, each sees the new owners of those
-- before it and the old owners of those after it, so each pair is corrected once.
CREATE OR REPLACE FUNCTION roll_up_relinked_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  other record;
  part record;
BEGIN
  PERFORM FROM identities i WHERE i.id IN (OLD.identity_id, NEW.identity_id) ORDER BY i.id FOR NO KEY UPDATE;
  -- In the order of balance ids, which is the lock order of recording.
  FOR other IN
    SELECT b.id, CASE WHEN b.identity_id = OLD.identity_id THEN 1 ELSE -1 END AS factor
    FROM balances b
    WHERE b.identity_id IN (OLD.identity_id, NEW.identity_id) AND b.id <> OLD.id
      AND (EXISTS (SELECT FROM pair_days p WHERE p.source_id = OLD.id AND p.destination_id = b.id)
        OR EXISTS (SELECT FROM pair_days p WHERE p.source_id = b.id AND p.destination_id = OLD.id))
    ORDER BY b.id
  LOOP
    -- In parts of 100,000, for an array is limited to one gigabyte.
    FOR part IN
      SELECT array_agg(p.flow) AS flows
      FROM (
        SELECT f.flow, (row_number() OVER (ORDER BY (f.flow).at) - 1) / 100000 AS place
        FROM (
          SELECT ROW(f.source_id, f.destination_id, f.at, f.total, f.amount, 0)::flows AS flow
          FROM flows AS f WHERE f.total <> 0 AND f.source_id = OLD.id AND f.destination_id = other.id
          UNION ALL
          SELECT ROW(f.source_id, f.destination_id, f.at, f.total, f.amount, 0)::flows
          FROM flows AS f WHERE f.total <> 0 AND f.destination_id = OLD.id AND f.source_id = other.id
        ) AS f
      ) AS p
      GROUP BY p.place ORDER BY p.place
    LOOP
      PERFORM add_balance_days(other.factor, part.flows);
    END LOOP;
  END LOOP;
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER roll_up_relinked_balance BEFORE UPDATE OF identity_id ON balances FOR EACH ROW WHEN ((old.identity_id IS DISTINCT FROM new.identity_id)) EXECUTE FUNCTION roll_up_relinked_balance();
