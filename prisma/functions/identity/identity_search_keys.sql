-- Generated from src/identity/identity.attributes.ts by `npm run generate`: change the table, not this file.
-- The keys that a search finds an identity by, as the index identities_search holds them.
CREATE OR REPLACE FUNCTION identity_search_keys(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text, p_email_address text,
  p_phone_number text, p_external_id text, p_tax_id text
) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(identity_search_words(
  p_organization_name, p_first_name, p_other_names, p_last_name, p_email_address, p_phone_number, p_external_id,
  p_tax_id));
