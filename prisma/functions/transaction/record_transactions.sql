-- Records a batch of transactions in one round trip: checks, transactions, balances and audit events. Items are decided one by one
-- in their order, each against the balances as the accepted items before it leave them. With p_atomic the first refusal ends the
-- call and nothing is written.
--
-- Guarantees, and what each rests on:
-- - No balance goes below its limit, and no parent below zero: the balances are locked before references and parents are read, so
--   that these reads see all that the last holder of the locks committed.
-- - A reference is recorded once: taken_references finds the committed ones. One that another transaction inserts meanwhile,
--   between other balances, violates transactions_reference_key; the caller retries, and the retry finds it.
-- - Two calls cannot deadlock on balances: they lock them in the order of ids.
--
-- Returns a row only for an item whose outcome the caller cannot know: RECORDED for one whose sides were given by indicators (the
-- ids are in detail) or whose time and id were moved (the new ones are in transaction_id and detail.at); ALREADY_RECORDED with the
-- id of the earlier transaction, for the same reference with the same content; or a code of ErrorCode, with what its message needs
-- in detail, for an item that was refused. An item without a row was recorded as it was sent.
--
-- The statements run with generic plans, which may have been made while the tables were small: sequential scans are switched off.
-- The functions that are called for each item are single expressions, which PostgreSQL inlines.
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
  -- The index in accepted of the item that was recorded under a reference, by the first place of the reference in the batch.
  accepted_index integer[] := '{}';
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
    earlier := coalesce(taken[array_position(references_taken, item.reference)], accepted[accepted_index[item.first_place]]);
    answer := refusal_of(item, t, parent, earlier, source, destination, frozen);
    IF answer.outcome IS NULL THEN
      balances[s] := debited_source(source, t);
      balances[d] := credited_destination(destination, t);
      IF p IS NOT NULL THEN
        parents[p] := reduced_parent(parent, t);
      END IF;
      accepted := accepted || t;
      events := events || transaction_event(t, item);
      accepted_index[item.first_place] := cardinality(accepted);
      answer := recorded_outcome(t, item);
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
    PERFORM write_posting(accepted, events, balances, parents);
  END IF;
END
$$;
