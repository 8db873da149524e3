-- The committed transactions that have one of the batch's references.
CREATE OR REPLACE FUNCTION taken_references(items transaction_item[]) RETURNS transactions[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_agg(t) FROM transactions t
    WHERE t.reference = ANY (ARRAY(SELECT i.reference::varchar FROM unnest(items) AS i)));
END
$$;
