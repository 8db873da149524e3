-- Generated from src/identity/identity.attributes.ts by `npm run generate`: change the table, not this file.
-- What an identity is found by when nothing is misspelt.
CREATE OR REPLACE FUNCTION identity_search_words(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text, p_email_address text,
  p_phone_number text, p_external_id text, p_tax_id text
) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(
  search_word_keys(identity_words(p_organization_name, p_first_name, p_other_names, p_last_name))
  || search_email_keys(search_fold(p_email_address))
  || search_external_id_keys(search_fold(p_external_id))
  || search_external_id_keys(search_fold(p_tax_id))
  || search_phone_keys(p_phone_number), NULL);
