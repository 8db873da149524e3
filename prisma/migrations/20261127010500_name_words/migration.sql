-- Typos are looked for among the words of names, each of which is there once, and no longer among the keys of identities: a
-- new identity whose names are known already pays for a handful of keys, and not for a hundred and more.

-- Every word that the name of an identity has, folded, if it is long enough to be misspelt and not too long. A word that
-- nobody has any more is deleted in the transaction that takes it from the last one.
CREATE TABLE name_words (
  word text COLLATE "C" PRIMARY KEY
);
-- The statistics of a table are a second place that words would stay in.
ALTER TABLE name_words ALTER word SET STATISTICS 0;

-- What is left of a word without one or two of its letters, as keys.
CREATE FUNCTION name_word_keys(p_word text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(search_rests(ARRAY[p_word]));

CREATE INDEX name_words_rests ON name_words USING gin (name_word_keys(word)) WITH (fastupdate = off);

-- The words of a name of which typos are looked for; bounded, for a long word has a hundred keys.
CREATE FUNCTION identity_name_words(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text
) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT coalesce(array_agg(word), '{}')
  FROM unnest((search_words(identity_search_names(p_organization_name, p_first_name, p_other_names, p_last_name)))[:40]) AS word
  WHERE char_length(word) BETWEEN 4 AND 20
);

-- What an identity is found by. (As before, without what is left of its words.)
DROP INDEX identities_search;
CREATE OR REPLACE FUNCTION identity_search_keys(
  p_organization_name text, p_first_name text, p_other_names text, p_last_name text,
  p_email_address text, p_phone_number text, p_external_id text
) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(identity_search_words(
  p_organization_name, p_first_name, p_other_names, p_last_name, p_email_address, p_phone_number, p_external_id));
CREATE INDEX identities_search ON identities USING gin (
  identity_search_keys(organization_name, first_name, other_names, last_name, email_address, phone_number, external_id)
) WITH (fastupdate = off);

-- Two kinds of locks until the end of the transaction, on words by a hash, so that no transaction holds many. Who gives an
-- identity a word holds its first lock shared. Who takes one away holds its second lock alone, so that of two who take it
-- from the last two identities the later sees what the earlier did; and if nobody else has the word, the first lock alone too,
-- so that who gives it to an identity at the same moment is either seen or comes later and adds the word anew.
CREATE FUNCTION name_word_locks(p_words text[]) RETURNS SETOF integer LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT hashtext(word) & 63 AS lock FROM unnest(p_words) AS word ORDER BY lock
$$;

-- Adds what is missing of these words, which identities have that this transaction writes.
CREATE FUNCTION add_name_words(p_words text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(5719042, lock) FROM name_word_locks(p_words) AS lock;
  -- In one order, so that two transactions do not wait for one another's words.
  INSERT INTO name_words (word) SELECT DISTINCT word COLLATE "C" FROM unnest(p_words) AS word ORDER BY 1
  ON CONFLICT DO NOTHING;
END
$$;

-- Whether no identity has this word that this transaction can see. Index: identities_search, which also has the word where it is
-- none of a name.
CREATE FUNCTION is_unborne(p_word text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (
    SELECT FROM identities i
    WHERE identity_search_keys(i.organization_name, i.first_name, i.other_names, i.last_name, i.email_address,
        i.phone_number, i.external_id) @@ search_operand(p_word)::tsquery
      AND p_word = ANY (identity_name_words(i.organization_name, i.first_name, i.other_names, i.last_name)))
$$;

-- Deletes those of these words, which this transaction took from an identity, that nobody has any more.
CREATE FUNCTION delete_name_words(p_words text[]) RETURNS void LANGUAGE plpgsql
-- The planner would rather read the whole table for the first that has a word.
SET enable_seqscan = off AS $$
DECLARE
  unborne text[];
BEGIN
  PERFORM pg_advisory_xact_lock(5719043, lock) FROM name_word_locks(p_words) AS lock;
  unborne := ARRAY(SELECT word FROM unnest(p_words) AS word WHERE is_unborne(word));
  IF cardinality(unborne) > 0 THEN
    PERFORM pg_advisory_xact_lock(5719042, lock) FROM name_word_locks(unborne) AS lock;
    DELETE FROM name_words n WHERE n.word = ANY (unborne) AND is_unborne(n.word);
  END IF;
END
$$;

CREATE FUNCTION add_words_of_new_identities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The words that identity_name_words gives, of all rows at once.
  PERFORM add_name_words(ARRAY(
    SELECT DISTINCT word FROM added a CROSS JOIN LATERAL unnest((
      search_words(identity_search_names(a.organization_name, a.first_name, a.other_names, a.last_name)))[:40]) AS word
    WHERE char_length(word) BETWEEN 4 AND 20));
  RETURN NULL;
END
$$;
CREATE TRIGGER add_name_words AFTER INSERT ON identities REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_words_of_new_identities();

CREATE FUNCTION change_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text[] := identity_name_words(OLD.organization_name, OLD.first_name, OLD.other_names, OLD.last_name);
  after text[] := '{}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    after := identity_name_words(NEW.organization_name, NEW.first_name, NEW.other_names, NEW.last_name);
  END IF;
  PERFORM delete_name_words(ARRAY(SELECT unnest(before) EXCEPT SELECT unnest(after)));
  PERFORM add_name_words(ARRAY(SELECT unnest(after) EXCEPT SELECT unnest(before)));
  RETURN NULL;
END
$$;
CREATE TRIGGER change_name_words AFTER UPDATE OF organization_name, first_name, other_names, last_name ON identities
  FOR EACH ROW EXECUTE FUNCTION change_name_words();
CREATE TRIGGER delete_name_words AFTER DELETE ON identities FOR EACH ROW EXECUTE FUNCTION change_name_words();

-- Makes all of it anew, after identities were written without their triggers.
CREATE FUNCTION rebuild_name_words() RETURNS void LANGUAGE sql AS $$
  LOCK TABLE identities IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM name_words;
  INSERT INTO name_words (word)
  SELECT DISTINCT unnest(identity_name_words(organization_name, first_name, other_names, last_name)) COLLATE "C"
  FROM identities;
$$;
CREATE FUNCTION empty_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rebuild_name_words();
  RETURN NULL;
END
$$;
CREATE TRIGGER empty_name_words AFTER TRUNCATE ON identities FOR EACH STATEMENT EXECUTE FUNCTION empty_name_words();

DO $$ BEGIN PERFORM rebuild_name_words(); END $$;

-- What the keys of a word of a name must hold to be like this one: it is longer by a letter, or both are the same without one
-- or two of theirs. The beginning of a short word is never misspelt, or it would be like countless others.
CREATE FUNCTION like_word_query(p_word text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  search_operand('~' || p_word) || CASE WHEN char_length(p_word) > 4 THEN ':*' ELSE '' END
  || coalesce((
    SELECT ' | ' || string_agg(search_operand(rest) || CASE WHEN char_length(p_word) > 5 THEN ':*' ELSE '' END, ' | ')
    FROM (SELECT DISTINCT unnest(search_rests(ARRAY[p_word])) AS rest) AS rests), '')
)::tsquery;

-- What the keys must hold for a word: at strength 1 the word, at 2 a word that begins with it, at 3 one like it, which is one
-- of those that names have, or is what is left of it without a letter or two. (As before, but for where they are looked for.)
CREATE OR REPLACE FUNCTION search_word_query(p_word text, p_strength integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN search_operand(left(p_word, 40))
  || CASE WHEN p_strength > 1 AND (char_length(p_word) > 1 OR p_word COLLATE "C" >= U&'\3005') THEN ':*' ELSE '' END
  || CASE WHEN p_strength < 3 OR char_length(p_word) NOT BETWEEN 3 AND 20 THEN ''
    ELSE coalesce((
        SELECT ' | ' || string_agg(search_operand(substr(rest, 2)), ' | ')
        FROM (SELECT DISTINCT unnest(search_rests(ARRAY[p_word])) AS rest) AS rests), '')
      || coalesce((
        SELECT ' | ' || string_agg(search_operand(n.word), ' | ') FROM name_words n
        WHERE name_word_keys(n.word) @@ like_word_query(p_word)), '')
    END;

-- What the keys must hold for a search, all of its terms in any order: each as it stands, which is how an e-mail address
-- or an external id is written, or as its words, apart or together. Or the digits of a phone number. Terms with digits
-- and e-mail addresses are never misspelt either. (As before, but for being no more the same for ever.)
CREATE OR REPLACE FUNCTION identity_search_query(p_search text, p_digits text, p_strength integer) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE
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
