-- Makes recording idempotent: an item whose reference is taken is answered with the earlier transaction when its content is the
-- same, and refused otherwise.
CREATE OR REPLACE FUNCTION taken_reference(earlier transactions, t transactions, item transaction_item) RETURNS posting_outcome
LANGUAGE sql STABLE
RETURN CASE WHEN earlier.id IS NOT NULL THEN ROW(
  CASE WHEN same_content(earlier, t, item) THEN 'ALREADY_RECORDED' ELSE 'DUPLICATE_REFERENCE' END, earlier.id, NULL)::posting_outcome END;
