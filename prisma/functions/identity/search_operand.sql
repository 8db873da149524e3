-- A key as an operand of a tsquery.
CREATE OR REPLACE FUNCTION search_operand(p_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '''' || replace(replace(p_key, '\', '\\'), '''', '''''') || '''';
