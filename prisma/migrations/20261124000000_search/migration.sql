-- Search that forgives: by names in any order, with typos, without accents and by parts; by e-mail address, phone number
-- and external id.
--
-- One GIN index holds the keys of each identity, calculated from its columns, so that whatever changes a row changes
-- what finds it. An index is built and analyzed under a search_path that does not know this schema, so a function here
-- either has a body of standard SQL, whose names are resolved once and for all, or calls built-in functions only.

DROP INDEX identities_search;

-- In the order of the list, for many may have one and the same name.
DROP INDEX vault_entries_lookup;
CREATE INDEX vault_entries_lookup ON vault_entries (lookup, identity_id);

-- The text as it is compared: without accents, in small letters, and with the plain letter for those that Unicode does
-- not take apart. Names and searches both pass through here.
CREATE FUNCTION search_fold(p_text text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 AS $$
BEGIN
  IF octet_length(p_text) = char_length(p_text) THEN
    RETURN lower(p_text COLLATE "C");
  END IF;
  RETURN replace(replace(replace(replace(translate(
    lower(normalize(regexp_replace(normalize(p_text, NFKD), '[\u0300-\u036f]+', '', 'g'), NFC) COLLATE "default"),
    'øłđðıς', 'olddiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
END
$$;

-- The words of a folded text: apart, and together where no white space is between them, as "o", "brien" and "obrien".
-- What parts words is listed by number, for what counts as a letter differs by locale.
CREATE FUNCTION search_words(p_text text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 AS $$
DECLARE
  marks constant text := '\u0001-\u0008\u000e-\u001f\u0021-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb\ufe00-\ufe6f\uff00-\uff0f\U0001f000-\U0001faff';
  words text := p_text COLLATE "default";
BEGIN
  IF words ~ '[^a-z0-9 ]' THEN
    words := concat(regexp_replace(words, '[' || marks || ']+', ' ', 'g'), ' ', regexp_replace(words, '[' || marks || ']+', '', 'g'));
    words := regexp_replace(words, '[\u0009-\u000d]', ' ', 'g');
  END IF;
  RETURN array_remove(string_to_array(words, ' '), '');
END
$$;

-- The keys of words. A word in a script that puts no space between words gets each of its ends as a key, so that its
-- inner parts are found as the beginning of one. A key is bounded, for PostgreSQL refuses a long one.
CREATE FUNCTION search_word_keys(p_words text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 AS $$
DECLARE
  unspaced constant text := '[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]';
  words text := array_to_string(p_words, ' ') COLLATE "default";
  word text;
  keys text[] := '{}';
BEGIN
  IF char_length(words) <= 40 AND octet_length(words) = char_length(words) THEN
    RETURN p_words;
  END IF;
  FOREACH word IN ARRAY p_words LOOP
    keys := keys || left(word, 40);
    IF word ~ unspaced THEN
      FOR start IN 2..least(char_length(word), 40) LOOP
        keys := keys || substr(word, start, 40);
      END LOOP;
    END IF;
  END LOOP;
  RETURN keys;
END
$$;

-- What is left of each word without one of its letters, after a mark; of longer words also without two. Two words that
-- are a typo apart share such a rest, or one is the rest of the other. Bounded, as a tsvector is.
CREATE FUNCTION search_rests(p_words text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100 AS $$
DECLARE
  word text;
  rest text;
  rests text[] := '{}';
BEGIN
  FOREACH word IN ARRAY p_words[:40] LOOP
    IF char_length(word) BETWEEN 4 AND 20 THEN
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

-- The keys of a folded e-mail address: itself and its domain.
CREATE FUNCTION search_email_keys(p_email text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY[left(p_email, 200), nullif(left(split_part(p_email, '@', 2), 200), '')];

-- The keys of a folded external id: itself and its pieces, of which those of one character tell nothing.
CREATE FUNCTION search_external_id_keys(p_external_id text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 AS $$
DECLARE
  pieces text;
BEGIN
  IF p_external_id COLLATE "default" !~ '[^a-z0-9]' THEN
    RETURN ARRAY[left(p_external_id, 200)];
  END IF;
  pieces := regexp_replace(p_external_id COLLATE "default", '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb\ufe00-\ufe6f\uff00-\uff0f\U0001f000-\U0001faff]+', ' ', 'g');
  RETURN ARRAY(SELECT left(piece, 40) FROM string_to_table(pieces, ' ') AS piece WHERE char_length(piece) > 1)
    || left(p_external_id, 200);
END
$$;

-- The keys of a phone number: a mark and each of its ends of 4 digits or more, of which 15 is the longest there is.
CREATE FUNCTION search_phone_keys(p_phone text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1 AS $$
DECLARE
  digits text := right(regexp_replace(p_phone COLLATE "default", '[^0-9]+', '', 'g'), 15);
  keys text[] := '{}';
BEGIN
  FOR length IN 4..coalesce(char_length(digits), 0) LOOP
    keys := keys || ('#' || right(digits, length));
  END LOOP;
  RETURN keys;
END
$$;

-- All names of an identity, folded.
CREATE FUNCTION identity_search_names(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_fold(coalesce(p_organization_name || ' ', '') || coalesce(p_first_name || ' ', '')
  || coalesce(p_other_names || ' ', '') || coalesce(p_last_name, ''));

-- What an identity is found by when nothing is misspelt.
CREATE FUNCTION identity_search_words(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text,
  p_email_address text, p_phone_number text, p_external_id text
) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(
  search_word_keys(search_words(identity_search_names(p_organization_name, p_first_name, p_other_names, p_last_name)))
  || search_email_keys(search_fold(p_email_address))
  || search_external_id_keys(search_fold(p_external_id))
  || search_phone_keys(p_phone_number), NULL);

-- All keys of an identity. The cost of search_rests keeps the planner from filtering many rows by it.
CREATE FUNCTION identity_search_keys(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text,
  p_email_address text, p_phone_number text, p_external_id text
) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(
  identity_search_words(
    p_organization_name, p_first_name, p_other_names, p_last_name, p_email_address, p_phone_number, p_external_id)
  || search_rests(search_words(identity_search_names(p_organization_name, p_first_name, p_other_names, p_last_name))));

-- Each row pays for its own keys. Put off, as is the default, those of some thousand would be paid for by one, in seconds.
CREATE INDEX identities_search ON identities USING gin (
  identity_search_keys(organization_name, first_name, other_names, last_name, email_address, phone_number, external_id)
) WITH (fastupdate = off);

-- A key as an operand of a tsquery.
CREATE FUNCTION search_operand(p_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '''' || replace(replace(p_key, '\', '\\'), '''', '''''') || '''';

-- What the keys must hold for a word: at strength 1 the word, at 2 a word that begins with it, at 3 one like it. The
-- beginning of a short word is never misspelt, or it would be like countless others.
CREATE FUNCTION search_word_query(p_word text, p_strength integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_operand(left(p_word, 40))
  || CASE WHEN p_strength > 1 AND (char_length(p_word) > 1 OR p_word COLLATE "C" >= U&'\3005') THEN ':*' ELSE '' END
  || CASE WHEN p_strength < 3 OR char_length(p_word) NOT BETWEEN 3 AND 20 THEN ''
    ELSE ' | ' || search_operand('~' || p_word) || CASE WHEN char_length(p_word) > 4 THEN ':*' ELSE '' END
      || coalesce((
        SELECT ' | ' || string_agg(search_operand(substr(rest, 2)) || ' | ' || search_operand(rest)
          || CASE WHEN char_length(p_word) > 5 THEN ':*' ELSE '' END, ' | ')
        FROM (SELECT DISTINCT unnest(search_rests(ARRAY[p_word])) AS rest) AS rests), '')
    END;

-- What the keys must hold for a search, all of its terms in any order: each as it stands, which is how an e-mail address
-- or an external id is written, or as its words, apart or together. Or the digits of a phone number. Terms with digits
-- and e-mail addresses are never misspelt either.
CREATE FUNCTION identity_search_query(p_search text, p_digits text, p_strength integer) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT nullif(concat_ws(' | ',
    string_agg('(' || nullif(concat_ws(' | ',
      CASE WHEN term <> left(joined, 40)
        THEN search_operand(left(term, 200)) || CASE WHEN p_strength > 1 THEN ':*' ELSE '' END END,
      search_word_query(joined, CASE WHEN cardinality(words) > 1 THEN least(strength, 2) ELSE strength END),
      (SELECT '(' || string_agg('(' || search_word_query(word, strength) || ')', ' & ') || ')'
        FROM unnest(words) AS word WHERE cardinality(words) > 1)
    ), '') || ')', ' & '),
    search_operand('#' || p_digits) || CASE WHEN p_strength > 1 THEN ':*' ELSE '' END
  ), '')::tsquery
  FROM (
    SELECT term, keys[cardinality(keys)] AS joined, keys[:cardinality(keys) - 1] AS words,
      CASE WHEN term ~ '[@0-9]' THEN least(p_strength, 2) ELSE p_strength END AS strength
    FROM regexp_split_to_table(search_fold(p_search), '[\u0009-\u000d\u0020]+') AS term,
      search_words(term) AS keys
    WHERE term <> ''
  ) AS terms
);
