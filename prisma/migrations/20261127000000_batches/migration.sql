-- Transactions in batches: one call records many, each of which succeeds or fails alone, and keeps balances, audit events
-- and daily rollups with one statement for all of them. Holds, and what follows from a transaction, come with it.

-- A balance changes with every transaction, and its row moves only within its page while there is room: then none of its
-- indexes need to know.
ALTER TABLE balances SET (fillfactor = 70);
CLUSTER balances USING balances_pkey;
ALTER TABLE balances SET WITHOUT CLUSTER;

-- Most transactions have no metadata, and need no place in its index. A query repeats the condition to the letter.
DROP INDEX transactions_metadata;
CREATE INDEX transactions_metadata ON transactions USING gin (metadata jsonb_path_ops) WHERE metadata <> '{}';

-- As it was, and without looking at each field of a JSON that was just made.
CREATE OR REPLACE FUNCTION transaction_changes(t transactions) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT concat('{"reference": [null, ', to_json(t.reference)::text,
    '], "kind": [null, "', t.kind::text, '"], "status": [null, "', t.status::text,
    '"], "amount": [null, "', trim_scale(t.amount)::text, '"], "currency": [null, "', t.currency,
    '"], "sourceId": [null, "bln_', t.source_id::text, '"], "destinationId": [null, "bln_', t.destination_id::text,
    '"], "effectiveAt": [null, "', api_time(t.effective_at), '"]',
    ', "description": [null, ' || to_json(t.description)::text || ']',
    ', "parentId": [null, "txn_' || t.parent_id::text || '"]',
    CASE WHEN t.metadata <> '{}' THEN concat(', "metadata": [null, ', t.metadata::text, ']') END, '}')::jsonb
$$;

-- What is to be recorded. Of a TRANSFER or a HOLD the sides, each by id or by indicator; of what follows from a transaction
-- that one's id, and no amount for all that is left of it.
CREATE TYPE transaction_item AS (
  id                    uuid,
  reference             text,
  -- The place of the first item with this reference.
  first_place           integer,
  kind                  transaction_kind,
  amount                numeric,
  currency              text,
  source_id             uuid,
  source_indicator      text,
  destination_id        uuid,
  destination_indicator text,
  parent_id             uuid,
  description           text,
  effective_at          timestamptz,
  metadata              jsonb,
  at                    timestamptz,
  event_id              uuid,
  actor                 text,
  request_id            text
);

DROP FUNCTION record_transaction(uuid, text, numeric, text, text, text, text, timestamptz, jsonb, timestamptz, uuid, text, text);
DROP FUNCTION resolve_balance(text, text);

-- Records a batch in one round trip: checks, the rows, the balances and the audit events. Each item is decided on its own, in
-- their order, by what the balances hold after the ones before it. With p_atomic nothing is written unless all are accepted,
-- and the first that is not ends it.
--
-- Returns a row for each item of which the caller cannot know the outcome: RECORDED for one whose sides were named by
-- indicators, with their ids; ALREADY_RECORDED (the same reference with the same content) with the transaction's id; or a code
-- of ErrorCode with what the message needs in detail, and then nothing of the item was written. Every other was recorded.
--
-- Two calls never wait for one another crosswise: each locks all of its balances in the order of ids, and then inserts in the
-- order of references. What is read after the lock is what its last holder left: which references are taken, and what is
-- left of holds. A reference that is taken in the last moment, between other balances, ends the call as a violation of
-- transactions_reference_key: it is to be made again, and then finds it.
--
-- Plans are made once on a connection, maybe while the tables are small: none may rest on reading a table to its end.
CREATE FUNCTION record_transactions(p_items json, p_atomic boolean)
RETURNS TABLE (place integer, outcome text, transaction_id uuid, detail jsonb)
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  items transaction_item[];
  item transaction_item;
  -- What items follow from, and how much of each is left; and those that have a reference of the batch.
  parents transactions[];
  parent_ids uuid[];
  lefts numeric[];
  taken transactions[];
  taken_references text[];
  -- The indicators, each with its currency, and the balances that they stand for.
  indicators text[];
  indicator_ids uuid[];
  -- The balances, by place. Only of a frozen owner the id is here.
  b_ids uuid[];
  b_currencies text[];
  b_owners uuid[];
  b_frozen uuid[];
  b_limits numeric[];
  b_credits numeric[];
  b_debits numeric[];
  b_held_credits numeric[];
  b_held_debits numeric[];
  b_changed boolean[];
  -- The transactions to write with what their events hold, and by the first place of a reference which of them has it.
  t transactions;
  accepted transactions[] := '{}';
  accepted_at integer[] := '{}';
  event_ids uuid[] := '{}';
  actors text[] := '{}';
  request_ids text[] := '{}';
  changes jsonb[] := '{}';
  digests bytea[] := '{}';
  parent transactions;
  old transactions;
  n integer := 0;
  s integer;
  d integer;
  p integer;
  available numeric;
BEGIN
  SELECT array_agg(i), array_agg(i.parent_id) FILTER (WHERE i.parent_id IS NOT NULL),
    array_agg(i.source_indicator || ' ' || i.currency) FILTER (WHERE i.source_indicator IS NOT NULL)
      || array_agg(i.destination_indicator || ' ' || i.currency) FILTER (WHERE i.destination_indicator IS NOT NULL)
  INTO items, parent_ids, indicators
  FROM json_populate_recordset(NULL::transaction_item, p_items) AS i;
  IF parent_ids IS NOT NULL THEN
    SELECT array_agg(r), array_agg(r.id) INTO parents, parent_ids FROM transactions r WHERE r.id = ANY (parent_ids);
  END IF;
  IF indicators IS NOT NULL THEN
    SELECT array_agg(b.indicator || ' ' || b.currency), array_agg(b.id) INTO indicators, indicator_ids
    FROM (SELECT DISTINCT split_part(i, ' ', 1) AS indicator, split_part(i, ' ', 2) AS currency FROM unnest(indicators) AS i) AS w
    JOIN balances b ON b.indicator = w.indicator AND b.currency = w.currency;
  END IF;

  SELECT array_agg(b.id), array_agg(b.currency), array_agg(b.identity_id), array_agg(b.overdraft_limit),
    array_agg(b.credit_balance), array_agg(b.debit_balance), array_agg(b.inflight_credit_balance),
    array_agg(b.inflight_debit_balance), array_agg(FALSE)
  INTO b_ids, b_currencies, b_owners, b_limits, b_credits, b_debits, b_held_credits, b_held_debits, b_changed
  FROM (
    SELECT * FROM balances WHERE id = ANY (
      ARRAY(SELECT i.source_id FROM unnest(items) AS i) || ARRAY(SELECT i.destination_id FROM unnest(items) AS i)
      || ARRAY(SELECT r.source_id FROM unnest(parents) AS r) || ARRAY(SELECT r.destination_id FROM unnest(parents) AS r)
      || indicator_ids)
    ORDER BY id FOR NO KEY UPDATE
  ) AS b;
  SELECT array_agg((SELECT i.id FROM identities i WHERE i.id = o.id AND i.status = 'FROZEN') ORDER BY o.at) INTO b_frozen
  FROM unnest(b_owners) WITH ORDINALITY AS o (id, at);
  SELECT array_agg(r), array_agg(r.reference) INTO taken, taken_references
  FROM transactions r WHERE r.reference = ANY (ARRAY(SELECT i.reference::varchar FROM unnest(items) AS i));
  IF parent_ids IS NOT NULL THEN
    SELECT array_agg(r.amount - coalesce((
      SELECT sum(c.amount) FROM transactions c WHERE c.parent_id = r.id AND c.kind IN ('COMMIT', 'VOID', 'REFUND')), 0)
      ORDER BY array_position(parent_ids, r.id)) INTO lefts
    FROM unnest(parents) AS r;
  END IF;

  FOREACH item IN ARRAY coalesce(items, '{}') LOOP
    n := n + 1;
    place := n;
    outcome := NULL;
    transaction_id := NULL;
    detail := NULL;
    old := NULL;
    p := NULL;
    <<decide>>
    BEGIN
      IF item.parent_id IS NULL THEN
        t.currency := item.currency;
        t.source_id := item.source_id;
        t.destination_id := item.destination_id;
        IF item.source_indicator IS NOT NULL THEN
          t.source_id := indicator_ids[array_position(indicators, item.source_indicator || ' ' || item.currency)];
        END IF;
        IF item.destination_indicator IS NOT NULL THEN
          t.destination_id := indicator_ids[array_position(indicators, item.destination_indicator || ' ' || item.currency)];
        END IF;
        t.amount := item.amount;
      ELSE
        p := array_position(parent_ids, item.parent_id);
        IF p IS NULL THEN
          outcome := 'NOT_FOUND';
          EXIT decide;
        END IF;
        parent := parents[p];
        t.currency := parent.currency;
        t.source_id := CASE item.kind WHEN 'REFUND' THEN parent.destination_id ELSE parent.source_id END;
        t.destination_id := CASE item.kind WHEN 'REFUND' THEN parent.source_id ELSE parent.destination_id END;
        t.amount := coalesce(item.amount, lefts[p]);
      END IF;
      s := array_position(b_ids, t.source_id);
      d := array_position(b_ids, t.destination_id);
      IF s IS NULL OR d IS NULL THEN
        outcome := 'NOT_FOUND';
        detail := jsonb_build_object('side', CASE WHEN s IS NULL THEN 'source' ELSE 'destination' END);
        EXIT decide;
      END IF;
      IF s = d THEN
        outcome := 'SAME_BALANCE';
        EXIT decide;
      END IF;

      t.id := item.id;
      t.reference := item.reference;
      t.kind := item.kind;
      t.description := item.description;
      t.effective_at := coalesce(item.effective_at, item.at);
      t.metadata := coalesce(item.metadata, '{}');
      t.parent_id := item.parent_id;
      t.created_at := item.at;
      IF taken IS NOT NULL THEN
        old := taken[array_position(taken_references, item.reference)];
      END IF;
      IF old.id IS NULL AND item.first_place < n THEN
        old := accepted[accepted_at[item.first_place]];
      END IF;
      IF old.id IS NOT NULL THEN
        -- An amount and a time that the item leaves open are whatever was recorded.
        outcome := CASE WHEN (old.kind, old.currency, old.source_id, old.destination_id, old.metadata)
            = (t.kind, t.currency, t.source_id, t.destination_id, t.metadata)
          AND old.amount = coalesce(item.amount, old.amount) AND old.parent_id IS NOT DISTINCT FROM t.parent_id
          AND old.description IS NOT DISTINCT FROM t.description
          AND old.effective_at = coalesce(item.effective_at::timestamptz(3), old.created_at)
          THEN 'ALREADY_RECORDED' ELSE 'DUPLICATE_REFERENCE' END;
        transaction_id := old.id;
        EXIT decide;
      END IF;

      IF p IS NOT NULL THEN
        IF (item.kind = 'REFUND') <> (parent.kind IN ('TRANSFER', 'COMMIT'))
          OR (item.kind <> 'REFUND') <> (parent.kind = 'HOLD') OR lefts[p] <= 0 OR t.amount > lefts[p] THEN
          outcome := 'INVALID_TRANSACTION_STATE';
          detail := jsonb_build_object('kind', parent.kind, 'currency', parent.currency, 'left', lefts[p]::text);
          EXIT decide;
        END IF;
      END IF;
      IF b_currencies[s] <> t.currency OR b_currencies[d] <> t.currency THEN
        outcome := 'CURRENCY_MISMATCH';
        detail := CASE WHEN b_currencies[s] <> t.currency
          THEN jsonb_build_object('side', 'source', 'currency', b_currencies[s])
          ELSE jsonb_build_object('side', 'destination', 'currency', b_currencies[d]) END;
        EXIT decide;
      END IF;
      -- What a VOID releases neither leaves nor arrives.
      IF coalesce(b_frozen[s], b_frozen[d]) IS NOT NULL AND item.kind <> 'VOID' THEN
        outcome := 'IDENTITY_NOT_ACTIVE';
        detail := jsonb_build_object('identityId', coalesce(b_frozen[s], b_frozen[d]),
          'side', CASE WHEN b_frozen[s] IS NOT NULL THEN 'source' ELSE 'destination' END);
        EXIT decide;
      END IF;
      IF item.kind IN ('TRANSFER', 'HOLD', 'REFUND') AND b_limits[s] IS NOT NULL THEN
        available := b_credits[s] - b_debits[s] - b_held_debits[s] + b_limits[s];
        IF available < t.amount THEN
          outcome := 'INSUFFICIENT_FUNDS';
          detail := jsonb_build_object('available', available::text, 'currency', t.currency);
          EXIT decide;
        END IF;
      END IF;
      IF (item.kind = 'HOLD' AND (b_held_debits[s] + t.amount >= 1e20 OR b_held_credits[d] + t.amount >= 1e20))
        OR (item.kind NOT IN ('HOLD', 'VOID') AND (b_debits[s] + t.amount >= 1e20 OR b_credits[d] + t.amount >= 1e20)) THEN
        outcome := 'BAD_USER_INPUT';
        EXIT decide;
      END IF;

      IF item.kind IN ('TRANSFER', 'COMMIT', 'REFUND') THEN
        t.status := 'APPLIED';
        b_debits[s] := b_debits[s] + t.amount;
        b_credits[d] := b_credits[d] + t.amount;
      END IF;
      IF item.kind = 'HOLD' THEN
        t.status := 'INFLIGHT';
        b_held_debits[s] := b_held_debits[s] + t.amount;
        b_held_credits[d] := b_held_credits[d] + t.amount;
      ELSIF item.kind IN ('COMMIT', 'VOID') THEN
        t.status := CASE item.kind WHEN 'COMMIT' THEN 'COMMITTED' ELSE 'VOIDED' END;
        b_held_debits[s] := b_held_debits[s] - t.amount;
        b_held_credits[d] := b_held_credits[d] - t.amount;
      END IF;
      IF p IS NOT NULL THEN
        lefts[p] := lefts[p] - t.amount;
      END IF;
      b_changed[s] := TRUE;
      b_changed[d] := TRUE;
      accepted := accepted || t;
      accepted_at[item.first_place] := cardinality(accepted);
      event_ids := event_ids || item.event_id;
      actors := actors || item.actor;
      request_ids := request_ids || item.request_id;
      changes := changes || transaction_changes(t);
      -- As record_digest and transaction_record say, for it has no other metadata yet.
      digests := digests || sha256(convert_to(concat(rtrim(t::text, ',)'), E'\n'), 'UTF8'));
      IF item.source_indicator IS NOT NULL OR item.destination_indicator IS NOT NULL THEN
        outcome := 'RECORDED';
        detail := jsonb_build_object('sourceId', t.source_id, 'destinationId', t.destination_id);
      END IF;
    END decide;
    IF outcome IS NOT NULL THEN
      RETURN NEXT;
      IF p_atomic AND outcome NOT IN ('RECORDED', 'ALREADY_RECORDED') THEN
        RETURN;
      END IF;
    END IF;
  END LOOP;
  IF cardinality(accepted) = 0 THEN
    RETURN;
  END IF;

  -- Before the balances change, so that the foreign keys find rows that are locked already and need no mark.
  INSERT INTO transactions SELECT * FROM unnest(accepted) AS a ORDER BY a.reference COLLATE "C";
  UPDATE balances b SET credit_balance = m.credit, debit_balance = m.debit, inflight_credit_balance = m.held_credit,
    inflight_debit_balance = m.held_debit
  FROM unnest(b_ids, b_credits, b_debits, b_held_credits, b_held_debits, b_changed)
    AS m (id, credit, debit, held_credit, held_debit, changed)
  WHERE m.changed AND b.id = m.id;
  WITH added AS (
    INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, request_id, at, record_digest)
    SELECT e.event_id, CASE e.kind WHEN 'COMMIT' THEN 'transaction.committed' WHEN 'VOID' THEN 'transaction.voided'
      WHEN 'REFUND' THEN 'transaction.refunded' ELSE 'transaction.recorded' END, e.actor, 'Transaction', e.id, e.changes,
      e.request_id, e.created_at, e.digest
    FROM ROWS FROM (unnest(accepted), unnest(event_ids), unnest(actors), unnest(request_ids), unnest(changes), unnest(digests))
      AS e (id, reference, kind, status, amount, currency, source_id, destination_id, description, effective_at, metadata,
        parent_id, created_at, event_id, actor, request_id, changes, digest)
    RETURNING ordinal, id
  )
  INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM added;
END
$$;

-- The counts with others added, or with the factor -1 taken off. What comes to nothing is null again. (As before; what is added
-- to goes without a query, for recording waits for it.)
CREATE OR REPLACE FUNCTION add_counts(counts integer[], others integer[], factor integer) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  result integer[];
  sum_at record;
BEGIN
  IF others IS NULL THEN
    RETURN counts;
  END IF;
  IF factor = 1 THEN
    IF counts IS NULL THEN
      RETURN others;
    END IF;
    FOR place IN array_lower(others, 1) .. array_upper(others, 1) LOOP
      IF others[place] IS NOT NULL THEN
        counts[place] := coalesce(counts[place], 0) + others[place];
      END IF;
    END LOOP;
    RETURN counts;
  END IF;
  FOR sum_at IN
    SELECT c.place, sum(c.n) AS n FROM (
      SELECT generate_subscripts(counts, 1) AS place, unnest(counts) AS n
      UNION ALL
      SELECT generate_subscripts(others, 1), factor * unnest(others)
    ) c GROUP BY c.place HAVING sum(c.n) <> 0 ORDER BY c.place
  LOOP
    result[sum_at.place] := sum_at.n;
  END LOOP;
  RETURN result;
END
$$;

DROP TRIGGER roll_up ON transactions;
DROP FUNCTION roll_up_transaction();
DROP FUNCTION roll_up_side(uuid, boolean, date, integer, numeric, integer);

-- Adds what was inserted to the rollups, with one statement for each. Whoever records transactions has their balances locked.
-- The rows here are locked in the order of balances all the same, for a relinked balance changes those of others without
-- their lock.
CREATE FUNCTION roll_up_transactions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pair_days AS p (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM (
    SELECT source_id, destination_id, effective_at AS at, amount AS total, amount
    FROM inserted WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND'
    UNION ALL
    SELECT t.source_id, t.destination_id, t.effective_at, -r.amount, NULL
    FROM inserted r JOIN transactions t ON t.id = r.parent_id
    WHERE r.status IN ('APPLIED', 'COMMITTED') AND r.kind = 'REFUND'
      AND t.status IN ('APPLIED', 'COMMITTED') AND t.kind <> 'REFUND'
  ) AS f
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (source_id, day, destination_id) DO UPDATE SET
    count = p.count + excluded.count,
    total = p.total + excluded.total,
    first_at = least(p.first_at, excluded.first_at),
    last_at = greatest(p.last_at, excluded.last_at);

  INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours,
    in_digits, out_digits, in_amounts, out_amounts)
  SELECT balance_id, day, in_count, out_count, in_total, out_total,
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
      SELECT f.*, f.at AT TIME ZONE 'UTC' AS at_utc, amount_bucket(f.amount) AS bucket
      FROM (
        SELECT source_id, destination_id, effective_at AS at, amount AS total, amount
        FROM inserted WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND'
        UNION ALL
        SELECT t.source_id, t.destination_id, t.effective_at, -r.amount, NULL
        FROM inserted r JOIN transactions t ON t.id = r.parent_id
        WHERE r.status IN ('APPLIED', 'COMMITTED') AND r.kind = 'REFUND'
          AND t.status IN ('APPLIED', 'COMMITTED') AND t.kind <> 'REFUND'
      ) AS f
      JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id
      WHERE (s.identity_id = t.identity_id) IS NOT TRUE
      OFFSET 0
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
    hours = add_counts(d.hours, excluded.hours, 1),
    in_digits = add_counts(d.in_digits, excluded.in_digits, 1),
    out_digits = add_counts(d.out_digits, excluded.out_digits, 1),
    in_amounts = add_counts(d.in_amounts, excluded.in_amounts, 1),
    out_amounts = add_counts(d.out_amounts, excluded.out_amounts, 1);
  RETURN NULL;
END
$$;
CREATE TRIGGER roll_up AFTER INSERT ON transactions REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION roll_up_transactions();
