-- The outcome of a refused item: a code of ErrorCode, and the values that its message names.
CREATE OR REPLACE FUNCTION refuse(code text, detail jsonb) RETURNS posting_outcome LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ROW(code, NULL::uuid, detail);
