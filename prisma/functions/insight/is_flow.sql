-- Whether a transaction of this kind is flow: it moved, and is no refund, which takes off the flow of what it gives back. The indexes
-- transactions_inflow and transactions_outflow hold what this says: a migration that changes it makes them anew.
CREATE OR REPLACE FUNCTION is_flow(kind transaction_kind) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kind IN ('TRANSFER', 'COMMIT');
