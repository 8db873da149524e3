-- The outcome of an item that is not recorded: a code of ErrorCode, and what its sentence needs.
CREATE OR REPLACE FUNCTION refuse(code text, detail jsonb) RETURNS posting_outcome LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ROW(code, NULL::uuid, detail);
