-- API keys: who may ask for what.

CREATE TABLE api_keys (
  id           uuid PRIMARY KEY,
  -- What the audit log calls the actor, so no two keys ever share one, revoked or not.
  name         varchar(100) COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
  -- The public beginning of the secret, by which its row is found.
  prefix       varchar(16) COLLATE "C" NOT NULL UNIQUE,
  -- SHA-256 of the whole secret, which is kept nowhere. It has 256 random bits, so nothing slower is needed.
  secret_hash  bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  scopes       text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at   timestamptz(3) NOT NULL,
  expires_at   timestamptz(3),
  revoked_at   timestamptz(3),
  last_used_at timestamptz(3)
);

-- Without a row every request may do everything, so none ever goes; the log also names keys of long ago.
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON api_keys EXECUTE FUNCTION refuse_change();
ALTER TABLE api_keys ENABLE ALWAYS TRIGGER never_deleted;

ALTER TABLE audit_events
  DROP CONSTRAINT audit_events_resource_type_check,
  ADD CONSTRAINT audit_events_resource_type_check
    CHECK (resource_type IN ('Identity', 'Ledger', 'Balance', 'Transaction', 'ApiKey'));

-- Without last_used_at: being used is no change of a key. As with balances, a new column goes to the end of the list, here
-- and where verification has it.
CREATE FUNCTION api_key_record(r api_keys) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT rtrim(ROW(r.id, r.name, r.prefix, encode(r.secret_hash, 'hex'), r.scopes, r.created_at, r.expires_at,
    r.revoked_at)::text, ',)')
$$;

CREATE FUNCTION api_key_changes(k api_keys) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT creation_changes(jsonb_build_object(
    'name', k.name, 'prefix', k.prefix, 'scopes', k.scopes, 'expiresAt', api_time(k.expires_at)))
$$;
