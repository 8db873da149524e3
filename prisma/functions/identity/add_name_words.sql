-- Adds what is missing of these words, which identities have that this transaction writes.
CREATE OR REPLACE FUNCTION add_name_words(p_words text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(5719042, lock) FROM name_word_locks(p_words) AS lock;
  -- In one order, so that two transactions do not wait for one another's words.
  INSERT INTO name_words (word) SELECT DISTINCT word COLLATE "C" FROM unnest(p_words) AS word ORDER BY 1
  ON CONFLICT DO NOTHING;
END
$$;
