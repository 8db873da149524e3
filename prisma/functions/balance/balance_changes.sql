-- What the creation of a balance changes, as its event says it.
CREATE OR REPLACE FUNCTION balance_changes(b balances) RETURNS jsonb LANGUAGE sql STABLE
RETURN creation_changes(jsonb_build_object(
  'ledgerId', 'ldg_' || b.ledger_id, 'identityId', 'idt_' || b.identity_id, 'currency', b.currency,
  'indicator', b.indicator, 'overdraftLimit', trim_scale(b.overdraft_limit)::text, 'metadata', b.metadata));
