-- What the keys must hold for a word: at strength 1 the word, at 2 a word that begins with it, at 3 one like it, which is one
-- of those that names have, or is what is left of it without a letter or two; of three letters, what is left of it without one.
-- A word of one or two letters is never misspelt.
CREATE OR REPLACE FUNCTION search_word_query(p_word text, p_strength integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN search_operand(left(p_word, 40))
  || CASE WHEN p_strength > 1 AND (char_length(p_word) > 1 OR p_word COLLATE "C" >= U&'\3005') THEN ':*' ELSE '' END
  || CASE WHEN p_strength < 3 OR char_length(p_word) NOT BETWEEN 3 AND 40 THEN ''
    ELSE coalesce((
        SELECT ' | ' || string_agg(search_operand(CASE WHEN char_length(p_word) = 3 THEN rest ELSE substr(rest, 2) END), ' | ')
        FROM (SELECT DISTINCT unnest(search_rests(ARRAY[p_word])) AS rest) AS rests), '')
      || coalesce((
        SELECT ' | ' || string_agg(search_operand(n.word), ' | ') FROM name_words n
        WHERE name_word_keys(n.word) @@ like_word_query(p_word)), '')
    END;
