-- Refuses a transaction from or to a balance of a frozen identity. A VOID is allowed, for it moves no money.
CREATE OR REPLACE FUNCTION frozen_identity(
  t transactions, source posting_balance, destination posting_balance, frozen uuid[]
) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN frozen IS NULL OR t.kind = 'VOID' THEN NULL
  WHEN source.owner_id = ANY (frozen)
    THEN refuse('IDENTITY_NOT_ACTIVE', jsonb_build_object('identityId', source.owner_id, 'side', 'source'))
  WHEN destination.owner_id = ANY (frozen)
    THEN refuse('IDENTITY_NOT_ACTIVE', jsonb_build_object('identityId', destination.owner_id, 'side', 'destination')) END;
