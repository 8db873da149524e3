import type { Fault } from '../faults.ts';

const inFunction =
  (name: string) =>
  (fault: string, search: string, replacement: string): Fault => ({
    name: fault,
    function: name,
    search,
    replacement,
  });
const inSealing = inFunction('seal_audit_events');

export const auditFaults: Fault[] = [
  { name: 'events can be changed', statement: 'ALTER TABLE audit_events DISABLE TRIGGER append_only' },
  { name: 'seals can be changed', statement: 'ALTER TABLE audit_seals DISABLE TRIGGER append_only' },
  { name: 'transactions can be changed', statement: 'ALTER TABLE transactions DISABLE TRIGGER append_only' },
  { name: 'API keys can be deleted', statement: 'ALTER TABLE api_keys DISABLE TRIGGER never_deleted' },
  { name: 'a replica may change events', statement: 'ALTER TABLE audit_events ENABLE TRIGGER append_only' },
  { name: 'a replica may change seals', statement: 'ALTER TABLE audit_seals ENABLE TRIGGER append_only' },
  inFunction('refuse_change')(
    'a change is refused without an error',
    "RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';",
    'RETURN NULL;',
  ),
  inSealing(
    'a seal does not depend on the one before',
    'last_hash := sha256(last_hash || event.content)',
    'last_hash := sha256(event.content)',
  ),
  inSealing('the chain begins anew with each run', 'ORDER BY sequence DESC LIMIT 1', 'ORDER BY sequence LIMIT 1'),
  inSealing('the actor is not sealed', 'e.actor, octet_length(e.resource_type)', "'', octet_length(e.resource_type)"),
  inSealing('the changes are not sealed', "':', c.changes,", "':', '',"),
  inSealing('the reason is not sealed', "':', e.reason,", "':', '',"),
  inSealing('the time is not sealed', "':', c.at,", "':', '',"),
  inSealing('the digest of the record is not sealed', "':', c.record_digest)", "':', '')"),
  inSealing('more is sealed at once than asked for', 'LIMIT p_limit', ''),
  inSealing('events are sealed in the reverse order', 'ORDER BY p.ordinal LIMIT', 'ORDER BY p.ordinal DESC LIMIT'),
  inSealing('what is sealed stays waiting', 'WHERE ordinal = ANY (ordinals)', 'WHERE FALSE'),
  inSealing('how many were sealed is not told', 'coalesce(array_length(ids, 1), 0)', '0'),
  inSealing(
    'the hash of an event is that of the chain',
    'event_hashes || sha256(event.content)',
    'event_hashes || last_hash',
  ),
  {
    ...inSealing('two processes seal at once', 'OR NOT pg_try_advisory_xact_lock(5719041)', ''),
    onPostgres: ['test/postgres/audit.test.ts', 'test/postgres/concurrency.test.ts', 'test/postgres/batches.test.ts'],
  },
  inFunction('balance_record')(
    'the owner of a balance is not in its digest',
    'r.metadata, r.identity_id',
    'r.metadata, NULL',
  ),
  inFunction('balance_record')(
    'the limit of a balance is not in its digest',
    'r.overdraft_limit, r.status)::text',
    'NULL, r.status)::text',
  ),
  inFunction('balance_record')('the status of a balance is not in its digest', ', r.status)::text', ')::text'),
  inFunction('api_key_record')('the scopes of a key are not in its digest', 'r.scopes,', 'NULL,'),
  inFunction('api_key_record')('the hash of a key is not in its digest', "encode(r.secret_hash, 'hex')", "''"),
  inFunction('api_key_record')('a revocation is not in the digest of a key', 'r.revoked_at)::text', 'NULL)::text'),
  inFunction('identity_record')(
    'sealed values are not in the digest of an identity',
    "r.tokenized_fields <> '{}'",
    'FALSE',
  ),
  inFunction('transaction_record')(
    'patched metadata is not in the digest of a transaction',
    'a.transaction_id = r.id',
    'FALSE',
  ),
  inFunction('creation_changes')('what is empty is told as a change', "value <> 'null' AND value <> '{}'", 'TRUE'),
  inFunction('balance_changes')(
    'the event of a balance does not tell its limit',
    "'overdraftLimit', trim_scale(b.overdraft_limit)::text,",
    '',
  ),
  inFunction('balance_changes')(
    'the event of a balance does not tell whose it is',
    "'identityId', 'idt_' || b.identity_id,",
    '',
  ),
  inFunction('transaction_changes')(
    'the event of a transaction does not tell what it follows from',
    `', "parentId": [null, "txn_' || t.parent_id::text || '"]',`,
    '',
  ),
  inFunction('transaction_changes')(
    'the event of a transaction shows idle zeros',
    'trim_scale(t.amount)',
    '(t.amount)',
  ),
  inFunction('api_key_changes')('the event of a key does not tell its scopes', "'scopes', k.scopes,", ''),
  inFunction('api_time')('times are told to the second', 'HH24:MI:SS.MS', 'HH24:MI:SS.000'),
];
