-- How often each place occurs, as counts by place. Most days of most balances have one transaction, for which no function
-- need be called: this one is unfolded where it is named.
CREATE OR REPLACE FUNCTION count_each_place(places integer[]) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  counts integer[];
  place integer;
BEGIN
  FOREACH place IN ARRAY places LOOP
    counts[place] := coalesce(counts[place], 0) + 1;
  END LOOP;
  RETURN counts;
END
$$;
