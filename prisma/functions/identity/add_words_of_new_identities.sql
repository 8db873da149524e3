-- Adds the words of the names of identities that one statement inserted.
CREATE OR REPLACE FUNCTION add_words_of_new_identities() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- The words that identity_name_words gives, of all rows at once.
  PERFORM add_name_words(ARRAY(
    SELECT DISTINCT word FROM added a CROSS JOIN LATERAL unnest((
      identity_words(a.organization_name, a.first_name, a.other_names, a.last_name))[:40]) AS word
    WHERE char_length(word) BETWEEN 4 AND 40));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER add_name_words AFTER INSERT ON identities REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_words_of_new_identities();
