-- The keys of words. A word in a script that puts no space between words gets each of its ends as a key, so that its
-- inner parts are found as the beginning of one. One of three letters gets what is left of it without each of them, after a
-- mark, by which typos in it are found. A key is bounded, for PostgreSQL refuses a long one.
CREATE OR REPLACE FUNCTION search_word_keys(p_words text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 SET search_path = public, pg_temp AS $$
DECLARE
  unspaced constant text := '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u1950-\u19df\u1a20-\u1a7f\u1b00-\u1b4c\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\ua980-\ua9c0\ua9e0-\ua9fe\uaa00-\uaa4d\uaa60-\uaaf6\uac00-\ud7ff\uf900-\ufaff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff]';
  words text := array_to_string(p_words, ' ') COLLATE "C";
  word text;
  keys text[] := '{}';
BEGIN
  IF char_length(words) <= 40 AND octet_length(words) = char_length(words) AND concat(' ', words, ' ') !~ ' [^ ]{3} ' THEN
    RETURN p_words;
  END IF;
  FOREACH word IN ARRAY p_words LOOP
    keys := keys || left(word, 40);
    IF char_length(word) = 3 THEN
      keys := keys || ARRAY['~' || substr(word, 2), '~' || left(word, 1) || substr(word, 3), '~' || left(word, 2)];
    END IF;
    IF word COLLATE "C" ~ unspaced THEN
      FOR start IN 2..least(char_length(word), 40) LOOP
        keys := keys || substr(word, start, 40);
      END LOOP;
    END IF;
  END LOOP;
  RETURN keys;
END
$$;
