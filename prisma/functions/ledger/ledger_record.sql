-- What the digest of a ledger is made of.
CREATE OR REPLACE FUNCTION ledger_record(r ledgers) RETURNS text LANGUAGE sql STABLE
RETURN rtrim(r::text, ',)');
