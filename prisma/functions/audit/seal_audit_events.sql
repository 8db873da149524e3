-- Appends up to p_limit pending events to the hash chain, in the order in which they were written, and returns how many it sealed.
--
-- Guarantees, and what each rests on:
-- - The chain has no fork and no gap: one process seals at a time, under an advisory lock; others return 0 at once. The head is read
--   in a statement of its own after the lock is taken, so that it is the one that the last holder committed.
-- - Tampering does not stop the sealing: a pending row without its event, or of an event that is sealed already, is skipped and left for
--   verification to report.
-- - Two different events never hash the same text: every column is preceded by its length in bytes ("7:created"), as in netstrings,
--   and null is a colon alone.
CREATE OR REPLACE FUNCTION seal_audit_events(p_limit integer) RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  first_sequence bigint;
  last_hash bytea;
  event record;
  ids uuid[];
  ordinals bigint[];
  hashes bytea[];
  event_hashes bytea[];
BEGIN
  IF NOT EXISTS (SELECT FROM audit_pending) OR NOT pg_try_advisory_xact_lock(5719041) THEN
    RETURN 0;
  END IF;
  SELECT sequence, hash INTO first_sequence, last_hash FROM audit_seals ORDER BY sequence DESC LIMIT 1;
  first_sequence := coalesce(first_sequence, 0);
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  FOR event IN
    SELECT e.id, e.ordinal, convert_to(concat(
      octet_length(c.id), ':', c.id, octet_length(c.ordinal), ':', c.ordinal, octet_length(e.action), ':', e.action,
      octet_length(e.actor), ':', e.actor, octet_length(e.resource_type), ':', e.resource_type,
      octet_length(c.resource_id), ':', c.resource_id, octet_length(c.changes), ':', c.changes,
      octet_length(e.reason), ':', e.reason, octet_length(e.request_id), ':', e.request_id,
      octet_length(c.at), ':', c.at, octet_length(c.record_digest), ':', c.record_digest), 'UTF8') AS content
    -- OFFSET 0 makes the planner look up one pending event after the other and stop at the limit, whatever the statistics of these
    -- busy tables say, and keeps it from computing an expression twice.
    FROM (SELECT w.ordinal, w.event_id FROM audit_pending w ORDER BY w.ordinal OFFSET 0) p
    CROSS JOIN LATERAL (SELECT * FROM audit_events WHERE id = p.event_id AND ordinal = p.ordinal OFFSET 0) e
    LEFT JOIN LATERAL (SELECT TRUE AS sealed FROM audit_seals WHERE event_id = p.event_id OFFSET 0) s ON TRUE
    CROSS JOIN LATERAL (
      SELECT e.id::text AS id, e.ordinal::text AS ordinal, e.resource_id::text AS resource_id, e.changes::text AS changes,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
        encode(e.record_digest, 'hex') AS record_digest
      OFFSET 0
    ) c
    WHERE s.sealed IS NULL
    ORDER BY p.ordinal LIMIT p_limit
  LOOP
    last_hash := sha256(last_hash || event.content);
    ids := ids || event.id;
    ordinals := ordinals || event.ordinal;
    hashes := hashes || last_hash;
    event_hashes := event_hashes || sha256(event.content);
  END LOOP;
  INSERT INTO audit_seals (sequence, event_id, hash, event_hash)
  SELECT first_sequence + place, event_id, hash, event_hash
  FROM unnest(ids, hashes, event_hashes) WITH ORDINALITY AS seal (event_id, hash, event_hash, place);
  DELETE FROM audit_pending WHERE ordinal = ANY (ordinals);
  RETURN coalesce(array_length(ids, 1), 0);
END
$$;
