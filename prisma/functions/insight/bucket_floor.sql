-- The smallest amount of a bucket; that of the next bucket is the first amount beyond it.
CREATE OR REPLACE FUNCTION bucket_floor(bucket integer) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ((bucket % 90 + 10)::text || 'e' || (bucket / 90 - 19)::text)::numeric;
