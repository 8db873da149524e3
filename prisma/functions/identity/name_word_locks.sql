-- Two kinds of locks until the end of the transaction, on words by a hash, so that no transaction holds many. Who gives an
-- identity a word holds its first lock shared. Who takes one away holds its second lock alone, so that of two who take it
-- from the last two identities the later sees what the earlier did; and if nobody else has the word, the first lock alone too,
-- so that who gives it to an identity at the same moment is either seen or comes later and adds the word anew.
CREATE OR REPLACE FUNCTION name_word_locks(p_words text[]) RETURNS SETOF integer LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
  SELECT DISTINCT hashtext(word) & 63 AS lock FROM unnest(p_words) AS word ORDER BY lock;
END;
