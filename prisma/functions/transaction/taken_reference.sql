-- Records nothing under a reference that is taken: with the same content the answer is the earlier transaction.
CREATE OR REPLACE FUNCTION taken_reference(earlier transactions, t transactions, item transaction_item) RETURNS posting_outcome
LANGUAGE sql STABLE
RETURN CASE WHEN earlier.id IS NOT NULL THEN ROW(
  CASE WHEN same_content(earlier, t, item) THEN 'ALREADY_RECORDED' ELSE 'DUPLICATE_REFERENCE' END, earlier.id, NULL)::posting_outcome END;
