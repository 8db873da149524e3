-- Without last_used_at: being used is no change of a key. As with balances, a new column goes to the end of the list, here
-- and where verification has it.
CREATE OR REPLACE FUNCTION api_key_record(r api_keys) RETURNS text LANGUAGE sql STABLE
RETURN rtrim(ROW(r.id, r.name, r.prefix, encode(r.secret_hash, 'hex'), r.scopes, r.created_at, r.expires_at,
  r.revoked_at)::text, ',)');
