-- Writes the audit events of new identities, after all that their digests are made of.
CREATE OR REPLACE FUNCTION insert_creation_events(p_events jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH added AS (
    INSERT INTO audit_events
      (id, action, actor, resource_type, resource_id, changes, request_id, at, record_digest)
    SELECT e.id, 'identity.created', e.actor, 'Identity', e.identity_id, e.changes, e.request_id, i.created_at,
      record_digest(identity_record(i))
    FROM jsonb_to_recordset(p_events) AS e (
      id uuid, identity_id uuid, actor varchar, request_id varchar, changes jsonb)
    JOIN identities i ON i.id = e.identity_id
    RETURNING ordinal, id
  )
  INSERT INTO audit_pending (ordinal, event_id) SELECT a.ordinal, a.id FROM added a;
END
$$;
