-- The audit log: one event for each record that a mutation changes, in the transaction that changes it; and the chain
-- that seals the events one after the other. Neither can be changed: what is written stays as it is.

CREATE TABLE audit_events (
  id            uuid PRIMARY KEY,
  -- The order in which events were written. Two of one record are in the order of its changes, for the record is locked.
  ordinal       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  action        varchar(64) COLLATE "C" NOT NULL,
  actor         varchar(200) COLLATE "C" NOT NULL,
  resource_type varchar(16) COLLATE "C" NOT NULL
    CHECK (resource_type IN ('Identity', 'Ledger', 'Balance', 'Transaction')),
  resource_id   uuid NOT NULL,
  -- {field: [before, after]} in the names and forms of the API.
  changes       jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'object'),
  reason        varchar(1000),
  request_id    varchar(64),
  at            timestamptz(3) NOT NULL,
  -- record_digest of the record as this event left it; null when it was deleted.
  record_digest bytea
);
CREATE INDEX audit_events_resource ON audit_events (resource_id, resource_type, ordinal);
CREATE INDEX audit_events_action ON audit_events (action, ordinal);
CREATE INDEX audit_events_actor ON audit_events (actor, ordinal);
CREATE INDEX audit_events_at ON audit_events (at, ordinal);

-- Events that have no place in the chain yet. Written with the event, removed by the seal.
CREATE TABLE audit_pending (
  ordinal  bigint PRIMARY KEY,
  event_id uuid NOT NULL
);

-- The chain. hash = SHA-256(hash of the seal before || canonical text of the event); before the first: 32 zero bytes.
-- event_hash = SHA-256(canonical text): it proves nothing by itself, and tells a changed event from a changed seal.
CREATE TABLE audit_seals (
  sequence   bigint PRIMARY KEY CHECK (sequence > 0),
  event_id   uuid NOT NULL UNIQUE,
  hash       bytea NOT NULL CHECK (octet_length(hash) = 32),
  event_hash bytea NOT NULL CHECK (octet_length(event_hash) = 32)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- ALWAYS: also where replication would skip triggers.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transactions EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_events ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE audit_seals ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE transactions ENABLE ALWAYS TRIGGER append_only;

-- Gives up to p_limit waiting events their place in the chain, in the order in which they were written, and returns how
-- many it sealed. Of several processes one seals at a time; the others find the lock taken and return 0. The head is
-- read after the lock is held, in a statement of its own, so it is the one that the lock's last holder left.
--
-- What a hand put among the waiting is passed over and stays, for verification to show: it must not stop the sealing.
--
-- What is hashed of an event is every column behind its length in bytes ("7:created"), and for null a colon alone. No two
-- different events share one text, for the lengths say where each column ends.
CREATE FUNCTION seal_audit_events(p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  first_sequence bigint;
  last_hash bytea;
  event record;
  ids uuid[];
  ordinals bigint[];
  hashes bytea[];
  event_hashes bytea[];
BEGIN
  IF NOT EXISTS (SELECT FROM audit_pending) OR NOT pg_try_advisory_xact_lock(5719041) THEN
    RETURN 0;
  END IF;
  SELECT sequence, hash INTO first_sequence, last_hash FROM audit_seals ORDER BY sequence DESC LIMIT 1;
  first_sequence := coalesce(first_sequence, 0);
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  FOR event IN
    SELECT e.id, e.ordinal, convert_to(concat(
      octet_length(c.id), ':', c.id, octet_length(c.ordinal), ':', c.ordinal, octet_length(e.action), ':', e.action,
      octet_length(e.actor), ':', e.actor, octet_length(e.resource_type), ':', e.resource_type,
      octet_length(c.resource_id), ':', c.resource_id, octet_length(c.changes), ':', c.changes,
      octet_length(e.reason), ':', e.reason, octet_length(e.request_id), ':', e.request_id,
      octet_length(c.at), ':', c.at, octet_length(c.record_digest), ':', c.record_digest), 'UTF8') AS content
    -- OFFSET keeps the planner from joining whole tables, and from working out the same twice: whatever the statistics
    -- say of these busy tables, it takes the waiting one by one in their order and stops at the limit.
    FROM (SELECT w.ordinal, w.event_id FROM audit_pending w ORDER BY w.ordinal OFFSET 0) p
    CROSS JOIN LATERAL (SELECT * FROM audit_events WHERE id = p.event_id AND ordinal = p.ordinal OFFSET 0) e
    LEFT JOIN LATERAL (SELECT TRUE AS sealed FROM audit_seals WHERE event_id = p.event_id OFFSET 0) s ON TRUE
    CROSS JOIN LATERAL (
      SELECT e.id::text AS id, e.ordinal::text AS ordinal, e.resource_id::text AS resource_id, e.changes::text AS changes,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
        encode(e.record_digest, 'hex') AS record_digest
      OFFSET 0
    ) c
    WHERE s.sealed IS NULL
    ORDER BY p.ordinal LIMIT p_limit
  LOOP
    last_hash := sha256(last_hash || event.content);
    ids := ids || event.id;
    ordinals := ordinals || event.ordinal;
    hashes := hashes || last_hash;
    event_hashes := event_hashes || sha256(event.content);
  END LOOP;
  INSERT INTO audit_seals (sequence, event_id, hash, event_hash)
  SELECT first_sequence + place, event_id, hash, event_hash
  FROM unnest(ids, hashes, event_hashes) WITH ORDINALITY AS seal (event_id, hash, event_hash, place);
  DELETE FROM audit_pending WHERE ordinal = ANY (ordinals);
  RETURN coalesce(array_length(ids, 1), 0);
END
$$;

-- What a record holds, as text: all of its columns as PostgreSQL writes a row. Of a balance without the amounts, which
-- are sums of transactions; of a transaction with the metadata that was patched later. A column that is added later goes
-- last and is empty in the rows of before, so their text without the empty end stays what it was; a migration that
-- changes a row in another way writes an event for it. A new column of balances is added to the end of their list, here and
-- where verification has it. Sessions run in UTC with dates in ISO style, or the text would vary.
CREATE FUNCTION identity_record(r identities) RETURNS text LANGUAGE sql STABLE AS $$ SELECT rtrim(r::text, ',)') $$;
CREATE FUNCTION ledger_record(r ledgers) RETURNS text LANGUAGE sql STABLE AS $$ SELECT rtrim(r::text, ',)') $$;
CREATE FUNCTION balance_record(r balances) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT rtrim(ROW(r.id, r.ledger_id, r.currency, r.version, r.created_at, r.metadata, r.identity_id, r.indicator,
    r.overdraft_limit)::text, ',)')
$$;
CREATE FUNCTION transaction_record(r transactions) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat(rtrim(r::text, ',)'), E'\n',
    (SELECT a.metadata::text FROM transaction_annotations a WHERE a.transaction_id = r.id))
$$;

CREATE FUNCTION record_digest(record text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(record, 'UTF8'))
$$;

-- {field: [null, value]} for every field of the API that has a value: what a creation changes. There is none for
-- identities: what they hold is encrypted in their events, so the server words those.
CREATE FUNCTION creation_changes(fields jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(NULL, value)), '{}')
  FROM jsonb_each(fields) WHERE value <> 'null' AND value <> '{}'
$$;

CREATE FUNCTION api_time(t timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION ledger_changes(l ledgers) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT creation_changes(jsonb_build_object('name', l.name, 'metadata', l.metadata))
$$;

CREATE FUNCTION balance_changes(b balances) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT creation_changes(jsonb_build_object(
    'ledgerId', 'ldg_' || b.ledger_id, 'identityId', 'idt_' || b.identity_id, 'currency', b.currency,
    'indicator', b.indicator, 'overdraftLimit', trim_scale(b.overdraft_limit)::text, 'metadata', b.metadata))
$$;

CREATE FUNCTION transaction_changes(t transactions) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT creation_changes(jsonb_build_object(
    'reference', t.reference, 'kind', t.kind, 'status', t.status, 'amount', trim_scale(t.amount)::text,
    'currency', t.currency, 'sourceId', 'bln_' || t.source_id, 'destinationId', 'bln_' || t.destination_id,
    'description', t.description, 'effectiveAt', api_time(t.effective_at), 'parentId', 'txn_' || t.parent_id,
    'metadata', t.metadata))
$$;

-- Records from before the log: what they held when it began is its first word on them. (Identities: see the migration
-- that encrypts.) Nobody writes a record meanwhile that would miss its event.
LOCK TABLE identities, ledgers, balances, transactions, transaction_annotations IN SHARE ROW EXCLUSIVE MODE;
SET LOCAL TimeZone TO 'UTC';
SET LOCAL DateStyle TO 'ISO';
INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
SELECT gen_random_uuid(), action, 'migration', type, id, changes, now(), digest FROM (
  SELECT 1 AS place, 'ledger.imported' AS action, 'Ledger' AS type, r.id, r.created_at, ledger_changes(r) AS changes,
    record_digest(ledger_record(r)) AS digest FROM ledgers r
  UNION ALL
  SELECT 2, 'balance.imported', 'Balance', r.id, r.created_at, balance_changes(r), record_digest(balance_record(r)) FROM balances r
  UNION ALL
  SELECT 3, 'transaction.imported', 'Transaction', r.id, r.created_at,
    transaction_changes(r) || coalesce((
      SELECT jsonb_build_object('metadata', jsonb_build_array(NULL, a.metadata))
      FROM transaction_annotations a WHERE a.transaction_id = r.id), '{}'),
    record_digest(transaction_record(r)) FROM transactions r
) AS records ORDER BY place, created_at, id;
INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM audit_events;

DROP FUNCTION record_transaction(uuid, text, numeric, text, text, text, text, timestamptz, jsonb, timestamptz);

-- Moves money from one balance to another in one round trip: checks, the transaction's row, both balances and the
-- audit event. (As before; the audit event is new.)
--
-- Returns one row. Outcome RECORDED or ALREADY_RECORDED (the same reference with the same content) with the
-- transaction's id; or a code of ErrorCode with what the message needs in detail, and then nothing was written.
-- Both balances are locked in the order of their ids, so that two transfers in opposite directions cannot deadlock.
-- The reference is looked up after the lock: of two equal calls at once, the second sees what the first recorded.
CREATE FUNCTION record_transaction(
  p_id uuid, p_reference text, p_amount numeric, p_currency text, p_source text, p_destination text,
  p_description text, p_effective_at timestamptz, p_metadata jsonb, p_now timestamptz,
  p_event_id uuid, p_actor text, p_request_id text
) RETURNS TABLE (outcome text, transaction_id uuid, detail jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  s_id uuid := resolve_balance(p_source, p_currency);
  d_id uuid := resolve_balance(p_destination, p_currency);
  s balances%ROWTYPE;
  d balances%ROWTYPE;
  old transactions%ROWTYPE;
  frozen uuid;
  event_ordinal bigint;
BEGIN
  IF s_id IS NULL OR d_id IS NULL THEN
    RETURN QUERY SELECT 'NOT_FOUND', NULL::uuid,
      jsonb_build_object('side', CASE WHEN s_id IS NULL THEN 'source' ELSE 'destination' END);
    RETURN;
  END IF;
  IF s_id = d_id THEN
    RETURN QUERY SELECT 'SAME_BALANCE', NULL::uuid, '{}'::jsonb;
    RETURN;
  END IF;

  PERFORM 1 FROM balances WHERE id IN (s_id, d_id) ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO s FROM balances WHERE id = s_id;
  SELECT * INTO d FROM balances WHERE id = d_id;

  SELECT * INTO old FROM transactions WHERE reference = p_reference;
  IF NOT FOUND THEN
    IF s.currency <> p_currency OR d.currency <> p_currency THEN
      RETURN QUERY SELECT 'CURRENCY_MISMATCH', NULL::uuid, CASE WHEN s.currency <> p_currency
        THEN jsonb_build_object('side', 'source', 'currency', s.currency)
        ELSE jsonb_build_object('side', 'destination', 'currency', d.currency) END;
      RETURN;
    END IF;
    SELECT i.id INTO frozen FROM identities i
      WHERE i.id IN (s.identity_id, d.identity_id) AND i.status = 'FROZEN' LIMIT 1;
    IF FOUND THEN
      RETURN QUERY SELECT 'IDENTITY_NOT_ACTIVE', NULL::uuid, jsonb_build_object('identityId', frozen,
        'side', CASE WHEN frozen = s.identity_id THEN 'source' ELSE 'destination' END);
      RETURN;
    END IF;
    IF s.credit_balance - s.debit_balance - s.inflight_debit_balance + s.overdraft_limit < p_amount THEN
      RETURN QUERY SELECT 'INSUFFICIENT_FUNDS', NULL::uuid, jsonb_build_object(
        'available', (s.credit_balance - s.debit_balance - s.inflight_debit_balance + s.overdraft_limit)::text);
      RETURN;
    END IF;
    IF s.debit_balance + p_amount >= 1e20 OR d.credit_balance + p_amount >= 1e20 THEN
      RETURN QUERY SELECT 'BAD_USER_INPUT', NULL::uuid, '{}'::jsonb;
      RETURN;
    END IF;

    INSERT INTO transactions (id, reference, kind, status, amount, currency, source_id, destination_id,
      description, effective_at, metadata, created_at)
    VALUES (p_id, p_reference, 'TRANSFER', 'APPLIED', p_amount, p_currency, s_id, d_id,
      p_description, coalesce(p_effective_at, p_now), p_metadata, p_now)
    ON CONFLICT (reference) DO NOTHING;
    IF FOUND THEN
      UPDATE balances SET debit_balance = debit_balance + p_amount WHERE id = s_id;
      UPDATE balances SET credit_balance = credit_balance + p_amount WHERE id = d_id;
      INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, request_id, at, record_digest)
      SELECT p_event_id, 'transaction.recorded', p_actor, 'Transaction', p_id, transaction_changes(t), p_request_id, p_now,
        record_digest(transaction_record(t))
      FROM transactions t WHERE t.id = p_id
      RETURNING ordinal INTO event_ordinal;
      INSERT INTO audit_pending (ordinal, event_id) VALUES (event_ordinal, p_event_id);
      RETURN QUERY SELECT 'RECORDED', p_id, '{}'::jsonb;
      RETURN;
    END IF;
    -- Recorded just now between two other balances.
    SELECT * INTO old FROM transactions WHERE reference = p_reference;
  END IF;

  RETURN QUERY SELECT
    CASE WHEN (old.kind, old.amount, old.currency, old.source_id, old.destination_id, old.metadata)
           = ('TRANSFER'::transaction_kind, p_amount, p_currency::varchar, s_id, d_id, p_metadata)
         AND old.description IS NOT DISTINCT FROM p_description
         AND old.effective_at = coalesce(p_effective_at, old.created_at)
      THEN 'ALREADY_RECORDED' ELSE 'DUPLICATE_REFERENCE' END,
    old.id, '{}'::jsonb;
END
$$;
