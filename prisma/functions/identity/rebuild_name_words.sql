-- Makes all of it anew, after identities were written without their triggers.
CREATE OR REPLACE FUNCTION rebuild_name_words() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  LOCK TABLE identities IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM name_words;
  INSERT INTO name_words (word)
  SELECT DISTINCT unnest(identity_name_words(organization_name, first_name, other_names, last_name)) COLLATE "C"
  FROM identities;
$$;
