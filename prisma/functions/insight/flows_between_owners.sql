-- The flows between different owners. What one identity moves between its own balances is neither inflow nor outflow.
CREATE OR REPLACE FUNCTION flows_between_owners(p_flows flows[]) RETURNS flows[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT f FROM unnest(p_flows) AS f
    JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id
    WHERE (s.identity_id = t.identity_id) IS NOT TRUE);
END
$$;
