-- The text that the digest of an API key covers. last_used_at is left out, because using a key is no audited change. A new column goes to
-- the end of the list, here and in verification, so that existing digests stay valid.
CREATE OR REPLACE FUNCTION api_key_record(r api_keys) RETURNS text LANGUAGE sql STABLE
RETURN rtrim(ROW(r.id, r.name, r.prefix, encode(r.secret_hash, 'hex'), r.scopes, r.created_at, r.expires_at,
  r.revoked_at)::text, ',)');
