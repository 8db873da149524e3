-- The smallest amount of a bucket, inclusive; the floor of the next bucket is its exclusive upper bound.
CREATE OR REPLACE FUNCTION bucket_floor(bucket integer) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ((bucket % 90 + 10)::text || 'e' || (bucket / 90 - 19)::text)::numeric;
