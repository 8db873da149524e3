-- What the creation of a ledger changes, as its event says it.
CREATE OR REPLACE FUNCTION ledger_changes(l ledgers) RETURNS jsonb LANGUAGE sql STABLE
RETURN creation_changes(jsonb_build_object('name', l.name, 'metadata', l.metadata));
