-- What the insights of an identity are read from: flow by balance and by pair of balances, a row for each day that has
-- some. Days and hours are those of effective_at in UTC. All of it is derived: rebuild_daily_rollups() makes it anew.
--
-- Flow is money that moved: a transaction that is APPLIED or COMMITTED, and no REFUND. A refund takes its amount off the
-- totals of what it refunds, on the day of that one. Counts, amounts and hours stay those of what was recorded.

-- One row for each flow; and one for each refund of one, at the place of what it refunds, without an amount that counts.
CREATE VIEW flows AS
  SELECT source_id, destination_id, effective_at AS at, amount AS total, amount
  FROM transactions WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND'
  UNION ALL
  SELECT t.source_id, t.destination_id, t.effective_at, -r.amount, NULL
  FROM transactions t JOIN transactions r ON r.parent_id = t.id
  WHERE t.status IN ('APPLIED', 'COMMITTED') AND t.kind <> 'REFUND'
    AND r.status IN ('APPLIED', 'COMMITTED') AND r.kind = 'REFUND';

-- The flow between a balance and all that are not linked to its identity now; unlinked balances belong to nobody.
--
-- The arrays are counts by place. They start at the first place that has a count, and where there is none they are null,
-- or the array is: a day with one transaction takes little space. `hours` is by hour; `amounts` by amount_bucket, its two
-- leading digits; `digits` by a tenth of that, its leading digit, so that a median need not read all of `amounts`.
CREATE TABLE balance_days (
  balance_id  uuid NOT NULL,
  day         date NOT NULL,
  in_count    integer NOT NULL,
  out_count   integer NOT NULL,
  in_total    numeric NOT NULL,
  out_total   numeric NOT NULL,
  hours       integer[],
  in_digits   integer[],
  out_digits  integer[],
  in_amounts  integer[],
  out_amounts integer[],
  PRIMARY KEY (balance_id, day)
) WITH (fillfactor = 70);

-- The flow from one balance to another, between balances of one identity too.
CREATE TABLE pair_days (
  source_id      uuid NOT NULL,
  day            date NOT NULL,
  destination_id uuid NOT NULL,
  count          integer NOT NULL,
  total          numeric NOT NULL,
  first_at       timestamptz(3) NOT NULL,
  last_at        timestamptz(3) NOT NULL,
  PRIMARY KEY (source_id, day, destination_id)
) WITH (fillfactor = 80);
CREATE INDEX pair_days_destination ON pair_days (destination_id, day, source_id);

-- Finds amounts exactly where the counts only tell the bucket. A query repeats the condition to the letter.
CREATE INDEX transactions_inflow ON transactions (destination_id, amount, effective_at) INCLUDE (source_id)
  WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND';
CREATE INDEX transactions_outflow ON transactions (source_id, amount, effective_at) INCLUDE (destination_id)
  WHERE status IN ('APPLIED', 'COMMITTED') AND kind <> 'REFUND';

-- Where an amount counts: ninety buckets for each power of ten of its 10^-18ths, by their two leading digits. A larger
-- amount is never in a smaller bucket.
CREATE FUNCTION amount_bucket(amount numeric) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (length(trunc(amount * 1e18)::text) - 1) * 90 + left(trunc(amount * 1e18)::text || '0', 2)::integer - 10
$$;

-- The smallest amount of a bucket; that of the next bucket is the first amount beyond it.
CREATE FUNCTION bucket_floor(bucket integer) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ((bucket % 90 + 10)::text || 'e' || (bucket / 90 - 19)::text)::numeric
$$;

-- How often each place occurs, as counts by place. Most days of most balances have one transaction, for which no function
-- need be called: this one is unfolded where it is named.
CREATE FUNCTION count_each_place(places integer[]) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  counts integer[];
  place integer;
BEGIN
  FOREACH place IN ARRAY places LOOP
    counts[place] := coalesce(counts[place], 0) + 1;
  END LOOP;
  RETURN counts;
END
$$;
CREATE FUNCTION count_places(places integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN cardinality(places) = 1 THEN array_fill(1, ARRAY[1], places) ELSE count_each_place(places) END
$$;

-- The counts with others added, or with the factor -1 taken off. What comes to nothing is null again.
CREATE FUNCTION add_counts(counts integer[], others integer[], factor integer) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  result integer[];
  sum_at record;
BEGIN
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

-- Adds to balance_days the flow between two balances, for both; with the factor -1 takes off what was added before.
-- Without balances: adds all flow that there is.
CREATE FUNCTION add_balance_days(p_factor integer, p_balance uuid, p_other uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours,
    in_digits, out_digits, in_amounts, out_amounts)
  SELECT balance_id, day, p_factor * in_count, p_factor * out_count, p_factor * in_total, p_factor * out_total,
    count_places(hours), count_places(in_digits), count_places(out_digits), count_places(in_buckets),
    count_places(out_buckets)
  FROM (
    SELECT side.balance_id, (f.at AT TIME ZONE 'UTC')::date AS day,
      count(f.amount) FILTER (WHERE side.is_in) AS in_count,
      count(f.amount) FILTER (WHERE NOT side.is_in) AS out_count,
      coalesce(sum(f.total) FILTER (WHERE side.is_in), 0) AS in_total,
      coalesce(sum(f.total) FILTER (WHERE NOT side.is_in), 0) AS out_total,
      array_agg(extract(hour FROM f.at AT TIME ZONE 'UTC')::integer) FILTER (WHERE f.amount IS NOT NULL) AS hours,
      array_agg(f.bucket / 10) FILTER (WHERE side.is_in AND f.amount IS NOT NULL) AS in_digits,
      array_agg(f.bucket / 10) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_digits,
      array_agg(f.bucket) FILTER (WHERE side.is_in AND f.amount IS NOT NULL) AS in_buckets,
      array_agg(f.bucket) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_buckets
    FROM (
      -- OFFSET, so that the bucket is worked out once and not wherever it is named.
      SELECT *, amount_bucket(amount) AS bucket FROM (
        SELECT f.* FROM flows f JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id
        WHERE p_balance IS NULL AND (s.identity_id = t.identity_id) IS NOT TRUE
        UNION ALL
        SELECT f.* FROM flows f WHERE f.source_id = p_balance AND f.destination_id = p_other
        UNION ALL
        SELECT f.* FROM flows f WHERE f.destination_id = p_balance AND f.source_id = p_other
      ) chosen OFFSET 0
    ) f
    CROSS JOIN LATERAL (VALUES (f.source_id, FALSE), (f.destination_id, TRUE)) AS side (balance_id, is_in)
    GROUP BY side.balance_id, (f.at AT TIME ZONE 'UTC')::date
  ) days
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

-- Makes both tables anew from the transactions. Nobody records or relinks meanwhile. Transactions are locked first, as
-- recording does before it changes balances.
CREATE FUNCTION rebuild_daily_rollups() RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET jit = off AS $$
BEGIN
  LOCK TABLE transactions IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE balances IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE balance_days, pair_days;
  INSERT INTO pair_days (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM flows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
  PERFORM add_balance_days(1, NULL, NULL);
END
$$;

-- Adds one transaction to its day of one of its balances; a refund, which has no bucket, only to the total.
CREATE FUNCTION roll_up_side(
  p_balance uuid, p_is_in boolean, p_day date, p_hour integer, p_total numeric, p_bucket integer
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_bucket IS NULL THEN
    UPDATE balance_days d SET
      in_total = d.in_total + CASE WHEN p_is_in THEN p_total ELSE 0 END,
      out_total = d.out_total + CASE WHEN p_is_in THEN 0 ELSE p_total END
    WHERE d.balance_id = p_balance AND d.day = p_day;
  ELSIF p_is_in THEN
    INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours, in_digits, in_amounts)
    VALUES (p_balance, p_day, 1, 0, p_total, 0, array_fill(1, ARRAY[1], ARRAY[p_hour]),
      array_fill(1, ARRAY[1], ARRAY[p_bucket / 10]), array_fill(1, ARRAY[1], ARRAY[p_bucket]))
    ON CONFLICT (balance_id, day) DO UPDATE SET
      in_count = d.in_count + 1,
      in_total = d.in_total + p_total,
      hours[p_hour] = coalesce(d.hours[p_hour], 0) + 1,
      in_digits[p_bucket / 10] = coalesce(d.in_digits[p_bucket / 10], 0) + 1,
      in_amounts[p_bucket] = coalesce(d.in_amounts[p_bucket], 0) + 1;
  ELSE
    INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours, out_digits, out_amounts)
    VALUES (p_balance, p_day, 0, 1, 0, p_total, array_fill(1, ARRAY[1], ARRAY[p_hour]),
      array_fill(1, ARRAY[1], ARRAY[p_bucket / 10]), array_fill(1, ARRAY[1], ARRAY[p_bucket]))
    ON CONFLICT (balance_id, day) DO UPDATE SET
      out_count = d.out_count + 1,
      out_total = d.out_total + p_total,
      hours[p_hour] = coalesce(d.hours[p_hour], 0) + 1,
      out_digits[p_bucket / 10] = coalesce(d.out_digits[p_bucket / 10], 0) + 1,
      out_amounts[p_bucket] = coalesce(d.out_amounts[p_bucket], 0) + 1;
  END IF;
END
$$;

-- Whoever records a transaction has both balances locked. Their rows here are locked in the order of balances all the
-- same, for a relinked balance changes those of others without their lock.
CREATE FUNCTION roll_up_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- What the row counts for: the transaction itself, or what it refunds.
  f transactions%ROWTYPE := NEW;
  at_utc timestamp;
  f_total numeric := NEW.amount;
  f_bucket integer;
  f_day date;
  f_hour integer;
BEGIN
  IF NEW.kind = 'REFUND' THEN
    SELECT * INTO f FROM transactions t
    WHERE t.id = NEW.parent_id AND t.status IN ('APPLIED', 'COMMITTED') AND t.kind <> 'REFUND';
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    f_total := -NEW.amount;
  ELSE
    f_bucket := amount_bucket(NEW.amount);
  END IF;
  at_utc := f.effective_at AT TIME ZONE 'UTC';
  f_day := at_utc::date;
  f_hour := extract(hour FROM at_utc);

  IF f_bucket IS NULL THEN
    UPDATE pair_days p SET total = p.total + f_total
    WHERE p.source_id = f.source_id AND p.day = f_day AND p.destination_id = f.destination_id;
  ELSE
    INSERT INTO pair_days AS p (source_id, day, destination_id, count, total, first_at, last_at)
    VALUES (f.source_id, f_day, f.destination_id, 1, f_total, f.effective_at, f.effective_at)
    ON CONFLICT (source_id, day, destination_id) DO UPDATE SET
      count = p.count + 1,
      total = p.total + f_total,
      first_at = least(p.first_at, f.effective_at),
      last_at = greatest(p.last_at, f.effective_at);
  END IF;

  IF EXISTS (SELECT FROM balances s, balances d
    WHERE s.id = f.source_id AND d.id = f.destination_id AND s.identity_id = d.identity_id) THEN
    RETURN NULL;
  END IF;
  IF f.source_id < f.destination_id THEN
    PERFORM roll_up_side(f.source_id, FALSE, f_day, f_hour, f_total, f_bucket);
    PERFORM roll_up_side(f.destination_id, TRUE, f_day, f_hour, f_total, f_bucket);
  ELSE
    PERFORM roll_up_side(f.destination_id, TRUE, f_day, f_hour, f_total, f_bucket);
    PERFORM roll_up_side(f.source_id, FALSE, f_day, f_hour, f_total, f_bucket);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER roll_up AFTER INSERT ON transactions FOR EACH ROW
  WHEN (NEW.status IN ('APPLIED', 'COMMITTED')) EXECUTE FUNCTION roll_up_transaction();

-- A balance moves from one identity to another, or to or from nobody: what passed between it and the others of the old
-- identity becomes flow, and what passed between it and those of the new stops being flow.
--
-- The identities are locked, in the order of ids, so that of two balances that move at once the second sees the first in
-- its new place. BEFORE, and not AFTER: of several balances that one statement moves, each then sees the ones before it in
-- their new place and the ones after it in their old.
CREATE FUNCTION roll_up_link() RETURNS trigger LANGUAGE plpgsql AS $$
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
    PERFORM add_balance_days(other.factor, OLD.id, other.id);
  END LOOP;
  RETURN NEW;
END
$$;
CREATE TRIGGER roll_up_link BEFORE UPDATE OF identity_id ON balances FOR EACH ROW
  WHEN (OLD.identity_id IS DISTINCT FROM NEW.identity_id) EXECUTE FUNCTION roll_up_link();

DO $$ BEGIN PERFORM rebuild_daily_rollups(); END $$;
