-- What the keys must hold for a folded term: as it stands, which is how an e-mail address or an external id is written, or as
-- its words, apart or together. Terms with digits and e-mail addresses are never misspelt.
CREATE OR REPLACE FUNCTION search_term_query(p_term text, p_strength integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
  SELECT nullif(concat_ws(' | ',
    CASE WHEN joined IS NULL OR p_term <> left(joined, 40)
      THEN search_operand(left(p_term, 200)) || CASE WHEN strength > 1 THEN ':*' ELSE '' END END,
    search_word_query(joined, CASE WHEN cardinality(words) > 1 THEN least(strength, 2) ELSE strength END),
    (SELECT '(' || string_agg('(' || search_word_query(word, strength) || ')', ' & ') || ')'
      FROM unnest(words) AS word WHERE cardinality(words) > 1)
  ), '')
  FROM (
    SELECT keys[cardinality(keys)] AS joined, keys[:cardinality(keys) - 1] AS words,
      CASE WHEN p_term COLLATE "C" ~ '[@0-9]' THEN least(p_strength, 2) ELSE p_strength END AS strength
    FROM search_words(p_term) AS keys
  ) AS term
);
