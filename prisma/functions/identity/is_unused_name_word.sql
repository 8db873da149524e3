-- Generated from src/identity/identity.attributes.ts by `npm run generate`: change the table, not this file.
-- Whether no identity has this word in its names that this transaction can see. Index: identities_search, which also has the word where
-- it is none of a name.
CREATE OR REPLACE FUNCTION is_unused_name_word(p_word text) RETURNS boolean LANGUAGE sql STABLE
RETURN NOT EXISTS (
  SELECT FROM identities i
  WHERE identity_search_keys(
      i.organization_name, i.first_name, i.other_names, i.last_name, i.email_address, i.phone_number, i.external_id,
      i.tax_id
    ) @@ search_operand(p_word)::tsquery
    AND p_word = ANY (identity_name_words(i.organization_name, i.first_name, i.other_names, i.last_name)));
