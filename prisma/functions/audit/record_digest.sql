-- The digest of a record, which each audit event stores so that verification finds a record that was changed without an event.
CREATE OR REPLACE FUNCTION record_digest(record text) RETURNS bytea LANGUAGE sql IMMUTABLE
RETURN sha256(convert_to(record, 'UTF8'));
