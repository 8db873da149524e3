-- What the keys of a word of a name must hold to be like this one: it is longer by a letter, or both are the same without one
-- or two of theirs. The beginning of a short word is never misspelt, or it would be like countless others.
CREATE OR REPLACE FUNCTION like_word_query(p_word text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  search_operand('~' || p_word) || CASE WHEN char_length(p_word) > 4 THEN ':*' ELSE '' END
  || coalesce((
    SELECT ' | ' || string_agg(search_operand(rest) || CASE WHEN char_length(p_word) > 5 THEN ':*' ELSE '' END, ' | ')
    FROM (SELECT DISTINCT unnest(search_rests(ARRAY[p_word])) AS rest) AS rests), '')
)::tsquery;
