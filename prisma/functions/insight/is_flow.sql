-- Whether a transaction of this kind counts as inflow and outflow: those that move money, except refunds, which reduce the flow of the
-- transaction that they refund.
CREATE OR REPLACE FUNCTION is_flow(kind transaction_kind) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kind IN ('TRANSFER', 'COMMIT');
