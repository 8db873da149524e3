-- The loop of histogram_of, for more than one value. It is a function of its own so that histogram_of stays a single expression,
-- which PostgreSQL inlines.
CREATE OR REPLACE FUNCTION histogram_by_loop(places integer[]) RETURNS integer[]
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
