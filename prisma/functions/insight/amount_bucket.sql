-- Where an amount counts: ninety buckets for each power of ten of its 10^-18ths, by their two leading digits. A larger
-- amount is never in a smaller bucket.
CREATE OR REPLACE FUNCTION amount_bucket(amount numeric) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (length(trunc(amount * 1e18)::text) - 1) * 90 + left(trunc(amount * 1e18)::text || '0', 2)::integer - 10;
