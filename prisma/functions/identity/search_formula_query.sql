-- What the keys must hold for a formula of src/identity/identity.search.ts: {"all": [...]} or {"any": [...]} of others,
-- {"term": ...}, {"word": ...} for one that is neither cut short nor misspelt, {"phone": ...} for digits that a phone number
-- has, or {"whole": ...} for an external id with blanks.
CREATE OR REPLACE FUNCTION search_formula_query(p_formula jsonb, p_strength integer) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  prefix constant text := CASE WHEN p_strength > 1 THEN ':*' ELSE '' END;
BEGIN
  RETURN CASE
    WHEN p_formula ? 'term' THEN '(' || search_term_query(p_formula ->> 'term', p_strength) || ')'
    WHEN p_formula ? 'word' THEN '(' || search_term_query(p_formula ->> 'word', 1) || ')'
    WHEN p_formula ? 'phone' THEN search_operand('#' || (p_formula ->> 'phone')) || prefix
    WHEN p_formula ? 'whole' THEN search_operand(left(p_formula ->> 'whole', 200)) || prefix
    WHEN p_formula ? 'all' THEN (
      SELECT '(' || string_agg(search_formula_query(part, p_strength), ' & ') || ')'
      FROM jsonb_array_elements(p_formula -> 'all') AS part)
    WHEN p_formula ? 'any' THEN (
      SELECT '(' || string_agg(search_formula_query(part, p_strength), ' | ') || ')'
      FROM jsonb_array_elements(p_formula -> 'any') AS part)
    END;
END
$$;
