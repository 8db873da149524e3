-- The flows between different owners. What one identity moves between its own balances is neither inflow nor outflow: only that it moved
-- is left of it.
CREATE OR REPLACE FUNCTION flows_between_owners(p_flows flows[]) RETURNS flows[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT CASE WHEN (s.identity_id = t.identity_id) IS NOT TRUE THEN f
      ELSE ROW(f.source_id, f.destination_id, f.at, 0, NULL, f.moved)::flows END
    FROM unnest(p_flows) AS f
    JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id);
END
$$;
