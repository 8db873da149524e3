-- The text that the digest of a transaction covers: its row, and the metadata that was patched later.
CREATE OR REPLACE FUNCTION transaction_record(r transactions) RETURNS text LANGUAGE sql STABLE
RETURN concat(rtrim(r::text, ',)'), E'\n',
  (SELECT a.metadata::text FROM transaction_annotations a WHERE a.transaction_id = r.id));
