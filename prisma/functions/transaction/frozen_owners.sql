-- Those of the owners of these balances that are frozen; null when none is.
CREATE OR REPLACE FUNCTION frozen_owners(b posting_balance[]) RETURNS uuid[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_agg(i.id) FROM identities i
    WHERE i.id = ANY (ARRAY(SELECT o.owner_id FROM unnest(b) AS o)) AND i.status = 'FROZEN');
END
$$;
