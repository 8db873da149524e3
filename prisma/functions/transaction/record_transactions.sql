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
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET search_path = public, pg_temp AS $$
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
  s integer; d integer; p integer;
  source posting_balance; destination posting_balance; parent posting_parent;
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
