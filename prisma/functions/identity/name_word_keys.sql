-- What is left of a word without one or two of its letters, as keys.
CREATE OR REPLACE FUNCTION name_word_keys(p_word text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(search_rests(ARRAY[p_word]));
