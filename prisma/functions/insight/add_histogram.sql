-- The sum of two histograms, or with the factor -1 their difference. Counts of zero become null, so that adding and subtracting the
-- same flows leaves no trace. Addition is a loop without a query, because every recording waits for it.
CREATE OR REPLACE FUNCTION add_histogram(counts integer[], others integer[], factor integer) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  result integer[];
  sum_at record;
BEGIN
  IF others IS NULL THEN
    RETURN counts;
  END IF;
  IF factor = 1 THEN
    IF counts IS NULL THEN
      RETURN others;
    END IF;
    FOR place IN array_lower(others, 1) .. array_upper(others, 1) LOOP
      IF others[place] IS NOT NULL THEN
        counts[place] := coalesce(counts[place], 0) + others[place];
      END IF;
    END LOOP;
    RETURN counts;
  END IF;
  FOR sum_at IN
    SELECT c.place, sum(c.n) AS n FROM (
      SELECT generate_subscripts(counts, 1) AS place, unnest(counts) AS n
      UNION ALL
      SELECT generate_subscripts(others, 1), factor * unnest(others)
    ) c GROUP BY c.place HAVING sum(c.n) <> 0 ORDER BY c.place
  LOOP
    result[sum_at.place] := sum_at.n;
  END LOOP;
  RETURN result;
END
$$;
