-- {field: [null, value]} for every field of the API that has a value: what a creation changes. There is none for
-- identities: what they hold is encrypted in their events, so the server words those.
CREATE OR REPLACE FUNCTION creation_changes(fields jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN (
  SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(NULL, value)), '{}')
  FROM jsonb_each(fields) WHERE value <> 'null' AND value <> '{}'
);
