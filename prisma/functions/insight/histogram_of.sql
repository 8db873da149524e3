-- A histogram of these values: an array that holds at index n how often n occurs. Most days of most balances have one transaction,
-- and for a single value no plpgsql function is called.
CREATE OR REPLACE FUNCTION histogram_of(places integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN cardinality(places) = 1 THEN array_fill(1, ARRAY[1], places) ELSE histogram_by_loop(places) END;
