-- Writes the keys of new identities, but for those that are known, and what is encrypted with them.
CREATE OR REPLACE FUNCTION insert_identity_secrets(p_keys jsonb, p_entries jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
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
END
$$;
