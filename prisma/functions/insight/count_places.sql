-- How often each place occurs, as counts by place. Most days of most balances have one transaction, for which no function is called.
CREATE OR REPLACE FUNCTION count_places(places integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN cardinality(places) = 1 THEN array_fill(1, ARRAY[1], places) ELSE count_each_place(places) END;
