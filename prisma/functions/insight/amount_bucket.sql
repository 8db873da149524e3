-- The histogram bucket of an amount, by its two leading significant digits: ninety buckets for each power of ten, from 10^-18 up.
-- Monotonic: a larger amount is never in a smaller bucket.
CREATE OR REPLACE FUNCTION amount_bucket(amount numeric) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (length(trunc(amount * 1e18)::text) - 1) * 90 + left(trunc(amount * 1e18)::text || '0', 2)::integer - 10;
