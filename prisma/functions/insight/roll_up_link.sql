-- A balance moves from one identity to another, or to or from nobody: what passed between it and the others of the old
-- identity becomes flow, and what passed between it and those of the new stops being flow.
--
-- The identities are locked, in the order of ids, so that of two balances that move at once the second sees the first in
-- its new place. BEFORE, and not AFTER: of several balances that one statement moves, each then sees the ones before it in
-- their new place and the ones after it in their old.
CREATE OR REPLACE FUNCTION roll_up_link() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  other record;
  part record;
BEGIN
  PERFORM FROM identities i WHERE i.id IN (OLD.identity_id, NEW.identity_id) ORDER BY i.id FOR NO KEY UPDATE;
  -- In the order of balances, as recording locks these rows.
  FOR other IN
    SELECT b.id, CASE WHEN b.identity_id = OLD.identity_id THEN 1 ELSE -1 END AS factor
    FROM balances b
    WHERE b.identity_id IN (OLD.identity_id, NEW.identity_id) AND b.id <> OLD.id
      AND (EXISTS (SELECT FROM pair_days p WHERE p.source_id = OLD.id AND p.destination_id = b.id)
        OR EXISTS (SELECT FROM pair_days p WHERE p.source_id = b.id AND p.destination_id = OLD.id))
    ORDER BY b.id
  LOOP
    -- In parts, for an array holds no more than a gigabyte.
    FOR part IN
      SELECT array_agg(p.flow) AS flows
      FROM (
        SELECT f.flow, (row_number() OVER (ORDER BY (f.flow).at) - 1) / 100000 AS place
        FROM (
          SELECT f AS flow FROM flows AS f WHERE f.source_id = OLD.id AND f.destination_id = other.id
          UNION ALL
          SELECT f FROM flows AS f WHERE f.destination_id = OLD.id AND f.source_id = other.id
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

CREATE OR REPLACE TRIGGER roll_up_link BEFORE UPDATE OF identity_id ON balances FOR EACH ROW WHEN ((old.identity_id IS DISTINCT FROM new.identity_id)) EXECUTE FUNCTION roll_up_link();
