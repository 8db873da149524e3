-- The keys of a folded e-mail address: itself and its domain.
CREATE OR REPLACE FUNCTION search_email_keys(p_email text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[left(p_email, 200), nullif(left(split_part(p_email, '@', 2), 200), '')];
