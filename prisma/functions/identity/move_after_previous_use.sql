-- Moves the creation of those of these identities, which were created just now, that would be older than what happened last
-- under the same id: the clock of the process that deleted it may have been ahead. Returns {id: time} of those, or null.
--
-- Called after the insertion, which waited for a deletion under way. Its plan must not rest on reading the log to its end.
CREATE OR REPLACE FUNCTION move_after_previous_use(p_ids uuid[]) RETURNS jsonb
LANGUAGE plpgsql SET enable_seqscan = off SET search_path = public, pg_temp AS $$
DECLARE
  moved jsonb;
BEGIN
  WITH earlier AS (
    SELECT c.id, e.at FROM unnest(p_ids) AS c (id)
    CROSS JOIN LATERAL (
      SELECT at FROM audit_events
      WHERE resource_id = c.id AND resource_type = 'Identity' ORDER BY ordinal DESC LIMIT 1) AS e
  ), begun AS (
    UPDATE identities i SET created_at = e.at, updated_at = e.at
    FROM earlier e WHERE i.id = e.id AND i.created_at < e.at
    RETURNING i.id, i.created_at
  )
  SELECT jsonb_object_agg(b.id, b.created_at) INTO moved FROM begun b;
  RETURN moved;
END
$$;
