-- What the keys of an identity must hold for a search. Strength 1: its words; 2: their beginnings too; 3: words that are like them.
CREATE OR REPLACE FUNCTION identity_search_query(p_formula jsonb, p_strength integer) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE
RETURN search_formula_query(p_formula, p_strength)::tsquery;
