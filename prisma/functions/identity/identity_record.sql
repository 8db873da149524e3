-- With what the vault holds of it, so that verification finds a value that was exchanged there.
CREATE OR REPLACE FUNCTION identity_record(r identities) RETURNS text LANGUAGE sql STABLE
RETURN concat(rtrim(r::text, ',)'), CASE WHEN r.tokenized_fields <> '{}' THEN
  (SELECT string_agg(concat(E'\n', v.field, ' ', v.sealed), '' ORDER BY v.field)
   FROM vault_entries v WHERE v.identity_id = r.id) END);
