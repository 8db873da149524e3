-- The owners of these balances that are frozen; null when none is. Each owner is looked up by id, because a scan by status would
-- read every frozen identity.
CREATE OR REPLACE FUNCTION frozen_owners(b posting_balance[]) RETURNS uuid[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT array_agg(o.owner_id) FROM unnest(b) AS o
    WHERE (SELECT i.status FROM identities i WHERE i.id = o.owner_id) = 'FROZEN');
END
$$;
