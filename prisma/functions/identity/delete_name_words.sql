-- Deletes those of these words that no identity has now that this transaction took them from one.
CREATE OR REPLACE FUNCTION delete_name_words(p_words text[]) RETURNS void LANGUAGE plpgsql
-- The planner would rather read the whole table for the first that has a word.
SET enable_seqscan = off SET search_path = public, pg_temp AS $$
DECLARE
  unused text[];
BEGIN
  PERFORM pg_advisory_xact_lock(5719043, lock) FROM name_word_locks(p_words) AS lock;
  unused := ARRAY(SELECT word FROM unnest(p_words) AS word WHERE is_unused_name_word(word));
  IF cardinality(unused) > 0 THEN
    PERFORM pg_advisory_xact_lock(5719042, lock) FROM name_word_locks(unused) AS lock;
    DELETE FROM name_words n WHERE n.word = ANY (unused) AND is_unused_name_word(n.word);
  END IF;
END
$$;
