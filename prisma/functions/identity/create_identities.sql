-- The server has made all of it up front. What it could not know makes an answer and no row:
--   CREATED      with the display name, and the metadata when there is some, as they are stored; detail has the time of the
--                creation (at) when it is another than the server made.
--   TAKEN        by the identity with its id (sameId) or its external id (sameExternalId), which may be one of this batch;
--                when both are null, who stood in the way is gone, and it can be sent again.
--   USED_BEFORE  its id was used before, and detail is the key of that use, with which its event must be encrypted; null
--                when the key that it was encrypted with was destroyed meanwhile.
--   TOKEN_TAKEN  by other entries of these fields.
-- When another transaction has just written the same key or token, the batch fails with unique_violation; sent again, it
-- gets one of the answers.
--
-- p_identities come in one order from all servers, so that two batches do not wait for one another; p_repeats have an id or
-- external id of one before them in the batch, and are only looked up. p_asks: whether the id of one may have been used
-- before, for a caller chose it, or tokens were drawn.
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
      p_identities := items_of_others(p_identities, refused);
    END IF;
  END IF;

  SELECT coalesce(array_agg(i.id), '{}'), array_agg(i.display_name), array_agg(i.metadata) INTO created, names, metadatas
  FROM insert_identities(p_identities) AS i;
  IF p_asks THEN
    moved := move_after_previous_use(created);
  END IF;
  RETURN QUERY SELECT c.id, NULL::integer, 'CREATED', c.name, c.metadata,
      CASE WHEN moved ? c.id::text THEN jsonb_build_object('at', moved -> c.id::text) END
    FROM unnest(created, names, metadatas) AS c (id, name, metadata);

  IF refused IS NOT NULL OR cardinality(created) < jsonb_array_length(p_identities) THEN
    p_repeats := p_repeats || items_of_others(p_identities, created);
    p_keys := items_of_identities(p_keys, created);
    p_entries := items_of_identities(p_entries, created);
    p_events := items_of_identities(p_events, created);
  END IF;
  IF p_repeats <> '[]' THEN
    -- A statement of its own, which sees what was committed while the insertion waited for it.
    RETURN QUERY
      SELECT NULL::uuid, r.place, 'TAKEN', NULL::text, NULL::jsonb, jsonb_build_object(
        'sameId', (SELECT i.id FROM identities i WHERE i.id = r.identity_id),
        'sameExternalId', (SELECT i.id FROM identities i WHERE i.external_id = r.external_id))
      FROM jsonb_to_recordset(p_repeats) AS r (place integer, identity_id uuid, external_id varchar);
  END IF;

  PERFORM insert_identity_secrets(p_keys, p_entries);
  PERFORM insert_creation_events(p_events);
END
$$;
