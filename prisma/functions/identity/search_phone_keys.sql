-- The keys of a phone number: a mark and each of its ends of 4 digits or more, of which 15 is the longest there is.
CREATE OR REPLACE FUNCTION search_phone_keys(p_phone text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 SET search_path = public, pg_temp AS $$
DECLARE
  digits text := right(regexp_replace(p_phone COLLATE "default", '[^0-9]+', '', 'g'), 15);
  keys text[] := '{}';
BEGIN
  FOR length IN 4..coalesce(char_length(digits), 0) LOOP
    keys := keys || ('#' || right(digits, length));
  END LOOP;
  RETURN keys;
END
$$;
