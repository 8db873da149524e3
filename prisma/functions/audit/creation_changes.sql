-- The changes in the audit event of a creation: {field: [null, value]} for every field that has a value. Events of identities are made
-- by the server instead, because their values are encrypted.
CREATE OR REPLACE FUNCTION creation_changes(fields jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN (
  SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(NULL, value)), '{}')
  FROM jsonb_each(fields) WHERE value <> 'null' AND value <> '{}'
);
