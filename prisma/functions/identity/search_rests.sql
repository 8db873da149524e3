-- What is left of each word without one of its letters, after a mark; of longer words also without two. Two words that
-- are a typo apart share such a rest, or one is the rest of the other. Bounded, as a tsvector is.
CREATE OR REPLACE FUNCTION search_rests(p_words text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100 SET search_path = public, pg_temp AS $$
DECLARE
  word text;
  rest text;
  rests text[] := '{}';
BEGIN
  FOREACH word IN ARRAY p_words[:40] LOOP
    IF char_length(word) BETWEEN 3 AND 40 THEN
      FOR i IN 1..char_length(word) LOOP
        rest := left(word, i - 1) || substr(word, i + 1);
        rests := rests || ('~' || rest);
        IF char_length(word) >= 8 THEN
          FOR j IN i..char_length(rest) LOOP
            rests := rests || ('~' || left(rest, j - 1) || substr(rest, j + 1));
          END LOOP;
        END IF;
      END LOOP;
    END IF;
  END LOOP;
  RETURN rests;
END
$$;
