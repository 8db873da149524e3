-- The server has made all of it up front. What it could not know makes an answer and no row:
--   CREATED      with the display name, and the metadata when there is some, as they are stored; detail has the time of the
--                creation (at) when it is another than the server made.
--   TAKEN        by the identity with its id (sameId) or its external id (sameExternalId), which may be one of this batch;
--                when both are null, who stood in the way is gone, and it can be sent again.
--   HAS_KEY      its id had an earlier life, and detail is the key of that, with which its event must be encrypted; null
--                when the key that it was encrypted with was destroyed meanwhile.
--   TOKEN_TAKEN  by other entries of these fields.
-- When another transaction has just written the same key or token, the batch fails with unique_violation; sent again, it
-- gets one of the answers.
--
-- p_identities come in one order from all servers, so that two batches do not wait for one another; p_repeats have an id or
-- external id of one before them in the batch, and are only looked up. p_asks: whether the id of one may have had an earlier
-- life, for a caller chose it, or tokens were drawn.
CREATE OR REPLACE FUNCTION create_identities(
  p_identities jsonb, p_repeats jsonb, p_asks boolean, p_keys jsonb, p_entries jsonb, p_events jsonb
) RETURNS TABLE (identity_id uuid, place integer, outcome text, display_name text, metadata jsonb, detail jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  refused uuid[];
  reasons text[];
  details jsonb[];
  created uuid[];
  names text[];
  metadatas jsonb[];
  moved jsonb;
BEGIN
  IF p_asks THEN
    SELECT array_agg(r.identity_id), array_agg(r.outcome), array_agg(r.detail) INTO refused, reasons, details
    FROM refused_creations(p_keys, p_entries) AS r;
    IF refused IS NOT NULL THEN
      RETURN QUERY SELECT r.id, NULL::integer, r.reason, NULL::text, NULL::jsonb, r.detail
        FROM unnest(refused, reasons, details) AS r (id, reason, detail);
      p_identities := without_identities(p_identities, refused);
    END IF;
  END IF;

  WITH inserted AS (
    INSERT INTO identities (id, external_id, identity_type, organization_name, first_name, last_name, other_names, gender,
      dob, email_address, phone_number, nationality, category, street, city, state, post_code, country, metadata,
      tokenized_fields, salt, created_at, updated_at)
    SELECT n.identity_id, n.external_id, n.identity_type, n.organization_name, n.first_name, n.last_name, n.other_names,
      n.gender, n.dob, n.email_address, n.phone_number, n.nationality, n.category, n.street, n.city, n.state, n.post_code,
      n.country, n.metadata, n.tokenized_fields, n.salt, n.at, n.at
    FROM jsonb_to_recordset(p_identities) AS n (
      identity_id uuid, external_id varchar, identity_type identity_type, organization_name varchar, first_name varchar,
      last_name varchar, other_names varchar, gender varchar, dob date, email_address varchar, phone_number varchar,
      nationality varchar, category varchar, street varchar, city varchar, state varchar, post_code varchar,
      country varchar, metadata jsonb, tokenized_fields text[], salt uuid, at timestamptz)
    ON CONFLICT DO NOTHING
    RETURNING id, display_name, nullif(metadata, '{}') AS metadata
  )
  SELECT coalesce(array_agg(i.id), '{}'), array_agg(i.display_name), array_agg(i.metadata) INTO created, names, metadatas
  FROM inserted i;
  IF p_asks THEN
    moved := begin_after_earlier_lives(created);
  END IF;
  RETURN QUERY SELECT c.id, NULL::integer, 'CREATED', c.name, c.metadata,
      CASE WHEN moved ? c.id::text THEN jsonb_build_object('at', moved -> c.id::text) END
    FROM unnest(created, names, metadatas) AS c (id, name, metadata);

  IF refused IS NOT NULL OR cardinality(created) < jsonb_array_length(p_identities) THEN
    p_repeats := p_repeats || without_identities(p_identities, created);
    p_keys := belonging_to(p_keys, created);
    p_entries := belonging_to(p_entries, created);
    p_events := belonging_to(p_events, created);
  END IF;
  IF p_repeats <> '[]' THEN
    -- A statement of its own, which sees what was committed while the insertion waited for it.
    RETURN QUERY
      SELECT NULL::uuid, r.place, 'TAKEN', NULL::text, NULL::jsonb, jsonb_build_object(
        'sameId', (SELECT i.id FROM identities i WHERE i.id = r.identity_id),
        'sameExternalId', (SELECT i.id FROM identities i WHERE i.external_id = r.external_id))
      FROM jsonb_to_recordset(p_repeats) AS r (place integer, identity_id uuid, external_id varchar);
  END IF;

  INSERT INTO identity_keys (id, identity_id, master_key_id, wrapped_key, created_at)
  SELECT n.id, n.identity_id, n.master_key_id, n.wrapped, n.at
  FROM jsonb_to_recordset(p_keys) AS n (
    id uuid, identity_id uuid, is_known boolean, master_key_id varchar, wrapped bytea, at timestamptz)
  WHERE NOT n.is_known;
  IF p_entries <> '[]' THEN
    INSERT INTO vault_entries (identity_id, field, token, sealed, master_key_id, lookup, is_repeat)
    SELECT n.identity_id, n.field, n.token, n.sealed, n.master_key_id, n.lookup, n.is_repeat
    FROM jsonb_to_recordset(p_entries) AS n (
      identity_id uuid, field varchar, token varchar, sealed text, master_key_id varchar, lookup bytea, is_repeat boolean);
  END IF;
  -- After all that the digests are made of.
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
