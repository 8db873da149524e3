-- The words of all names of an identity, folded.
CREATE OR REPLACE FUNCTION identity_words(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text
) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_name_words(
  search_fold(coalesce(p_organization_name || ' ', '') || coalesce(p_first_name || ' ', '')
    || coalesce(p_other_names || ' ', '') || coalesce(p_last_name, '')),
  coalesce(CASE WHEN octet_length(p_last_name) > char_length(p_last_name) THEN search_fold(p_last_name) END, ''));
