-- Personal data: a key for each identity, under which what the audit log says of it is encrypted, and the vault for the
-- values that a token stands for.

ALTER TABLE identities
  -- The fields that hold a token, by their names in the API.
  ADD COLUMN tokenized_fields text[] NOT NULL DEFAULT '{}',
  -- Random, so that the digests in the audit log do not tell who tries out values what an erased row held. Null in a row
  -- from before, until the server has written its first event.
  ADD COLUMN salt uuid;
ALTER TABLE identities ALTER COLUMN salt SET DEFAULT gen_random_uuid();
CREATE INDEX identities_unlogged ON identities (id) WHERE salt IS NULL;

-- The master keys under which this database has keys wrapped, each with a proof that shows a server whether it has the
-- right one. No key is here.
CREATE TABLE master_keys (
  id    varchar(64) COLLATE "C" PRIMARY KEY,
  proof bytea NOT NULL
);

-- The data key of each identity, wrapped by a master key. It outlives the deletion of the identity, whose history stays
-- readable, and not its erasure. An id that is used again after its key was destroyed gets another key.
CREATE TABLE identity_keys (
  id            uuid PRIMARY KEY,
  identity_id   uuid NOT NULL,
  -- A server that knows of no rotation yet cannot wrap a key with a master key that was given up meanwhile.
  master_key_id varchar(64) COLLATE "C" REFERENCES master_keys,
  wrapped_key   bytea,
  created_at    timestamptz(3) NOT NULL,
  destroyed_at  timestamptz(3),
  CHECK ((master_key_id IS NULL) = (wrapped_key IS NULL) AND (destroyed_at IS NULL) = (wrapped_key IS NOT NULL))
);
CREATE UNIQUE INDEX identity_keys_current ON identity_keys (identity_id) WHERE wrapped_key IS NOT NULL;
CREATE INDEX identity_keys_master ON identity_keys (master_key_id, id) WHERE wrapped_key IS NOT NULL;

-- The values that tokens stand for. A lookup is a keyed hash of the normalised value: equal values are found by it.
CREATE TABLE vault_entries (
  identity_id   uuid NOT NULL REFERENCES identities ON DELETE CASCADE,
  field         varchar(16) COLLATE "C" NOT NULL,
  token         varchar(400) COLLATE "C" NOT NULL,
  sealed        text COLLATE "C" NOT NULL,
  master_key_id varchar(64) COLLATE "C" NOT NULL,
  lookup        bytea NOT NULL CHECK (octet_length(lookup) = 32),
  -- A field with few possible values, such as a name of one letter, runs out of tokens; then one is used again.
  is_repeat     boolean NOT NULL,
  PRIMARY KEY (identity_id, field)
);
CREATE UNIQUE INDEX vault_entries_token ON vault_entries (field, token) WHERE NOT is_repeat;
CREATE INDEX vault_entries_lookup ON vault_entries (lookup);
CREATE INDEX vault_entries_master ON vault_entries (master_key_id, identity_id, field);

-- With what the vault holds of it, so that verification finds a value that was exchanged there.
CREATE OR REPLACE FUNCTION identity_record(r identities) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat(rtrim(r::text, ',)'), CASE WHEN r.tokenized_fields <> '{}' THEN
    (SELECT string_agg(concat(E'\n', v.field, ' ', v.sealed), '' ORDER BY v.field)
     FROM vault_entries v WHERE v.identity_id = r.id) END)
$$;
