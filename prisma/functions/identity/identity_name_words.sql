-- The words of a name of which typos are looked for; bounded, for a long word has hundreds of keys.
CREATE OR REPLACE FUNCTION identity_name_words(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text
) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT coalesce(array_agg(word), '{}')
  FROM unnest((identity_words(p_organization_name, p_first_name, p_other_names, p_last_name))[:40]) AS word
  WHERE char_length(word) BETWEEN 4 AND 40
);
