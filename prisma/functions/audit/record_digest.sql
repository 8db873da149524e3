-- The digest of a record that its newest audit event holds.
CREATE OR REPLACE FUNCTION record_digest(record text) RETURNS bytea LANGUAGE sql IMMUTABLE
RETURN sha256(convert_to(record, 'UTF8'));
