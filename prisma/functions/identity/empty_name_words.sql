-- Keeps name_words in step when all identities are truncated.
CREATE OR REPLACE FUNCTION empty_name_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM rebuild_name_words();
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER empty_name_words AFTER TRUNCATE ON identities FOR EACH STATEMENT EXECUTE FUNCTION empty_name_words();
