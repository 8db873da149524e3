-- What the digest of a balance is made of: all but the amounts, which are sums of transactions. A new column goes to the end of the
-- list, here and where verification has it.
CREATE OR REPLACE FUNCTION balance_record(r balances) RETURNS text LANGUAGE sql STABLE
RETURN rtrim(ROW(r.id, r.ledger_id, r.currency, r.version, r.created_at, r.metadata, r.identity_id, r.indicator,
  r.overdraft_limit, r.status)::text, ',)');
