-- How like two folded texts are. Trigrams of letters beyond ASCII depend on the locale, so those are compared by their bytes.
CREATE OR REPLACE FUNCTION search_likeness(p_one text, p_other text) RETURNS real
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN similarity(
  CASE WHEN octet_length(p_one) = char_length(p_one) THEN p_one
    ELSE replace(encode(convert_to(p_one, 'UTF8'), 'hex'), '20', ' ') END,
  CASE WHEN octet_length(p_other) = char_length(p_other) THEN p_other
    ELSE replace(encode(convert_to(p_other, 'UTF8'), 'hex'), '20', ' ') END);
