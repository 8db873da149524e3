-- The UUIDv7 with this time instead of its own.
CREATE OR REPLACE FUNCTION uuid_with_time(p_id uuid, p_at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0') || right(replace(p_id::text, '-', ''), 20))::uuid;
