-- The newest transactions of a balance from its two indexes alone. What was recorded never changes, so an index can hold what
-- lists show of it, and a page of twenty identities no longer looks hundreds of rows up where they lie scattered.

DROP INDEX transactions_source;
DROP INDEX transactions_destination;
CREATE INDEX transactions_source ON transactions (source_id, id)
  INCLUDE (destination_id, amount, currency, status, kind, reference, description, effective_at, created_at);
CREATE INDEX transactions_destination ON transactions (destination_id, id)
  INCLUDE (source_id, amount, currency, status, kind, reference, description, effective_at, created_at);

-- An index alone can tell of a row once the pages around it were vacuumed. Rows are only ever added, so that visits new pages
-- and nothing else; by default it would wait until the table has grown by a fifth.
ALTER TABLE transactions SET (autovacuum_vacuum_insert_scale_factor = 0.01);
