-- Deletes those of these words that no identity has now that this transaction took them from one.
CREATE OR REPLACE FUNCTION delete_name_words(p_words text[]) RETURNS void LANGUAGE plpgsql
-- The planner would rather read the whole table for the first that has a word.
SET enable_seqscan = off SET search_path = public, pg_temp AS $$
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
