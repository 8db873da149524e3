-- The changes in the audit event of a new API key.
CREATE OR REPLACE FUNCTION api_key_changes(k api_keys) RETURNS jsonb LANGUAGE sql STABLE
RETURN creation_changes(jsonb_build_object(
  'name', k.name, 'prefix', k.prefix, 'scopes', k.scopes, 'expiresAt', api_time(k.expires_at)));
