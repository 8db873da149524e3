-- Records a batch in one round trip: checks, the rows, the balances and the audit events. Each item is decided on its own, in
-- their order, by what the balances hold after the ones before it. With p_atomic nothing is written unless all are accepted,
-- and the first that is not ends it.
--
-- Returns a row for each item of which the caller cannot know the outcome: RECORDED for one whose sides were named by
-- indicators, with their ids, and for one that got another time, and with it another id, which come as its id and detail.at;
-- ALREADY_RECORDED (the same reference with the same content) with the transaction's id; or a code
-- of ErrorCode with what the message needs in detail, and then nothing of the item was written. Every other was recorded.
--
-- Two calls never wait for one another crosswise: each locks all of its balances in the order of ids, and then inserts in the
-- order of references. What is read after the lock is what its last holder left: which references are taken, and what is
-- left of holds. A reference that is taken in the last moment, between other balances, ends the call as a violation of
-- transactions_reference_key: it is to be made again, and then finds it.
--
-- The clocks of processes differ. A transaction is never older than its balances, and what follows from another comes after
-- that and all that followed from it before: it gets their time where its own is earlier. An id holds the time, by which it is
-- sorted and found, so it is made anew then.
--
-- Plans are made once on a connection, maybe while the tables are small: none may rest on reading a table to its end.
CREATE OR REPLACE FUNCTION record_transactions(p_items json, p_atomic boolean)
RETURNS TABLE (place integer, outcome text, transaction_id uuid, detail jsonb)
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET search_path = public, pg_temp AS $$
DECLARE
  items transaction_item[];
  item transaction_item;
  -- What items follow from, and how much of each is left; and those that have a reference of the batch.
  parents transactions[];
  parent_ids uuid[];
  lefts numeric[];
  -- When each was recorded, or what followed from it last.
  newest_at timestamptz[];
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
  b_created_at timestamptz[];
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
    array_agg(b.inflight_debit_balance), array_agg(b.created_at), array_agg(FALSE)
  INTO b_ids, b_currencies, b_owners, b_limits, b_credits, b_debits, b_held_credits, b_held_debits, b_created_at, b_changed
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
    SELECT array_agg(r.amount - coalesce(c.amount, 0) ORDER BY r.place),
      array_agg(greatest(r.created_at, c.newest_at) ORDER BY r.place)
    INTO lefts, newest_at
    FROM (SELECT u.id, u.amount, u.created_at, array_position(parent_ids, u.id) AS place FROM unnest(parents) AS u) AS r
    CROSS JOIN LATERAL (
      SELECT sum(f.amount) FILTER (WHERE f.kind IN ('COMMIT', 'VOID', 'REFUND')) AS amount, max(f.created_at) AS newest_at
      FROM transactions f WHERE f.parent_id = r.id) AS c;
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
        t.takes_rest := NULL;
        t.created_at := item.at;
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
        t.takes_rest := item.amount IS NULL;
        t.created_at := CASE WHEN item.at < newest_at[p] OR item.at = newest_at[p] AND item.id < parent.id
          THEN newest_at[p] + interval '1 millisecond' ELSE item.at END;
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
      t.metadata := coalesce(item.metadata, '{}');
      t.parent_id := item.parent_id;
      t.created_at := greatest(t.created_at, b_created_at[s], b_created_at[d]);
      IF t.created_at > item.at THEN
        t.id := stamped_at(item.id, t.created_at);
      END IF;
      t.effective_at := coalesce(item.effective_at, t.created_at);
      IF taken IS NOT NULL THEN
        old := taken[array_position(taken_references, item.reference)];
      END IF;
      IF old.id IS NULL AND item.first_place < n THEN
        old := accepted[accepted_at[item.first_place]];
      END IF;
      IF old.id IS NOT NULL THEN
        -- A time that the item leaves open is whatever was recorded. All that is left is another request than an amount, and
        -- the same as before although less is left now.
        outcome := CASE WHEN (old.kind, old.currency, old.source_id, old.destination_id, old.metadata)
            = (t.kind, t.currency, t.source_id, t.destination_id, t.metadata)
          AND old.amount = coalesce(item.amount, old.amount)
          AND coalesce(old.takes_rest = t.takes_rest, TRUE) AND old.parent_id IS NOT DISTINCT FROM t.parent_id
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
        newest_at[p] := t.created_at;
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
      IF item.source_indicator IS NOT NULL OR item.destination_indicator IS NOT NULL OR t.id <> item.id THEN
        outcome := 'RECORDED';
        detail := jsonb_build_object('sourceId', t.source_id, 'destinationId', t.destination_id);
        IF t.id <> item.id THEN
          transaction_id := t.id;
          detail := detail || jsonb_build_object('at', t.created_at);
        END IF;
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
        parent_id, created_at, takes_rest, event_id, actor, request_id, changes, digest)
    RETURNING ordinal, id
  )
  INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM added;
END
$$;
