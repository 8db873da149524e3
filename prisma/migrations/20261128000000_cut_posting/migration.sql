-- What recording a batch works with. A balance as the items before left it; whose it is, and whether it is to be written.
CREATE TYPE posting_balance AS (
  id              uuid,
  currency        text,
  owner_id        uuid,
  overdraft_limit numeric,
  credit          numeric,
  debit           numeric,
  held_credit     numeric,
  held_debit      numeric,
  created_at      timestamptz,
  is_changed      boolean
);

-- What items follow from: what is left of it, and when it was recorded or what followed from it last.
CREATE TYPE posting_parent AS (
  id        uuid,
  kind      transaction_kind,
  rest      numeric,
  newest_at timestamptz
);

-- What became of an item: a code, the transaction that it is about, and what its sentence needs.
CREATE TYPE posting_outcome AS (
  outcome        text,
  transaction_id uuid,
  detail         jsonb
);

DROP FUNCTION add_balance_days(integer, uuid, uuid);

-- What a balance can send: what came in, less what went out and what is held to go out, and as far below zero as it may go.
-- Null when that is unlimited. The constraint balances_within_limit keeps it from falling below zero.
CREATE OR REPLACE FUNCTION available_balance(credit numeric, debit numeric, held_debit numeric, overdraft_limit numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN credit - debit - held_debit + overdraft_limit;

-- Inserts those of these identities whose id and external id are free, and returns them with what the database made of each: the display
-- name, and the metadata when there is some, as they are stored.
CREATE OR REPLACE FUNCTION insert_identities(p_identities jsonb) RETURNS TABLE (id uuid, display_name text, metadata jsonb)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO identities (id, external_id, identity_type, organization_name, first_name, last_name, other_names, gender,
    dob, email_address, phone_number, nationality, category, street, city, state, post_code, country, metadata,
    tokenized_fields, salt, created_at, updated_at)
  SELECT n.identity_id, n.external_id, n.identity_type, n.organization_name, n.first_name, n.last_name, n.other_names,
    n.gender, n.dob, n.email_address, n.phone_number, n.nationality, n.category, n.street, n.city, n.state, n.post_code,
    n.country, n.metadata, n.tokenized_fields, n.salt, n.at, n.at
  FROM jsonb_to_recordset(p_identities) AS n (
    identity_id uuid, external_id varchar, identity_type identity_type, organization_name varchar, first_name varchar,
    last_name varchar, other_names varchar, gender varchar, dob date, email_address varchar, phone_number varchar,
    nationality varchar, category varchar, street varchar, city varchar, state varchar, post_code varchar,
    country varchar, metadata jsonb, tokenized_fields text[], salt uuid, at timestamptz)
  ON CONFLICT DO NOTHING
  RETURNING id, display_name::text, nullif(metadata, '{}');
END
$$;

-- Writes the keys of new identities, but for those that are known, and what is encrypted with them.
CREATE OR REPLACE FUNCTION insert_identity_secrets(p_keys jsonb, p_entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO identity_keys (id, identity_id, master_key_id, wrapped_key, created_at)
  SELECT n.id, n.identity_id, n.master_key_id, n.wrapped, n.at
  FROM jsonb_to_recordset(p_keys) AS n (
    id uuid, identity_id uuid, is_known boolean, master_key_id varchar, wrapped bytea, at timestamptz)
  WHERE NOT n.is_known;
  IF p_entries <> '[]' THEN
    INSERT INTO vault_entries (identity_id, field, token, sealed, master_key_id, lookup, is_repeat)
    SELECT n.identity_id, n.field, n.token, n.sealed, n.master_key_id, n.lookup, n.is_repeat
    FROM jsonb_to_recordset(p_entries) AS n (
      identity_id uuid, field varchar, token varchar, sealed text, master_key_id varchar, lookup bytea, is_repeat boolean);
  END IF;
END
$$;

-- Writes the audit events of new identities, after all that their digests are made of.
CREATE OR REPLACE FUNCTION insert_creation_events(p_events jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH added AS (
    INSERT INTO audit_events
      (id, action, actor, resource_type, resource_id, changes, request_id, at, record_digest)
    SELECT e.id, 'identity.created', e.actor, 'Identity', e.identity_id, e.changes, e.request_id, i.created_at,
      record_digest(identity_record(i))
    FROM jsonb_to_recordset(p_events) AS e (
      id uuid, identity_id uuid, actor varchar, request_id varchar, changes jsonb)
    JOIN identities i ON i.id = e.identity_id
    RETURNING ordinal, id
  )
  INSERT INTO audit_pending (ordinal, event_id) SELECT a.ordinal, a.id FROM added a;
END
$$;

-- The server has made all of it up front. What it could not know makes an answer and no row:
--   CREATED      with the display name, and the metadata when there is some, as they are stored; detail has the time of the
--                creation (at) when it is another than the server made.
--   TAKEN        by the identity with its id (sameId) or its external id (sameExternalId), which may be one of this batch;
--                when both are null, who stood in the way is gone, and it can be sent again.
--   HAS_KEY      its id had an earlier life, and detail is the key of that, with which its event must be encrypted; null
--                when the key that it was encrypted with was destroyed meanwhile.
--   TOKEN_TAKEN  by other entries of these fields.
-- When another transaction has just written the same key or token, the batch fails with unique_violation; sent again, it
-- gets one of the answers.
--
-- p_identities come in one order from all servers, so that two batches do not wait for one another; p_repeats have an id or
-- external id of one before them in the batch, and are only looked up. p_asks: whether the id of one may have had an earlier
-- life, for a caller chose it, or tokens were drawn.
CREATE OR REPLACE FUNCTION create_identities(
  p_identities jsonb, p_repeats jsonb, p_asks boolean, p_keys jsonb, p_entries jsonb, p_events jsonb
) RETURNS TABLE (identity_id uuid, place integer, outcome text, display_name text, metadata jsonb, detail jsonb)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  refused uuid[];
  reasons text[];
  details jsonb[];
  created uuid[];
  names text[];
  metadatas jsonb[];
  moved jsonb;
BEGIN
  IF p_asks THEN
    SELECT array_agg(r.identity_id), array_agg(r.outcome), array_agg(r.detail) INTO refused, reasons, details
    FROM refused_creations(p_keys, p_entries) AS r;
    IF refused IS NOT NULL THEN
      RETURN QUERY SELECT r.id, NULL::integer, r.reason, NULL::text, NULL::jsonb, r.detail
        FROM unnest(refused, reasons, details) AS r (id, reason, detail);
      p_identities := without_identities(p_identities, refused);
    END IF;
  END IF;

  SELECT coalesce(array_agg(i.id), '{}'), array_agg(i.display_name), array_agg(i.metadata) INTO created, names, metadatas
  FROM insert_identities(p_identities) AS i;
  IF p_asks THEN
    moved := begin_after_earlier_lives(created);
  END IF;
  RETURN QUERY SELECT c.id, NULL::integer, 'CREATED', c.name, c.metadata,
      CASE WHEN moved ? c.id::text THEN jsonb_build_object('at', moved -> c.id::text) END
    FROM unnest(created, names, metadatas) AS c (id, name, metadata);

  IF refused IS NOT NULL OR cardinality(created) < jsonb_array_length(p_identities) THEN
    p_repeats := p_repeats || without_identities(p_identities, created);
    p_keys := belonging_to(p_keys, created);
    p_entries := belonging_to(p_entries, created);
    p_events := belonging_to(p_events, created);
  END IF;
  IF p_repeats <> '[]' THEN
    -- A statement of its own, which sees what was committed while the insertion waited for it.
    RETURN QUERY
      SELECT NULL::uuid, r.place, 'TAKEN', NULL::text, NULL::jsonb, jsonb_build_object(
        'sameId', (SELECT i.id FROM identities i WHERE i.id = r.identity_id),
        'sameExternalId', (SELECT i.id FROM identities i WHERE i.external_id = r.external_id))
      FROM jsonb_to_recordset(p_repeats) AS r (place integer, identity_id uuid, external_id varchar);
  END IF;

  PERFORM insert_identity_secrets(p_keys, p_entries);
  PERFORM insert_creation_events(p_events);
END
$$;

-- Adds flow to balance_days, for both balances of each, in the order in which everybody locks its rows; with the factor -1 takes
-- off what was added before.
CREATE OR REPLACE FUNCTION add_balance_days(p_factor integer, p_flows flows[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours,
    in_digits, out_digits, in_amounts, out_amounts)
  SELECT balance_id, day, p_factor * in_count, p_factor * out_count, p_factor * in_total, p_factor * out_total,
    count_places(hours), count_places(in_digits), count_places(out_digits), count_places(in_buckets),
    count_places(out_buckets)
  FROM (
    SELECT side.balance_id, f.at_utc::date AS day,
      count(f.amount) FILTER (WHERE side.is_in) AS in_count,
      count(f.amount) FILTER (WHERE NOT side.is_in) AS out_count,
      coalesce(sum(f.total) FILTER (WHERE side.is_in), 0) AS in_total,
      coalesce(sum(f.total) FILTER (WHERE NOT side.is_in), 0) AS out_total,
      array_agg(extract(hour FROM f.at_utc)::integer) FILTER (WHERE f.amount IS NOT NULL) AS hours,
      array_agg(f.bucket / 10) FILTER (WHERE side.is_in AND f.amount IS NOT NULL) AS in_digits,
      array_agg(f.bucket / 10) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_digits,
      array_agg(f.bucket) FILTER (WHERE side.is_in AND f.amount IS NOT NULL) AS in_buckets,
      array_agg(f.bucket) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_buckets
    FROM (
      -- OFFSET, so that the bucket is worked out once and not wherever it is named.
      SELECT *, at AT TIME ZONE 'UTC' AS at_utc, amount_bucket(amount) AS bucket FROM unnest(p_flows) OFFSET 0
    ) AS f
    CROSS JOIN LATERAL (VALUES (f.source_id, FALSE), (f.destination_id, TRUE)) AS side (balance_id, is_in)
    GROUP BY side.balance_id, f.at_utc::date
  ) AS days
  ORDER BY balance_id, day
  ON CONFLICT (balance_id, day) DO UPDATE SET
    in_count = d.in_count + excluded.in_count,
    out_count = d.out_count + excluded.out_count,
    in_total = d.in_total + excluded.in_total,
    out_total = d.out_total + excluded.out_total,
    hours = add_counts(d.hours, excluded.hours, p_factor),
    in_digits = add_counts(d.in_digits, excluded.in_digits, p_factor),
    out_digits = add_counts(d.out_digits, excluded.out_digits, p_factor),
    in_amounts = add_counts(d.in_amounts, excluded.in_amounts, p_factor),
    out_amounts = add_counts(d.out_amounts, excluded.out_amounts, p_factor);
END
$$;

-- Adds flow to pair_days, in the order in which everybody locks its rows.
CREATE OR REPLACE FUNCTION add_pair_days(p_flows flows[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pair_days AS p (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM unnest(p_flows) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (source_id, day, destination_id) DO UPDATE SET
    count = p.count + excluded.count,
    total = p.total + excluded.total,
    first_at = least(p.first_at, excluded.first_at),
    last_at = greatest(p.last_at, excluded.last_at);
END
$$;

-- Those of these flows that do not stay within one identity.
CREATE OR REPLACE FUNCTION flows_between_owners(p_flows flows[]) RETURNS flows[] LANGUAGE plpgsql AS $$
BEGIN
  RETURN ARRAY(
    SELECT f FROM unnest(p_flows) AS f
    JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id
    WHERE (s.identity_id = t.identity_id) IS NOT TRUE);
END
$$;

-- Whether a transaction of this kind is flow: it moved, and is no refund, which takes off the flow of what it gives back. The indexes
-- transactions_inflow and transactions_outflow hold what this says: a migration that changes it makes them anew.
CREATE OR REPLACE FUNCTION is_flow(kind transaction_kind) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kind IN ('TRANSFER', 'COMMIT');

-- Makes both tables anew from the transactions. Nobody records or relinks meanwhile. Transactions are locked first, as
-- recording does before it changes balances. In parts by time, so that none is large and few days are added to twice.
CREATE OR REPLACE FUNCTION rebuild_daily_rollups() RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET jit = off AS $$
DECLARE
  part record;
BEGIN
  LOCK TABLE transactions IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE balances IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE balance_days, pair_days;
  FOR part IN
    SELECT array_agg(f.flow) AS flows
    FROM (SELECT f AS flow, (row_number() OVER (ORDER BY f.at) - 1) / 100000 AS place FROM flows AS f) AS f
    GROUP BY f.place ORDER BY f.place
  LOOP
    PERFORM add_pair_days(part.flows);
    PERFORM add_balance_days(1, flows_between_owners(part.flows));
  END LOOP;
END
$$;

-- A balance moves from one identity to another, or to or from nobody: what passed between it and the others of the old
-- identity becomes flow, and what passed between it and those of the new stops being flow.
--
-- The identities are locked, in the order of ids, so that of two balances that move at once the second sees the first in
-- its new place. BEFORE, and not AFTER: of several balances that one statement moves, each then sees the ones before it in
-- their new place and the ones after it in their old.
CREATE OR REPLACE FUNCTION roll_up_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  other record;
BEGIN
  PERFORM FROM identities i WHERE i.id IN (OLD.identity_id, NEW.identity_id) ORDER BY i.id FOR NO KEY UPDATE;
  -- In the order of balances, as recording locks these rows.
  FOR other IN
    SELECT b.id, CASE WHEN b.identity_id = OLD.identity_id THEN 1 ELSE -1 END AS factor
    FROM balances b
    WHERE b.identity_id IN (OLD.identity_id, NEW.identity_id) AND b.id <> OLD.id
      AND (EXISTS (SELECT FROM pair_days p WHERE p.source_id = OLD.id AND p.destination_id = b.id)
        OR EXISTS (SELECT FROM pair_days p WHERE p.source_id = b.id AND p.destination_id = OLD.id))
    ORDER BY b.id
  LOOP
    PERFORM add_balance_days(other.factor, ARRAY(
      SELECT f FROM flows AS f WHERE f.source_id = OLD.id AND f.destination_id = other.id
      UNION ALL
      SELECT f FROM flows AS f WHERE f.destination_id = OLD.id AND f.source_id = other.id));
  END LOOP;
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER roll_up_link BEFORE UPDATE OF identity_id ON balances FOR EACH ROW WHEN ((old.identity_id IS DISTINCT FROM new.identity_id)) EXECUTE FUNCTION roll_up_link();

-- Adds what was inserted to the rollups, with one statement for each. A refund is taken off where and when that was flow which it gives
-- back, as in the view flows. Whoever records transactions has their balances locked. The rows here are locked in the order of
-- balances all the same, for a relinked balance changes those of others without their lock.
CREATE OR REPLACE FUNCTION roll_up_transactions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added flows[];
BEGIN
  SELECT array_agg(f.flow) INTO added FROM (
    SELECT ROW(source_id, destination_id, effective_at, amount, amount)::flows AS flow FROM inserted WHERE is_flow(kind)
    UNION ALL
    SELECT ROW(t.source_id, t.destination_id, t.effective_at, -r.amount, NULL)::flows
    FROM inserted r JOIN transactions t ON t.id = r.parent_id
    WHERE r.kind = 'REFUND' AND is_flow(t.kind)
  ) AS f;
  PERFORM add_pair_days(added);
  PERFORM add_balance_days(1, flows_between_owners(added));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER roll_up AFTER INSERT ON transactions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION roll_up_transactions();

-- What a transaction followed from, with so much less left of it.
CREATE OR REPLACE FUNCTION after_following(parent posting_parent, t transactions) RETURNS posting_parent LANGUAGE sql IMMUTABLE
RETURN ROW(parent.id, parent.kind, parent.rest - t.amount, t.created_at);

-- What a transaction of this kind takes from its source and brings to its destination. A HOLD moves nothing yet, and a VOID never.
CREATE OR REPLACE FUNCTION applied_amount(kind transaction_kind, amount numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind IN ('TRANSFER', 'COMMIT', 'REFUND') THEN amount ELSE 0 END;

-- What a transaction of this kind adds to what is held between its source and its destination: a HOLD sets its amount aside, and
-- what settles the hold takes it off.
CREATE OR REPLACE FUNCTION held_amount(kind transaction_kind, amount numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN kind = 'HOLD' THEN amount WHEN kind IN ('COMMIT', 'VOID') THEN -amount ELSE 0 END;

-- A balance after it received, or expects, what the transaction says.
CREATE OR REPLACE FUNCTION after_receiving(b posting_balance, t transactions) RETURNS posting_balance LANGUAGE sql IMMUTABLE
RETURN ROW(b.id, b.currency, b.owner_id, b.overdraft_limit, b.credit + applied_amount(t.kind, t.amount), b.debit,
  b.held_credit + held_amount(t.kind, t.amount), b.held_debit, b.created_at, TRUE);

-- A balance after it sent, or set aside, what the transaction says.
CREATE OR REPLACE FUNCTION after_sending(b posting_balance, t transactions) RETURNS posting_balance LANGUAGE sql IMMUTABLE
RETURN ROW(b.id, b.currency, b.owner_id, b.overdraft_limit, b.credit, b.debit + applied_amount(t.kind, t.amount),
  b.held_credit, b.held_debit + held_amount(t.kind, t.amount), b.created_at, TRUE);

-- The outcome of an item that is not recorded: a code of ErrorCode, and what its sentence needs.
CREATE OR REPLACE FUNCTION refuse(code text, detail jsonb) RETURNS posting_outcome LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ROW(code, NULL::uuid, detail);

-- Refuses what is in another currency than one of its balances.
CREATE OR REPLACE FUNCTION currency_mismatch(t transactions, source posting_balance, destination posting_balance)
RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN source.currency <> t.currency
    THEN refuse('CURRENCY_MISMATCH', jsonb_build_object('side', 'source', 'currency', source.currency))
  WHEN destination.currency <> t.currency
    THEN refuse('CURRENCY_MISMATCH', jsonb_build_object('side', 'destination', 'currency', destination.currency)) END;

-- Refuses what a frozen identity would send or receive. What a VOID releases neither leaves nor arrives.
CREATE OR REPLACE FUNCTION frozen_identity(
  t transactions, source posting_balance, destination posting_balance, frozen uuid[]
) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN frozen IS NULL OR t.kind = 'VOID' THEN NULL
  WHEN source.owner_id = ANY (frozen)
    THEN refuse('IDENTITY_NOT_ACTIVE', jsonb_build_object('identityId', source.owner_id, 'side', 'source'))
  WHEN destination.owner_id = ANY (frozen)
    THEN refuse('IDENTITY_NOT_ACTIVE', jsonb_build_object('identityId', destination.owner_id, 'side', 'destination')) END;

-- Those of the owners of these balances that are frozen; null when none is.
CREATE OR REPLACE FUNCTION frozen_owners(b posting_balance[]) RETURNS uuid[] LANGUAGE plpgsql AS $$
BEGIN
  RETURN (
    SELECT array_agg(i.id) FROM identities i
    WHERE i.id = ANY (ARRAY(SELECT o.owner_id FROM unnest(b) AS o)) AND i.status = 'FROZEN');
END
$$;

-- Refuses what the source has not available. A COMMIT sends what was set aside before, and a VOID sends nothing.
CREATE OR REPLACE FUNCTION insufficient_funds(t transactions, source posting_balance) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN t.kind IN ('TRANSFER', 'HOLD', 'REFUND')
    AND available_balance(source.credit, source.debit, source.held_debit, source.overdraft_limit) < t.amount
  THEN refuse('INSUFFICIENT_FUNDS', jsonb_build_object(
    'available', available_balance(source.credit, source.debit, source.held_debit, source.overdraft_limit)::text,
    'currency', t.currency)) END;

-- Locks the balances of a batch and returns what they hold. In the order of ids, so that two calls never deadlock.
CREATE OR REPLACE FUNCTION lock_posting_balances(items transaction_item[]) RETURNS posting_balance[] LANGUAGE plpgsql AS $$
BEGIN
  RETURN ARRAY(
    SELECT ROW(b.id, b.currency, b.identity_id, b.overdraft_limit, b.credit_balance, b.debit_balance,
      b.inflight_credit_balance, b.inflight_debit_balance, b.created_at, FALSE)::posting_balance
    FROM balances b WHERE b.id = ANY (
      ARRAY(SELECT i.source_id FROM unnest(items) AS i) || ARRAY(SELECT i.destination_id FROM unnest(items) AS i))
    ORDER BY b.id FOR NO KEY UPDATE);
END
$$;

-- Refuses what follows from no transaction, or has no balance at one side.
CREATE OR REPLACE FUNCTION missing_record(
  item transaction_item, parent posting_parent, source posting_balance, destination posting_balance
) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN item.parent_id IS NOT NULL AND parent.id IS NULL THEN refuse('NOT_FOUND', NULL)
  WHEN source.id IS NULL THEN refuse('NOT_FOUND', jsonb_build_object('side', 'source'))
  WHEN destination.id IS NULL THEN refuse('NOT_FOUND', jsonb_build_object('side', 'destination')) END;

-- The items of a batch, each with the ids of its sides and its currency, however it names them: a side by an indicator, or all
-- three by what it follows from. A REFUND goes the way back.
CREATE OR REPLACE FUNCTION posting_items(p_items json) RETURNS transaction_item[] LANGUAGE plpgsql AS $$
DECLARE
  items transaction_item[];
  are_complete boolean;
BEGIN
  SELECT coalesce(array_agg(i), '{}'), coalesce(bool_and(
    i.parent_id IS NULL AND i.source_indicator IS NULL AND i.destination_indicator IS NULL), TRUE)
  INTO items, are_complete
  FROM json_populate_recordset(NULL::transaction_item, p_items) AS i;
  IF are_complete THEN
    RETURN items;
  END IF;
  RETURN ARRAY(
    SELECT ROW(i.id, i.reference, i.first_place, i.kind, i.amount,
      CASE WHEN i.parent_id IS NULL THEN i.currency ELSE p.currency END,
      CASE WHEN i.kind = 'REFUND' THEN p.destination_id ELSE coalesce(p.source_id, s.id, i.source_id) END, i.source_indicator,
      CASE WHEN i.kind = 'REFUND' THEN p.source_id ELSE coalesce(p.destination_id, d.id, i.destination_id) END,
      i.destination_indicator, i.parent_id, i.description, i.effective_at, i.metadata, i.at, i.event_id, i.actor,
      i.request_id)::transaction_item
    FROM unnest(items) WITH ORDINALITY AS i
    LEFT JOIN transactions p ON p.id = i.parent_id
    LEFT JOIN balances s ON s.indicator = i.source_indicator AND s.currency = i.currency
    LEFT JOIN balances d ON d.indicator = i.destination_indicator AND d.currency = i.currency
    ORDER BY i.ordinality);
END
$$;

-- What items of the batch follow from: how much is left of each, and when it was recorded or what followed from it last. Null when
-- nothing follows.
CREATE OR REPLACE FUNCTION posting_parents(items transaction_item[]) RETURNS posting_parent[] LANGUAGE plpgsql AS $$
DECLARE
  parent_ids uuid[] := ARRAY(SELECT i.parent_id FROM unnest(items) AS i WHERE i.parent_id IS NOT NULL);
BEGIN
  IF parent_ids = '{}' THEN
    RETURN NULL;
  END IF;
  RETURN (
    SELECT array_agg(ROW(p.id, p.kind, p.amount - coalesce(f.amount, 0), greatest(p.created_at, f.newest_at))::posting_parent)
    FROM transactions p CROSS JOIN LATERAL (
      SELECT sum(f.amount) FILTER (WHERE f.kind IN ('COMMIT', 'VOID', 'REFUND')) AS amount, max(f.created_at) AS newest_at
      FROM transactions f WHERE f.parent_id = p.id) AS f
    WHERE p.id = ANY (parent_ids));
END
$$;

-- When an item is recorded: its own time, unless the clock of its process is behind. A transaction is never older than its balances,
-- and comes after what it follows from and all that followed from that before.
CREATE OR REPLACE FUNCTION posting_time(
  item transaction_item, parent posting_parent, source posting_balance, destination posting_balance
) RETURNS timestamptz LANGUAGE sql STABLE
RETURN greatest(
  CASE WHEN item.at < parent.newest_at OR item.at = parent.newest_at AND item.id < parent.id
    THEN parent.newest_at + interval '1 millisecond' ELSE item.at END,
  source.created_at, destination.created_at);

-- The transactions that have a reference of the batch already.
CREATE OR REPLACE FUNCTION taken_references(items transaction_item[]) RETURNS transactions[] LANGUAGE plpgsql AS $$
BEGIN
  RETURN (
    SELECT array_agg(t) FROM transactions t
    WHERE t.reference = ANY (ARRAY(SELECT i.reference::varchar FROM unnest(items) AS i)));
END
$$;

-- The status of a transaction, which follows from its kind.
CREATE OR REPLACE FUNCTION status_of(kind transaction_kind) RETURNS transaction_status
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE kind WHEN 'HOLD' THEN 'INFLIGHT'::transaction_status WHEN 'COMMIT' THEN 'COMMITTED' WHEN 'VOID' THEN 'VOIDED'
  ELSE 'APPLIED' END;

-- The row that an item becomes when it is recorded at this time. An id holds the time, by which it is sorted and found, so it is made
-- anew for a time that is not the item's own.
CREATE OR REPLACE FUNCTION transaction_of(item transaction_item, parent posting_parent, recorded_at timestamptz) RETURNS transactions
LANGUAGE sql STABLE
RETURN ROW(
  CASE WHEN recorded_at > item.at THEN stamped_at(item.id, recorded_at) ELSE item.id END,
  item.reference, item.kind, status_of(item.kind), coalesce(item.amount, parent.rest), item.currency, item.source_id,
  item.destination_id, item.description, coalesce(item.effective_at, recorded_at), coalesce(item.metadata, '{}'), item.parent_id,
  recorded_at, CASE WHEN item.parent_id IS NOT NULL THEN item.amount IS NULL END);

-- Refuses what a balance would send to itself.
CREATE OR REPLACE FUNCTION same_balance(source posting_balance, destination posting_balance) RETURNS posting_outcome
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN source.id = destination.id THEN refuse('SAME_BALANCE', NULL) END;

-- Whether an earlier transaction is what the item asks for again. A time that the item leaves open is whatever was recorded. All that
-- is left is another request than an amount, and the same as before although less is left now.
CREATE OR REPLACE FUNCTION same_content(old transactions, t transactions, item transaction_item) RETURNS boolean
LANGUAGE sql STABLE
RETURN (old.kind, old.currency, old.source_id, old.destination_id, old.metadata)
    = (t.kind, t.currency, t.source_id, t.destination_id, t.metadata)
  AND old.amount = coalesce(item.amount, old.amount)
  AND coalesce(old.takes_rest = t.takes_rest, TRUE)
  AND old.parent_id IS NOT DISTINCT FROM t.parent_id
  AND old.description IS NOT DISTINCT FROM t.description
  AND old.effective_at = coalesce(item.effective_at::timestamptz(3), old.created_at);

-- Records nothing under a reference that is taken: with the same content the answer is the earlier transaction.
CREATE OR REPLACE FUNCTION taken_reference(earlier transactions, t transactions, item transaction_item) RETURNS posting_outcome
LANGUAGE sql STABLE
RETURN CASE WHEN earlier.id IS NOT NULL THEN ROW(
  CASE WHEN same_content(earlier, t, item) THEN 'ALREADY_RECORDED' ELSE 'DUPLICATE_REFERENCE' END, earlier.id, NULL)::posting_outcome END;

-- Refuses what cannot follow from its parent: only a HOLD is committed or voided, only what moved is refunded, and none of it beyond
-- what is left.
CREATE OR REPLACE FUNCTION state_of_parent(t transactions, parent posting_parent) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN t.parent_id IS NOT NULL AND (
    NOT CASE t.kind WHEN 'REFUND' THEN parent.kind IN ('TRANSFER', 'COMMIT') ELSE parent.kind = 'HOLD' END
    OR parent.rest <= 0 OR t.amount > parent.rest)
  THEN refuse('INVALID_TRANSACTION_STATE',
    jsonb_build_object('kind', parent.kind, 'currency', t.currency, 'left', parent.rest::text)) END;

-- Refuses what would take an amount of a balance past the 20 integer digits that its column has.
CREATE OR REPLACE FUNCTION too_many_digits(t transactions, source posting_balance, destination posting_balance)
RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE WHEN source.debit + applied_amount(t.kind, t.amount) >= 1e20
    OR destination.credit + applied_amount(t.kind, t.amount) >= 1e20
    OR source.held_debit + held_amount(t.kind, t.amount) >= 1e20
    OR destination.held_credit + held_amount(t.kind, t.amount) >= 1e20
  THEN refuse('BAD_USER_INPUT', NULL) END;

-- Why an item is not recorded; null when nothing stands against it. The first rule that refuses decides, so a rule that blocks a
-- transaction is a function like these and a line here.
CREATE OR REPLACE FUNCTION refusal_of(
  item transaction_item, t transactions, parent posting_parent, earlier transactions, source posting_balance,
  destination posting_balance, frozen uuid[]
) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN coalesce(
  missing_record(item, parent, source, destination),
  same_balance(source, destination),
  taken_reference(earlier, t, item),
  state_of_parent(t, parent),
  currency_mismatch(t, source, destination),
  frozen_identity(t, source, destination, frozen),
  insufficient_funds(t, source),
  too_many_digits(t, source, destination));

-- The audit event of a transaction. Its digest is what record_digest and transaction_record say, for it has no other metadata yet.
CREATE OR REPLACE FUNCTION transaction_event(t transactions, item transaction_item) RETURNS audit_events LANGUAGE sql STABLE
RETURN ROW(item.event_id, NULL::bigint,
  CASE t.kind WHEN 'COMMIT' THEN 'transaction.committed' WHEN 'VOID' THEN 'transaction.voided'
    WHEN 'REFUND' THEN 'transaction.refunded' ELSE 'transaction.recorded' END,
  item.actor, 'Transaction', t.id, transaction_changes(t), NULL::varchar, item.request_id, t.created_at,
  sha256(convert_to(concat(rtrim(t::text, ',)'), E'\n'), 'UTF8')));

-- What the caller cannot know of an item that was recorded: the ids of sides that were named by indicators, and another time with the
-- id that holds it. Null when it knows all.
CREATE OR REPLACE FUNCTION recorded_otherwise(t transactions, item transaction_item) RETURNS posting_outcome LANGUAGE sql STABLE
RETURN CASE
  WHEN t.id <> item.id THEN ROW('RECORDED', t.id, jsonb_build_object(
    'sourceId', t.source_id, 'destinationId', t.destination_id, 'at', t.created_at))::posting_outcome
  WHEN item.source_indicator IS NOT NULL OR item.destination_indicator IS NOT NULL THEN ROW('RECORDED', NULL,
    jsonb_build_object('sourceId', t.source_id, 'destinationId', t.destination_id))::posting_outcome END;

-- Writes what was accepted of a batch. The transactions are first, in the order of references and before the balances change, so
-- that their foreign keys find rows that are locked already and need no mark.
CREATE OR REPLACE FUNCTION write_posting(accepted transactions[], events audit_events[], b posting_balance[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO transactions SELECT * FROM unnest(accepted) AS a ORDER BY a.reference COLLATE "C";
  UPDATE balances SET credit_balance = n.credit, debit_balance = n.debit, inflight_credit_balance = n.held_credit,
    inflight_debit_balance = n.held_debit
  FROM unnest(b) AS n WHERE n.is_changed AND balances.id = n.id;
  WITH added AS (
    INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, request_id, at, record_digest)
    SELECT e.id, e.action, e.actor, e.resource_type, e.resource_id, e.changes, e.request_id, e.at, e.record_digest
    FROM unnest(events) AS e
    RETURNING ordinal, id
  )
  INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM added;
END
$$;

-- Records a batch in one round trip: checks, the rows, the balances and the audit events. Each item is decided on its own, in
-- their order, by what the balances hold after the ones before it. With p_atomic nothing is written unless all are accepted,
-- and the first that is not ends it.
--
-- Returns a row for each item of which the caller cannot know the outcome: RECORDED for one whose sides were named by
-- indicators, with their ids, and for one that got another time, and with it another id, which come as its id and detail.at;
-- ALREADY_RECORDED (the same reference with the same content) with the transaction's id; or a code
-- of ErrorCode with what the message needs in detail, and then nothing of the item was written. Every other was recorded.
--
-- What is read after the balances are locked is what the last holder of the lock left: which references are taken, and what is
-- left of holds. A reference that is taken in the last moment, between other balances, ends the call as a violation of
-- transactions_reference_key: it is to be made again, and then finds it.
--
-- Plans are made once on a connection, maybe while the tables are small: none may rest on reading a table to its end. The
-- functions that are called for each item are single expressions, which PostgreSQL puts in place of their calls.
CREATE OR REPLACE FUNCTION record_transactions(p_items json, p_atomic boolean)
RETURNS TABLE (place integer, outcome text, transaction_id uuid, detail jsonb)
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  items transaction_item[] := posting_items(p_items);
  balances posting_balance[] := lock_posting_balances(items);
  balance_ids uuid[] := ARRAY(SELECT b.id FROM unnest(balances) AS b);
  frozen uuid[] := frozen_owners(balances);
  parents posting_parent[] := posting_parents(items);
  parent_ids uuid[] := ARRAY(SELECT p.id FROM unnest(parents) AS p);
  taken transactions[] := taken_references(items);
  references_taken text[] := ARRAY(SELECT t.reference FROM unnest(taken) AS t);
  item transaction_item;
  t transactions;
  s integer;
  d integer;
  p integer;
  source posting_balance;
  destination posting_balance;
  parent posting_parent;
  earlier transactions;
  answer posting_outcome;
  accepted transactions[] := '{}';
  events audit_events[] := '{}';
  -- Which of the accepted has a reference, by the first place of it.
  accepted_at integer[] := '{}';
BEGIN
  place := 0;
  FOREACH item IN ARRAY items LOOP
    place := place + 1;
    p := array_position(parent_ids, item.parent_id);
    s := array_position(balance_ids, item.source_id);
    d := array_position(balance_ids, item.destination_id);
    parent := parents[p];
    source := balances[s];
    destination := balances[d];
    t := transaction_of(item, parent, posting_time(item, parent, source, destination));
    earlier := coalesce(taken[array_position(references_taken, item.reference)], accepted[accepted_at[item.first_place]]);
    answer := refusal_of(item, t, parent, earlier, source, destination, frozen);
    IF answer.outcome IS NULL THEN
      balances[s] := after_sending(source, t);
      balances[d] := after_receiving(destination, t);
      IF p IS NOT NULL THEN
        parents[p] := after_following(parent, t);
      END IF;
      accepted := accepted || t;
      events := events || transaction_event(t, item);
      accepted_at[item.first_place] := cardinality(accepted);
      answer := recorded_otherwise(t, item);
    END IF;
    IF answer.outcome IS NOT NULL THEN
      outcome := answer.outcome;
      transaction_id := answer.transaction_id;
      detail := answer.detail;
      RETURN NEXT;
      IF p_atomic AND outcome NOT IN ('RECORDED', 'ALREADY_RECORDED') THEN
        RETURN;
      END IF;
    END IF;
  END LOOP;
  IF accepted <> '{}' THEN
    PERFORM write_posting(accepted, events, balances);
  END IF;
END
$$;

ALTER TABLE balances DROP CONSTRAINT balances_within_limit, ADD CONSTRAINT balances_within_limit
  CHECK (available_balance(credit_balance, debit_balance, inflight_debit_balance, overdraft_limit) >= 0);

CREATE OR REPLACE VIEW flows AS
SELECT source_id, destination_id, effective_at AS at, amount AS total, amount FROM transactions WHERE is_flow(kind)
UNION ALL
SELECT t.source_id, t.destination_id, t.effective_at, -r.amount, NULL
FROM transactions t JOIN transactions r ON r.parent_id = t.id
WHERE is_flow(t.kind) AND r.kind = 'REFUND';

DROP INDEX transactions_inflow, transactions_outflow;
CREATE INDEX transactions_inflow ON transactions (destination_id, amount, effective_at) INCLUDE (source_id) WHERE is_flow(kind);
CREATE INDEX transactions_outflow ON transactions (source_id, amount, effective_at) INCLUDE (destination_id) WHERE is_flow(kind);
