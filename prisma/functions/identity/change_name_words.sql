-- Keeps name_words in step with names that change and identities that are deleted.
CREATE OR REPLACE FUNCTION change_name_words() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  before text[] := identity_name_words(OLD.organization_name, OLD.first_name, OLD.other_names, OLD.last_name);
  after text[] := '{}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    after := identity_name_words(NEW.organization_name, NEW.first_name, NEW.other_names, NEW.last_name);
  END IF;
  PERFORM delete_name_words(ARRAY(SELECT unnest(before) EXCEPT SELECT unnest(after)));
  PERFORM add_name_words(ARRAY(SELECT unnest(after) EXCEPT SELECT unnest(before)));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER change_name_words AFTER UPDATE OF organization_name, first_name, other_names, last_name ON identities FOR EACH ROW EXECUTE FUNCTION change_name_words();

CREATE OR REPLACE TRIGGER delete_name_words AFTER DELETE ON identities FOR EACH ROW EXECUTE FUNCTION change_name_words();
