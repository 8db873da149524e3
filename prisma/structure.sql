CREATE EXTENSION pg_trgm;

CREATE TYPE balance_status AS ENUM ('OPEN', 'CLOSED');

CREATE TYPE identity_status AS ENUM ('ACTIVE', 'FROZEN', 'ARCHIVED', 'ERASED');

CREATE TYPE identity_type AS ENUM ('INDIVIDUAL', 'ORGANIZATION');

CREATE TYPE posting_balance AS (
  id uuid,
  currency text,
  owner_id uuid,
  overdraft_limit numeric,
  credit numeric,
  debit numeric,
  held_credit numeric,
  held_debit numeric,
  created_at timestamp with time zone,
  is_changed boolean,
  is_closed boolean
);

CREATE TYPE posting_outcome AS (
  outcome text,
  transaction_id uuid,
  detail jsonb
);

CREATE TYPE posting_parent AS (
  id uuid,
  kind transaction_kind,
  remaining numeric,
  newest_at timestamp with time zone
);

CREATE TYPE transaction_item AS (
  id uuid,
  reference text,
  first_place integer,
  kind transaction_kind,
  amount numeric,
  currency text,
  source_id uuid,
  source_indicator text,
  destination_id uuid,
  destination_indicator text,
  parent_id uuid,
  description text,
  effective_at timestamp with time zone,
  metadata jsonb,
  at timestamp with time zone,
  event_id uuid,
  actor text,
  request_id text
);

CREATE TYPE transaction_kind AS ENUM ('TRANSFER', 'HOLD', 'COMMIT', 'VOID', 'REFUND');

CREATE TYPE transaction_status AS ENUM ('APPLIED', 'INFLIGHT', 'COMMITTED', 'VOIDED');

CREATE TABLE api_keys (
  id uuid NOT NULL,
  name character varying(100) COLLATE "C" NOT NULL,
  prefix character varying(16) COLLATE "C" NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  expires_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone
);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_name_check CHECK (((name)::text <> ''::text));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_name_key UNIQUE (name);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_pkey PRIMARY KEY (id);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_prefix_key UNIQUE (prefix);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_scopes_check CHECK ((cardinality(scopes) > 0));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_secret_hash_check CHECK ((octet_length(secret_hash) = 32));

CREATE TABLE audit_events (
  id uuid NOT NULL,
  ordinal bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  action character varying(64) COLLATE "C" NOT NULL,
  actor character varying(200) COLLATE "C" NOT NULL,
  resource_type character varying(16) COLLATE "C" NOT NULL,
  resource_id uuid NOT NULL,
  changes jsonb NOT NULL,
  reason character varying(1000),
  request_id character varying(64),
  at timestamp(3) with time zone NOT NULL,
  record_digest bytea
);
ALTER TABLE audit_events ADD CONSTRAINT audit_events_changes_check CHECK ((jsonb_typeof(changes) = 'object'::text));
ALTER TABLE audit_events ADD CONSTRAINT audit_events_ordinal_key UNIQUE (ordinal);
ALTER TABLE audit_events ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);
ALTER TABLE audit_events ADD CONSTRAINT audit_events_resource_type_check CHECK (((resource_type)::text = ANY ((ARRAY['Identity'::character varying, 'Ledger'::character varying, 'Balance'::character varying, 'Transaction'::character varying, 'ApiKey'::character varying])::text[])));
CREATE INDEX audit_events_action ON public.audit_events USING btree (action, ordinal);
CREATE INDEX audit_events_actor ON public.audit_events USING btree (actor, ordinal);
CREATE INDEX audit_events_at ON public.audit_events USING btree (at, ordinal);
CREATE INDEX audit_events_gone ON public.audit_events USING btree (resource_id, resource_type, ordinal) WHERE (record_digest IS NULL);
CREATE INDEX audit_events_resource ON public.audit_events USING btree (resource_id, resource_type, ordinal);

CREATE TABLE audit_pending (
  ordinal bigint NOT NULL,
  event_id uuid NOT NULL
);
ALTER TABLE audit_pending ADD CONSTRAINT audit_pending_pkey PRIMARY KEY (ordinal);

CREATE TABLE audit_seals (
  sequence bigint NOT NULL,
  event_id uuid NOT NULL,
  hash bytea NOT NULL,
  event_hash bytea NOT NULL
);
ALTER TABLE audit_seals ADD CONSTRAINT audit_seals_event_hash_check CHECK ((octet_length(event_hash) = 32));
ALTER TABLE audit_seals ADD CONSTRAINT audit_seals_event_id_key UNIQUE (event_id);
ALTER TABLE audit_seals ADD CONSTRAINT audit_seals_hash_check CHECK ((octet_length(hash) = 32));
ALTER TABLE audit_seals ADD CONSTRAINT audit_seals_pkey PRIMARY KEY (sequence);
ALTER TABLE audit_seals ADD CONSTRAINT audit_seals_sequence_check CHECK ((sequence > 0));

CREATE TABLE balance_days (
  balance_id uuid NOT NULL,
  day date NOT NULL,
  in_count integer NOT NULL,
  out_count integer NOT NULL,
  in_total numeric NOT NULL,
  out_total numeric NOT NULL,
  hours integer[],
  in_digits integer[],
  out_digits integer[],
  in_amounts integer[],
  out_amounts integer[],
  credited numeric NOT NULL,
  debited numeric NOT NULL
) WITH (fillfactor=70);
ALTER TABLE balance_days ADD CONSTRAINT balance_days_pkey PRIMARY KEY (balance_id, day);

CREATE TABLE balances (
  id uuid NOT NULL,
  ledger_id uuid NOT NULL,
  identity_id uuid,
  currency character varying(12) COLLATE "C" NOT NULL,
  indicator character varying(65) COLLATE "C",
  credit_balance numeric(38,18) NOT NULL DEFAULT 0,
  debit_balance numeric(38,18) NOT NULL DEFAULT 0,
  inflight_credit_balance numeric(38,18) NOT NULL DEFAULT 0,
  inflight_debit_balance numeric(38,18) NOT NULL DEFAULT 0,
  overdraft_limit numeric(38,18) DEFAULT 0,
  metadata jsonb NOT NULL DEFAULT '{}'::jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  status balance_status NOT NULL DEFAULT 'OPEN'::balance_status
) WITH (fillfactor=70);
ALTER TABLE balances ADD CONSTRAINT balances_credit_balance_check CHECK ((credit_balance >= (0)::numeric));
ALTER TABLE balances ADD CONSTRAINT balances_currency_check CHECK (((currency)::text ~ '^[A-Z][A-Z0-9]{2,11}$'::text));
ALTER TABLE balances ADD CONSTRAINT balances_debit_balance_check CHECK ((debit_balance >= (0)::numeric));
ALTER TABLE balances ADD CONSTRAINT balances_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id) ON DELETE RESTRICT;
ALTER TABLE balances ADD CONSTRAINT balances_indicator_check CHECK (((indicator)::text ~~ '@_%'::text));
ALTER TABLE balances ADD CONSTRAINT balances_indicator_currency_key UNIQUE (indicator, currency);
ALTER TABLE balances ADD CONSTRAINT balances_inflight_credit_balance_check CHECK ((inflight_credit_balance >= (0)::numeric));
ALTER TABLE balances ADD CONSTRAINT balances_inflight_debit_balance_check CHECK ((inflight_debit_balance >= (0)::numeric));
ALTER TABLE balances ADD CONSTRAINT balances_ledger_id_fkey FOREIGN KEY (ledger_id) REFERENCES ledgers(id) ON DELETE RESTRICT;
ALTER TABLE balances ADD CONSTRAINT balances_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text));
ALTER TABLE balances ADD CONSTRAINT balances_overdraft_limit_check CHECK ((overdraft_limit >= (0)::numeric));
ALTER TABLE balances ADD CONSTRAINT balances_pkey PRIMARY KEY (id);
ALTER TABLE balances ADD CONSTRAINT balances_within_limit CHECK ((available_balance(credit_balance, debit_balance, inflight_debit_balance, overdraft_limit) >= (0)::numeric));
CREATE INDEX balances_closed ON public.balances USING btree (created_at, id) WHERE (status = 'CLOSED'::balance_status);
CREATE INDEX balances_created ON public.balances USING btree (created_at, id);
CREATE INDEX balances_currency ON public.balances USING btree (currency, created_at, id);
CREATE INDEX balances_identity ON public.balances USING btree (identity_id, created_at, id);
CREATE INDEX balances_ledger ON public.balances USING btree (ledger_id, created_at, id);
CREATE INDEX balances_metadata ON public.balances USING gin (metadata jsonb_path_ops);

CREATE TABLE identities (
  id uuid NOT NULL,
  external_id character varying(200) COLLATE "C",
  identity_type identity_type NOT NULL,
  status identity_status NOT NULL DEFAULT 'ACTIVE'::identity_status,
  organization_name character varying(200) COLLATE "C",
  first_name character varying(200) COLLATE "C",
  last_name character varying(200) COLLATE "C",
  other_names character varying(200),
  gender character varying(200),
  dob date,
  email_address character varying(200) COLLATE "C",
  phone_number character varying(200) COLLATE "C",
  nationality character varying(200) COLLATE "C",
  category character varying(200) COLLATE "C",
  street character varying(400),
  city character varying(200),
  state character varying(200),
  post_code character varying(200),
  country character varying(200) COLLATE "C",
  tax_id character varying(200) COLLATE "C",
  metadata jsonb NOT NULL DEFAULT '{}'::jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp(3) with time zone NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  display_name text NOT NULL GENERATED ALWAYS AS (COALESCE(NULLIF(
CASE
    WHEN (identity_type = 'ORGANIZATION'::identity_type) THEN (COALESCE(organization_name, ''::character varying))::text
    ELSE COALESCE(NULLIF(btrim(((COALESCE(((first_name)::text || ' '::text), ''::text) || COALESCE(((other_names)::text || ' '::text), ''::text)) || (COALESCE(last_name, ''::character varying))::text)), ''::text), (email_address)::text, ''::text)
END, ''::text), 'Erased identity'::text)) STORED,
  tokenized_fields text[] NOT NULL DEFAULT '{}'::text[],
  salt uuid NOT NULL DEFAULT gen_random_uuid()
);
ALTER TABLE identities ADD CONSTRAINT identities_dob_check CHECK ((dob >= '1900-01-01'::date));
ALTER TABLE identities ADD CONSTRAINT identities_external_id_key UNIQUE (external_id);
ALTER TABLE identities ADD CONSTRAINT identities_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text));
ALTER TABLE identities ADD CONSTRAINT identities_named CHECK (((status = 'ERASED'::identity_status) OR ((identity_type = 'ORGANIZATION'::identity_type) AND (organization_name IS NOT NULL)) OR ((identity_type = 'INDIVIDUAL'::identity_type) AND (COALESCE(first_name, last_name, other_names, email_address) IS NOT NULL))));
ALTER TABLE identities ADD CONSTRAINT identities_pkey PRIMARY KEY (id);
CREATE INDEX identities_by_category ON public.identities USING btree (COALESCE(('0'::text || search_fold((category)::text)), '1'::text), id);
CREATE INDEX identities_by_country ON public.identities USING btree (COALESCE(('0'::text || search_fold((country)::text)), '1'::text), id);
CREATE INDEX identities_category ON public.identities USING btree (category, created_at, id);
CREATE INDEX identities_country ON public.identities USING btree (country, created_at, id);
CREATE INDEX identities_created ON public.identities USING btree (created_at, id);
CREATE INDEX identities_display_name ON public.identities USING btree (search_fold(display_name) COLLATE "C", id);
CREATE INDEX identities_email_address ON public.identities USING btree (lower((email_address)::text));
CREATE INDEX identities_first_name ON public.identities USING btree (first_name);
CREATE INDEX identities_last_name ON public.identities USING btree (last_name);
CREATE INDEX identities_metadata ON public.identities USING gin (metadata jsonb_path_ops);
CREATE INDEX identities_nationality ON public.identities USING btree (nationality, created_at, id);
CREATE INDEX identities_organization_name ON public.identities USING btree (organization_name);
CREATE INDEX identities_phone_number ON public.identities USING btree (phone_number);
CREATE INDEX identities_search ON public.identities USING gin (identity_search_keys((organization_name)::text, (first_name)::text, (other_names)::text, (last_name)::text, (email_address)::text, (phone_number)::text, (external_id)::text, (tax_id)::text)) WITH (fastupdate=off);
CREATE INDEX identities_status ON public.identities USING btree (status, created_at, id);
CREATE INDEX identities_tax_id ON public.identities USING btree (tax_id) WHERE (tax_id IS NOT NULL);
CREATE INDEX identities_updated ON public.identities USING btree (updated_at, id);

CREATE TABLE identity_keys (
  id uuid NOT NULL,
  identity_id uuid NOT NULL,
  master_key_id character varying(64) COLLATE "C",
  wrapped_key bytea,
  created_at timestamp(3) with time zone NOT NULL,
  destroyed_at timestamp(3) with time zone
);
ALTER TABLE identity_keys ADD CONSTRAINT identity_keys_check CHECK ((((master_key_id IS NULL) = (wrapped_key IS NULL)) AND ((destroyed_at IS NULL) = (wrapped_key IS NOT NULL))));
ALTER TABLE identity_keys ADD CONSTRAINT identity_keys_master_key_id_fkey FOREIGN KEY (master_key_id) REFERENCES master_keys(id);
ALTER TABLE identity_keys ADD CONSTRAINT identity_keys_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX identity_keys_current ON public.identity_keys USING btree (identity_id) WHERE (wrapped_key IS NOT NULL);
CREATE INDEX identity_keys_master ON public.identity_keys USING btree (master_key_id, id) WHERE (wrapped_key IS NOT NULL);

CREATE TABLE ledgers (
  id uuid NOT NULL,
  name character varying(200) COLLATE "C" NOT NULL,
  metadata jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamp(3) with time zone NOT NULL
);
ALTER TABLE ledgers ADD CONSTRAINT ledgers_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text));
ALTER TABLE ledgers ADD CONSTRAINT ledgers_pkey PRIMARY KEY (id);
CREATE INDEX ledgers_by_name ON public.ledgers USING btree (search_fold((name)::text), id);
CREATE INDEX ledgers_created ON public.ledgers USING btree (created_at, id);
CREATE INDEX ledgers_name ON public.ledgers USING btree (name);

CREATE TABLE master_keys (
  id character varying(64) COLLATE "C" NOT NULL,
  proof bytea NOT NULL
);
ALTER TABLE master_keys ADD CONSTRAINT master_keys_pkey PRIMARY KEY (id);

CREATE TABLE name_words (
  word text COLLATE "C" NOT NULL STATISTICS 0
);
ALTER TABLE name_words ADD CONSTRAINT name_words_pkey PRIMARY KEY (word);
CREATE INDEX name_words_rests ON public.name_words USING gin (name_word_keys(word)) WITH (fastupdate=off);

CREATE TABLE open_holds (
  transaction_id uuid NOT NULL
);
ALTER TABLE open_holds ADD CONSTRAINT open_holds_pkey PRIMARY KEY (transaction_id);

CREATE TABLE pair_days (
  source_id uuid NOT NULL,
  day date NOT NULL,
  destination_id uuid NOT NULL,
  count integer NOT NULL,
  total numeric NOT NULL,
  first_at timestamp(3) with time zone NOT NULL,
  last_at timestamp(3) with time zone NOT NULL
) WITH (fillfactor=80);
ALTER TABLE pair_days ADD CONSTRAINT pair_days_pkey PRIMARY KEY (source_id, day, destination_id);
CREATE INDEX pair_days_destination ON public.pair_days USING btree (destination_id, day, source_id);

CREATE TABLE transaction_annotations (
  transaction_id uuid NOT NULL,
  metadata jsonb NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL
);
ALTER TABLE transaction_annotations ADD CONSTRAINT transaction_annotations_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text));
ALTER TABLE transaction_annotations ADD CONSTRAINT transaction_annotations_pkey PRIMARY KEY (transaction_id);
ALTER TABLE transaction_annotations ADD CONSTRAINT transaction_annotations_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES transactions(id) ON DELETE RESTRICT;
CREATE INDEX transaction_annotations_metadata ON public.transaction_annotations USING gin (metadata jsonb_path_ops);

CREATE TABLE transactions (
  id uuid NOT NULL,
  reference character varying(200) COLLATE "C" NOT NULL,
  kind transaction_kind NOT NULL,
  status transaction_status NOT NULL,
  amount numeric(38,18) NOT NULL,
  currency character varying(12) COLLATE "C" NOT NULL,
  source_id uuid NOT NULL,
  destination_id uuid NOT NULL,
  description character varying(200),
  effective_at timestamp(3) with time zone NOT NULL,
  metadata jsonb NOT NULL DEFAULT '{}'::jsonb,
  parent_id uuid,
  created_at timestamp(3) with time zone NOT NULL,
  takes_rest boolean
) WITH (autovacuum_vacuum_insert_scale_factor=0.01);
ALTER TABLE transactions ADD CONSTRAINT transactions_amount_check CHECK ((amount > (0)::numeric));
ALTER TABLE transactions ADD CONSTRAINT transactions_check CHECK ((source_id <> destination_id));
ALTER TABLE transactions ADD CONSTRAINT transactions_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES balances(id) ON DELETE RESTRICT;
ALTER TABLE transactions ADD CONSTRAINT transactions_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text));
ALTER TABLE transactions ADD CONSTRAINT transactions_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES transactions(id) ON DELETE RESTRICT;
ALTER TABLE transactions ADD CONSTRAINT transactions_pkey PRIMARY KEY (id);
ALTER TABLE transactions ADD CONSTRAINT transactions_reference_key UNIQUE (reference);
ALTER TABLE transactions ADD CONSTRAINT transactions_source_id_fkey FOREIGN KEY (source_id) REFERENCES balances(id) ON DELETE RESTRICT;
CREATE INDEX transactions_amount ON public.transactions USING btree (amount, effective_at, id);
CREATE INDEX transactions_currency ON public.transactions USING btree (currency, id);
CREATE INDEX transactions_destination ON public.transactions USING btree (destination_id, id) INCLUDE (source_id, amount, currency, status, kind, reference, description, effective_at, created_at);
CREATE INDEX transactions_destination_effective ON public.transactions USING btree (destination_id, effective_at, id) INCLUDE (source_id, amount, status);
CREATE INDEX transactions_effective ON public.transactions USING btree (effective_at, id);
CREATE INDEX transactions_inflow ON public.transactions USING btree (destination_id, amount, effective_at, id) INCLUDE (source_id, kind);
CREATE INDEX transactions_metadata ON public.transactions USING gin (metadata jsonb_path_ops) WHERE (metadata <> '{}'::jsonb);
CREATE INDEX transactions_outflow ON public.transactions USING btree (source_id, amount, effective_at, id) INCLUDE (destination_id, kind);
CREATE INDEX transactions_parent ON public.transactions USING btree (parent_id, id) WHERE (parent_id IS NOT NULL);
CREATE INDEX transactions_source ON public.transactions USING btree (source_id, id) INCLUDE (destination_id, amount, currency, status, kind, reference, description, effective_at, created_at);
CREATE INDEX transactions_source_effective ON public.transactions USING btree (source_id, effective_at, id) INCLUDE (amount, status);

CREATE TABLE vault_entries (
  identity_id uuid NOT NULL,
  field character varying(16) COLLATE "C" NOT NULL,
  token character varying(400) COLLATE "C" NOT NULL,
  sealed text COLLATE "C" NOT NULL,
  master_key_id character varying(64) COLLATE "C" NOT NULL,
  lookup bytea NOT NULL,
  is_repeat boolean NOT NULL,
  is_stale boolean NOT NULL DEFAULT false
);
ALTER TABLE vault_entries ADD CONSTRAINT vault_entries_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id) ON DELETE CASCADE;
ALTER TABLE vault_entries ADD CONSTRAINT vault_entries_lookup_check CHECK ((octet_length(lookup) = 32));
ALTER TABLE vault_entries ADD CONSTRAINT vault_entries_pkey PRIMARY KEY (identity_id, field);
CREATE INDEX vault_entries_lookup ON public.vault_entries USING btree (lookup, identity_id);
CREATE INDEX vault_entries_master ON public.vault_entries USING btree (master_key_id, identity_id, field);
CREATE INDEX vault_entries_stale ON public.vault_entries USING btree (identity_id) WHERE is_stale;
CREATE UNIQUE INDEX vault_entries_token ON public.vault_entries USING btree (field, token) WHERE (NOT is_repeat);

CREATE VIEW flows AS
 SELECT transactions.source_id,
    transactions.destination_id,
    transactions.effective_at AS at,
    transactions.amount AS total,
    transactions.amount,
    transactions.amount AS moved
   FROM transactions
  WHERE is_flow(transactions.kind)
UNION ALL
 SELECT t.source_id,
    t.destination_id,
    t.effective_at AS at,
    (- r.amount) AS total,
    NULL::numeric AS amount,
    0 AS moved
   FROM (transactions t
     JOIN transactions r ON ((r.parent_id = t.id)))
  WHERE (is_flow(t.kind) AND (r.kind = 'REFUND'::transaction_kind))
UNION ALL
 SELECT transactions.source_id,
    transactions.destination_id,
    transactions.effective_at AS at,
    0 AS total,
    NULL::numeric AS amount,
    transactions.amount AS moved
   FROM transactions
  WHERE (transactions.kind = 'REFUND'::transaction_kind);

CREATE OR REPLACE FUNCTION public.add_balance_days(p_factor integer, p_flows flows[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO balance_days AS d (balance_id, day, in_count, out_count, in_total, out_total, hours,
    in_digits, out_digits, in_amounts, out_amounts, credited, debited)
  SELECT balance_id, day, p_factor * in_count, p_factor * out_count, p_factor * in_total, p_factor * out_total,
    histogram_of(hours), histogram_of(in_digits), histogram_of(out_digits), histogram_of(in_buckets),
    histogram_of(out_buckets), credited, debited
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
      array_agg(f.bucket) FILTER (WHERE NOT side.is_in AND f.amount IS NOT NULL) AS out_buckets,
      coalesce(sum(f.moved) FILTER (WHERE side.is_in), 0) AS credited,
      coalesce(sum(f.moved) FILTER (WHERE NOT side.is_in), 0) AS debited
    FROM (
      -- OFFSET 0 keeps PostgreSQL from computing the bucket once for each of its uses.
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
    hours = add_histogram(d.hours, excluded.hours, p_factor),
    in_digits = add_histogram(d.in_digits, excluded.in_digits, p_factor),
    out_digits = add_histogram(d.out_digits, excluded.out_digits, p_factor),
    in_amounts = add_histogram(d.in_amounts, excluded.in_amounts, p_factor),
    out_amounts = add_histogram(d.out_amounts, excluded.out_amounts, p_factor),
    credited = d.credited + excluded.credited,
    debited = d.debited + excluded.debited;
END
$function$;

CREATE OR REPLACE FUNCTION public.add_histogram(counts integer[], others integer[], factor integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.add_name_words(p_words text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(5719042, lock) FROM name_word_locks(p_words) AS lock;
  -- In one order, so that two transactions do not wait for one another's words.
  INSERT INTO name_words (word) SELECT DISTINCT word COLLATE "C" FROM unnest(p_words) AS word ORDER BY 1
  ON CONFLICT DO NOTHING;
END
$function$;

CREATE OR REPLACE FUNCTION public.add_pair_days(p_flows flows[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO pair_days AS p (source_id, day, destination_id, count, total, first_at, last_at)
  SELECT source_id, (at AT TIME ZONE 'UTC')::date, destination_id, count(amount), sum(total), min(at), max(at)
  FROM unnest(p_flows) WHERE total <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (source_id, day, destination_id) DO UPDATE SET
    count = p.count + excluded.count,
    total = p.total + excluded.total,
    first_at = least(p.first_at, excluded.first_at),
    last_at = greatest(p.last_at, excluded.last_at);
END
$function$;

CREATE OR REPLACE FUNCTION public.add_words_of_new_identities()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  -- The words that identity_name_words gives, of all rows at once.
  PERFORM add_name_words(ARRAY(
    SELECT DISTINCT word FROM added a CROSS JOIN LATERAL unnest((
      identity_words(a.organization_name, a.first_name, a.other_names, a.last_name))[:40]) AS word
    WHERE char_length(word) BETWEEN 4 AND 40));
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.amount_bucket(amount numeric)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((((length((trunc((amount * '1000000000000000000'::numeric)))::text) - 1) * 90) + ("left"(((trunc((amount * '1000000000000000000'::numeric)))::text || '0'::text), 2))::integer) - 10);

CREATE OR REPLACE FUNCTION public.api_key_changes(k api_keys)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN creation_changes(jsonb_build_object('name', (k).name, 'prefix', (k).prefix, 'scopes', (k).scopes, 'expiresAt', api_time((k).expires_at)));

CREATE OR REPLACE FUNCTION public.api_key_record(r api_keys)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN rtrim((ROW((r).id, (r).name, (r).prefix, encode((r).secret_hash, 'hex'::text), (r).scopes, (r).created_at, (r).expires_at, (r).revoked_at))::text, ',)'::text);

CREATE OR REPLACE FUNCTION public.api_time(t timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN to_char((t AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'::text);

CREATE OR REPLACE FUNCTION public.applied_amount(kind transaction_kind, amount numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (kind = ANY (ARRAY['TRANSFER'::transaction_kind, 'COMMIT'::transaction_kind, 'REFUND'::transaction_kind])) THEN amount ELSE (0)::numeric END;

CREATE OR REPLACE FUNCTION public.available_balance(credit numeric, debit numeric, held_debit numeric, overdraft_limit numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((credit - debit) - held_debit) + overdraft_limit);

CREATE OR REPLACE FUNCTION public.balance_changes(b balances)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN creation_changes(jsonb_build_object('ledgerId', ('ldg_'::text || (b).ledger_id), 'identityId', ('idt_'::text || (b).identity_id), 'currency', (b).currency, 'indicator', (b).indicator, 'overdraftLimit', (trim_scale((b).overdraft_limit))::text, 'metadata', (b).metadata));

CREATE OR REPLACE FUNCTION public.balance_record(r balances)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN rtrim((ROW((r).id, (r).ledger_id, (r).currency, (r).version, (r).created_at, (r).metadata, (r).identity_id, (r).indicator, (r).overdraft_limit, (r).status))::text, ',)'::text);

CREATE OR REPLACE FUNCTION public.bucket_floor(bucket integer)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((((((bucket % 90) + 10))::text || 'e'::text) || (((bucket / 90) - 19))::text))::numeric;

CREATE OR REPLACE FUNCTION public.change_name_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  before text[] := identity_name_words(OLD.organization_name, OLD.first_name, OLD.other_names, OLD.last_name);
  after text[] := '{}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    after := identity_name_words(NEW.organization_name, NEW.first_name, NEW.other_names, NEW.last_name);
  END IF;
  PERFORM delete_name_words(ARRAY(SELECT unnest(before) EXCEPT SELECT unnest(after)));
  PERFORM add_name_words(ARRAY(SELECT unnest(after) EXCEPT SELECT unnest(before)));
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.closed_balance(source posting_balance, destination posting_balance)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (source).is_closed THEN refuse('BALANCE_CLOSED'::text, jsonb_build_object('balanceId', (source).id, 'side', 'source')) WHEN (destination).is_closed THEN refuse('BALANCE_CLOSED'::text, jsonb_build_object('balanceId', (destination).id, 'side', 'destination')) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.create_identities(p_identities jsonb, p_repeats jsonb, p_asks boolean, p_keys jsonb, p_entries jsonb, p_events jsonb)
 RETURNS TABLE(identity_id uuid, place integer, outcome text, display_name text, metadata jsonb, detail jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      p_identities := items_of_others(p_identities, refused);
    END IF;
  END IF;

  SELECT coalesce(array_agg(i.id), '{}'), array_agg(i.display_name), array_agg(i.metadata) INTO created, names, metadatas
  FROM insert_identities(p_identities) AS i;
  IF p_asks THEN
    moved := move_after_previous_use(created);
  END IF;
  RETURN QUERY SELECT c.id, NULL::integer, 'CREATED', c.name, c.metadata,
      CASE WHEN moved ? c.id::text THEN jsonb_build_object('at', moved -> c.id::text) END
    FROM unnest(created, names, metadatas) AS c (id, name, metadata);

  IF refused IS NOT NULL OR cardinality(created) < jsonb_array_length(p_identities) THEN
    p_repeats := p_repeats || items_of_others(p_identities, created);
    p_keys := items_of_identities(p_keys, created);
    p_entries := items_of_identities(p_entries, created);
    p_events := items_of_identities(p_events, created);
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
$function$;

CREATE OR REPLACE FUNCTION public.creation_changes(fields jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(jsonb_object_agg(jsonb_each.key, jsonb_build_array(NULL::unknown, jsonb_each.value)), '{}'::jsonb) AS "coalesce" FROM jsonb_each(creation_changes.fields) jsonb_each(key, value) WHERE ((jsonb_each.value <> 'null'::jsonb) AND (jsonb_each.value <> '{}'::jsonb)));

CREATE OR REPLACE FUNCTION public.credited_destination(b posting_balance, t transactions)
 RETURNS posting_balance
 LANGUAGE sql
 IMMUTABLE
RETURN ROW((b).id, (b).currency, (b).owner_id, (b).overdraft_limit, ((b).credit + applied_amount((t).kind, (t).amount)), (b).debit, ((b).held_credit + held_amount((t).kind, (t).amount)), (b).held_debit, (b).created_at, true, (b).is_closed);

CREATE OR REPLACE FUNCTION public.currency_mismatch(t transactions, source posting_balance, destination posting_balance)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN ((source).currency <> ((t).currency)::text) THEN refuse('CURRENCY_MISMATCH'::text, jsonb_build_object('side', 'source', 'currency', (source).currency)) WHEN ((destination).currency <> ((t).currency)::text) THEN refuse('CURRENCY_MISMATCH'::text, jsonb_build_object('side', 'destination', 'currency', (destination).currency)) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.debited_source(b posting_balance, t transactions)
 RETURNS posting_balance
 LANGUAGE sql
 IMMUTABLE
RETURN ROW((b).id, (b).currency, (b).owner_id, (b).overdraft_limit, (b).credit, ((b).debit + applied_amount((t).kind, (t).amount)), (b).held_credit, ((b).held_debit + held_amount((t).kind, (t).amount)), (b).created_at, true, (b).is_closed);

CREATE OR REPLACE FUNCTION public.delete_name_words(p_words text[])
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  unused text[];
BEGIN
  PERFORM pg_advisory_xact_lock(5719043, lock) FROM name_word_locks(p_words) AS lock;
  unused := ARRAY(SELECT word FROM unnest(p_words) AS word WHERE is_unused_name_word(word));
  IF cardinality(unused) > 0 THEN
    PERFORM pg_advisory_xact_lock(5719042, lock) FROM name_word_locks(unused) AS lock;
    DELETE FROM name_words n WHERE n.word = ANY (unused) AND is_unused_name_word(n.word);
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION public.empty_name_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM rebuild_name_words();
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.flows_between_owners(p_flows flows[])
 RETURNS flows[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN ARRAY(
    SELECT CASE WHEN (s.identity_id = t.identity_id) IS NOT TRUE THEN f
      ELSE ROW(f.source_id, f.destination_id, f.at, 0, NULL, f.moved)::flows END
    FROM unnest(p_flows) AS f
    JOIN balances s ON s.id = f.source_id JOIN balances t ON t.id = f.destination_id);
END
$function$;

CREATE OR REPLACE FUNCTION public.frozen_identity(t transactions, source posting_balance, destination posting_balance, frozen uuid[])
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN ((frozen IS NULL) OR ((t).kind = 'VOID'::transaction_kind)) THEN NULL::posting_outcome WHEN ((source).owner_id = ANY (frozen)) THEN refuse('IDENTITY_NOT_ACTIVE'::text, jsonb_build_object('identityId', (source).owner_id, 'side', 'source')) WHEN ((destination).owner_id = ANY (frozen)) THEN refuse('IDENTITY_NOT_ACTIVE'::text, jsonb_build_object('identityId', (destination).owner_id, 'side', 'destination')) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.frozen_owners(b posting_balance[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN (
    SELECT array_agg(o.owner_id) FROM unnest(b) AS o
    WHERE (SELECT i.status FROM identities i WHERE i.id = o.owner_id) = 'FROZEN');
END
$function$;

CREATE OR REPLACE FUNCTION public.held_amount(kind transaction_kind, amount numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (kind = 'HOLD'::transaction_kind) THEN amount WHEN (kind = ANY (ARRAY['COMMIT'::transaction_kind, 'VOID'::transaction_kind])) THEN (- amount) ELSE (0)::numeric END;

CREATE OR REPLACE FUNCTION public.histogram_by_loop(places integer[])
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  counts integer[];
  place integer;
BEGIN
  FOREACH place IN ARRAY places LOOP
    counts[place] := coalesce(counts[place], 0) + 1;
  END LOOP;
  RETURN counts;
END
$function$;

CREATE OR REPLACE FUNCTION public.histogram_of(places integer[])
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (cardinality(places) = 1) THEN array_fill(1, ARRAY[1], places) ELSE histogram_by_loop(places) END;

CREATE OR REPLACE FUNCTION public.identity_name_words(p_organization_name text, p_first_name text, p_other_names text, p_last_name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT COALESCE(array_agg(word.word), '{}'::text[]) AS "coalesce" FROM unnest((identity_words(identity_name_words.p_organization_name, identity_name_words.p_first_name, identity_name_words.p_other_names, identity_name_words.p_last_name))[:40]) word(word) WHERE ((char_length(word.word) >= 4) AND (char_length(word.word) <= 40)));

CREATE OR REPLACE FUNCTION public.identity_record(r identities)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN concat(rtrim((r)::text, ',)'::text), CASE WHEN ((r).tokenized_fields <> '{}'::text[]) THEN (SELECT string_agg(concat('
', v.field, ' ', v.sealed), ''::text ORDER BY v.field) AS string_agg FROM vault_entries v WHERE (v.identity_id = (identity_record.r).id)) ELSE NULL::text END);

CREATE OR REPLACE FUNCTION public.identity_search_keys(p_organization_name text, p_first_name text, p_other_names text, p_last_name text, p_email_address text, p_phone_number text, p_external_id text, p_tax_id text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(identity_search_words(p_organization_name, p_first_name, p_other_names, p_last_name, p_email_address, p_phone_number, p_external_id, p_tax_id));

CREATE OR REPLACE FUNCTION public.identity_search_query(p_formula jsonb, p_strength integer)
 RETURNS tsquery
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (search_formula_query(p_formula, p_strength))::tsquery;

CREATE OR REPLACE FUNCTION public.identity_search_words(p_organization_name text, p_first_name text, p_other_names text, p_last_name text, p_email_address text, p_phone_number text, p_external_id text, p_tax_id text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN array_remove(((((search_word_keys(identity_words(p_organization_name, p_first_name, p_other_names, p_last_name)) || search_email_keys(search_fold(p_email_address))) || search_external_id_keys(search_fold(p_external_id))) || search_external_id_keys(search_fold(p_tax_id))) || search_phone_keys(p_phone_number)), NULL::text);

CREATE OR REPLACE FUNCTION public.identity_words(p_organization_name text, p_first_name text, p_other_names text, p_last_name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN search_name_words(search_fold((((COALESCE((p_organization_name || ' '::text), ''::text) || COALESCE((p_first_name || ' '::text), ''::text)) || COALESCE((p_other_names || ' '::text), ''::text)) || COALESCE(p_last_name, ''::text))), COALESCE(CASE WHEN (octet_length(p_last_name) > char_length(p_last_name)) THEN search_fold(p_last_name) ELSE NULL::text END, ''::text));

CREATE OR REPLACE FUNCTION public.insert_creation_events(p_events jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.insert_identities(p_identities jsonb)
 RETURNS TABLE(id uuid, display_name text, metadata jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO identities (
    id, identity_type, external_id, organization_name, first_name, last_name, other_names, gender, email_address,
    phone_number, nationality, category, street, city, state, post_code, country, dob, tax_id, metadata,
    tokenized_fields, salt, created_at, updated_at)
  SELECT
    n.identity_id, n.identity_type, n.external_id, n.organization_name, n.first_name, n.last_name, n.other_names,
    n.gender, n.email_address, n.phone_number, n.nationality, n.category, n.street, n.city, n.state, n.post_code,
    n.country, n.dob, n.tax_id, n.metadata, n.tokenized_fields, n.salt, n.at, n.at
  FROM jsonb_to_recordset(p_identities) AS n (
    identity_id uuid, identity_type identity_type, external_id varchar, organization_name varchar, first_name varchar,
    last_name varchar, other_names varchar, gender varchar, email_address varchar, phone_number varchar,
    nationality varchar, category varchar, street varchar, city varchar, state varchar, post_code varchar,
    country varchar, dob date, tax_id varchar, metadata jsonb, tokenized_fields text[], salt uuid, at timestamptz)
  ON CONFLICT DO NOTHING
  RETURNING id, display_name::text, nullif(metadata, '{}');
END
$function$;

CREATE OR REPLACE FUNCTION public.insert_identity_secrets(p_keys jsonb, p_entries jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.insufficient_funds(t transactions, source posting_balance)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (((t).kind = ANY (ARRAY['TRANSFER'::transaction_kind, 'HOLD'::transaction_kind, 'REFUND'::transaction_kind])) AND (available_balance((source).credit, (source).debit, (source).held_debit, (source).overdraft_limit) < (t).amount)) THEN refuse('INSUFFICIENT_FUNDS'::text, jsonb_build_object('available', (available_balance((source).credit, (source).debit, (source).held_debit, (source).overdraft_limit))::text, 'currency', (t).currency)) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.invalid_parent_state(t transactions, parent posting_parent)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (((t).parent_id IS NOT NULL) AND ((NOT CASE (t).kind WHEN 'REFUND'::transaction_kind THEN ((parent).kind = ANY (ARRAY['TRANSFER'::transaction_kind, 'COMMIT'::transaction_kind])) ELSE ((parent).kind = 'HOLD'::transaction_kind) END) OR ((parent).remaining <= (0)::numeric) OR ((t).amount > (parent).remaining))) THEN refuse('INVALID_TRANSACTION_STATE'::text, jsonb_build_object('kind', (parent).kind, 'currency', (t).currency, 'left', ((parent).remaining)::text)) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.is_flow(kind transaction_kind)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (kind = ANY (ARRAY['TRANSFER'::transaction_kind, 'COMMIT'::transaction_kind]));

CREATE OR REPLACE FUNCTION public.is_unused_name_word(p_word text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (NOT (EXISTS (SELECT FROM identities i WHERE ((identity_search_keys((i.organization_name)::text, (i.first_name)::text, (i.other_names)::text, (i.last_name)::text, (i.email_address)::text, (i.phone_number)::text, (i.external_id)::text, (i.tax_id)::text) @@ (search_operand(is_unused_name_word.p_word))::tsquery) AND (is_unused_name_word.p_word = ANY (identity_name_words((i.organization_name)::text, (i.first_name)::text, (i.other_names)::text, (i.last_name)::text)))))));

CREATE OR REPLACE FUNCTION public.items_of_identities(p_items jsonb, p_identity_ids uuid[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(jsonb_agg(items.item ORDER BY items.place), '[]'::jsonb) AS "coalesce" FROM jsonb_array_elements(items_of_identities.p_items) WITH ORDINALITY items(item, place) WHERE (((items.item ->> 'identity_id'::text))::uuid = ANY (items_of_identities.p_identity_ids)));

CREATE OR REPLACE FUNCTION public.items_of_others(p_items jsonb, p_identity_ids uuid[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(jsonb_agg(items.item ORDER BY items.place), '[]'::jsonb) AS "coalesce" FROM jsonb_array_elements(items_of_others.p_items) WITH ORDINALITY items(item, place) WHERE (((items.item ->> 'identity_id'::text))::uuid <> ALL (items_of_others.p_identity_ids)));

CREATE OR REPLACE FUNCTION public.ledger_changes(l ledgers)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN creation_changes(jsonb_build_object('name', (l).name, 'metadata', (l).metadata));

CREATE OR REPLACE FUNCTION public.ledger_record(r ledgers)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN rtrim((r)::text, ',)'::text);

CREATE OR REPLACE FUNCTION public.like_word_query(p_word text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((search_operand(('~'::text || p_word)) || CASE WHEN (char_length(p_word) > 4) THEN ':*'::text ELSE ''::text END) || COALESCE((SELECT (' | '::text || string_agg((search_operand(rests.rest) || CASE WHEN (char_length(like_word_query.p_word) > 5) THEN ':*'::text ELSE ''::text END), ' | '::text)) FROM (SELECT DISTINCT unnest(search_rests(ARRAY[like_word_query.p_word])) AS rest) rests), ''::text)))::tsquery;

CREATE OR REPLACE FUNCTION public.lock_posting_balances(items transaction_item[])
 RETURNS posting_balance[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN ARRAY(
    SELECT ROW(b.id, b.currency, b.identity_id, b.overdraft_limit, b.credit_balance, b.debit_balance,
      b.inflight_credit_balance, b.inflight_debit_balance, b.created_at, FALSE, b.status = 'CLOSED')::posting_balance
    FROM balances b WHERE b.id = ANY (
      ARRAY(SELECT i.source_id FROM unnest(items) AS i) || ARRAY(SELECT i.destination_id FROM unnest(items) AS i))
    ORDER BY b.id FOR NO KEY UPDATE);
END
$function$;

CREATE OR REPLACE FUNCTION public.missing_record(item transaction_item, parent posting_parent, source posting_balance, destination posting_balance)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (((item).parent_id IS NOT NULL) AND ((parent).id IS NULL)) THEN refuse('NOT_FOUND'::text, NULL::jsonb) WHEN ((source).id IS NULL) THEN refuse('NOT_FOUND'::text, jsonb_build_object('side', 'source')) WHEN ((destination).id IS NULL) THEN refuse('NOT_FOUND'::text, jsonb_build_object('side', 'destination')) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.move_after_previous_use(p_ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  moved jsonb;
BEGIN
  WITH earlier AS (
    SELECT c.id, e.at FROM unnest(p_ids) AS c (id)
    CROSS JOIN LATERAL (
      SELECT at FROM audit_events
      WHERE resource_id = c.id AND resource_type = 'Identity' ORDER BY ordinal DESC LIMIT 1) AS e
  ), begun AS (
    UPDATE identities i SET created_at = e.at, updated_at = e.at
    FROM earlier e WHERE i.id = e.id AND i.created_at < e.at
    RETURNING i.id, i.created_at
  )
  SELECT jsonb_object_agg(b.id, b.created_at) INTO moved FROM begun b;
  RETURN moved;
END
$function$;

CREATE OR REPLACE FUNCTION public.name_word_keys(p_word text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(search_rests(ARRAY[p_word]));

CREATE OR REPLACE FUNCTION public.name_word_locks(p_words text[])
 RETURNS SETOF integer
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT DISTINCT (hashtext(word.word) & 63) AS lock
    FROM unnest(name_word_locks.p_words) word(word)
   ORDER BY (hashtext(word.word) & 63);
END;

CREATE OR REPLACE FUNCTION public.posting_items(p_items json)
 RETURNS transaction_item[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    LEFT JOIN LATERAL (SELECT * FROM transactions t WHERE t.id = i.parent_id OFFSET 0) AS p ON TRUE
    LEFT JOIN LATERAL (
      SELECT b.id FROM balances b WHERE b.indicator = i.source_indicator AND b.currency = i.currency OFFSET 0) AS s ON TRUE
    LEFT JOIN LATERAL (
      SELECT b.id FROM balances b WHERE b.indicator = i.destination_indicator AND b.currency = i.currency OFFSET 0) AS d ON TRUE
    ORDER BY i.ordinality);
END
$function$;

CREATE OR REPLACE FUNCTION public.posting_parents(items transaction_item[])
 RETURNS posting_parent[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  parent_ids uuid[] := ARRAY(SELECT i.parent_id FROM unnest(items) AS i WHERE i.parent_id IS NOT NULL);
BEGIN
  IF parent_ids = '{}' THEN
    RETURN NULL;
  END IF;
  RETURN (
    SELECT array_agg(ROW(p.id, p.kind, remaining_amount(p.kind, p.amount, f.amount), greatest(p.created_at, f.newest_at))::posting_parent)
    FROM transactions p CROSS JOIN LATERAL (
      SELECT sum(f.amount) AS amount, max(f.created_at) AS newest_at
      FROM transactions f WHERE f.parent_id = p.id) AS f
    WHERE p.id = ANY (parent_ids));
END
$function$;

CREATE OR REPLACE FUNCTION public.posting_time(item transaction_item, parent posting_parent, source posting_balance, destination posting_balance)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
RETURN GREATEST(CASE WHEN (((item).at < (parent).newest_at) OR (((item).at = (parent).newest_at) AND ((item).id < (parent).id))) THEN ((parent).newest_at + '00:00:00.001'::interval) ELSE (item).at END, (source).created_at, (destination).created_at);

CREATE OR REPLACE FUNCTION public.rebuild_daily_rollups()
 RETURNS void
 LANGUAGE plpgsql
 SET work_mem TO '128MB'
 SET jit TO 'off'
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  flow flows;
  part flows[] := '{}';
BEGIN
  LOCK TABLE transactions IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE balances IN SHARE ROW EXCLUSIVE MODE;
  TRUNCATE balance_days, pair_days;
  FOR flow IN SELECT * FROM flows ORDER BY at LOOP
    part := part || flow;
    IF cardinality(part) = 100000 THEN
      PERFORM add_pair_days(part);
      PERFORM add_balance_days(1, flows_between_owners(part));
      part := '{}';
    END IF;
  END LOOP;
  PERFORM add_pair_days(part);
  PERFORM add_balance_days(1, flows_between_owners(part));
END
$function$;

CREATE OR REPLACE FUNCTION public.rebuild_name_words()
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  LOCK TABLE identities IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM name_words;
  INSERT INTO name_words (word)
  SELECT DISTINCT unnest(identity_name_words(organization_name, first_name, other_names, last_name)) COLLATE "C"
  FROM identities;
$function$;

CREATE OR REPLACE FUNCTION public.record_digest(record text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
RETURN sha256(convert_to(record, 'UTF8'::name));

CREATE OR REPLACE FUNCTION public.record_transactions(p_items json, p_atomic boolean)
 RETURNS TABLE(place integer, outcome text, transaction_id uuid, detail jsonb)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.recorded_outcome(t transactions, item transaction_item)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN ((t).id <> (item).id) THEN ROW('RECORDED'::text, (t).id, jsonb_build_object('sourceId', (t).source_id, 'destinationId', (t).destination_id, 'at', (t).created_at))::posting_outcome WHEN (((item).source_indicator IS NOT NULL) OR ((item).destination_indicator IS NOT NULL)) THEN ROW('RECORDED'::text, NULL::uuid, jsonb_build_object('sourceId', (t).source_id, 'destinationId', (t).destination_id))::posting_outcome ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.reduced_parent(parent posting_parent, t transactions)
 RETURNS posting_parent
 LANGUAGE sql
 IMMUTABLE
RETURN ROW((parent).id, (parent).kind, ((parent).remaining - (t).amount), (t).created_at);

CREATE OR REPLACE FUNCTION public.refusal_of(item transaction_item, t transactions, parent posting_parent, earlier transactions, source posting_balance, destination posting_balance, frozen uuid[])
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN COALESCE(missing_record(item, parent, source, destination), same_balance(source, destination), taken_reference(earlier, t, item), invalid_parent_state(t, parent), currency_mismatch(t, source, destination), closed_balance(source, destination), frozen_identity(t, source, destination, frozen), insufficient_funds(t, source), too_many_digits(t, source, destination));

CREATE OR REPLACE FUNCTION public.refuse(code text, detail jsonb)
 RETURNS posting_outcome
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ROW(code, NULL::uuid, detail);

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.refuse_filled_balance()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RAISE EXCEPTION 'a closed balance holds nothing' USING ERRCODE = 'check_violation';
END
$function$;

CREATE OR REPLACE FUNCTION public.refused_creations(p_keys jsonb, p_entries jsonb)
 RETURNS TABLE(identity_id uuid, outcome text, detail jsonb)
 LANGUAGE sql
BEGIN ATOMIC
 WITH known AS MATERIALIZED (
          SELECT k.id
            FROM identity_keys k
           WHERE ((k.wrapped_key IS NOT NULL) AND (k.id IN ( SELECT n.id
                    FROM jsonb_to_recordset(refused_creations.p_keys) n(id uuid, is_known boolean)
                   WHERE n.is_known)))
          FOR SHARE OF k
         ), others AS (
          SELECT n.identity_id,
                 CASE
                     WHEN (k.id IS NOT NULL) THEN jsonb_build_object('id', k.id, 'masterKeyId', k.master_key_id, 'wrapped', encode(k.wrapped_key, 'hex'::text))
                     ELSE NULL::jsonb
                 END AS key
            FROM (jsonb_to_recordset(refused_creations.p_keys) n(id uuid, identity_id uuid, is_known boolean)
              LEFT JOIN identity_keys k ON (((k.identity_id = n.identity_id) AND (k.wrapped_key IS NOT NULL) AND (k.id <> n.id))))
           WHERE (
                 CASE
                     WHEN n.is_known THEN (NOT (n.id IN ( SELECT known.id
                        FROM known)))
                     ELSE (k.id IS NOT NULL)
                 END AND (NOT (EXISTS ( SELECT
                    FROM identities i
                   WHERE (i.id = n.identity_id)))))
         )
  SELECT o.identity_id,
     'USED_BEFORE'::text,
     o.key
    FROM others o
 UNION ALL
  SELECT e.identity_id,
     'TOKEN_TAKEN'::text,
     jsonb_agg(e.field) AS jsonb_agg
    FROM ( SELECT n.identity_id,
             n.field,
             n.token,
             n.is_repeat,
             (row_number() OVER (PARTITION BY n.field, n.token ORDER BY n.identity_id) > 1) AS is_second
            FROM jsonb_to_recordset(refused_creations.p_entries) n(identity_id uuid, field text, token text, is_repeat boolean)
           WHERE (NOT n.is_repeat)) e
   WHERE ((NOT (e.identity_id IN ( SELECT o.identity_id
            FROM others o))) AND (e.is_second OR (EXISTS ( SELECT
            FROM vault_entries v
           WHERE (((v.field)::text = e.field) AND ((v.token)::text = e.token) AND (NOT v.is_repeat))))))
   GROUP BY e.identity_id;
END;

CREATE OR REPLACE FUNCTION public.remaining_amount(kind transaction_kind, amount numeric, followed numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (kind = ANY (ARRAY['HOLD'::transaction_kind, 'TRANSFER'::transaction_kind, 'COMMIT'::transaction_kind])) THEN (amount - COALESCE(followed, (0)::numeric)) ELSE (0)::numeric END;

CREATE OR REPLACE FUNCTION public.roll_up_relinked_balance()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  other record;
  part record;
BEGIN
  PERFORM FROM identities i WHERE i.id IN (OLD.identity_id, NEW.identity_id) ORDER BY i.id FOR NO KEY UPDATE;
  -- In the order of balance ids, which is the lock order of recording.
  FOR other IN
    SELECT b.id, CASE WHEN b.identity_id = OLD.identity_id THEN 1 ELSE -1 END AS factor
    FROM balances b
    WHERE b.identity_id IN (OLD.identity_id, NEW.identity_id) AND b.id <> OLD.id
      AND (EXISTS (SELECT FROM pair_days p WHERE p.source_id = OLD.id AND p.destination_id = b.id)
        OR EXISTS (SELECT FROM pair_days p WHERE p.source_id = b.id AND p.destination_id = OLD.id))
    ORDER BY b.id
  LOOP
    -- In parts of 100,000, for an array is limited to one gigabyte.
    FOR part IN
      SELECT array_agg(p.flow) AS flows
      FROM (
        SELECT f.flow, (row_number() OVER (ORDER BY (f.flow).at) - 1) / 100000 AS place
        FROM (
          SELECT ROW(f.source_id, f.destination_id, f.at, f.total, f.amount, 0)::flows AS flow
          FROM flows AS f WHERE f.total <> 0 AND f.source_id = OLD.id AND f.destination_id = other.id
          UNION ALL
          SELECT ROW(f.source_id, f.destination_id, f.at, f.total, f.amount, 0)::flows
          FROM flows AS f WHERE f.total <> 0 AND f.destination_id = OLD.id AND f.source_id = other.id
        ) AS f
      ) AS p
      GROUP BY p.place ORDER BY p.place
    LOOP
      PERFORM add_balance_days(other.factor, part.flows);
    END LOOP;
  END LOOP;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION public.roll_up_transactions()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  added flows[];
BEGIN
  SELECT array_agg(f.flow) INTO added FROM (
    SELECT ROW(source_id, destination_id, effective_at, amount, amount, amount)::flows AS flow FROM inserted WHERE is_flow(kind)
    UNION ALL
    SELECT ROW(t.source_id, t.destination_id, t.effective_at, -r.amount, NULL, 0)::flows
    FROM inserted r JOIN transactions t ON t.id = r.parent_id
    WHERE r.kind = 'REFUND' AND is_flow(t.kind)
    UNION ALL
    SELECT ROW(source_id, destination_id, effective_at, 0, NULL, amount)::flows FROM inserted WHERE kind = 'REFUND'
  ) AS f;
  PERFORM add_pair_days(added);
  PERFORM add_balance_days(1, flows_between_owners(added));
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION public.same_balance(source posting_balance, destination posting_balance)
 RETURNS posting_outcome
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN ((source).id = (destination).id) THEN refuse('SAME_BALANCE'::text, NULL::jsonb) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.same_content(old transactions, t transactions, item transaction_item)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((((old).kind = (t).kind) AND (((old).currency)::text = ((t).currency)::text) AND ((old).source_id = (t).source_id) AND ((old).destination_id = (t).destination_id) AND ((old).metadata = (t).metadata)) AND ((old).amount = COALESCE((item).amount, (old).amount)) AND COALESCE(((old).takes_rest = (t).takes_rest), true) AND (NOT ((old).parent_id IS DISTINCT FROM (t).parent_id)) AND (NOT (((old).description)::text IS DISTINCT FROM ((t).description)::text)) AND ((old).effective_at = COALESCE(((item).effective_at)::timestamp(3) with time zone, (old).created_at)));

CREATE OR REPLACE FUNCTION public.seal_audit_events(p_limit integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    -- OFFSET 0 makes the planner look up one pending event after the other and stop at the limit, whatever the statistics of these
    -- busy tables say, and keeps it from computing an expression twice.
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
$function$;

CREATE OR REPLACE FUNCTION public.search_email_keys(p_email text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ARRAY["left"(p_email, 200), NULLIF("left"(split_part(p_email, '@'::text, 2), 200), ''::text)];

CREATE OR REPLACE FUNCTION public.search_external_id_keys(p_external_id text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  pieces text;
BEGIN
  IF p_external_id COLLATE "C" !~ '[^a-z0-9]' THEN
    RETURN ARRAY[left(p_external_id, 200)];
  END IF;
  pieces := regexp_replace(p_external_id COLLATE "C", '[\u0001-\u0008\u000e-\u001f\u0021-\u002f\u003a-\u0060\u007b-\u007f\u0080-\u00f7\u02b9-\u02ff\u0375\u03f6\u0482\u055a-\u055f\u0589-\u058a\u058d-\u058f\u05be-\u05c6\u05f3-\u05f4\u0606-\u061f\u066a-\u066d\u06d4-\u06de\u06e9\u06fd-\u06fe\u0700-\u070d\u07f6-\u07f9\u07fe-\u07ff\u0830-\u083e\u085e\u0888\u0964-\u0970\u09f2-\u09f3\u09fa-\u09fb\u09fd\u0a76\u0af0-\u0af1\u0b70\u0bf3-\u0bfa\u0c77\u0c7f\u0c84\u0d4f\u0d79\u0df4\u0e3f\u0e4f-\u0e5b\u0f01-\u0f1f\u0f34-\u0f3d\u0f85\u0fbe-\u0fcc\u0fce-\u0fda\u104a-\u104f\u109e-\u109f\u10fb\u1360-\u1368\u1390-\u1399\u1400\u166d-\u166e\u169b-\u169c\u16eb-\u16ed\u1735-\u1736\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u1940\u1944-\u1945\u19de-\u19ff\u1a1e-\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b4e-\u1b7f\u1bfc-\u1bff\u1c3b-\u1c3f\u1c7e-\u1c7f\u1cc0-\u1cc7\u1cd3\u2010-\u205e\u20a0-\u20c1\u2104-\u214d\u214f\u218a-\u218b\u2190-\u2429\u2440-\u244a\u2500-\u2775\u2794-\u2b73\u2b76-\u2bff\u2ce5-\u2cea\u2cf9-\u2cfc\u2cfe-\u2cff\u2d70\u2e00-\u2e2e\u2e30-\u2e5d\u2e80-\u2e99\u2e9b-\u2ef2\u2ff0-\u3004\u3008-\u3020\u3030\u3037\u303d-\u303f\u30a0-\u30fb\u3190-\u3191\u31c0-\u31e5\u31ef\u327f\u4dc0-\u4dff\ua490-\ua4c6\ua4fe-\ua4ff\ua60d-\ua60f\ua673-\ua67e\ua6f2-\ua6f7\ua700-\ua716\ua720-\ua721\ua789-\ua78c\ua828-\ua82b\ua836-\ua839\ua874-\ua877\ua8ce-\ua8cf\ua8f8-\ua8fa\ua8fc\ua92e-\ua92f\ua95f\ua9c1-\ua9cd\ua9de-\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade-\uaadf\uaaf0-\uaaf1\uab5b\uab6a-\uab6b\uabeb\ue000-\uf8ff\ufbb2-\ufdcf\ufdfd-\ufdff\ufe45-\ufe46\ufffc-\ufffd\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189\U0001018c-\U0001018e\U00010190-\U0001019c\U000101a0\U000101d0-\U000101fc\U0001039f\U000103d0\U0001056f\U00010857\U00010877-\U00010878\U0001091f\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010ac8\U00010af0-\U00010af6\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010d6e\U00010d8e-\U00010d8f\U00010ead\U00010ed0-\U00010ed8\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110bb-\U000110c1\U00011140-\U00011143\U00011174-\U00011175\U000111c5-\U000111c8\U000111cd\U000111db\U000111dd-\U000111df\U00011238-\U0001123d\U000112a9\U000113d4-\U000113d5\U000113d7-\U000113d8\U0001144b-\U0001145b\U0001145d\U000114c6\U000115c1-\U000115d7\U00011641-\U00011643\U00011660-\U0001166c\U000116b9\U0001173c-\U0001173f\U0001183b\U00011944-\U00011946\U000119e2\U00011a3f-\U00011a46\U00011a9a-\U00011a9c\U00011a9e-\U00011aa2\U00011b00-\U00011b09\U00011be1\U00011c41-\U00011c45\U00011c70-\U00011c71\U00011ef7-\U00011ef8\U00011f43-\U00011f4f\U00011fd5-\U00011ff1\U00011fff\U00012470-\U00012474\U00012ff1-\U00012ff2\U00016a6e-\U00016a6f\U00016af5\U00016b37-\U00016b3f\U00016b44-\U00016b45\U00016d6d-\U00016d6f\U00016e97-\U00016e9a\U00016fe2\U0001bc9c\U0001bc9f\U0001cc00-\U0001ccfc\U0001cd00-\U0001ceb3\U0001ceba-\U0001ced0\U0001cee0-\U0001cef0\U0001cf50-\U0001cfc3\U0001d000-\U0001d0f5\U0001d100-\U0001d126\U0001d129-\U0001d1ea\U0001d200-\U0001d245\U0001d300-\U0001d356\U0001d800-\U0001d9ff\U0001da37-\U0001da3a\U0001da6d-\U0001da74\U0001da76-\U0001da83\U0001da85-\U0001da8b\U0001e14f\U0001e2ff\U0001e5ff\U0001e95e-\U0001e95f\U0001ecac\U0001ecb0\U0001ed2e\U0001eef0-\U0001eef1\U0001f000-\U0001f02b\U0001f030-\U0001f093\U0001f0a0-\U0001f0ae\U0001f0b1-\U0001f0bf\U0001f0c1-\U0001f0cf\U0001f0d1-\U0001f0f5\U0001f10d-\U0001f1ad\U0001f1e6-\U0001f1ff\U0001f260-\U0001f265\U0001f300-\U0001f6d8\U0001f6dc-\U0001f6ec\U0001f6f0-\U0001f6fc\U0001f700-\U0001f7d9\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f800-\U0001f80b\U0001f810-\U0001f847\U0001f850-\U0001f859\U0001f860-\U0001f887\U0001f890-\U0001f8ad\U0001f8b0-\U0001f8bb\U0001f8c0-\U0001f8c1\U0001f8d0-\U0001f8d8\U0001f900-\U0001fa57\U0001fa60-\U0001fa6d\U0001fa70-\U0001fa7c\U0001fa80-\U0001fa8a\U0001fa8e-\U0001fac6\U0001fac8\U0001facd-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8\U0001fb00-\U0001fb92\U0001fb94-\U0001fbfa\U000f0000-\U000ffffd\U00100000-\U0010fffd\u0009-\u000d]+', ' ', 'g');
  RETURN ARRAY(SELECT left(piece, 40) FROM string_to_table(pieces, ' ') AS piece WHERE char_length(piece) > 1)
    || left(p_external_id, 200);
END
$function$;

CREATE OR REPLACE FUNCTION public.search_fold(p_text text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  folded text;
  letter text;
  plain text;
BEGIN
  IF (octet_length(p_text) = char_length(p_text)) IS NOT FALSE THEN
    RETURN lower(p_text COLLATE "C");
  END IF;
  folded := lower(normalize(p_text, NFC) COLLATE "C");
  -- What a letter folds to folds to itself, so the order in which they are replaced does not matter.
  FOREACH letter IN ARRAY string_to_array(regexp_replace(folded, '[\u0001-\u007f]+', '', 'g'), NULL) LOOP
    plain := '{"\u0085":" ","\u00a0":" ","¨":" ","ª":"a","\u00ad":"","¯":" ","²":"2","³":"3","´":" ","µ":"μ","¸":" ","¹":"1","º":"o","¼":"1⁄4","½":"1⁄2","¾":"3⁄4","À":"a","Á":"a","Â":"a","Ã":"a","Ä":"a","Å":"a","Æ":"ae","Ç":"c","È":"e","É":"e","Ê":"e","Ë":"e","Ì":"i","Í":"i","Î":"i","Ï":"i","Ð":"d","Ñ":"n","Ò":"o","Ó":"o","Ô":"o","Õ":"o","Ö":"o","Ø":"o","Ù":"u","Ú":"u","Û":"u","Ü":"u","Ý":"y","Þ":"th","ß":"ss","à":"a","á":"a","â":"a","ã":"a","ä":"a","å":"a","æ":"ae","ç":"c","è":"e","é":"e","ê":"e","ë":"e","ì":"i","í":"i","î":"i","ï":"i","ð":"d","ñ":"n","ò":"o","ó":"o","ô":"o","õ":"o","ö":"o","ø":"o","ù":"u","ú":"u","û":"u","ü":"u","ý":"y","þ":"th","ÿ":"y","Ā":"a","ā":"a","Ă":"a","ă":"a","Ą":"a","ą":"a","Ć":"c","ć":"c","Ĉ":"c","ĉ":"c","Ċ":"c","ċ":"c","Č":"c","č":"c","Ď":"d","ď":"d","Đ":"d","đ":"d","Ē":"e","ē":"e","Ĕ":"e","ĕ":"e","Ė":"e","ė":"e","Ę":"e","ę":"e","Ě":"e","ě":"e","Ĝ":"g","ĝ":"g","Ğ":"g","ğ":"g","Ġ":"g","ġ":"g","Ģ":"g","ģ":"g","Ĥ":"h","ĥ":"h","Ħ":"h","ħ":"h","Ĩ":"i","ĩ":"i","Ī":"i","ī":"i","Ĭ":"i","ĭ":"i","Į":"i","į":"i","İ":"i","ı":"i","Ĳ":"ij","ĳ":"ij","Ĵ":"j","ĵ":"j","Ķ":"k","ķ":"k","ĸ":"k","Ĺ":"l","ĺ":"l","Ļ":"l","ļ":"l","Ľ":"l","ľ":"l","Ŀ":"l·","ŀ":"l·","Ł":"l","ł":"l","Ń":"n","ń":"n","Ņ":"n","ņ":"n","Ň":"n","ň":"n","ŉ":"ʼn","Ŋ":"n","ŋ":"n","Ō":"o","ō":"o","Ŏ":"o","ŏ":"o","Ő":"o","ő":"o","Œ":"oe","œ":"oe","Ŕ":"r","ŕ":"r","Ŗ":"r","ŗ":"r","Ř":"r","ř":"r","Ś":"s","ś":"s","Ŝ":"s","ŝ":"s","Ş":"s","ş":"s","Š":"s","š":"s","Ţ":"t","ţ":"t","Ť":"t","ť":"t","Ŧ":"t","ŧ":"t","Ũ":"u","ũ":"u","Ū":"u","ū":"u","Ŭ":"u","ŭ":"u","Ů":"u","ů":"u","Ű":"u","ű":"u","Ų":"u","ų":"u","Ŵ":"w","ŵ":"w","Ŷ":"y","ŷ":"y","Ÿ":"y","Ź":"z","ź":"z","Ż":"z","ż":"z","Ž":"z","ž":"z","ſ":"s","ƀ":"b","Ɓ":"b","Ƃ":"ƃ","Ƅ":"ƅ","Ɔ":"o","Ƈ":"c","ƈ":"c","Ɖ":"d","Ɗ":"d","Ƌ":"ƌ","Ǝ":"e","Ə":"e","Ɛ":"e","Ƒ":"f","ƒ":"f","Ɠ":"g","Ɣ":"ɣ","Ɩ":"i","Ɨ":"i","Ƙ":"k","ƙ":"k","ƚ":"l","Ɯ":"ɯ","Ɲ":"n","ƞ":"n","Ɵ":"o","Ơ":"o","ơ":"o","Ƣ":"ƣ","Ƥ":"p","ƥ":"p","Ʀ":"ʀ","Ƨ":"ƨ","Ʃ":"ʃ","Ƭ":"t","ƭ":"t","Ʈ":"t","Ư":"u","ư":"u","Ʊ":"ʊ","Ʋ":"v","Ƴ":"y","ƴ":"y","Ƶ":"z","ƶ":"z","Ʒ":"ʒ","Ƹ":"ƹ","Ƽ":"ƽ","Ǆ":"dz","ǅ":"dz","ǆ":"dz","Ǉ":"lj","ǈ":"lj","ǉ":"lj","Ǌ":"nj","ǋ":"nj","ǌ":"nj","Ǎ":"a","ǎ":"a","Ǐ":"i","ǐ":"i","Ǒ":"o","ǒ":"o","Ǔ":"u","ǔ":"u","Ǖ":"u","ǖ":"u","Ǘ":"u","ǘ":"u","Ǚ":"u","ǚ":"u","Ǜ":"u","ǜ":"u","ǝ":"e","Ǟ":"a","ǟ":"a","Ǡ":"a","ǡ":"a","Ǣ":"ae","ǣ":"ae","Ǥ":"g","ǥ":"g","Ǧ":"g","ǧ":"g","Ǩ":"k","ǩ":"k","Ǫ":"o","ǫ":"o","Ǭ":"o","ǭ":"o","Ǯ":"ʒ","ǯ":"ʒ","ǰ":"j","Ǳ":"dz","ǲ":"dz","ǳ":"dz","Ǵ":"g","ǵ":"g","Ƕ":"ƕ","Ƿ":"ƿ","Ǹ":"n","ǹ":"n","Ǻ":"a","ǻ":"a","Ǽ":"ae","ǽ":"ae","Ǿ":"o","ǿ":"o","Ȁ":"a","ȁ":"a","Ȃ":"a","ȃ":"a","Ȅ":"e","ȅ":"e","Ȇ":"e","ȇ":"e","Ȉ":"i","ȉ":"i","Ȋ":"i","ȋ":"i","Ȍ":"o","ȍ":"o","Ȏ":"o","ȏ":"o","Ȑ":"r","ȑ":"r","Ȓ":"r","ȓ":"r","Ȕ":"u","ȕ":"u","Ȗ":"u","ȗ":"u","Ș":"s","ș":"s","Ț":"t","ț":"t","Ȝ":"ȝ","Ȟ":"h","ȟ":"h","Ƞ":"n","Ȣ":"ȣ","Ȥ":"z","ȥ":"z","Ȧ":"a","ȧ":"a","Ȩ":"e","ȩ":"e","Ȫ":"o","ȫ":"o","Ȭ":"o","ȭ":"o","Ȯ":"o","ȯ":"o","Ȱ":"o","ȱ":"o","Ȳ":"y","ȳ":"y","Ⱥ":"a","Ȼ":"c","ȼ":"c","Ƚ":"l","Ⱦ":"t","Ɂ":"ɂ","Ƀ":"b","Ʉ":"u","Ʌ":"ʌ","Ɇ":"e","ɇ":"e","Ɉ":"j","ɉ":"j","Ɋ":"ɋ","Ɍ":"r","ɍ":"r","Ɏ":"y","ɏ":"y","ɓ":"b","ɔ":"o","ɖ":"d","ɗ":"d","ə":"e","ɛ":"e","ɠ":"g","ɨ":"i","ɩ":"i","ɫ":"l","ɲ":"n","ɵ":"o","ʂ":"s","ʈ":"t","ʉ":"u","ʋ":"v","ʰ":"h","ʱ":"ɦ","ʲ":"j","ʳ":"r","ʴ":"ɹ","ʵ":"ɻ","ʶ":"ʁ","ʷ":"w","ʸ":"y","˘":" ","˙":" ","˚":" ","˛":" ","˜":" ","˝":" ","ˠ":"ɣ","ˡ":"l","ˢ":"s","ˣ":"x","ˤ":"ʕ","\u0300":"","\u0301":"","\u0302":"","\u0303":"","\u0304":"","\u0305":"","\u0306":"","\u0307":"","\u0308":"","\u0309":"","\u030a":"","\u030b":"","\u030c":"","\u030d":"","\u030e":"","\u030f":"","\u0310":"","\u0311":"","\u0312":"","\u0313":"","\u0314":"","\u0315":"","\u0316":"","\u0317":"","\u0318":"","\u0319":"","\u031a":"","\u031b":"","\u031c":"","\u031d":"","\u031e":"","\u031f":"","\u0320":"","\u0321":"","\u0322":"","\u0323":"","\u0324":"","\u0325":"","\u0326":"","\u0327":"","\u0328":"","\u0329":"","\u032a":"","\u032b":"","\u032c":"","\u032d":"","\u032e":"","\u032f":"","\u0330":"","\u0331":"","\u0332":"","\u0333":"","\u0334":"","\u0335":"","\u0336":"","\u0337":"","\u0338":"","\u0339":"","\u033a":"","\u033b":"","\u033c":"","\u033d":"","\u033e":"","\u033f":"","\u0340":"","\u0341":"","\u0342":"","\u0343":"","\u0344":"","\u0345":"","\u0346":"","\u0347":"","\u0348":"","\u0349":"","\u034a":"","\u034b":"","\u034c":"","\u034d":"","\u034e":"","\u034f":"","\u0350":"","\u0351":"","\u0352":"","\u0353":"","\u0354":"","\u0355":"","\u0356":"","\u0357":"","\u0358":"","\u0359":"","\u035a":"","\u035b":"","\u035c":"","\u035d":"","\u035e":"","\u035f":"","\u0360":"","\u0361":"","\u0362":"","\u0363":"","\u0364":"","\u0365":"","\u0366":"","\u0367":"","\u0368":"","\u0369":"","\u036a":"","\u036b":"","\u036c":"","\u036d":"","\u036e":"","\u036f":"","Ͱ":"ͱ","Ͳ":"ͳ","ʹ":"ʹ","Ͷ":"ͷ","ͺ":" ",";":";","Ϳ":"ϳ","΄":" ","΅":" ","Ά":"α","·":"·","Έ":"ε","Ή":"η","Ί":"ι","Ό":"ο","Ύ":"υ","Ώ":"ω","ΐ":"ι","Α":"α","Β":"β","Γ":"γ","Δ":"δ","Ε":"ε","Ζ":"ζ","Η":"η","Θ":"θ","Ι":"ι","Κ":"κ","Λ":"λ","Μ":"μ","Ν":"ν","Ξ":"ξ","Ο":"ο","Π":"π","Ρ":"ρ","Σ":"σ","Τ":"τ","Υ":"υ","Φ":"φ","Χ":"χ","Ψ":"ψ","Ω":"ω","Ϊ":"ι","Ϋ":"υ","ά":"α","έ":"ε","ή":"η","ί":"ι","ΰ":"υ","ς":"σ","ϊ":"ι","ϋ":"υ","ό":"ο","ύ":"υ","ώ":"ω","Ϗ":"ϗ","ϐ":"β","ϑ":"θ","ϒ":"υ","ϓ":"υ","ϔ":"υ","ϕ":"φ","ϖ":"π","Ϙ":"ϙ","Ϛ":"ϛ","Ϝ":"ϝ","Ϟ":"ϟ","Ϡ":"ϡ","Ϣ":"ϣ","Ϥ":"ϥ","Ϧ":"ϧ","Ϩ":"ϩ","Ϫ":"ϫ","Ϭ":"ϭ","Ϯ":"ϯ","ϰ":"κ","ϱ":"ρ","ϲ":"σ","ϴ":"θ","ϵ":"ε","Ϸ":"ϸ","Ϲ":"σ","Ϻ":"ϻ","Ͻ":"ͻ","Ͼ":"ͼ","Ͽ":"ͽ","Ѐ":"е","Ё":"е","Ђ":"ђ","Ѓ":"г","Є":"є","Ѕ":"ѕ","І":"і","Ї":"і","Ј":"ј","Љ":"љ","Њ":"њ","Ћ":"ћ","Ќ":"к","Ѝ":"и","Ў":"у","Џ":"џ","А":"а","Б":"б","В":"в","Г":"г","Д":"д","Е":"е","Ж":"ж","З":"з","И":"и","Й":"и","К":"к","Л":"л","М":"м","Н":"н","О":"о","П":"п","Р":"р","С":"с","Т":"т","У":"у","Ф":"ф","Х":"х","Ц":"ц","Ч":"ч","Ш":"ш","Щ":"щ","Ъ":"ъ","Ы":"ы","Ь":"ь","Э":"э","Ю":"ю","Я":"я","й":"и","ѐ":"е","ё":"е","ѓ":"г","ї":"і","ќ":"к","ѝ":"и","ў":"у","Ѡ":"ѡ","Ѣ":"ѣ","Ѥ":"ѥ","Ѧ":"ѧ","Ѩ":"ѩ","Ѫ":"ѫ","Ѭ":"ѭ","Ѯ":"ѯ","Ѱ":"ѱ","Ѳ":"ѳ","Ѵ":"ѵ","Ѷ":"ѵ","ѷ":"ѵ","Ѹ":"ѹ","Ѻ":"ѻ","Ѽ":"ѽ","Ѿ":"ѿ","Ҁ":"ҁ","\u0483":"","\u0484":"","\u0485":"","\u0486":"","\u0487":"","\u0488":"","\u0489":"","Ҋ":"ҋ","Ҍ":"ҍ","Ҏ":"ҏ","Ґ":"г","ґ":"г","Ғ":"г","ғ":"г","Ҕ":"ҕ","Җ":"җ","Ҙ":"ҙ","Қ":"к","қ":"к","Ҝ":"ҝ","Ҟ":"ҟ","Ҡ":"ҡ","Ң":"н","ң":"н","Ҥ":"ҥ","Ҧ":"ҧ","Ҩ":"ҩ","Ҫ":"ҫ","Ҭ":"ҭ","Ү":"ү","Ұ":"ұ","Ҳ":"х","ҳ":"х","Ҵ":"ҵ","Ҷ":"ҷ","Ҹ":"ҹ","Һ":"һ","Ҽ":"ҽ","Ҿ":"ҿ","Ӏ":"ӏ","Ӂ":"ж","ӂ":"ж","Ӄ":"ӄ","Ӆ":"ӆ","Ӈ":"ӈ","Ӊ":"ӊ","Ӌ":"ӌ","Ӎ":"ӎ","Ӑ":"а","ӑ":"а","Ӓ":"а","ӓ":"а","Ӕ":"ӕ","Ӗ":"е","ӗ":"е","Ә":"ә","Ӛ":"ә","ӛ":"ә","Ӝ":"ж","ӝ":"ж","Ӟ":"з","ӟ":"з","Ӡ":"ӡ","Ӣ":"и","ӣ":"и","Ӥ":"и","ӥ":"и","Ӧ":"о","ӧ":"о","Ө":"ө","Ӫ":"ө","ӫ":"ө","Ӭ":"э","ӭ":"э","Ӯ":"у","ӯ":"у","Ӱ":"у","ӱ":"у","Ӳ":"у","ӳ":"у","Ӵ":"ч","ӵ":"ч","Ӷ":"ӷ","Ӹ":"ы","ӹ":"ы","Ӻ":"ӻ","Ӽ":"ӽ","Ӿ":"ӿ","Ԁ":"ԁ","Ԃ":"ԃ","Ԅ":"ԅ","Ԇ":"ԇ","Ԉ":"ԉ","Ԋ":"ԋ","Ԍ":"ԍ","Ԏ":"ԏ","Ԑ":"ԑ","Ԓ":"ԓ","Ԕ":"ԕ","Ԗ":"ԗ","Ԙ":"ԙ","Ԛ":"ԛ","Ԝ":"ԝ","Ԟ":"ԟ","Ԡ":"ԡ","Ԣ":"ԣ","Ԥ":"ԥ","Ԧ":"ԧ","Ԩ":"ԩ","Ԫ":"ԫ","Ԭ":"ԭ","Ԯ":"ԯ","Ա":"ա","Բ":"բ","Գ":"գ","Դ":"դ","Ե":"ե","Զ":"զ","Է":"է","Ը":"ը","Թ":"թ","Ժ":"ժ","Ի":"ի","Լ":"լ","Խ":"խ","Ծ":"ծ","Կ":"կ","Հ":"հ","Ձ":"ձ","Ղ":"ղ","Ճ":"ճ","Մ":"մ","Յ":"յ","Ն":"ն","Շ":"շ","Ո":"ո","Չ":"չ","Պ":"պ","Ջ":"ջ","Ռ":"ռ","Ս":"ս","Վ":"վ","Տ":"տ","Ր":"ր","Ց":"ց","Ւ":"ւ","Փ":"փ","Ք":"ք","Օ":"օ","Ֆ":"ֆ","և":"եւ","\u0591":"","\u0592":"","\u0593":"","\u0594":"","\u0595":"","\u0596":"","\u0597":"","\u0598":"","\u0599":"","\u059a":"","\u059b":"","\u059c":"","\u059d":"","\u059e":"","\u059f":"","\u05a0":"","\u05a1":"","\u05a2":"","\u05a3":"","\u05a4":"","\u05a5":"","\u05a6":"","\u05a7":"","\u05a8":"","\u05a9":"","\u05aa":"","\u05ab":"","\u05ac":"","\u05ad":"","\u05ae":"","\u05af":"","\u05b0":"","\u05b1":"","\u05b2":"","\u05b3":"","\u05b4":"","\u05b5":"","\u05b6":"","\u05b7":"","\u05b8":"","\u05b9":"","\u05ba":"","\u05bb":"","\u05bc":"","\u05bd":"","\u05bf":"","\u05c1":"","\u05c2":"","\u05c4":"","\u05c5":"","\u05c7":"","\u0600":"","\u0601":"","\u0602":"","\u0603":"","\u0604":"","\u0605":"","\u0610":"","\u0611":"","\u0612":"","\u0613":"","\u0614":"","\u0615":"","\u0616":"","\u0617":"","\u0618":"","\u0619":"","\u061a":"","\u061c":"","آ":"ا","أ":"ا","ؤ":"و","إ":"ا","ئ":"ي","ة":"ه","ـ":"","ى":"ي","\u064b":"","\u064c":"","\u064d":"","\u064e":"","\u064f":"","\u0650":"","\u0651":"","\u0652":"","\u0653":"","\u0654":"","\u0655":"","\u0656":"","\u0657":"","\u0658":"","\u0659":"","\u065a":"","\u065b":"","\u065c":"","\u065d":"","\u065e":"","\u065f":"","٠":"0","١":"1","٢":"2","٣":"3","٤":"4","٥":"5","٦":"6","٧":"7","٨":"8","٩":"9","\u0670":"","ٱ":"ا","ٵ":"اٴ","ٶ":"وٴ","ٷ":"ۇٴ","ٸ":"يٴ","ک":"ك","ھ":"ه","ۀ":"ه","ہ":"ه","ۂ":"ه","ی":"ي","ے":"ي","ۓ":"ي","ە":"ه","\u06d6":"","\u06d7":"","\u06d8":"","\u06d9":"","\u06da":"","\u06db":"","\u06dc":"","\u06dd":"","\u06df":"","\u06e0":"","\u06e1":"","\u06e2":"","\u06e3":"","\u06e4":"","\u06e7":"","\u06e8":"","\u06ea":"","\u06eb":"","\u06ec":"","\u06ed":"","۰":"0","۱":"1","۲":"2","۳":"3","۴":"4","۵":"5","۶":"6","۷":"7","۸":"8","۹":"9","\u070f":"","\u0711":"","\u0730":"","\u0731":"","\u0732":"","\u0733":"","\u0734":"","\u0735":"","\u0736":"","\u0737":"","\u0738":"","\u0739":"","\u073a":"","\u073b":"","\u073c":"","\u073d":"","\u073e":"","\u073f":"","\u0740":"","\u0741":"","\u0742":"","\u0743":"","\u0744":"","\u0745":"","\u0746":"","\u0747":"","\u0748":"","\u0749":"","\u074a":"","߀":"0","߁":"1","߂":"2","߃":"3","߄":"4","߅":"5","߆":"6","߇":"7","߈":"8","߉":"9","\u07eb":"","\u07ec":"","\u07ed":"","\u07ee":"","\u07ef":"","\u07f0":"","\u07f1":"","\u07f2":"","\u07f3":"","ߺ":"","\u07fd":"","\u0816":"","\u0817":"","\u0818":"","\u0819":"","\u081b":"","\u081c":"","\u081d":"","\u081e":"","\u081f":"","\u0820":"","\u0821":"","\u0822":"","\u0823":"","\u0825":"","\u0826":"","\u0827":"","\u0829":"","\u082a":"","\u082b":"","\u082c":"","\u082d":"","\u0859":"","\u085a":"","\u085b":"","\u0890":"","\u0891":"","\u0897":"","\u0898":"","\u0899":"","\u089a":"","\u089b":"","\u089c":"","\u089d":"","\u089e":"","\u089f":"","\u08ca":"","\u08cb":"","\u08cc":"","\u08cd":"","\u08ce":"","\u08cf":"","\u08d0":"","\u08d1":"","\u08d2":"","\u08d3":"","\u08d4":"","\u08d5":"","\u08d6":"","\u08d7":"","\u08d8":"","\u08d9":"","\u08da":"","\u08db":"","\u08dc":"","\u08dd":"","\u08de":"","\u08df":"","\u08e0":"","\u08e1":"","\u08e2":"","\u08e3":"","\u08e4":"","\u08e5":"","\u08e6":"","\u08e7":"","\u08e8":"","\u08e9":"","\u08ea":"","\u08eb":"","\u08ec":"","\u08ed":"","\u08ee":"","\u08ef":"","\u08f0":"","\u08f1":"","\u08f2":"","\u08f3":"","\u08f4":"","\u08f5":"","\u08f6":"","\u08f7":"","\u08f8":"","\u08f9":"","\u08fa":"","\u08fb":"","\u08fc":"","\u08fd":"","\u08fe":"","\u08ff":"","ऩ":"न\u093c","ऱ":"र\u093c","ऴ":"ळ\u093c","\u0951":"","\u0952":"","\u0953":"","\u0954":"","क़":"क\u093c","ख़":"ख\u093c","ग़":"ग\u093c","ज़":"ज\u093c","ड़":"ड\u093c","ढ़":"ढ\u093c","फ़":"फ\u093c","य़":"य\u093c","०":"0","१":"1","२":"2","३":"3","४":"4","५":"5","६":"6","७":"7","८":"8","९":"9","\u09cb":"\u09c7\u09be","\u09cc":"\u09c7\u09d7","ড়":"ড\u09bc","ঢ়":"ঢ\u09bc","য়":"য\u09bc","০":"0","১":"1","২":"2","৩":"3","৪":"4","৫":"5","৬":"6","৭":"7","৮":"8","৯":"9","\u09fe":"","ਲ਼":"ਲ\u0a3c","ਸ਼":"ਸ\u0a3c","ਖ਼":"ਖ\u0a3c","ਗ਼":"ਗ\u0a3c","ਜ਼":"ਜ\u0a3c","ਫ਼":"ਫ\u0a3c","੦":"0","੧":"1","੨":"2","੩":"3","੪":"4","੫":"5","੬":"6","੭":"7","੮":"8","੯":"9","૦":"0","૧":"1","૨":"2","૩":"3","૪":"4","૫":"5","૬":"6","૭":"7","૮":"8","૯":"9","\u0b48":"\u0b47\u0b56","\u0b4b":"\u0b47\u0b3e","\u0b4c":"\u0b47\u0b57","ଡ଼":"ଡ\u0b3c","ଢ଼":"ଢ\u0b3c","୦":"0","୧":"1","୨":"2","୩":"3","୪":"4","୫":"5","୬":"6","୭":"7","୮":"8","୯":"9","ஔ":"ஒ\u0bd7","\u0bca":"\u0bc6\u0bbe","\u0bcb":"\u0bc7\u0bbe","\u0bcc":"\u0bc6\u0bd7","௦":"0","௧":"1","௨":"2","௩":"3","௪":"4","௫":"5","௬":"6","௭":"7","௮":"8","௯":"9","\u0c48":"\u0c46\u0c56","౦":"0","౧":"1","౨":"2","౩":"3","౪":"4","౫":"5","౬":"6","౭":"7","౮":"8","౯":"9","\u0cc0":"\u0cbf\u0cd5","\u0cc7":"\u0cc6\u0cd5","\u0cc8":"\u0cc6\u0cd6","\u0cca":"\u0cc6\u0cc2","\u0ccb":"\u0cc6\u0cc2\u0cd5","೦":"0","೧":"1","೨":"2","೩":"3","೪":"4","೫":"5","೬":"6","೭":"7","೮":"8","೯":"9","\u0d4a":"\u0d46\u0d3e","\u0d4b":"\u0d47\u0d3e","\u0d4c":"\u0d46\u0d57","൦":"0","൧":"1","൨":"2","൩":"3","൪":"4","൫":"5","൬":"6","൭":"7","൮":"8","൯":"9","\u0dda":"\u0dd9\u0dca","\u0ddc":"\u0dd9\u0dcf","\u0ddd":"\u0dd9\u0dcf\u0dca","\u0dde":"\u0dd9\u0ddf","෦":"0","෧":"1","෨":"2","෩":"3","෪":"4","෫":"5","෬":"6","෭":"7","෮":"8","෯":"9","ำ":"\u0e4dา","๐":"0","๑":"1","๒":"2","๓":"3","๔":"4","๕":"5","๖":"6","๗":"7","๘":"8","๙":"9","ຳ":"\u0ecdາ","໐":"0","໑":"1","໒":"2","໓":"3","໔":"4","໕":"5","໖":"6","໗":"7","໘":"8","໙":"9","ໜ":"ຫນ","ໝ":"ຫມ","༌":"་","\u0f18":"","\u0f19":"","༠":"0","༡":"1","༢":"2","༣":"3","༤":"4","༥":"5","༦":"6","༧":"7","༨":"8","༩":"9","\u0f35":"","\u0f37":"","\u0f39":"","གྷ":"ག\u0fb7","ཌྷ":"ཌ\u0fb7","དྷ":"ད\u0fb7","བྷ":"བ\u0fb7","ཛྷ":"ཛ\u0fb7","ཀྵ":"ཀ\u0fb5","\u0f73":"\u0f71\u0f72","\u0f75":"\u0f71\u0f74","\u0f76":"\u0fb2\u0f80","\u0f77":"\u0fb2\u0f71\u0f80","\u0f78":"\u0fb3\u0f80","\u0f79":"\u0fb3\u0f71\u0f80","\u0f81":"\u0f71\u0f80","\u0f82":"","\u0f83":"","\u0f86":"","\u0f87":"","\u0f93":"\u0f92\u0fb7","\u0f9d":"\u0f9c\u0fb7","\u0fa2":"\u0fa1\u0fb7","\u0fa7":"\u0fa6\u0fb7","\u0fac":"\u0fab\u0fb7","\u0fb9":"\u0f90\u0fb5","\u0fc6":"","ဦ":"ဥ\u102e","၀":"0","၁":"1","၂":"2","၃":"3","၄":"4","၅":"5","၆":"6","၇":"7","၈":"8","၉":"9","\u108d":"","႐":"0","႑":"1","႒":"2","႓":"3","႔":"4","႕":"5","႖":"6","႗":"7","႘":"8","႙":"9","Ⴀ":"ⴀ","Ⴁ":"ⴁ","Ⴂ":"ⴂ","Ⴃ":"ⴃ","Ⴄ":"ⴄ","Ⴅ":"ⴅ","Ⴆ":"ⴆ","Ⴇ":"ⴇ","Ⴈ":"ⴈ","Ⴉ":"ⴉ","Ⴊ":"ⴊ","Ⴋ":"ⴋ","Ⴌ":"ⴌ","Ⴍ":"ⴍ","Ⴎ":"ⴎ","Ⴏ":"ⴏ","Ⴐ":"ⴐ","Ⴑ":"ⴑ","Ⴒ":"ⴒ","Ⴓ":"ⴓ","Ⴔ":"ⴔ","Ⴕ":"ⴕ","Ⴖ":"ⴖ","Ⴗ":"ⴗ","Ⴘ":"ⴘ","Ⴙ":"ⴙ","Ⴚ":"ⴚ","Ⴛ":"ⴛ","Ⴜ":"ⴜ","Ⴝ":"ⴝ","Ⴞ":"ⴞ","Ⴟ":"ⴟ","Ⴠ":"ⴠ","Ⴡ":"ⴡ","Ⴢ":"ⴢ","Ⴣ":"ⴣ","Ⴤ":"ⴤ","Ⴥ":"ⴥ","Ⴧ":"ⴧ","Ⴭ":"ⴭ","ჼ":"ნ","ᅟ":"","ᅠ":"","\u135d":"","\u135e":"","\u135f":"","Ꭰ":"ꭰ","Ꭱ":"ꭱ","Ꭲ":"ꭲ","Ꭳ":"ꭳ","Ꭴ":"ꭴ","Ꭵ":"ꭵ","Ꭶ":"ꭶ","Ꭷ":"ꭷ","Ꭸ":"ꭸ","Ꭹ":"ꭹ","Ꭺ":"ꭺ","Ꭻ":"ꭻ","Ꭼ":"ꭼ","Ꭽ":"ꭽ","Ꭾ":"ꭾ","Ꭿ":"ꭿ","Ꮀ":"ꮀ","Ꮁ":"ꮁ","Ꮂ":"ꮂ","Ꮃ":"ꮃ","Ꮄ":"ꮄ","Ꮅ":"ꮅ","Ꮆ":"ꮆ","Ꮇ":"ꮇ","Ꮈ":"ꮈ","Ꮉ":"ꮉ","Ꮊ":"ꮊ","Ꮋ":"ꮋ","Ꮌ":"ꮌ","Ꮍ":"ꮍ","Ꮎ":"ꮎ","Ꮏ":"ꮏ","Ꮐ":"ꮐ","Ꮑ":"ꮑ","Ꮒ":"ꮒ","Ꮓ":"ꮓ","Ꮔ":"ꮔ","Ꮕ":"ꮕ","Ꮖ":"ꮖ","Ꮗ":"ꮗ","Ꮘ":"ꮘ","Ꮙ":"ꮙ","Ꮚ":"ꮚ","Ꮛ":"ꮛ","Ꮜ":"ꮜ","Ꮝ":"ꮝ","Ꮞ":"ꮞ","Ꮟ":"ꮟ","Ꮠ":"ꮠ","Ꮡ":"ꮡ","Ꮢ":"ꮢ","Ꮣ":"ꮣ","Ꮤ":"ꮤ","Ꮥ":"ꮥ","Ꮦ":"ꮦ","Ꮧ":"ꮧ","Ꮨ":"ꮨ","Ꮩ":"ꮩ","Ꮪ":"ꮪ","Ꮫ":"ꮫ","Ꮬ":"ꮬ","Ꮭ":"ꮭ","Ꮮ":"ꮮ","Ꮯ":"ꮯ","Ꮰ":"ꮰ","Ꮱ":"ꮱ","Ꮲ":"ꮲ","Ꮳ":"ꮳ","Ꮴ":"ꮴ","Ꮵ":"ꮵ","Ꮶ":"ꮶ","Ꮷ":"ꮷ","Ꮸ":"ꮸ","Ꮹ":"ꮹ","Ꮺ":"ꮺ","Ꮻ":"ꮻ","Ꮼ":"ꮼ","Ꮽ":"ꮽ","Ꮾ":"ꮾ","Ꮿ":"ꮿ","Ᏸ":"ᏸ","Ᏹ":"ᏹ","Ᏺ":"ᏺ","Ᏻ":"ᏻ","Ᏼ":"ᏼ","Ᏽ":"ᏽ","\u1680":" ","\u17b4":"","\u17b5":"","\u17dd":"","០":"0","១":"1","២":"2","៣":"3","៤":"4","៥":"5","៦":"6","៧":"7","៨":"8","៩":"9","\u180b":"","\u180c":"","\u180d":"","\u180e":"","\u180f":"","᠐":"0","᠑":"1","᠒":"2","᠓":"3","᠔":"4","᠕":"5","᠖":"6","᠗":"7","᠘":"8","᠙":"9","\u18a9":"","\u1939":"","\u193a":"","\u193b":"","᥆":"0","᥇":"1","᥈":"2","᥉":"3","᥊":"4","᥋":"5","᥌":"6","᥍":"7","᥎":"8","᥏":"9","᧐":"0","᧑":"1","᧒":"2","᧓":"3","᧔":"4","᧕":"5","᧖":"6","᧗":"7","᧘":"8","᧙":"9","\u1a17":"","\u1a18":"","\u1a75":"","\u1a76":"","\u1a77":"","\u1a78":"","\u1a79":"","\u1a7a":"","\u1a7b":"","\u1a7c":"","\u1a7f":"","᪀":"0","᪁":"1","᪂":"2","᪃":"3","᪄":"4","᪅":"5","᪆":"6","᪇":"7","᪈":"8","᪉":"9","᪐":"0","᪑":"1","᪒":"2","᪓":"3","᪔":"4","᪕":"5","᪖":"6","᪗":"7","᪘":"8","᪙":"9","\u1ab0":"","\u1ab1":"","\u1ab2":"","\u1ab3":"","\u1ab4":"","\u1ab5":"","\u1ab6":"","\u1ab7":"","\u1ab8":"","\u1ab9":"","\u1aba":"","\u1abb":"","\u1abc":"","\u1abd":"","\u1abe":"","\u1abf":"","\u1ac0":"","\u1ac1":"","\u1ac2":"","\u1ac3":"","\u1ac4":"","\u1ac5":"","\u1ac6":"","\u1ac7":"","\u1ac8":"","\u1ac9":"","\u1aca":"","\u1acb":"","\u1acc":"","\u1acd":"","\u1ace":"","\u1acf":"","\u1ad0":"","\u1ad1":"","\u1ad2":"","\u1ad3":"","\u1ad4":"","\u1ad5":"","\u1ad6":"","\u1ad7":"","\u1ad8":"","\u1ad9":"","\u1ada":"","\u1adb":"","\u1adc":"","\u1add":"","\u1ae0":"","\u1ae1":"","\u1ae2":"","\u1ae3":"","\u1ae4":"","\u1ae5":"","\u1ae6":"","\u1ae7":"","\u1ae8":"","\u1ae9":"","\u1aea":"","\u1aeb":"","ᬆ":"ᬅ\u1b35","ᬈ":"ᬇ\u1b35","ᬊ":"ᬉ\u1b35","ᬌ":"ᬋ\u1b35","ᬎ":"ᬍ\u1b35","ᬒ":"ᬑ\u1b35","\u1b3b":"\u1b3a\u1b35","\u1b3d":"\u1b3c\u1b35","\u1b40":"\u1b3e\u1b35","\u1b41":"\u1b3f\u1b35","\u1b43":"\u1b42\u1b35","᭐":"0","᭑":"1","᭒":"2","᭓":"3","᭔":"4","᭕":"5","᭖":"6","᭗":"7","᭘":"8","᭙":"9","\u1b6b":"","\u1b6c":"","\u1b6d":"","\u1b6e":"","\u1b6f":"","\u1b70":"","\u1b71":"","\u1b72":"","\u1b73":"","᮰":"0","᮱":"1","᮲":"2","᮳":"3","᮴":"4","᮵":"5","᮶":"6","᮷":"7","᮸":"8","᮹":"9","᱀":"0","᱁":"1","᱂":"2","᱃":"3","᱄":"4","᱅":"5","᱆":"6","᱇":"7","᱈":"8","᱉":"9","᱐":"0","᱑":"1","᱒":"2","᱓":"3","᱔":"4","᱕":"5","᱖":"6","᱗":"7","᱘":"8","᱙":"9","ᲀ":"в","ᲁ":"д","ᲂ":"о","ᲃ":"с","ᲄ":"т","ᲅ":"т","ᲆ":"ъ","ᲇ":"ѣ","ᲈ":"ꙋ","Ᲊ":"ᲊ","Ა":"ა","Ბ":"ბ","Გ":"გ","Დ":"დ","Ე":"ე","Ვ":"ვ","Ზ":"ზ","Თ":"თ","Ი":"ი","Კ":"კ","Ლ":"ლ","Მ":"მ","Ნ":"ნ","Ო":"ო","Პ":"პ","Ჟ":"ჟ","Რ":"რ","Ს":"ს","Ტ":"ტ","Უ":"უ","Ფ":"ფ","Ქ":"ქ","Ღ":"ღ","Ყ":"ყ","Შ":"შ","Ჩ":"ჩ","Ც":"ც","Ძ":"ძ","Წ":"წ","Ჭ":"ჭ","Ხ":"ხ","Ჯ":"ჯ","Ჰ":"ჰ","Ჱ":"ჱ","Ჲ":"ჲ","Ჳ":"ჳ","Ჴ":"ჴ","Ჵ":"ჵ","Ჶ":"ჶ","Ჷ":"ჷ","Ჸ":"ჸ","Ჹ":"ჹ","Ჺ":"ჺ","Ჽ":"ჽ","Ჾ":"ჾ","Ჿ":"ჿ","\u1cd0":"","\u1cd1":"","\u1cd2":"","\u1cd4":"","\u1cd5":"","\u1cd6":"","\u1cd7":"","\u1cd8":"","\u1cd9":"","\u1cda":"","\u1cdb":"","\u1cdc":"","\u1cdd":"","\u1cde":"","\u1cdf":"","\u1ce0":"","\u1ce2":"","\u1ce3":"","\u1ce4":"","\u1ce5":"","\u1ce6":"","\u1ce7":"","\u1ce8":"","\u1ced":"","\u1cf4":"","\u1cf8":"","\u1cf9":"","ᴬ":"a","ᴭ":"ae","ᴮ":"b","ᴰ":"d","ᴱ":"e","ᴲ":"e","ᴳ":"g","ᴴ":"h","ᴵ":"i","ᴶ":"j","ᴷ":"k","ᴸ":"l","ᴹ":"m","ᴺ":"n","ᴼ":"o","ᴽ":"ȣ","ᴾ":"p","ᴿ":"r","ᵀ":"t","ᵁ":"u","ᵂ":"w","ᵃ":"a","ᵄ":"ɐ","ᵅ":"ɑ","ᵆ":"ᴂ","ᵇ":"b","ᵈ":"d","ᵉ":"e","ᵊ":"e","ᵋ":"e","ᵌ":"ɜ","ᵍ":"g","ᵏ":"k","ᵐ":"m","ᵑ":"n","ᵒ":"o","ᵓ":"o","ᵔ":"ᴖ","ᵕ":"ᴗ","ᵖ":"p","ᵗ":"t","ᵘ":"u","ᵙ":"ᴝ","ᵚ":"ɯ","ᵛ":"v","ᵜ":"ᴥ","ᵝ":"β","ᵞ":"γ","ᵟ":"δ","ᵠ":"φ","ᵡ":"χ","ᵢ":"i","ᵣ":"r","ᵤ":"u","ᵥ":"v","ᵦ":"β","ᵧ":"γ","ᵨ":"ρ","ᵩ":"φ","ᵪ":"χ","ᵸ":"н","ᶛ":"ɒ","ᶜ":"c","ᶝ":"ɕ","ᶞ":"d","ᶟ":"ɜ","ᶠ":"f","ᶡ":"ɟ","ᶢ":"ɡ","ᶣ":"ɥ","ᶤ":"i","ᶥ":"i","ᶦ":"ɪ","ᶧ":"ᵻ","ᶨ":"ʝ","ᶩ":"ɭ","ᶪ":"ᶅ","ᶫ":"ʟ","ᶬ":"ɱ","ᶭ":"ɰ","ᶮ":"n","ᶯ":"ɳ","ᶰ":"ɴ","ᶱ":"o","ᶲ":"ɸ","ᶳ":"s","ᶴ":"ʃ","ᶵ":"ƫ","ᶶ":"u","ᶷ":"ʊ","ᶸ":"ᴜ","ᶹ":"v","ᶺ":"ʌ","ᶻ":"z","ᶼ":"ʐ","ᶽ":"ʑ","ᶾ":"ʒ","ᶿ":"θ","\u1dc0":"","\u1dc1":"","\u1dc2":"","\u1dc3":"","\u1dc4":"","\u1dc5":"","\u1dc6":"","\u1dc7":"","\u1dc8":"","\u1dc9":"","\u1dca":"","\u1dcb":"","\u1dcc":"","\u1dcd":"","\u1dce":"","\u1dcf":"","\u1dd0":"","\u1dd1":"","\u1dd2":"","\u1dd3":"","\u1dd4":"","\u1dd5":"","\u1dd6":"","\u1dd7":"","\u1dd8":"","\u1dd9":"","\u1dda":"","\u1ddb":"","\u1ddc":"","\u1ddd":"","\u1dde":"","\u1ddf":"","\u1de0":"","\u1de1":"","\u1de2":"","\u1de3":"","\u1de4":"","\u1de5":"","\u1de6":"","\u1de7":"","\u1de8":"","\u1de9":"","\u1dea":"","\u1deb":"","\u1dec":"","\u1ded":"","\u1dee":"","\u1def":"","\u1df0":"","\u1df1":"","\u1df2":"","\u1df3":"","\u1df4":"","\u1df5":"","\u1df6":"","\u1df7":"","\u1df8":"","\u1df9":"","\u1dfa":"","\u1dfb":"","\u1dfc":"","\u1dfd":"","\u1dfe":"","\u1dff":"","Ḁ":"a","ḁ":"a","Ḃ":"b","ḃ":"b","Ḅ":"b","ḅ":"b","Ḇ":"b","ḇ":"b","Ḉ":"c","ḉ":"c","Ḋ":"d","ḋ":"d","Ḍ":"d","ḍ":"d","Ḏ":"d","ḏ":"d","Ḑ":"d","ḑ":"d","Ḓ":"d","ḓ":"d","Ḕ":"e","ḕ":"e","Ḗ":"e","ḗ":"e","Ḙ":"e","ḙ":"e","Ḛ":"e","ḛ":"e","Ḝ":"e","ḝ":"e","Ḟ":"f","ḟ":"f","Ḡ":"g","ḡ":"g","Ḣ":"h","ḣ":"h","Ḥ":"h","ḥ":"h","Ḧ":"h","ḧ":"h","Ḩ":"h","ḩ":"h","Ḫ":"h","ḫ":"h","Ḭ":"i","ḭ":"i","Ḯ":"i","ḯ":"i","Ḱ":"k","ḱ":"k","Ḳ":"k","ḳ":"k","Ḵ":"k","ḵ":"k","Ḷ":"l","ḷ":"l","Ḹ":"l","ḹ":"l","Ḻ":"l","ḻ":"l","Ḽ":"l","ḽ":"l","Ḿ":"m","ḿ":"m","Ṁ":"m","ṁ":"m","Ṃ":"m","ṃ":"m","Ṅ":"n","ṅ":"n","Ṇ":"n","ṇ":"n","Ṉ":"n","ṉ":"n","Ṋ":"n","ṋ":"n","Ṍ":"o","ṍ":"o","Ṏ":"o","ṏ":"o","Ṑ":"o","ṑ":"o","Ṓ":"o","ṓ":"o","Ṕ":"p","ṕ":"p","Ṗ":"p","ṗ":"p","Ṙ":"r","ṙ":"r","Ṛ":"r","ṛ":"r","Ṝ":"r","ṝ":"r","Ṟ":"r","ṟ":"r","Ṡ":"s","ṡ":"s","Ṣ":"s","ṣ":"s","Ṥ":"s","ṥ":"s","Ṧ":"s","ṧ":"s","Ṩ":"s","ṩ":"s","Ṫ":"t","ṫ":"t","Ṭ":"t","ṭ":"t","Ṯ":"t","ṯ":"t","Ṱ":"t","ṱ":"t","Ṳ":"u","ṳ":"u","Ṵ":"u","ṵ":"u","Ṷ":"u","ṷ":"u","Ṹ":"u","ṹ":"u","Ṻ":"u","ṻ":"u","Ṽ":"v","ṽ":"v","Ṿ":"v","ṿ":"v","Ẁ":"w","ẁ":"w","Ẃ":"w","ẃ":"w","Ẅ":"w","ẅ":"w","Ẇ":"w","ẇ":"w","Ẉ":"w","ẉ":"w","Ẋ":"x","ẋ":"x","Ẍ":"x","ẍ":"x","Ẏ":"y","ẏ":"y","Ẑ":"z","ẑ":"z","Ẓ":"z","ẓ":"z","Ẕ":"z","ẕ":"z","ẖ":"h","ẗ":"t","ẘ":"w","ẙ":"y","ẚ":"aʾ","ẛ":"s","ẞ":"ss","Ạ":"a","ạ":"a","Ả":"a","ả":"a","Ấ":"a","ấ":"a","Ầ":"a","ầ":"a","Ẩ":"a","ẩ":"a","Ẫ":"a","ẫ":"a","Ậ":"a","ậ":"a","Ắ":"a","ắ":"a","Ằ":"a","ằ":"a","Ẳ":"a","ẳ":"a","Ẵ":"a","ẵ":"a","Ặ":"a","ặ":"a","Ẹ":"e","ẹ":"e","Ẻ":"e","ẻ":"e","Ẽ":"e","ẽ":"e","Ế":"e","ế":"e","Ề":"e","ề":"e","Ể":"e","ể":"e","Ễ":"e","ễ":"e","Ệ":"e","ệ":"e","Ỉ":"i","ỉ":"i","Ị":"i","ị":"i","Ọ":"o","ọ":"o","Ỏ":"o","ỏ":"o","Ố":"o","ố":"o","Ồ":"o","ồ":"o","Ổ":"o","ổ":"o","Ỗ":"o","ỗ":"o","Ộ":"o","ộ":"o","Ớ":"o","ớ":"o","Ờ":"o","ờ":"o","Ở":"o","ở":"o","Ỡ":"o","ỡ":"o","Ợ":"o","ợ":"o","Ụ":"u","ụ":"u","Ủ":"u","ủ":"u","Ứ":"u","ứ":"u","Ừ":"u","ừ":"u","Ử":"u","ử":"u","Ữ":"u","ữ":"u","Ự":"u","ự":"u","Ỳ":"y","ỳ":"y","Ỵ":"y","ỵ":"y","Ỷ":"y","ỷ":"y","Ỹ":"y","ỹ":"y","Ỻ":"ỻ","Ỽ":"ỽ","Ỿ":"ỿ","ἀ":"α","ἁ":"α","ἂ":"α","ἃ":"α","ἄ":"α","ἅ":"α","ἆ":"α","ἇ":"α","Ἀ":"α","Ἁ":"α","Ἂ":"α","Ἃ":"α","Ἄ":"α","Ἅ":"α","Ἆ":"α","Ἇ":"α","ἐ":"ε","ἑ":"ε","ἒ":"ε","ἓ":"ε","ἔ":"ε","ἕ":"ε","Ἐ":"ε","Ἑ":"ε","Ἒ":"ε","Ἓ":"ε","Ἔ":"ε","Ἕ":"ε","ἠ":"η","ἡ":"η","ἢ":"η","ἣ":"η","ἤ":"η","ἥ":"η","ἦ":"η","ἧ":"η","Ἠ":"η","Ἡ":"η","Ἢ":"η","Ἣ":"η","Ἤ":"η","Ἥ":"η","Ἦ":"η","Ἧ":"η","ἰ":"ι","ἱ":"ι","ἲ":"ι","ἳ":"ι","ἴ":"ι","ἵ":"ι","ἶ":"ι","ἷ":"ι","Ἰ":"ι","Ἱ":"ι","Ἲ":"ι","Ἳ":"ι","Ἴ":"ι","Ἵ":"ι","Ἶ":"ι","Ἷ":"ι","ὀ":"ο","ὁ":"ο","ὂ":"ο","ὃ":"ο","ὄ":"ο","ὅ":"ο","Ὀ":"ο","Ὁ":"ο","Ὂ":"ο","Ὃ":"ο","Ὄ":"ο","Ὅ":"ο","ὐ":"υ","ὑ":"υ","ὒ":"υ","ὓ":"υ","ὔ":"υ","ὕ":"υ","ὖ":"υ","ὗ":"υ","Ὑ":"υ","Ὓ":"υ","Ὕ":"υ","Ὗ":"υ","ὠ":"ω","ὡ":"ω","ὢ":"ω","ὣ":"ω","ὤ":"ω","ὥ":"ω","ὦ":"ω","ὧ":"ω","Ὠ":"ω","Ὡ":"ω","Ὢ":"ω","Ὣ":"ω","Ὤ":"ω","Ὥ":"ω","Ὦ":"ω","Ὧ":"ω","ὰ":"α","ά":"α","ὲ":"ε","έ":"ε","ὴ":"η","ή":"η","ὶ":"ι","ί":"ι","ὸ":"ο","ό":"ο","ὺ":"υ","ύ":"υ","ὼ":"ω","ώ":"ω","ᾀ":"α","ᾁ":"α","ᾂ":"α","ᾃ":"α","ᾄ":"α","ᾅ":"α","ᾆ":"α","ᾇ":"α","ᾈ":"α","ᾉ":"α","ᾊ":"α","ᾋ":"α","ᾌ":"α","ᾍ":"α","ᾎ":"α","ᾏ":"α","ᾐ":"η","ᾑ":"η","ᾒ":"η","ᾓ":"η","ᾔ":"η","ᾕ":"η","ᾖ":"η","ᾗ":"η","ᾘ":"η","ᾙ":"η","ᾚ":"η","ᾛ":"η","ᾜ":"η","ᾝ":"η","ᾞ":"η","ᾟ":"η","ᾠ":"ω","ᾡ":"ω","ᾢ":"ω","ᾣ":"ω","ᾤ":"ω","ᾥ":"ω","ᾦ":"ω","ᾧ":"ω","ᾨ":"ω","ᾩ":"ω","ᾪ":"ω","ᾫ":"ω","ᾬ":"ω","ᾭ":"ω","ᾮ":"ω","ᾯ":"ω","ᾰ":"α","ᾱ":"α","ᾲ":"α","ᾳ":"α","ᾴ":"α","ᾶ":"α","ᾷ":"α","Ᾰ":"α","Ᾱ":"α","Ὰ":"α","Ά":"α","ᾼ":"α","᾽":" ","ι":"ι","᾿":" ","῀":" ","῁":" ","ῂ":"η","ῃ":"η","ῄ":"η","ῆ":"η","ῇ":"η","Ὲ":"ε","Έ":"ε","Ὴ":"η","Ή":"η","ῌ":"η","῍":" ","῎":" ","῏":" ","ῐ":"ι","ῑ":"ι","ῒ":"ι","ΐ":"ι","ῖ":"ι","ῗ":"ι","Ῐ":"ι","Ῑ":"ι","Ὶ":"ι","Ί":"ι","῝":" ","῞":" ","῟":" ","ῠ":"υ","ῡ":"υ","ῢ":"υ","ΰ":"υ","ῤ":"ρ","ῥ":"ρ","ῦ":"υ","ῧ":"υ","Ῠ":"υ","Ῡ":"υ","Ὺ":"υ","Ύ":"υ","Ῥ":"ρ","῭":" ","΅":" ","`":"\u0060","ῲ":"ω","ῳ":"ω","ῴ":"ω","ῶ":"ω","ῷ":"ω","Ὸ":"ο","Ό":"ο","Ὼ":"ω","Ώ":"ω","ῼ":"ω","´":" ","῾":" ","\u2000":" ","\u2001":" ","\u2002":" ","\u2003":" ","\u2004":" ","\u2005":" ","\u2006":" ","\u2007":" ","\u2008":" ","\u2009":" ","\u200a":" ","\u200b":"","\u200c":"","\u200d":"","\u200e":"","\u200f":"","‑":"‐","‗":" ","․":".","‥":"..","…":"...","\u2028":" ","\u2029":" ","\u202a":"","\u202b":"","\u202c":"","\u202d":"","\u202e":"","\u202f":" ","″":"′′","‴":"′′′","‶":"‵‵","‷":"‵‵‵","‼":"!!","‾":" ","⁇":"??","⁈":"?!","⁉":"!?","⁗":"′′′′","\u205f":" ","\u2060":"","\u2061":"","\u2062":"","\u2063":"","\u2064":"","\u2066":"","\u2067":"","\u2068":"","\u2069":"","\u206a":"","\u206b":"","\u206c":"","\u206d":"","\u206e":"","\u206f":"","⁰":"0","ⁱ":"i","⁴":"4","⁵":"5","⁶":"6","⁷":"7","⁸":"8","⁹":"9","⁺":"+","⁻":"−","⁼":"=","⁽":"(","⁾":")","ⁿ":"n","₀":"0","₁":"1","₂":"2","₃":"3","₄":"4","₅":"5","₆":"6","₇":"7","₈":"8","₉":"9","₊":"+","₋":"−","₌":"=","₍":"(","₎":")","ₐ":"a","ₑ":"e","ₒ":"o","ₓ":"x","ₔ":"e","ₕ":"h","ₖ":"k","ₗ":"l","ₘ":"m","ₙ":"n","ₚ":"p","ₛ":"s","ₜ":"t","₨":"rs","\u20d0":"","\u20d1":"","\u20d2":"","\u20d3":"","\u20d4":"","\u20d5":"","\u20d6":"","\u20d7":"","\u20d8":"","\u20d9":"","\u20da":"","\u20db":"","\u20dc":"","\u20dd":"","\u20de":"","\u20df":"","\u20e0":"","\u20e1":"","\u20e2":"","\u20e3":"","\u20e4":"","\u20e5":"","\u20e6":"","\u20e7":"","\u20e8":"","\u20e9":"","\u20ea":"","\u20eb":"","\u20ec":"","\u20ed":"","\u20ee":"","\u20ef":"","\u20f0":"","℀":"a/c","℁":"a/s","ℂ":"c","℃":"°c","℅":"c/o","℆":"c/u","ℇ":"e","℉":"°f","ℊ":"g","ℋ":"h","ℌ":"h","ℍ":"h","ℎ":"h","ℏ":"h","ℐ":"i","ℑ":"i","ℒ":"l","ℓ":"l","ℕ":"n","№":"no","ℙ":"p","ℚ":"q","ℛ":"r","ℜ":"r","ℝ":"r","℠":"sm","℡":"tel","™":"tm","ℤ":"z","Ω":"ω","ℨ":"z","K":"k","Å":"a","ℬ":"b","ℭ":"c","ℯ":"e","ℰ":"e","ℱ":"f","Ⅎ":"ⅎ","ℳ":"m","ℴ":"o","ℵ":"א","ℶ":"ב","ℷ":"ג","ℸ":"ד","ℹ":"i","℻":"fax","ℼ":"π","ℽ":"γ","ℾ":"γ","ℿ":"π","⅀":"∑","ⅅ":"d","ⅆ":"d","ⅇ":"e","ⅈ":"i","ⅉ":"j","⅐":"1⁄7","⅑":"1⁄9","⅒":"1⁄10","⅓":"1⁄3","⅔":"2⁄3","⅕":"1⁄5","⅖":"2⁄5","⅗":"3⁄5","⅘":"4⁄5","⅙":"1⁄6","⅚":"5⁄6","⅛":"1⁄8","⅜":"3⁄8","⅝":"5⁄8","⅞":"7⁄8","⅟":"1⁄","Ⅰ":"i","Ⅱ":"ii","Ⅲ":"iii","Ⅳ":"iv","Ⅴ":"v","Ⅵ":"vi","Ⅶ":"vii","Ⅷ":"viii","Ⅸ":"ix","Ⅹ":"x","Ⅺ":"xi","Ⅻ":"xii","Ⅼ":"l","Ⅽ":"c","Ⅾ":"d","Ⅿ":"m","ⅰ":"i","ⅱ":"ii","ⅲ":"iii","ⅳ":"iv","ⅴ":"v","ⅵ":"vi","ⅶ":"vii","ⅷ":"viii","ⅸ":"ix","ⅹ":"x","ⅺ":"xi","ⅻ":"xii","ⅼ":"l","ⅽ":"c","ⅾ":"d","ⅿ":"m","Ↄ":"ↄ","↉":"0⁄3","↚":"←","↛":"→","↮":"↔","⇍":"⇐","⇎":"⇔","⇏":"⇒","∄":"∃","∉":"∈","∌":"∋","∤":"∣","∦":"∥","∬":"∫∫","∭":"∫∫∫","∯":"∮∮","∰":"∮∮∮","≁":"∼","≄":"≃","≇":"≅","≉":"≈","≠":"=","≢":"≡","≭":"≍","≮":"<","≯":">","≰":"≤","≱":"≥","≴":"≲","≵":"≳","≸":"≶","≹":"≷","⊀":"≺","⊁":"≻","⊄":"⊂","⊅":"⊃","⊈":"⊆","⊉":"⊇","⊬":"⊢","⊭":"⊨","⊮":"⊩","⊯":"⊫","⋠":"≼","⋡":"≽","⋢":"⊑","⋣":"⊒","⋪":"⊲","⋫":"⊳","⋬":"⊴","⋭":"⊵","〈":"〈","〉":"〉","①":"1","②":"2","③":"3","④":"4","⑤":"5","⑥":"6","⑦":"7","⑧":"8","⑨":"9","⑩":"10","⑪":"11","⑫":"12","⑬":"13","⑭":"14","⑮":"15","⑯":"16","⑰":"17","⑱":"18","⑲":"19","⑳":"20","⑴":"(1)","⑵":"(2)","⑶":"(3)","⑷":"(4)","⑸":"(5)","⑹":"(6)","⑺":"(7)","⑻":"(8)","⑼":"(9)","⑽":"(10)","⑾":"(11)","⑿":"(12)","⒀":"(13)","⒁":"(14)","⒂":"(15)","⒃":"(16)","⒄":"(17)","⒅":"(18)","⒆":"(19)","⒇":"(20)","⒈":"1.","⒉":"2.","⒊":"3.","⒋":"4.","⒌":"5.","⒍":"6.","⒎":"7.","⒏":"8.","⒐":"9.","⒑":"10.","⒒":"11.","⒓":"12.","⒔":"13.","⒕":"14.","⒖":"15.","⒗":"16.","⒘":"17.","⒙":"18.","⒚":"19.","⒛":"20.","⒜":"(a)","⒝":"(b)","⒞":"(c)","⒟":"(d)","⒠":"(e)","⒡":"(f)","⒢":"(g)","⒣":"(h)","⒤":"(i)","⒥":"(j)","⒦":"(k)","⒧":"(l)","⒨":"(m)","⒩":"(n)","⒪":"(o)","⒫":"(p)","⒬":"(q)","⒭":"(r)","⒮":"(s)","⒯":"(t)","⒰":"(u)","⒱":"(v)","⒲":"(w)","⒳":"(x)","⒴":"(y)","⒵":"(z)","Ⓐ":"a","Ⓑ":"b","Ⓒ":"c","Ⓓ":"d","Ⓔ":"e","Ⓕ":"f","Ⓖ":"g","Ⓗ":"h","Ⓘ":"i","Ⓙ":"j","Ⓚ":"k","Ⓛ":"l","Ⓜ":"m","Ⓝ":"n","Ⓞ":"o","Ⓟ":"p","Ⓠ":"q","Ⓡ":"r","Ⓢ":"s","Ⓣ":"t","Ⓤ":"u","Ⓥ":"v","Ⓦ":"w","Ⓧ":"x","Ⓨ":"y","Ⓩ":"z","ⓐ":"a","ⓑ":"b","ⓒ":"c","ⓓ":"d","ⓔ":"e","ⓕ":"f","ⓖ":"g","ⓗ":"h","ⓘ":"i","ⓙ":"j","ⓚ":"k","ⓛ":"l","ⓜ":"m","ⓝ":"n","ⓞ":"o","ⓟ":"p","ⓠ":"q","ⓡ":"r","ⓢ":"s","ⓣ":"t","ⓤ":"u","ⓥ":"v","ⓦ":"w","ⓧ":"x","ⓨ":"y","ⓩ":"z","⓪":"0","⨌":"∫∫∫∫","⩴":"::=","⩵":"==","⩶":"===","⫝̸":"⫝","Ⰰ":"ⰰ","Ⰱ":"ⰱ","Ⰲ":"ⰲ","Ⰳ":"ⰳ","Ⰴ":"ⰴ","Ⰵ":"ⰵ","Ⰶ":"ⰶ","Ⰷ":"ⰷ","Ⰸ":"ⰸ","Ⰹ":"ⰹ","Ⰺ":"ⰺ","Ⰻ":"ⰻ","Ⰼ":"ⰼ","Ⰽ":"ⰽ","Ⰾ":"ⰾ","Ⰿ":"ⰿ","Ⱀ":"ⱀ","Ⱁ":"ⱁ","Ⱂ":"ⱂ","Ⱃ":"ⱃ","Ⱄ":"ⱄ","Ⱅ":"ⱅ","Ⱆ":"ⱆ","Ⱇ":"ⱇ","Ⱈ":"ⱈ","Ⱉ":"ⱉ","Ⱊ":"ⱊ","Ⱋ":"ⱋ","Ⱌ":"ⱌ","Ⱍ":"ⱍ","Ⱎ":"ⱎ","Ⱏ":"ⱏ","Ⱐ":"ⱐ","Ⱑ":"ⱑ","Ⱒ":"ⱒ","Ⱓ":"ⱓ","Ⱔ":"ⱔ","Ⱕ":"ⱕ","Ⱖ":"ⱖ","Ⱗ":"ⱗ","Ⱘ":"ⱘ","Ⱙ":"ⱙ","Ⱚ":"ⱚ","Ⱛ":"ⱛ","Ⱜ":"ⱜ","Ⱝ":"ⱝ","Ⱞ":"ⱞ","Ⱟ":"ⱟ","Ⱡ":"l","ⱡ":"l","Ɫ":"l","Ᵽ":"ᵽ","Ɽ":"ɽ","ⱥ":"a","ⱦ":"t","Ⱨ":"ⱨ","Ⱪ":"ⱪ","Ⱬ":"ⱬ","Ɑ":"ɑ","Ɱ":"ɱ","Ɐ":"ɐ","Ɒ":"ɒ","Ⱳ":"w","ⱳ":"w","Ⱶ":"ⱶ","ⱼ":"j","ⱽ":"v","Ȿ":"ȿ","Ɀ":"ɀ","Ⲁ":"ⲁ","Ⲃ":"ⲃ","Ⲅ":"ⲅ","Ⲇ":"ⲇ","Ⲉ":"ⲉ","Ⲋ":"ⲋ","Ⲍ":"ⲍ","Ⲏ":"ⲏ","Ⲑ":"ⲑ","Ⲓ":"ⲓ","Ⲕ":"ⲕ","Ⲗ":"ⲗ","Ⲙ":"ⲙ","Ⲛ":"ⲛ","Ⲝ":"ⲝ","Ⲟ":"ⲟ","Ⲡ":"ⲡ","Ⲣ":"ⲣ","Ⲥ":"ⲥ","Ⲧ":"ⲧ","Ⲩ":"ⲩ","Ⲫ":"ⲫ","Ⲭ":"ⲭ","Ⲯ":"ⲯ","Ⲱ":"ⲱ","Ⲳ":"ⲳ","Ⲵ":"ⲵ","Ⲷ":"ⲷ","Ⲹ":"ⲹ","Ⲻ":"ⲻ","Ⲽ":"ⲽ","Ⲿ":"ⲿ","Ⳁ":"ⳁ","Ⳃ":"ⳃ","Ⳅ":"ⳅ","Ⳇ":"ⳇ","Ⳉ":"ⳉ","Ⳋ":"ⳋ","Ⳍ":"ⳍ","Ⳏ":"ⳏ","Ⳑ":"ⳑ","Ⳓ":"ⳓ","Ⳕ":"ⳕ","Ⳗ":"ⳗ","Ⳙ":"ⳙ","Ⳛ":"ⳛ","Ⳝ":"ⳝ","Ⳟ":"ⳟ","Ⳡ":"ⳡ","Ⳣ":"ⳣ","Ⳬ":"ⳬ","Ⳮ":"ⳮ","\u2cef":"","\u2cf0":"","\u2cf1":"","Ⳳ":"ⳳ","ⵯ":"ⵡ","\u2de0":"","\u2de1":"","\u2de2":"","\u2de3":"","\u2de4":"","\u2de5":"","\u2de6":"","\u2de7":"","\u2de8":"","\u2de9":"","\u2dea":"","\u2deb":"","\u2dec":"","\u2ded":"","\u2dee":"","\u2def":"","\u2df0":"","\u2df1":"","\u2df2":"","\u2df3":"","\u2df4":"","\u2df5":"","\u2df6":"","\u2df7":"","\u2df8":"","\u2df9":"","\u2dfa":"","\u2dfb":"","\u2dfc":"","\u2dfd":"","\u2dfe":"","\u2dff":"","⺟":"母","⻳":"龟","⼀":"一","⼁":"丨","⼂":"丶","⼃":"丿","⼄":"乙","⼅":"亅","⼆":"二","⼇":"亠","⼈":"人","⼉":"儿","⼊":"入","⼋":"八","⼌":"冂","⼍":"冖","⼎":"冫","⼏":"几","⼐":"凵","⼑":"刀","⼒":"力","⼓":"勹","⼔":"匕","⼕":"匚","⼖":"匸","⼗":"十","⼘":"卜","⼙":"卩","⼚":"厂","⼛":"厶","⼜":"又","⼝":"口","⼞":"囗","⼟":"土","⼠":"士","⼡":"夂","⼢":"夊","⼣":"夕","⼤":"大","⼥":"女","⼦":"子","⼧":"宀","⼨":"寸","⼩":"小","⼪":"尢","⼫":"尸","⼬":"屮","⼭":"山","⼮":"巛","⼯":"工","⼰":"己","⼱":"巾","⼲":"干","⼳":"幺","⼴":"广","⼵":"廴","⼶":"廾","⼷":"弋","⼸":"弓","⼹":"彐","⼺":"彡","⼻":"彳","⼼":"心","⼽":"戈","⼾":"戶","⼿":"手","⽀":"支","⽁":"攴","⽂":"文","⽃":"斗","⽄":"斤","⽅":"方","⽆":"无","⽇":"日","⽈":"曰","⽉":"月","⽊":"木","⽋":"欠","⽌":"止","⽍":"歹","⽎":"殳","⽏":"毋","⽐":"比","⽑":"毛","⽒":"氏","⽓":"气","⽔":"水","⽕":"火","⽖":"爪","⽗":"父","⽘":"爻","⽙":"爿","⽚":"片","⽛":"牙","⽜":"牛","⽝":"犬","⽞":"玄","⽟":"玉","⽠":"瓜","⽡":"瓦","⽢":"甘","⽣":"生","⽤":"用","⽥":"田","⽦":"疋","⽧":"疒","⽨":"癶","⽩":"白","⽪":"皮","⽫":"皿","⽬":"目","⽭":"矛","⽮":"矢","⽯":"石","⽰":"示","⽱":"禸","⽲":"禾","⽳":"穴","⽴":"立","⽵":"竹","⽶":"米","⽷":"糸","⽸":"缶","⽹":"网","⽺":"羊","⽻":"羽","⽼":"老","⽽":"而","⽾":"耒","⽿":"耳","⾀":"聿","⾁":"肉","⾂":"臣","⾃":"自","⾄":"至","⾅":"臼","⾆":"舌","⾇":"舛","⾈":"舟","⾉":"艮","⾊":"色","⾋":"艸","⾌":"虍","⾍":"虫","⾎":"血","⾏":"行","⾐":"衣","⾑":"襾","⾒":"見","⾓":"角","⾔":"言","⾕":"谷","⾖":"豆","⾗":"豕","⾘":"豸","⾙":"貝","⾚":"赤","⾛":"走","⾜":"足","⾝":"身","⾞":"車","⾟":"辛","⾠":"辰","⾡":"辵","⾢":"邑","⾣":"酉","⾤":"釆","⾥":"里","⾦":"金","⾧":"長","⾨":"門","⾩":"阜","⾪":"隶","⾫":"隹","⾬":"雨","⾭":"靑","⾮":"非","⾯":"面","⾰":"革","⾱":"韋","⾲":"韭","⾳":"音","⾴":"頁","⾵":"風","⾶":"飛","⾷":"食","⾸":"首","⾹":"香","⾺":"馬","⾻":"骨","⾼":"高","⾽":"髟","⾾":"鬥","⾿":"鬯","⿀":"鬲","⿁":"鬼","⿂":"魚","⿃":"鳥","⿄":"鹵","⿅":"鹿","⿆":"麥","⿇":"麻","⿈":"黃","⿉":"黍","⿊":"黑","⿋":"黹","⿌":"黽","⿍":"鼎","⿎":"鼓","⿏":"鼠","⿐":"鼻","⿑":"齊","⿒":"齒","⿓":"龍","⿔":"龜","⿕":"龠","\u3000":" ","\u302a":"","\u302b":"","\u302c":"","\u302d":"","\u302e":"","\u302f":"","〶":"〒","〸":"十","〹":"卄","〺":"卅","゛":" \u3099","゜":" \u309a","ゟ":"より","ァ":"ぁ","ア":"あ","ィ":"ぃ","イ":"い","ゥ":"ぅ","ウ":"う","ェ":"ぇ","エ":"え","ォ":"ぉ","オ":"お","カ":"か","ガ":"が","キ":"き","ギ":"ぎ","ク":"く","グ":"ぐ","ケ":"け","ゲ":"げ","コ":"こ","ゴ":"ご","サ":"さ","ザ":"ざ","シ":"し","ジ":"じ","ス":"す","ズ":"ず","セ":"せ","ゼ":"ぜ","ソ":"そ","ゾ":"ぞ","タ":"た","ダ":"だ","チ":"ち","ヂ":"ぢ","ッ":"っ","ツ":"つ","ヅ":"づ","テ":"て","デ":"で","ト":"と","ド":"ど","ナ":"な","ニ":"に","ヌ":"ぬ","ネ":"ね","ノ":"の","ハ":"は","バ":"ば","パ":"ぱ","ヒ":"ひ","ビ":"び","ピ":"ぴ","フ":"ふ","ブ":"ぶ","プ":"ぷ","ヘ":"へ","ベ":"べ","ペ":"ぺ","ホ":"ほ","ボ":"ぼ","ポ":"ぽ","マ":"ま","ミ":"み","ム":"む","メ":"め","モ":"も","ャ":"ゃ","ヤ":"や","ュ":"ゅ","ユ":"ゆ","ョ":"ょ","ヨ":"よ","ラ":"ら","リ":"り","ル":"る","レ":"れ","ロ":"ろ","ヮ":"ゎ","ワ":"わ","ヰ":"ゐ","ヱ":"ゑ","ヲ":"を","ン":"ん","ヴ":"ゔ","ヵ":"ゕ","ヶ":"ゖ","ヷ":"わ\u3099","ヸ":"ゐ\u3099","ヹ":"ゑ\u3099","ヺ":"を\u3099","ヽ":"ゝ","ヾ":"ゞ","ヿ":"こと","ㄱ":"ᄀ","ㄲ":"ᄁ","ㄳ":"ᆪ","ㄴ":"ᄂ","ㄵ":"ᆬ","ㄶ":"ᆭ","ㄷ":"ᄃ","ㄸ":"ᄄ","ㄹ":"ᄅ","ㄺ":"ᆰ","ㄻ":"ᆱ","ㄼ":"ᆲ","ㄽ":"ᆳ","ㄾ":"ᆴ","ㄿ":"ᆵ","ㅀ":"ᄚ","ㅁ":"ᄆ","ㅂ":"ᄇ","ㅃ":"ᄈ","ㅄ":"ᄡ","ㅅ":"ᄉ","ㅆ":"ᄊ","ㅇ":"ᄋ","ㅈ":"ᄌ","ㅉ":"ᄍ","ㅊ":"ᄎ","ㅋ":"ᄏ","ㅌ":"ᄐ","ㅍ":"ᄑ","ㅎ":"ᄒ","ㅏ":"ᅡ","ㅐ":"ᅢ","ㅑ":"ᅣ","ㅒ":"ᅤ","ㅓ":"ᅥ","ㅔ":"ᅦ","ㅕ":"ᅧ","ㅖ":"ᅨ","ㅗ":"ᅩ","ㅘ":"ᅪ","ㅙ":"ᅫ","ㅚ":"ᅬ","ㅛ":"ᅭ","ㅜ":"ᅮ","ㅝ":"ᅯ","ㅞ":"ᅰ","ㅟ":"ᅱ","ㅠ":"ᅲ","ㅡ":"ᅳ","ㅢ":"ᅴ","ㅣ":"ᅵ","ㅤ":"","ㅥ":"ᄔ","ㅦ":"ᄕ","ㅧ":"ᇇ","ㅨ":"ᇈ","ㅩ":"ᇌ","ㅪ":"ᇎ","ㅫ":"ᇓ","ㅬ":"ᇗ","ㅭ":"ᇙ","ㅮ":"ᄜ","ㅯ":"ᇝ","ㅰ":"ᇟ","ㅱ":"ᄝ","ㅲ":"ᄞ","ㅳ":"ᄠ","ㅴ":"ᄢ","ㅵ":"ᄣ","ㅶ":"ᄧ","ㅷ":"ᄩ","ㅸ":"ᄫ","ㅹ":"ᄬ","ㅺ":"ᄭ","ㅻ":"ᄮ","ㅼ":"ᄯ","ㅽ":"ᄲ","ㅾ":"ᄶ","ㅿ":"ᅀ","ㆀ":"ᅇ","ㆁ":"ᅌ","ㆂ":"ᇱ","ㆃ":"ᇲ","ㆄ":"ᅗ","ㆅ":"ᅘ","ㆆ":"ᅙ","ㆇ":"ᆄ","ㆈ":"ᆅ","ㆉ":"ᆈ","ㆊ":"ᆑ","ㆋ":"ᆒ","ㆌ":"ᆔ","ㆍ":"ᆞ","ㆎ":"ᆡ","㆒":"一","㆓":"二","㆔":"三","㆕":"四","㆖":"上","㆗":"中","㆘":"下","㆙":"甲","㆚":"乙","㆛":"丙","㆜":"丁","㆝":"天","㆞":"地","㆟":"人","㈀":"(ᄀ)","㈁":"(ᄂ)","㈂":"(ᄃ)","㈃":"(ᄅ)","㈄":"(ᄆ)","㈅":"(ᄇ)","㈆":"(ᄉ)","㈇":"(ᄋ)","㈈":"(ᄌ)","㈉":"(ᄎ)","㈊":"(ᄏ)","㈋":"(ᄐ)","㈌":"(ᄑ)","㈍":"(ᄒ)","㈎":"(가)","㈏":"(나)","㈐":"(다)","㈑":"(라)","㈒":"(마)","㈓":"(바)","㈔":"(사)","㈕":"(아)","㈖":"(자)","㈗":"(차)","㈘":"(카)","㈙":"(타)","㈚":"(파)","㈛":"(하)","㈜":"(주)","㈝":"(오전)","㈞":"(오후)","㈠":"(一)","㈡":"(二)","㈢":"(三)","㈣":"(四)","㈤":"(五)","㈥":"(六)","㈦":"(七)","㈧":"(八)","㈨":"(九)","㈩":"(十)","㈪":"(月)","㈫":"(火)","㈬":"(水)","㈭":"(木)","㈮":"(金)","㈯":"(土)","㈰":"(日)","㈱":"(株)","㈲":"(有)","㈳":"(社)","㈴":"(名)","㈵":"(特)","㈶":"(財)","㈷":"(祝)","㈸":"(労)","㈹":"(代)","㈺":"(呼)","㈻":"(学)","㈼":"(監)","㈽":"(企)","㈾":"(資)","㈿":"(協)","㉀":"(祭)","㉁":"(休)","㉂":"(自)","㉃":"(至)","㉄":"問","㉅":"幼","㉆":"文","㉇":"箏","㉐":"pte","㉑":"21","㉒":"22","㉓":"23","㉔":"24","㉕":"25","㉖":"26","㉗":"27","㉘":"28","㉙":"29","㉚":"30","㉛":"31","㉜":"32","㉝":"33","㉞":"34","㉟":"35","㉠":"ᄀ","㉡":"ᄂ","㉢":"ᄃ","㉣":"ᄅ","㉤":"ᄆ","㉥":"ᄇ","㉦":"ᄉ","㉧":"ᄋ","㉨":"ᄌ","㉩":"ᄎ","㉪":"ᄏ","㉫":"ᄐ","㉬":"ᄑ","㉭":"ᄒ","㉮":"가","㉯":"나","㉰":"다","㉱":"라","㉲":"마","㉳":"바","㉴":"사","㉵":"아","㉶":"자","㉷":"차","㉸":"카","㉹":"타","㉺":"파","㉻":"하","㉼":"참고","㉽":"주의","㉾":"우","㊀":"一","㊁":"二","㊂":"三","㊃":"四","㊄":"五","㊅":"六","㊆":"七","㊇":"八","㊈":"九","㊉":"十","㊊":"月","㊋":"火","㊌":"水","㊍":"木","㊎":"金","㊏":"土","㊐":"日","㊑":"株","㊒":"有","㊓":"社","㊔":"名","㊕":"特","㊖":"財","㊗":"祝","㊘":"労","㊙":"秘","㊚":"男","㊛":"女","㊜":"適","㊝":"優","㊞":"印","㊟":"注","㊠":"項","㊡":"休","㊢":"写","㊣":"正","㊤":"上","㊥":"中","㊦":"下","㊧":"左","㊨":"右","㊩":"医","㊪":"宗","㊫":"学","㊬":"監","㊭":"企","㊮":"資","㊯":"協","㊰":"夜","㊱":"36","㊲":"37","㊳":"38","㊴":"39","㊵":"40","㊶":"41","㊷":"42","㊸":"43","㊹":"44","㊺":"45","㊻":"46","㊼":"47","㊽":"48","㊾":"49","㊿":"50","㋀":"1月","㋁":"2月","㋂":"3月","㋃":"4月","㋄":"5月","㋅":"6月","㋆":"7月","㋇":"8月","㋈":"9月","㋉":"10月","㋊":"11月","㋋":"12月","㋌":"hg","㋍":"erg","㋎":"ev","㋏":"ltd","㋐":"あ","㋑":"い","㋒":"う","㋓":"え","㋔":"お","㋕":"か","㋖":"き","㋗":"く","㋘":"け","㋙":"こ","㋚":"さ","㋛":"し","㋜":"す","㋝":"せ","㋞":"そ","㋟":"た","㋠":"ち","㋡":"つ","㋢":"て","㋣":"と","㋤":"な","㋥":"に","㋦":"ぬ","㋧":"ね","㋨":"の","㋩":"は","㋪":"ひ","㋫":"ふ","㋬":"へ","㋭":"ほ","㋮":"ま","㋯":"み","㋰":"む","㋱":"め","㋲":"も","㋳":"や","㋴":"ゆ","㋵":"よ","㋶":"ら","㋷":"り","㋸":"る","㋹":"れ","㋺":"ろ","㋻":"わ","㋼":"ゐ","㋽":"ゑ","㋾":"を","㋿":"令和","㌀":"あは\u309aーと","㌁":"あるふぁ","㌂":"あんへ\u309aあ","㌃":"あーる","㌄":"いにんく\u3099","㌅":"いんち","㌆":"うぉん","㌇":"えすくーと\u3099","㌈":"えーかー","㌉":"おんす","㌊":"おーむ","㌋":"かいり","㌌":"からっと","㌍":"かろりー","㌎":"か\u3099ろん","㌏":"か\u3099んま","㌐":"き\u3099か\u3099","㌑":"き\u3099にー","㌒":"きゅりー","㌓":"き\u3099るた\u3099ー","㌔":"きろ","㌕":"きろく\u3099らむ","㌖":"きろめーとる","㌗":"きろわっと","㌘":"く\u3099らむ","㌙":"く\u3099らむとん","㌚":"くるせ\u3099いろ","㌛":"くろーね","㌜":"けーす","㌝":"こるな","㌞":"こーほ\u309a","㌟":"さいくる","㌠":"さんちーむ","㌡":"しりんく\u3099","㌢":"せんち","㌣":"せんと","㌤":"た\u3099ーす","㌥":"て\u3099し","㌦":"と\u3099る","㌧":"とん","㌨":"なの","㌩":"のっと","㌪":"はいつ","㌫":"は\u309aーせんと","㌬":"は\u309aーつ","㌭":"は\u3099ーれる","㌮":"ひ\u309aあすとる","㌯":"ひ\u309aくる","㌰":"ひ\u309aこ","㌱":"ひ\u3099る","㌲":"ふぁらっと\u3099","㌳":"ふぃーと","㌴":"ふ\u3099っしぇる","㌵":"ふらん","㌶":"へくたーる","㌷":"へ\u309aそ","㌸":"へ\u309aにひ","㌹":"へるつ","㌺":"へ\u309aんす","㌻":"へ\u309aーし\u3099","㌼":"へ\u3099ーた","㌽":"ほ\u309aいんと","㌾":"ほ\u3099ると","㌿":"ほん","㍀":"ほ\u309aんと\u3099","㍁":"ほーる","㍂":"ほーん","㍃":"まいくろ","㍄":"まいる","㍅":"まっは","㍆":"まるく","㍇":"まんしょん","㍈":"みくろん","㍉":"みり","㍊":"みりは\u3099ーる","㍋":"めか\u3099","㍌":"めか\u3099とん","㍍":"めーとる","㍎":"やーと\u3099","㍏":"やーる","㍐":"ゆあん","㍑":"りっとる","㍒":"りら","㍓":"るひ\u309aー","㍔":"るーふ\u3099る","㍕":"れむ","㍖":"れんとけ\u3099ん","㍗":"わっと","㍘":"0点","㍙":"1点","㍚":"2点","㍛":"3点","㍜":"4点","㍝":"5点","㍞":"6点","㍟":"7点","㍠":"8点","㍡":"9点","㍢":"10点","㍣":"11点","㍤":"12点","㍥":"13点","㍦":"14点","㍧":"15点","㍨":"16点","㍩":"17点","㍪":"18点","㍫":"19点","㍬":"20点","㍭":"21点","㍮":"22点","㍯":"23点","㍰":"24点","㍱":"hpa","㍲":"da","㍳":"au","㍴":"bar","㍵":"ov","㍶":"pc","㍷":"dm","㍸":"dm2","㍹":"dm3","㍺":"iu","㍻":"平成","㍼":"昭和","㍽":"大正","㍾":"明治","㍿":"株式会社","㎀":"pa","㎁":"na","㎂":"μa","㎃":"ma","㎄":"ka","㎅":"kb","㎆":"mb","㎇":"gb","㎈":"cal","㎉":"kcal","㎊":"pf","㎋":"nf","㎌":"μf","㎍":"μg","㎎":"mg","㎏":"kg","㎐":"hz","㎑":"khz","㎒":"mhz","㎓":"ghz","㎔":"thz","㎕":"μl","㎖":"ml","㎗":"dl","㎘":"kl","㎙":"fm","㎚":"nm","㎛":"μm","㎜":"mm","㎝":"cm","㎞":"km","㎟":"mm2","㎠":"cm2","㎡":"m2","㎢":"km2","㎣":"mm3","㎤":"cm3","㎥":"m3","㎦":"km3","㎧":"m∕s","㎨":"m∕s2","㎩":"pa","㎪":"kpa","㎫":"mpa","㎬":"gpa","㎭":"rad","㎮":"rad∕s","㎯":"rad∕s2","㎰":"ps","㎱":"ns","㎲":"μs","㎳":"ms","㎴":"pv","㎵":"nv","㎶":"μv","㎷":"mv","㎸":"kv","㎹":"mv","㎺":"pw","㎻":"nw","㎼":"μw","㎽":"mw","㎾":"kw","㎿":"mw","㏀":"kω","㏁":"mω","㏂":"a.m.","㏃":"bq","㏄":"cc","㏅":"cd","㏆":"c∕kg","㏇":"co.","㏈":"db","㏉":"gy","㏊":"ha","㏋":"hp","㏌":"in","㏍":"kk","㏎":"km","㏏":"kt","㏐":"lm","㏑":"ln","㏒":"log","㏓":"lx","㏔":"mb","㏕":"mil","㏖":"mol","㏗":"ph","㏘":"p.m.","㏙":"ppm","㏚":"pr","㏛":"sr","㏜":"sv","㏝":"wb","㏞":"v∕m","㏟":"a∕m","㏠":"1日","㏡":"2日","㏢":"3日","㏣":"4日","㏤":"5日","㏥":"6日","㏦":"7日","㏧":"8日","㏨":"9日","㏩":"10日","㏪":"11日","㏫":"12日","㏬":"13日","㏭":"14日","㏮":"15日","㏯":"16日","㏰":"17日","㏱":"18日","㏲":"19日","㏳":"20日","㏴":"21日","㏵":"22日","㏶":"23日","㏷":"24日","㏸":"25日","㏹":"26日","㏺":"27日","㏻":"28日","㏼":"29日","㏽":"30日","㏾":"31日","㏿":"gal","꘠":"0","꘡":"1","꘢":"2","꘣":"3","꘤":"4","꘥":"5","꘦":"6","꘧":"7","꘨":"8","꘩":"9","Ꙁ":"ꙁ","Ꙃ":"ꙃ","Ꙅ":"ꙅ","Ꙇ":"ꙇ","Ꙉ":"ꙉ","Ꙋ":"ꙋ","Ꙍ":"ꙍ","Ꙏ":"ꙏ","Ꙑ":"ꙑ","Ꙓ":"ꙓ","Ꙕ":"ꙕ","Ꙗ":"ꙗ","Ꙙ":"ꙙ","Ꙛ":"ꙛ","Ꙝ":"ꙝ","Ꙟ":"ꙟ","Ꙡ":"ꙡ","Ꙣ":"ꙣ","Ꙥ":"ꙥ","Ꙧ":"ꙧ","Ꙩ":"ꙩ","Ꙫ":"ꙫ","Ꙭ":"ꙭ","\ua66f":"","\ua670":"","\ua671":"","\ua672":"","\ua674":"","\ua675":"","\ua676":"","\ua677":"","\ua678":"","\ua679":"","\ua67a":"","\ua67b":"","\ua67c":"","\ua67d":"","Ꚁ":"ꚁ","Ꚃ":"ꚃ","Ꚅ":"ꚅ","Ꚇ":"ꚇ","Ꚉ":"ꚉ","Ꚋ":"ꚋ","Ꚍ":"ꚍ","Ꚏ":"ꚏ","Ꚑ":"ꚑ","Ꚓ":"ꚓ","Ꚕ":"ꚕ","Ꚗ":"ꚗ","Ꚙ":"ꚙ","Ꚛ":"ꚛ","ꚜ":"ъ","ꚝ":"ь","\ua69e":"","\ua69f":"","\ua6f0":"","\ua6f1":"","Ꜣ":"ꜣ","Ꜥ":"ꜥ","Ꜧ":"ꜧ","Ꜩ":"ꜩ","Ꜫ":"ꜫ","Ꜭ":"ꜭ","Ꜯ":"ꜯ","Ꜳ":"ꜳ","Ꜵ":"ꜵ","Ꜷ":"ꜷ","Ꜹ":"ꜹ","Ꜻ":"ꜻ","Ꜽ":"ꜽ","Ꜿ":"ꜿ","Ꝁ":"k","ꝁ":"k","Ꝃ":"ꝃ","Ꝅ":"ꝅ","Ꝇ":"ꝇ","Ꝉ":"ꝉ","Ꝋ":"ꝋ","Ꝍ":"ꝍ","Ꝏ":"ꝏ","Ꝑ":"ꝑ","Ꝓ":"ꝓ","Ꝕ":"ꝕ","Ꝗ":"ꝗ","Ꝙ":"ꝙ","Ꝛ":"ꝛ","Ꝝ":"ꝝ","Ꝟ":"ꝟ","Ꝡ":"ꝡ","Ꝣ":"ꝣ","Ꝥ":"ꝥ","Ꝧ":"ꝧ","Ꝩ":"ꝩ","Ꝫ":"ꝫ","Ꝭ":"ꝭ","Ꝯ":"ꝯ","ꝰ":"ꝯ","Ꝺ":"ꝺ","Ꝼ":"ꝼ","Ᵹ":"ᵹ","Ꝿ":"ꝿ","Ꞁ":"ꞁ","Ꞃ":"ꞃ","Ꞅ":"ꞅ","Ꞇ":"ꞇ","Ꞌ":"ꞌ","Ɥ":"ɥ","Ꞑ":"ꞑ","Ꞓ":"ꞓ","Ꞗ":"ꞗ","Ꞙ":"ꞙ","Ꞛ":"ꞛ","Ꞝ":"ꞝ","Ꞟ":"ꞟ","Ꞡ":"ꞡ","Ꞣ":"ꞣ","Ꞥ":"ꞥ","Ꞧ":"ꞧ","Ꞩ":"ꞩ","Ɦ":"ɦ","Ɜ":"ɜ","Ɡ":"ɡ","Ɬ":"ɬ","Ɪ":"ɪ","Ʞ":"ʞ","Ʇ":"ʇ","Ʝ":"ʝ","Ꭓ":"ꭓ","Ꞵ":"ꞵ","Ꞷ":"ꞷ","Ꞹ":"ꞹ","Ꞻ":"ꞻ","Ꞽ":"ꞽ","Ꞿ":"ꞿ","Ꟁ":"ꟁ","Ꟃ":"ꟃ","Ꞔ":"ꞔ","Ʂ":"s","Ᶎ":"ᶎ","Ꟈ":"ꟈ","Ꟊ":"ꟊ","Ɤ":"ɤ","Ꟍ":"ꟍ","꟎":"꟏","Ꟑ":"ꟑ","꟒":"ꟓ","꟔":"ꟕ","Ꟗ":"ꟗ","Ꟙ":"ꟙ","Ꟛ":"ꟛ","Ƛ":"ƛ","꟱":"s","ꟲ":"c","ꟳ":"f","ꟴ":"q","Ꟶ":"ꟶ","ꟸ":"h","ꟹ":"oe","꣐":"0","꣑":"1","꣒":"2","꣓":"3","꣔":"4","꣕":"5","꣖":"6","꣗":"7","꣘":"8","꣙":"9","\ua8e0":"","\ua8e1":"","\ua8e2":"","\ua8e3":"","\ua8e4":"","\ua8e5":"","\ua8e6":"","\ua8e7":"","\ua8e8":"","\ua8e9":"","\ua8ea":"","\ua8eb":"","\ua8ec":"","\ua8ed":"","\ua8ee":"","\ua8ef":"","\ua8f0":"","\ua8f1":"","꤀":"0","꤁":"1","꤂":"2","꤃":"3","꤄":"4","꤅":"5","꤆":"6","꤇":"7","꤈":"8","꤉":"9","\ua92b":"","\ua92c":"","\ua92d":"","꧐":"0","꧑":"1","꧒":"2","꧓":"3","꧔":"4","꧕":"5","꧖":"6","꧗":"7","꧘":"8","꧙":"9","꧰":"0","꧱":"1","꧲":"2","꧳":"3","꧴":"4","꧵":"5","꧶":"6","꧷":"7","꧸":"8","꧹":"9","꩐":"0","꩑":"1","꩒":"2","꩓":"3","꩔":"4","꩕":"5","꩖":"6","꩗":"7","꩘":"8","꩙":"9","\uaab0":"","\uaab2":"","\uaab3":"","\uaab4":"","\uaab7":"","\uaab8":"","\uaabe":"","\uaabf":"","\uaac1":"","ꭜ":"ꜧ","ꭝ":"ꬷ","ꭞ":"l","ꭟ":"ꭒ","ꭩ":"ʍ","꯰":"0","꯱":"1","꯲":"2","꯳":"3","꯴":"4","꯵":"5","꯶":"6","꯷":"7","꯸":"8","꯹":"9","ﬀ":"ff","ﬁ":"fi","ﬂ":"fl","ﬃ":"ffi","ﬄ":"ffl","ﬅ":"st","ﬆ":"st","ﬓ":"մն","ﬔ":"մե","ﬕ":"մի","ﬖ":"վն","ﬗ":"մխ","יִ":"י","\ufb1e":"","ײַ":"ײ","ﬠ":"ע","ﬡ":"א","ﬢ":"ד","ﬣ":"ה","ﬤ":"כ","ﬥ":"ל","ﬦ":"ם","ﬧ":"ר","ﬨ":"ת","﬩":"+","שׁ":"ש","שׂ":"ש","שּׁ":"ש","שּׂ":"ש","אַ":"א","אָ":"א","אּ":"א","בּ":"ב","גּ":"ג","דּ":"ד","הּ":"ה","וּ":"ו","זּ":"ז","טּ":"ט","יּ":"י","ךּ":"ך","כּ":"כ","לּ":"ל","מּ":"מ","נּ":"נ","סּ":"ס","ףּ":"ף","פּ":"פ","צּ":"צ","קּ":"ק","רּ":"ר","שּ":"ש","תּ":"ת","וֹ":"ו","בֿ":"ב","כֿ":"כ","פֿ":"פ","ﭏ":"אל","ﭐ":"ا","ﭑ":"ا","ﭒ":"ٻ","ﭓ":"ٻ","ﭔ":"ٻ","ﭕ":"ٻ","ﭖ":"پ","ﭗ":"پ","ﭘ":"پ","ﭙ":"پ","ﭚ":"ڀ","ﭛ":"ڀ","ﭜ":"ڀ","ﭝ":"ڀ","ﭞ":"ٺ","ﭟ":"ٺ","ﭠ":"ٺ","ﭡ":"ٺ","ﭢ":"ٿ","ﭣ":"ٿ","ﭤ":"ٿ","ﭥ":"ٿ","ﭦ":"ٹ","ﭧ":"ٹ","ﭨ":"ٹ","ﭩ":"ٹ","ﭪ":"ڤ","ﭫ":"ڤ","ﭬ":"ڤ","ﭭ":"ڤ","ﭮ":"ڦ","ﭯ":"ڦ","ﭰ":"ڦ","ﭱ":"ڦ","ﭲ":"ڄ","ﭳ":"ڄ","ﭴ":"ڄ","ﭵ":"ڄ","ﭶ":"ڃ","ﭷ":"ڃ","ﭸ":"ڃ","ﭹ":"ڃ","ﭺ":"چ","ﭻ":"چ","ﭼ":"چ","ﭽ":"چ","ﭾ":"ڇ","ﭿ":"ڇ","ﮀ":"ڇ","ﮁ":"ڇ","ﮂ":"ڍ","ﮃ":"ڍ","ﮄ":"ڌ","ﮅ":"ڌ","ﮆ":"ڎ","ﮇ":"ڎ","ﮈ":"ڈ","ﮉ":"ڈ","ﮊ":"ژ","ﮋ":"ژ","ﮌ":"ڑ","ﮍ":"ڑ","ﮎ":"ك","ﮏ":"ك","ﮐ":"ك","ﮑ":"ك","ﮒ":"گ","ﮓ":"گ","ﮔ":"گ","ﮕ":"گ","ﮖ":"ڳ","ﮗ":"ڳ","ﮘ":"ڳ","ﮙ":"ڳ","ﮚ":"ڱ","ﮛ":"ڱ","ﮜ":"ڱ","ﮝ":"ڱ","ﮞ":"ں","ﮟ":"ں","ﮠ":"ڻ","ﮡ":"ڻ","ﮢ":"ڻ","ﮣ":"ڻ","ﮤ":"ه","ﮥ":"ه","ﮦ":"ه","ﮧ":"ه","ﮨ":"ه","ﮩ":"ه","ﮪ":"ه","ﮫ":"ه","ﮬ":"ه","ﮭ":"ه","ﮮ":"ي","ﮯ":"ي","ﮰ":"ي","ﮱ":"ي","ﯓ":"ڭ","ﯔ":"ڭ","ﯕ":"ڭ","ﯖ":"ڭ","ﯗ":"ۇ","ﯘ":"ۇ","ﯙ":"ۆ","ﯚ":"ۆ","ﯛ":"ۈ","ﯜ":"ۈ","ﯝ":"ۇٴ","ﯞ":"ۋ","ﯟ":"ۋ","ﯠ":"ۅ","ﯡ":"ۅ","ﯢ":"ۉ","ﯣ":"ۉ","ﯤ":"ې","ﯥ":"ې","ﯦ":"ې","ﯧ":"ې","ﯨ":"ي","ﯩ":"ي","ﯪ":"يا","ﯫ":"يا","ﯬ":"يه","ﯭ":"يه","ﯮ":"يو","ﯯ":"يو","ﯰ":"يۇ","ﯱ":"يۇ","ﯲ":"يۆ","ﯳ":"يۆ","ﯴ":"يۈ","ﯵ":"يۈ","ﯶ":"يې","ﯷ":"يې","ﯸ":"يې","ﯹ":"يي","ﯺ":"يي","ﯻ":"يي","ﯼ":"ي","ﯽ":"ي","ﯾ":"ي","ﯿ":"ي","ﰀ":"يج","ﰁ":"يح","ﰂ":"يم","ﰃ":"يي","ﰄ":"يي","ﰅ":"بج","ﰆ":"بح","ﰇ":"بخ","ﰈ":"بم","ﰉ":"بي","ﰊ":"بي","ﰋ":"تج","ﰌ":"تح","ﰍ":"تخ","ﰎ":"تم","ﰏ":"تي","ﰐ":"تي","ﰑ":"ثج","ﰒ":"ثم","ﰓ":"ثي","ﰔ":"ثي","ﰕ":"جح","ﰖ":"جم","ﰗ":"حج","ﰘ":"حم","ﰙ":"خج","ﰚ":"خح","ﰛ":"خم","ﰜ":"سج","ﰝ":"سح","ﰞ":"سخ","ﰟ":"سم","ﰠ":"صح","ﰡ":"صم","ﰢ":"ضج","ﰣ":"ضح","ﰤ":"ضخ","ﰥ":"ضم","ﰦ":"طح","ﰧ":"طم","ﰨ":"ظم","ﰩ":"عج","ﰪ":"عم","ﰫ":"غج","ﰬ":"غم","ﰭ":"فج","ﰮ":"فح","ﰯ":"فخ","ﰰ":"فم","ﰱ":"في","ﰲ":"في","ﰳ":"قح","ﰴ":"قم","ﰵ":"قي","ﰶ":"قي","ﰷ":"كا","ﰸ":"كج","ﰹ":"كح","ﰺ":"كخ","ﰻ":"كل","ﰼ":"كم","ﰽ":"كي","ﰾ":"كي","ﰿ":"لج","ﱀ":"لح","ﱁ":"لخ","ﱂ":"لم","ﱃ":"لي","ﱄ":"لي","ﱅ":"مج","ﱆ":"مح","ﱇ":"مخ","ﱈ":"مم","ﱉ":"مي","ﱊ":"مي","ﱋ":"نج","ﱌ":"نح","ﱍ":"نخ","ﱎ":"نم","ﱏ":"ني","ﱐ":"ني","ﱑ":"هج","ﱒ":"هم","ﱓ":"هي","ﱔ":"هي","ﱕ":"يج","ﱖ":"يح","ﱗ":"يخ","ﱘ":"يم","ﱙ":"يي","ﱚ":"يي","ﱛ":"ذ","ﱜ":"ر","ﱝ":"ي","ﱞ":" ","ﱟ":" ","ﱠ":" ","ﱡ":" ","ﱢ":" ","ﱣ":" ","ﱤ":"ير","ﱥ":"يز","ﱦ":"يم","ﱧ":"ين","ﱨ":"يي","ﱩ":"يي","ﱪ":"بر","ﱫ":"بز","ﱬ":"بم","ﱭ":"بن","ﱮ":"بي","ﱯ":"بي","ﱰ":"تر","ﱱ":"تز","ﱲ":"تم","ﱳ":"تن","ﱴ":"تي","ﱵ":"تي","ﱶ":"ثر","ﱷ":"ثز","ﱸ":"ثم","ﱹ":"ثن","ﱺ":"ثي","ﱻ":"ثي","ﱼ":"في","ﱽ":"في","ﱾ":"قي","ﱿ":"قي","ﲀ":"كا","ﲁ":"كل","ﲂ":"كم","ﲃ":"كي","ﲄ":"كي","ﲅ":"لم","ﲆ":"لي","ﲇ":"لي","ﲈ":"ما","ﲉ":"مم","ﲊ":"نر","ﲋ":"نز","ﲌ":"نم","ﲍ":"نن","ﲎ":"ني","ﲏ":"ني","ﲐ":"ي","ﲑ":"ير","ﲒ":"يز","ﲓ":"يم","ﲔ":"ين","ﲕ":"يي","ﲖ":"يي","ﲗ":"يج","ﲘ":"يح","ﲙ":"يخ","ﲚ":"يم","ﲛ":"يه","ﲜ":"بج","ﲝ":"بح","ﲞ":"بخ","ﲟ":"بم","ﲠ":"به","ﲡ":"تج","ﲢ":"تح","ﲣ":"تخ","ﲤ":"تم","ﲥ":"ته","ﲦ":"ثم","ﲧ":"جح","ﲨ":"جم","ﲩ":"حج","ﲪ":"حم","ﲫ":"خج","ﲬ":"خم","ﲭ":"سج","ﲮ":"سح","ﲯ":"سخ","ﲰ":"سم","ﲱ":"صح","ﲲ":"صخ","ﲳ":"صم","ﲴ":"ضج","ﲵ":"ضح","ﲶ":"ضخ","ﲷ":"ضم","ﲸ":"طح","ﲹ":"ظم","ﲺ":"عج","ﲻ":"عم","ﲼ":"غج","ﲽ":"غم","ﲾ":"فج","ﲿ":"فح","ﳀ":"فخ","ﳁ":"فم","ﳂ":"قح","ﳃ":"قم","ﳄ":"كج","ﳅ":"كح","ﳆ":"كخ","ﳇ":"كل","ﳈ":"كم","ﳉ":"لج","ﳊ":"لح","ﳋ":"لخ","ﳌ":"لم","ﳍ":"له","ﳎ":"مج","ﳏ":"مح","ﳐ":"مخ","ﳑ":"مم","ﳒ":"نج","ﳓ":"نح","ﳔ":"نخ","ﳕ":"نم","ﳖ":"نه","ﳗ":"هج","ﳘ":"هم","ﳙ":"ه","ﳚ":"يج","ﳛ":"يح","ﳜ":"يخ","ﳝ":"يم","ﳞ":"يه","ﳟ":"يم","ﳠ":"يه","ﳡ":"بم","ﳢ":"به","ﳣ":"تم","ﳤ":"ته","ﳥ":"ثم","ﳦ":"ثه","ﳧ":"سم","ﳨ":"سه","ﳩ":"شم","ﳪ":"شه","ﳫ":"كل","ﳬ":"كم","ﳭ":"لم","ﳮ":"نم","ﳯ":"نه","ﳰ":"يم","ﳱ":"يه","ﳲ":"","ﳳ":"","ﳴ":"","ﳵ":"طي","ﳶ":"طي","ﳷ":"عي","ﳸ":"عي","ﳹ":"غي","ﳺ":"غي","ﳻ":"سي","ﳼ":"سي","ﳽ":"شي","ﳾ":"شي","ﳿ":"حي","ﴀ":"حي","ﴁ":"جي","ﴂ":"جي","ﴃ":"خي","ﴄ":"خي","ﴅ":"صي","ﴆ":"صي","ﴇ":"ضي","ﴈ":"ضي","ﴉ":"شج","ﴊ":"شح","ﴋ":"شخ","ﴌ":"شم","ﴍ":"شر","ﴎ":"سر","ﴏ":"صر","ﴐ":"ضر","ﴑ":"طي","ﴒ":"طي","ﴓ":"عي","ﴔ":"عي","ﴕ":"غي","ﴖ":"غي","ﴗ":"سي","ﴘ":"سي","ﴙ":"شي","ﴚ":"شي","ﴛ":"حي","ﴜ":"حي","ﴝ":"جي","ﴞ":"جي","ﴟ":"خي","ﴠ":"خي","ﴡ":"صي","ﴢ":"صي","ﴣ":"ضي","ﴤ":"ضي","ﴥ":"شج","ﴦ":"شح","ﴧ":"شخ","ﴨ":"شم","ﴩ":"شر","ﴪ":"سر","ﴫ":"صر","ﴬ":"ضر","ﴭ":"شج","ﴮ":"شح","ﴯ":"شخ","ﴰ":"شم","ﴱ":"سه","ﴲ":"شه","ﴳ":"طم","ﴴ":"سج","ﴵ":"سح","ﴶ":"سخ","ﴷ":"شج","ﴸ":"شح","ﴹ":"شخ","ﴺ":"طم","ﴻ":"ظم","ﴼ":"ا","ﴽ":"ا","ﵐ":"تجم","ﵑ":"تحج","ﵒ":"تحج","ﵓ":"تحم","ﵔ":"تخم","ﵕ":"تمج","ﵖ":"تمح","ﵗ":"تمخ","ﵘ":"جمح","ﵙ":"جمح","ﵚ":"حمي","ﵛ":"حمي","ﵜ":"سحج","ﵝ":"سجح","ﵞ":"سجي","ﵟ":"سمح","ﵠ":"سمح","ﵡ":"سمج","ﵢ":"سمم","ﵣ":"سمم","ﵤ":"صحح","ﵥ":"صحح","ﵦ":"صمم","ﵧ":"شحم","ﵨ":"شحم","ﵩ":"شجي","ﵪ":"شمخ","ﵫ":"شمخ","ﵬ":"شمم","ﵭ":"شمم","ﵮ":"ضحي","ﵯ":"ضخم","ﵰ":"ضخم","ﵱ":"طمح","ﵲ":"طمح","ﵳ":"طمم","ﵴ":"طمي","ﵵ":"عجم","ﵶ":"عمم","ﵷ":"عمم","ﵸ":"عمي","ﵹ":"غمم","ﵺ":"غمي","ﵻ":"غمي","ﵼ":"فخم","ﵽ":"فخم","ﵾ":"قمح","ﵿ":"قمم","ﶀ":"لحم","ﶁ":"لحي","ﶂ":"لحي","ﶃ":"لجج","ﶄ":"لجج","ﶅ":"لخم","ﶆ":"لخم","ﶇ":"لمح","ﶈ":"لمح","ﶉ":"محج","ﶊ":"محم","ﶋ":"محي","ﶌ":"مجح","ﶍ":"مجم","ﶎ":"مخج","ﶏ":"مخم","ﶒ":"مجخ","ﶓ":"همج","ﶔ":"همم","ﶕ":"نحم","ﶖ":"نحي","ﶗ":"نجم","ﶘ":"نجم","ﶙ":"نجي","ﶚ":"نمي","ﶛ":"نمي","ﶜ":"يمم","ﶝ":"يمم","ﶞ":"بخي","ﶟ":"تجي","ﶠ":"تجي","ﶡ":"تخي","ﶢ":"تخي","ﶣ":"تمي","ﶤ":"تمي","ﶥ":"جمي","ﶦ":"جحي","ﶧ":"جمي","ﶨ":"سخي","ﶩ":"صحي","ﶪ":"شحي","ﶫ":"ضحي","ﶬ":"لجي","ﶭ":"لمي","ﶮ":"يحي","ﶯ":"يجي","ﶰ":"يمي","ﶱ":"ممي","ﶲ":"قمي","ﶳ":"نحي","ﶴ":"قمح","ﶵ":"لحم","ﶶ":"عمي","ﶷ":"كمي","ﶸ":"نجح","ﶹ":"مخي","ﶺ":"لجم","ﶻ":"كمم","ﶼ":"لجم","ﶽ":"نجح","ﶾ":"جحي","ﶿ":"حجي","ﷀ":"مجي","ﷁ":"فمي","ﷂ":"بحي","ﷃ":"كمم","ﷄ":"عجم","ﷅ":"صمم","ﷆ":"سخي","ﷇ":"نجي","ﷰ":"صلي","ﷱ":"قلي","ﷲ":"الله","ﷳ":"اكبر","ﷴ":"محمد","ﷵ":"صلعم","ﷶ":"رسول","ﷷ":"عليه","ﷸ":"وسلم","ﷹ":"صلي","ﷺ":"صلي الله عليه وسلم","ﷻ":"جل جلاله","﷼":"ريال","\ufe00":"","\ufe01":"","\ufe02":"","\ufe03":"","\ufe04":"","\ufe05":"","\ufe06":"","\ufe07":"","\ufe08":"","\ufe09":"","\ufe0a":"","\ufe0b":"","\ufe0c":"","\ufe0d":"","\ufe0e":"","\ufe0f":"","︐":",","︑":"、","︒":"。","︓":":","︔":";","︕":"!","︖":"?","︗":"〖","︘":"〗","︙":"...","\ufe20":"","\ufe21":"","\ufe22":"","\ufe23":"","\ufe24":"","\ufe25":"","\ufe26":"","\ufe27":"","\ufe28":"","\ufe29":"","\ufe2a":"","\ufe2b":"","\ufe2c":"","\ufe2d":"","\ufe2e":"","\ufe2f":"","︰":"..","︱":"—","︲":"–","︳":"_","︴":"_","︵":"(","︶":")","︷":"{","︸":"}","︹":"〔","︺":"〕","︻":"【","︼":"】","︽":"《","︾":"》","︿":"〈","﹀":"〉","﹁":"「","﹂":"」","﹃":"『","﹄":"』","﹇":"[","﹈":"]","﹉":" ","﹊":" ","﹋":" ","﹌":" ","﹍":"_","﹎":"_","﹏":"_","﹐":",","﹑":"、","﹒":".","﹔":";","﹕":":","﹖":"?","﹗":"!","﹘":"—","﹙":"(","﹚":")","﹛":"{","﹜":"}","﹝":"〔","﹞":"〕","﹟":"#","﹠":"&","﹡":"*","﹢":"+","﹣":"-","﹤":"<","﹥":">","﹦":"=","﹨":"\u005c","﹩":"\u0024","﹪":"%","﹫":"@","ﹰ":" ","ﹱ":"","ﹲ":" ","ﹴ":" ","ﹶ":" ","ﹷ":"","ﹸ":" ","ﹹ":"","ﹺ":" ","ﹻ":"","ﹼ":" ","ﹽ":"","ﹾ":" ","ﹿ":"","ﺀ":"ء","ﺁ":"ا","ﺂ":"ا","ﺃ":"ا","ﺄ":"ا","ﺅ":"و","ﺆ":"و","ﺇ":"ا","ﺈ":"ا","ﺉ":"ي","ﺊ":"ي","ﺋ":"ي","ﺌ":"ي","ﺍ":"ا","ﺎ":"ا","ﺏ":"ب","ﺐ":"ب","ﺑ":"ب","ﺒ":"ب","ﺓ":"ه","ﺔ":"ه","ﺕ":"ت","ﺖ":"ت","ﺗ":"ت","ﺘ":"ت","ﺙ":"ث","ﺚ":"ث","ﺛ":"ث","ﺜ":"ث","ﺝ":"ج","ﺞ":"ج","ﺟ":"ج","ﺠ":"ج","ﺡ":"ح","ﺢ":"ح","ﺣ":"ح","ﺤ":"ح","ﺥ":"خ","ﺦ":"خ","ﺧ":"خ","ﺨ":"خ","ﺩ":"د","ﺪ":"د","ﺫ":"ذ","ﺬ":"ذ","ﺭ":"ر","ﺮ":"ر","ﺯ":"ز","ﺰ":"ز","ﺱ":"س","ﺲ":"س","ﺳ":"س","ﺴ":"س","ﺵ":"ش","ﺶ":"ش","ﺷ":"ش","ﺸ":"ش","ﺹ":"ص","ﺺ":"ص","ﺻ":"ص","ﺼ":"ص","ﺽ":"ض","ﺾ":"ض","ﺿ":"ض","ﻀ":"ض","ﻁ":"ط","ﻂ":"ط","ﻃ":"ط","ﻄ":"ط","ﻅ":"ظ","ﻆ":"ظ","ﻇ":"ظ","ﻈ":"ظ","ﻉ":"ع","ﻊ":"ع","ﻋ":"ع","ﻌ":"ع","ﻍ":"غ","ﻎ":"غ","ﻏ":"غ","ﻐ":"غ","ﻑ":"ف","ﻒ":"ف","ﻓ":"ف","ﻔ":"ف","ﻕ":"ق","ﻖ":"ق","ﻗ":"ق","ﻘ":"ق","ﻙ":"ك","ﻚ":"ك","ﻛ":"ك","ﻜ":"ك","ﻝ":"ل","ﻞ":"ل","ﻟ":"ل","ﻠ":"ل","ﻡ":"م","ﻢ":"م","ﻣ":"م","ﻤ":"م","ﻥ":"ن","ﻦ":"ن","ﻧ":"ن","ﻨ":"ن","ﻩ":"ه","ﻪ":"ه","ﻫ":"ه","ﻬ":"ه","ﻭ":"و","ﻮ":"و","ﻯ":"ي","ﻰ":"ي","ﻱ":"ي","ﻲ":"ي","ﻳ":"ي","ﻴ":"ي","ﻵ":"لا","ﻶ":"لا","ﻷ":"لا","ﻸ":"لا","ﻹ":"لا","ﻺ":"لا","ﻻ":"لا","ﻼ":"لا","\ufeff":"","！":"!","＂":"\u0022","＃":"#","＄":"\u0024","％":"%","＆":"&","＇":"\u0027","（":"(","）":")","＊":"*","＋":"+","，":",","－":"-","．":".","／":"/","０":"0","１":"1","２":"2","３":"3","４":"4","５":"5","６":"6","７":"7","８":"8","９":"9","：":":","；":";","＜":"<","＝":"=","＞":">","？":"?","＠":"@","Ａ":"a","Ｂ":"b","Ｃ":"c","Ｄ":"d","Ｅ":"e","Ｆ":"f","Ｇ":"g","Ｈ":"h","Ｉ":"i","Ｊ":"j","Ｋ":"k","Ｌ":"l","Ｍ":"m","Ｎ":"n","Ｏ":"o","Ｐ":"p","Ｑ":"q","Ｒ":"r","Ｓ":"s","Ｔ":"t","Ｕ":"u","Ｖ":"v","Ｗ":"w","Ｘ":"x","Ｙ":"y","Ｚ":"z","［":"[","＼":"\u005c","］":"]","＾":"^","＿":"_","｀":"\u0060","ａ":"a","ｂ":"b","ｃ":"c","ｄ":"d","ｅ":"e","ｆ":"f","ｇ":"g","ｈ":"h","ｉ":"i","ｊ":"j","ｋ":"k","ｌ":"l","ｍ":"m","ｎ":"n","ｏ":"o","ｐ":"p","ｑ":"q","ｒ":"r","ｓ":"s","ｔ":"t","ｕ":"u","ｖ":"v","ｗ":"w","ｘ":"x","ｙ":"y","ｚ":"z","｛":"{","｜":"|","｝":"}","～":"~","｟":"⦅","｠":"⦆","｡":"。","｢":"「","｣":"」","､":"、","･":"・","ｦ":"を","ｧ":"ぁ","ｨ":"ぃ","ｩ":"ぅ","ｪ":"ぇ","ｫ":"ぉ","ｬ":"ゃ","ｭ":"ゅ","ｮ":"ょ","ｯ":"っ","ｰ":"ー","ｱ":"あ","ｲ":"い","ｳ":"う","ｴ":"え","ｵ":"お","ｶ":"か","ｷ":"き","ｸ":"く","ｹ":"け","ｺ":"こ","ｻ":"さ","ｼ":"し","ｽ":"す","ｾ":"せ","ｿ":"そ","ﾀ":"た","ﾁ":"ち","ﾂ":"つ","ﾃ":"て","ﾄ":"と","ﾅ":"な","ﾆ":"に","ﾇ":"ぬ","ﾈ":"ね","ﾉ":"の","ﾊ":"は","ﾋ":"ひ","ﾌ":"ふ","ﾍ":"へ","ﾎ":"ほ","ﾏ":"ま","ﾐ":"み","ﾑ":"む","ﾒ":"め","ﾓ":"も","ﾔ":"や","ﾕ":"ゆ","ﾖ":"よ","ﾗ":"ら","ﾘ":"り","ﾙ":"る","ﾚ":"れ","ﾛ":"ろ","ﾜ":"わ","ﾝ":"ん","ﾞ":"\u3099","ﾟ":"\u309a","ﾠ":"","ﾡ":"ᄀ","ﾢ":"ᄁ","ﾣ":"ᆪ","ﾤ":"ᄂ","ﾥ":"ᆬ","ﾦ":"ᆭ","ﾧ":"ᄃ","ﾨ":"ᄄ","ﾩ":"ᄅ","ﾪ":"ᆰ","ﾫ":"ᆱ","ﾬ":"ᆲ","ﾭ":"ᆳ","ﾮ":"ᆴ","ﾯ":"ᆵ","ﾰ":"ᄚ","ﾱ":"ᄆ","ﾲ":"ᄇ","ﾳ":"ᄈ","ﾴ":"ᄡ","ﾵ":"ᄉ","ﾶ":"ᄊ","ﾷ":"ᄋ","ﾸ":"ᄌ","ﾹ":"ᄍ","ﾺ":"ᄎ","ﾻ":"ᄏ","ﾼ":"ᄐ","ﾽ":"ᄑ","ﾾ":"ᄒ","ￂ":"ᅡ","ￃ":"ᅢ","ￄ":"ᅣ","ￅ":"ᅤ","ￆ":"ᅥ","ￇ":"ᅦ","ￊ":"ᅧ","ￋ":"ᅨ","ￌ":"ᅩ","ￍ":"ᅪ","ￎ":"ᅫ","ￏ":"ᅬ","ￒ":"ᅭ","ￓ":"ᅮ","ￔ":"ᅯ","ￕ":"ᅰ","ￖ":"ᅱ","ￗ":"ᅲ","ￚ":"ᅳ","ￛ":"ᅴ","ￜ":"ᅵ","￠":"¢","￡":"£","￢":"¬","￣":" ","￤":"¦","￥":"¥","￦":"₩","￨":"│","￩":"←","￪":"↑","￫":"→","￬":"↓","￭":"■","￮":"○","\ufff9":"","\ufffa":"","\ufffb":"","\ud800\uddfd":"","\ud800\udee0":"","\ud800\udf76":"","\ud800\udf77":"","\ud800\udf78":"","\ud800\udf79":"","\ud800\udf7a":"","𐐀":"𐐨","𐐁":"𐐩","𐐂":"𐐪","𐐃":"𐐫","𐐄":"𐐬","𐐅":"𐐭","𐐆":"𐐮","𐐇":"𐐯","𐐈":"𐐰","𐐉":"𐐱","𐐊":"𐐲","𐐋":"𐐳","𐐌":"𐐴","𐐍":"𐐵","𐐎":"𐐶","𐐏":"𐐷","𐐐":"𐐸","𐐑":"𐐹","𐐒":"𐐺","𐐓":"𐐻","𐐔":"𐐼","𐐕":"𐐽","𐐖":"𐐾","𐐗":"𐐿","𐐘":"𐑀","𐐙":"𐑁","𐐚":"𐑂","𐐛":"𐑃","𐐜":"𐑄","𐐝":"𐑅","𐐞":"𐑆","𐐟":"𐑇","𐐠":"𐑈","𐐡":"𐑉","𐐢":"𐑊","𐐣":"𐑋","𐐤":"𐑌","𐐥":"𐑍","𐐦":"𐑎","𐐧":"𐑏","𐒠":"0","𐒡":"1","𐒢":"2","𐒣":"3","𐒤":"4","𐒥":"5","𐒦":"6","𐒧":"7","𐒨":"8","𐒩":"9","𐒰":"𐓘","𐒱":"𐓙","𐒲":"𐓚","𐒳":"𐓛","𐒴":"𐓜","𐒵":"𐓝","𐒶":"𐓞","𐒷":"𐓟","𐒸":"𐓠","𐒹":"𐓡","𐒺":"𐓢","𐒻":"𐓣","𐒼":"𐓤","𐒽":"𐓥","𐒾":"𐓦","𐒿":"𐓧","𐓀":"𐓨","𐓁":"𐓩","𐓂":"𐓪","𐓃":"𐓫","𐓄":"𐓬","𐓅":"𐓭","𐓆":"𐓮","𐓇":"𐓯","𐓈":"𐓰","𐓉":"𐓱","𐓊":"𐓲","𐓋":"𐓳","𐓌":"𐓴","𐓍":"𐓵","𐓎":"𐓶","𐓏":"𐓷","𐓐":"𐓸","𐓑":"𐓹","𐓒":"𐓺","𐓓":"𐓻","𐕰":"𐖗","𐕱":"𐖘","𐕲":"𐖙","𐕳":"𐖚","𐕴":"𐖛","𐕵":"𐖜","𐕶":"𐖝","𐕷":"𐖞","𐕸":"𐖟","𐕹":"𐖠","𐕺":"𐖡","𐕼":"𐖣","𐕽":"𐖤","𐕾":"𐖥","𐕿":"𐖦","𐖀":"𐖧","𐖁":"𐖨","𐖂":"𐖩","𐖃":"𐖪","𐖄":"𐖫","𐖅":"𐖬","𐖆":"𐖭","𐖇":"𐖮","𐖈":"𐖯","𐖉":"𐖰","𐖊":"𐖱","𐖌":"𐖳","𐖍":"𐖴","𐖎":"𐖵","𐖏":"𐖶","𐖐":"𐖷","𐖑":"𐖸","𐖒":"𐖹","𐖔":"𐖻","𐖕":"𐖼","𐗉":"𐗒","𐗤":"𐗚","𐞁":"ː","𐞂":"ˑ","𐞃":"ae","𐞄":"ʙ","𐞅":"b","𐞇":"ʣ","𐞈":"ꭦ","𐞉":"ʥ","𐞊":"ʤ","𐞋":"d","𐞌":"d","𐞍":"ᶑ","𐞎":"ɘ","𐞏":"ɞ","𐞐":"ʩ","𐞑":"ɤ","𐞒":"ɢ","𐞓":"g","𐞔":"ʛ","𐞕":"h","𐞖":"ʜ","𐞗":"ɧ","𐞘":"ʄ","𐞙":"ʪ","𐞚":"ʫ","𐞛":"ɬ","𐞜":"𝼄","𐞝":"ꞎ","𐞞":"ɮ","𐞟":"𝼅","𐞠":"ʎ","𐞡":"𝼆","𐞢":"o","𐞣":"ɶ","𐞤":"ɷ","𐞥":"q","𐞦":"ɺ","𐞧":"𝼈","𐞨":"ɽ","𐞩":"ɾ","𐞪":"ʀ","𐞫":"ʨ","𐞬":"ʦ","𐞭":"ꭧ","𐞮":"ʧ","𐞯":"t","𐞰":"ⱱ","𐞲":"ʏ","𐞳":"ʡ","𐞴":"ʢ","𐞵":"ʘ","𐞶":"ǀ","𐞷":"ǁ","𐞸":"ǂ","𐞹":"𝼊","𐞺":"𝼞","\ud802\ude0d":"","\ud802\ude0f":"","\ud802\ude38":"","\ud802\ude39":"","\ud802\ude3a":"","\ud802\udee5":"","\ud802\udee6":"","𐲀":"𐳀","𐲁":"𐳁","𐲂":"𐳂","𐲃":"𐳃","𐲄":"𐳄","𐲅":"𐳅","𐲆":"𐳆","𐲇":"𐳇","𐲈":"𐳈","𐲉":"𐳉","𐲊":"𐳊","𐲋":"𐳋","𐲌":"𐳌","𐲍":"𐳍","𐲎":"𐳎","𐲏":"𐳏","𐲐":"𐳐","𐲑":"𐳑","𐲒":"𐳒","𐲓":"𐳓","𐲔":"𐳔","𐲕":"𐳕","𐲖":"𐳖","𐲗":"𐳗","𐲘":"𐳘","𐲙":"𐳙","𐲚":"𐳚","𐲛":"𐳛","𐲜":"𐳜","𐲝":"𐳝","𐲞":"𐳞","𐲟":"𐳟","𐲠":"𐳠","𐲡":"𐳡","𐲢":"𐳢","𐲣":"𐳣","𐲤":"𐳤","𐲥":"𐳥","𐲦":"𐳦","𐲧":"𐳧","𐲨":"𐳨","𐲩":"𐳩","𐲪":"𐳪","𐲫":"𐳫","𐲬":"𐳬","𐲭":"𐳭","𐲮":"𐳮","𐲯":"𐳯","𐲰":"𐳰","𐲱":"𐳱","𐲲":"𐳲","\ud803\udd24":"","\ud803\udd25":"","\ud803\udd26":"","\ud803\udd27":"","𐴰":"0","𐴱":"1","𐴲":"2","𐴳":"3","𐴴":"4","𐴵":"5","𐴶":"6","𐴷":"7","𐴸":"8","𐴹":"9","𐵀":"0","𐵁":"1","𐵂":"2","𐵃":"3","𐵄":"4","𐵅":"5","𐵆":"6","𐵇":"7","𐵈":"8","𐵉":"9","𐵐":"𐵰","𐵑":"𐵱","𐵒":"𐵲","𐵓":"𐵳","𐵔":"𐵴","𐵕":"𐵵","𐵖":"𐵶","𐵗":"𐵷","𐵘":"𐵸","𐵙":"𐵹","𐵚":"𐵺","𐵛":"𐵻","𐵜":"𐵼","𐵝":"𐵽","𐵞":"𐵾","𐵟":"𐵿","𐵠":"𐶀","𐵡":"𐶁","𐵢":"𐶂","𐵣":"𐶃","𐵤":"𐶄","𐵥":"𐶅","\ud803\udd69":"","\ud803\udd6a":"","\ud803\udd6b":"","\ud803\udd6c":"","\ud803\udd6d":"","\ud803\udeab":"","\ud803\udeac":"","\ud803\udefa":"","\ud803\udefb":"","\ud803\udefd":"","\ud803\udefe":"","\ud803\udeff":"","\ud803\udf46":"","\ud803\udf47":"","\ud803\udf48":"","\ud803\udf49":"","\ud803\udf4a":"","\ud803\udf4b":"","\ud803\udf4c":"","\ud803\udf4d":"","\ud803\udf4e":"","\ud803\udf4f":"","\ud803\udf50":"","\ud803\udf82":"","\ud803\udf83":"","\ud803\udf84":"","\ud803\udf85":"","𑁦":"0","𑁧":"1","𑁨":"2","𑁩":"3","𑁪":"4","𑁫":"5","𑁬":"6","𑁭":"7","𑁮":"8","𑁯":"9","𑂚":"𑂙\ud804\udcba","𑂜":"𑂛\ud804\udcba","𑂫":"𑂥\ud804\udcba","\ud804\udcbd":"","\ud804\udccd":"","𑃰":"0","𑃱":"1","𑃲":"2","𑃳":"3","𑃴":"4","𑃵":"5","𑃶":"6","𑃷":"7","𑃸":"8","𑃹":"9","\ud804\udd00":"","\ud804\udd01":"","\ud804\udd02":"","\ud804\udd2e":"\ud804\udd31\ud804\udd27","\ud804\udd2f":"\ud804\udd32\ud804\udd27","𑄶":"0","𑄷":"1","𑄸":"2","𑄹":"3","𑄺":"4","𑄻":"5","𑄼":"6","𑄽":"7","𑄾":"8","𑄿":"9","𑇐":"0","𑇑":"1","𑇒":"2","𑇓":"3","𑇔":"4","𑇕":"5","𑇖":"6","𑇗":"7","𑇘":"8","𑇙":"9","𑋰":"0","𑋱":"1","𑋲":"2","𑋳":"3","𑋴":"4","𑋵":"5","𑋶":"6","𑋷":"7","𑋸":"8","𑋹":"9","\ud804\udf4b":"\ud804\udf47\ud804\udf3e","\ud804\udf4c":"\ud804\udf47\ud804\udf57","\ud804\udf66":"","\ud804\udf67":"","\ud804\udf68":"","\ud804\udf69":"","\ud804\udf6a":"","\ud804\udf6b":"","\ud804\udf6c":"","\ud804\udf70":"","\ud804\udf71":"","\ud804\udf72":"","\ud804\udf73":"","\ud804\udf74":"","𑎃":"𑎂\ud804\udfc9","𑎅":"𑎄\ud804\udfbb","𑎎":"𑎋\ud804\udfc2","𑎑":"𑎐\ud804\udfc9","\ud804\udfc5":"\ud804\udfc2\ud804\udfc2","\ud804\udfc7":"\ud804\udfc2\ud804\udfb8","\ud804\udfc8":"\ud804\udfc2\ud804\udfc9","𑑐":"0","𑑑":"1","𑑒":"2","𑑓":"3","𑑔":"4","𑑕":"5","𑑖":"6","𑑗":"7","𑑘":"8","𑑙":"9","\ud805\udc5e":"","\ud805\udcbb":"\ud805\udcb9\ud805\udcba","\ud805\udcbc":"\ud805\udcb9\ud805\udcb0","\ud805\udcbe":"\ud805\udcb9\ud805\udcbd","𑓐":"0","𑓑":"1","𑓒":"2","𑓓":"3","𑓔":"4","𑓕":"5","𑓖":"6","𑓗":"7","𑓘":"8","𑓙":"9","\ud805\uddba":"\ud805\uddb8\ud805\uddaf","\ud805\uddbb":"\ud805\uddb9\ud805\uddaf","𑙐":"0","𑙑":"1","𑙒":"2","𑙓":"3","𑙔":"4","𑙕":"5","𑙖":"6","𑙗":"7","𑙘":"8","𑙙":"9","𑛀":"0","𑛁":"1","𑛂":"2","𑛃":"3","𑛄":"4","𑛅":"5","𑛆":"6","𑛇":"7","𑛈":"8","𑛉":"9","𑛐":"0","𑛑":"1","𑛒":"2","𑛓":"3","𑛔":"4","𑛕":"5","𑛖":"6","𑛗":"7","𑛘":"8","𑛙":"9","𑛚":"0","𑛛":"1","𑛜":"2","𑛝":"3","𑛞":"4","𑛟":"5","𑛠":"6","𑛡":"7","𑛢":"8","𑛣":"9","𑜰":"0","𑜱":"1","𑜲":"2","𑜳":"3","𑜴":"4","𑜵":"5","𑜶":"6","𑜷":"7","𑜸":"8","𑜹":"9","𑢠":"𑣀","𑢡":"𑣁","𑢢":"𑣂","𑢣":"𑣃","𑢤":"𑣄","𑢥":"𑣅","𑢦":"𑣆","𑢧":"𑣇","𑢨":"𑣈","𑢩":"𑣉","𑢪":"𑣊","𑢫":"𑣋","𑢬":"𑣌","𑢭":"𑣍","𑢮":"𑣎","𑢯":"𑣏","𑢰":"𑣐","𑢱":"𑣑","𑢲":"𑣒","𑢳":"𑣓","𑢴":"𑣔","𑢵":"𑣕","𑢶":"𑣖","𑢷":"𑣗","𑢸":"𑣘","𑢹":"𑣙","𑢺":"𑣚","𑢻":"𑣛","𑢼":"𑣜","𑢽":"𑣝","𑢾":"𑣞","𑢿":"𑣟","𑣠":"0","𑣡":"1","𑣢":"2","𑣣":"3","𑣤":"4","𑣥":"5","𑣦":"6","𑣧":"7","𑣨":"8","𑣩":"9","\ud806\udd38":"\ud806\udd35\ud806\udd30","𑥐":"0","𑥑":"1","𑥒":"2","𑥓":"3","𑥔":"4","𑥕":"5","𑥖":"6","𑥗":"7","𑥘":"8","𑥙":"9","𑯰":"0","𑯱":"1","𑯲":"2","𑯳":"3","𑯴":"4","𑯵":"5","𑯶":"6","𑯷":"7","𑯸":"8","𑯹":"9","𑱐":"0","𑱑":"1","𑱒":"2","𑱓":"3","𑱔":"4","𑱕":"5","𑱖":"6","𑱗":"7","𑱘":"8","𑱙":"9","𑵐":"0","𑵑":"1","𑵒":"2","𑵓":"3","𑵔":"4","𑵕":"5","𑵖":"6","𑵗":"7","𑵘":"8","𑵙":"9","𑶠":"0","𑶡":"1","𑶢":"2","𑶣":"3","𑶤":"4","𑶥":"5","𑶦":"6","𑶧":"7","𑶨":"8","𑶩":"9","𑷠":"0","𑷡":"1","𑷢":"2","𑷣":"3","𑷤":"4","𑷥":"5","𑷦":"6","𑷧":"7","𑷨":"8","𑷩":"9","𑽐":"0","𑽑":"1","𑽒":"2","𑽓":"3","𑽔":"4","𑽕":"5","𑽖":"6","𑽗":"7","𑽘":"8","𑽙":"9","\ud80d\udc30":"","\ud80d\udc31":"","\ud80d\udc32":"","\ud80d\udc33":"","\ud80d\udc34":"","\ud80d\udc35":"","\ud80d\udc36":"","\ud80d\udc37":"","\ud80d\udc38":"","\ud80d\udc39":"","\ud80d\udc3a":"","\ud80d\udc3b":"","\ud80d\udc3c":"","\ud80d\udc3d":"","\ud80d\udc3e":"","\ud80d\udc3f":"","\ud818\udd21":"\ud818\udd1e\ud818\udd1e","\ud818\udd22":"\ud818\udd1e\ud818\udd29","\ud818\udd23":"\ud818\udd1e\ud818\udd1f","\ud818\udd24":"\ud818\udd29\ud818\udd1f","\ud818\udd25":"\ud818\udd1e\ud818\udd20","\ud818\udd26":"\ud818\udd1e\ud818\udd1e\ud818\udd1f","\ud818\udd27":"\ud818\udd1e\ud818\udd29\ud818\udd1f","\ud818\udd28":"\ud818\udd1e\ud818\udd1e\ud818\udd20","𖄰":"0","𖄱":"1","𖄲":"2","𖄳":"3","𖄴":"4","𖄵":"5","𖄶":"6","𖄷":"7","𖄸":"8","𖄹":"9","𖩠":"0","𖩡":"1","𖩢":"2","𖩣":"3","𖩤":"4","𖩥":"5","𖩦":"6","𖩧":"7","𖩨":"8","𖩩":"9","𖫀":"0","𖫁":"1","𖫂":"2","𖫃":"3","𖫄":"4","𖫅":"5","𖫆":"6","𖫇":"7","𖫈":"8","𖫉":"9","\ud81a\udef0":"","\ud81a\udef1":"","\ud81a\udef2":"","\ud81a\udef3":"","\ud81a\udef4":"","\ud81a\udf30":"","\ud81a\udf31":"","\ud81a\udf32":"","\ud81a\udf33":"","\ud81a\udf34":"","\ud81a\udf35":"","\ud81a\udf36":"","𖭐":"0","𖭑":"1","𖭒":"2","𖭓":"3","𖭔":"4","𖭕":"5","𖭖":"6","𖭗":"7","𖭘":"8","𖭙":"9","𖵨":"𖵨","𖵩":"𖵩","𖵪":"𖵪","𖵰":"0","𖵱":"1","𖵲":"2","𖵳":"3","𖵴":"4","𖵵":"5","𖵶":"6","𖵷":"7","𖵸":"8","𖵹":"9","𖹀":"𖹠","𖹁":"𖹡","𖹂":"𖹢","𖹃":"𖹣","𖹄":"𖹤","𖹅":"𖹥","𖹆":"𖹦","𖹇":"𖹧","𖹈":"𖹨","𖹉":"𖹩","𖹊":"𖹪","𖹋":"𖹫","𖹌":"𖹬","𖹍":"𖹭","𖹎":"𖹮","𖹏":"𖹯","𖹐":"𖹰","𖹑":"𖹱","𖹒":"𖹲","𖹓":"𖹳","𖹔":"𖹴","𖹕":"𖹵","𖹖":"𖹶","𖹗":"𖹷","𖹘":"𖹸","𖹙":"𖹹","𖹚":"𖹺","𖹛":"𖹻","𖹜":"𖹼","𖹝":"𖹽","𖹞":"𖹾","𖹟":"𖹿","𖺠":"𖺻","𖺡":"𖺼","𖺢":"𖺽","𖺣":"𖺾","𖺤":"𖺿","𖺥":"𖻀","𖺦":"𖻁","𖺧":"𖻂","𖺨":"𖻃","𖺩":"𖻄","𖺪":"𖻅","𖺫":"𖻆","𖺬":"𖻇","𖺭":"𖻈","𖺮":"𖻉","𖺯":"𖻊","𖺰":"𖻋","𖺱":"𖻌","𖺲":"𖻍","𖺳":"𖻎","𖺴":"𖻏","𖺵":"𖻐","𖺶":"𖻑","𖺷":"𖻒","𖺸":"𖻓","\ud81b\udff0":"","\ud81b\udff1":"","\ud82f\udc9e":"","\ud82f\udca0":"","\ud82f\udca1":"","\ud82f\udca2":"","\ud82f\udca3":"","𜳖":"a","𜳗":"b","𜳘":"c","𜳙":"d","𜳚":"e","𜳛":"f","𜳜":"g","𜳝":"h","𜳞":"i","𜳟":"j","𜳠":"k","𜳡":"l","𜳢":"m","𜳣":"n","𜳤":"o","𜳥":"p","𜳦":"q","𜳧":"r","𜳨":"s","𜳩":"t","𜳪":"u","𜳫":"v","𜳬":"w","𜳭":"x","𜳮":"y","𜳯":"z","𜳰":"0","𜳱":"1","𜳲":"2","𜳳":"3","𜳴":"4","𜳵":"5","𜳶":"6","𜳷":"7","𜳸":"8","𜳹":"9","𝅗𝅥":"𝅗","𝅘𝅥":"𝅘","𝅘𝅥𝅮":"𝅘","𝅘𝅥𝅯":"𝅘","𝅘𝅥𝅰":"𝅘","𝅘𝅥𝅱":"𝅘","𝅘𝅥𝅲":"𝅘","\ud834\udd65":"","\ud834\udd66":"","\ud834\udd67":"","\ud834\udd68":"","\ud834\udd69":"","\ud834\udd6d":"","\ud834\udd6e":"","\ud834\udd6f":"","\ud834\udd70":"","\ud834\udd71":"","\ud834\udd72":"","\ud834\udd73":"","\ud834\udd74":"","\ud834\udd75":"","\ud834\udd76":"","\ud834\udd77":"","\ud834\udd78":"","\ud834\udd79":"","\ud834\udd7a":"","\ud834\udd7b":"","\ud834\udd7c":"","\ud834\udd7d":"","\ud834\udd7e":"","\ud834\udd7f":"","\ud834\udd80":"","\ud834\udd81":"","\ud834\udd82":"","\ud834\udd85":"","\ud834\udd86":"","\ud834\udd87":"","\ud834\udd88":"","\ud834\udd89":"","\ud834\udd8a":"","\ud834\udd8b":"","\ud834\uddaa":"","\ud834\uddab":"","\ud834\uddac":"","\ud834\uddad":"","𝆹𝅥":"𝆹","𝆺𝅥":"𝆺","𝆹𝅥𝅮":"𝆹","𝆺𝅥𝅮":"𝆺","𝆹𝅥𝅯":"𝆹","𝆺𝅥𝅯":"𝆺","\ud834\ude42":"","\ud834\ude43":"","\ud834\ude44":"","𝐀":"a","𝐁":"b","𝐂":"c","𝐃":"d","𝐄":"e","𝐅":"f","𝐆":"g","𝐇":"h","𝐈":"i","𝐉":"j","𝐊":"k","𝐋":"l","𝐌":"m","𝐍":"n","𝐎":"o","𝐏":"p","𝐐":"q","𝐑":"r","𝐒":"s","𝐓":"t","𝐔":"u","𝐕":"v","𝐖":"w","𝐗":"x","𝐘":"y","𝐙":"z","𝐚":"a","𝐛":"b","𝐜":"c","𝐝":"d","𝐞":"e","𝐟":"f","𝐠":"g","𝐡":"h","𝐢":"i","𝐣":"j","𝐤":"k","𝐥":"l","𝐦":"m","𝐧":"n","𝐨":"o","𝐩":"p","𝐪":"q","𝐫":"r","𝐬":"s","𝐭":"t","𝐮":"u","𝐯":"v","𝐰":"w","𝐱":"x","𝐲":"y","𝐳":"z","𝐴":"a","𝐵":"b","𝐶":"c","𝐷":"d","𝐸":"e","𝐹":"f","𝐺":"g","𝐻":"h","𝐼":"i","𝐽":"j","𝐾":"k","𝐿":"l","𝑀":"m","𝑁":"n","𝑂":"o","𝑃":"p","𝑄":"q","𝑅":"r","𝑆":"s","𝑇":"t","𝑈":"u","𝑉":"v","𝑊":"w","𝑋":"x","𝑌":"y","𝑍":"z","𝑎":"a","𝑏":"b","𝑐":"c","𝑑":"d","𝑒":"e","𝑓":"f","𝑔":"g","𝑖":"i","𝑗":"j","𝑘":"k","𝑙":"l","𝑚":"m","𝑛":"n","𝑜":"o","𝑝":"p","𝑞":"q","𝑟":"r","𝑠":"s","𝑡":"t","𝑢":"u","𝑣":"v","𝑤":"w","𝑥":"x","𝑦":"y","𝑧":"z","𝑨":"a","𝑩":"b","𝑪":"c","𝑫":"d","𝑬":"e","𝑭":"f","𝑮":"g","𝑯":"h","𝑰":"i","𝑱":"j","𝑲":"k","𝑳":"l","𝑴":"m","𝑵":"n","𝑶":"o","𝑷":"p","𝑸":"q","𝑹":"r","𝑺":"s","𝑻":"t","𝑼":"u","𝑽":"v","𝑾":"w","𝑿":"x","𝒀":"y","𝒁":"z","𝒂":"a","𝒃":"b","𝒄":"c","𝒅":"d","𝒆":"e","𝒇":"f","𝒈":"g","𝒉":"h","𝒊":"i","𝒋":"j","𝒌":"k","𝒍":"l","𝒎":"m","𝒏":"n","𝒐":"o","𝒑":"p","𝒒":"q","𝒓":"r","𝒔":"s","𝒕":"t","𝒖":"u","𝒗":"v","𝒘":"w","𝒙":"x","𝒚":"y","𝒛":"z","𝒜":"a","𝒞":"c","𝒟":"d","𝒢":"g","𝒥":"j","𝒦":"k","𝒩":"n","𝒪":"o","𝒫":"p","𝒬":"q","𝒮":"s","𝒯":"t","𝒰":"u","𝒱":"v","𝒲":"w","𝒳":"x","𝒴":"y","𝒵":"z","𝒶":"a","𝒷":"b","𝒸":"c","𝒹":"d","𝒻":"f","𝒽":"h","𝒾":"i","𝒿":"j","𝓀":"k","𝓁":"l","𝓂":"m","𝓃":"n","𝓅":"p","𝓆":"q","𝓇":"r","𝓈":"s","𝓉":"t","𝓊":"u","𝓋":"v","𝓌":"w","𝓍":"x","𝓎":"y","𝓏":"z","𝓐":"a","𝓑":"b","𝓒":"c","𝓓":"d","𝓔":"e","𝓕":"f","𝓖":"g","𝓗":"h","𝓘":"i","𝓙":"j","𝓚":"k","𝓛":"l","𝓜":"m","𝓝":"n","𝓞":"o","𝓟":"p","𝓠":"q","𝓡":"r","𝓢":"s","𝓣":"t","𝓤":"u","𝓥":"v","𝓦":"w","𝓧":"x","𝓨":"y","𝓩":"z","𝓪":"a","𝓫":"b","𝓬":"c","𝓭":"d","𝓮":"e","𝓯":"f","𝓰":"g","𝓱":"h","𝓲":"i","𝓳":"j","𝓴":"k","𝓵":"l","𝓶":"m","𝓷":"n","𝓸":"o","𝓹":"p","𝓺":"q","𝓻":"r","𝓼":"s","𝓽":"t","𝓾":"u","𝓿":"v","𝔀":"w","𝔁":"x","𝔂":"y","𝔃":"z","𝔄":"a","𝔅":"b","𝔇":"d","𝔈":"e","𝔉":"f","𝔊":"g","𝔍":"j","𝔎":"k","𝔏":"l","𝔐":"m","𝔑":"n","𝔒":"o","𝔓":"p","𝔔":"q","𝔖":"s","𝔗":"t","𝔘":"u","𝔙":"v","𝔚":"w","𝔛":"x","𝔜":"y","𝔞":"a","𝔟":"b","𝔠":"c","𝔡":"d","𝔢":"e","𝔣":"f","𝔤":"g","𝔥":"h","𝔦":"i","𝔧":"j","𝔨":"k","𝔩":"l","𝔪":"m","𝔫":"n","𝔬":"o","𝔭":"p","𝔮":"q","𝔯":"r","𝔰":"s","𝔱":"t","𝔲":"u","𝔳":"v","𝔴":"w","𝔵":"x","𝔶":"y","𝔷":"z","𝔸":"a","𝔹":"b","𝔻":"d","𝔼":"e","𝔽":"f","𝔾":"g","𝕀":"i","𝕁":"j","𝕂":"k","𝕃":"l","𝕄":"m","𝕆":"o","𝕊":"s","𝕋":"t","𝕌":"u","𝕍":"v","𝕎":"w","𝕏":"x","𝕐":"y","𝕒":"a","𝕓":"b","𝕔":"c","𝕕":"d","𝕖":"e","𝕗":"f","𝕘":"g","𝕙":"h","𝕚":"i","𝕛":"j","𝕜":"k","𝕝":"l","𝕞":"m","𝕟":"n","𝕠":"o","𝕡":"p","𝕢":"q","𝕣":"r","𝕤":"s","𝕥":"t","𝕦":"u","𝕧":"v","𝕨":"w","𝕩":"x","𝕪":"y","𝕫":"z","𝕬":"a","𝕭":"b","𝕮":"c","𝕯":"d","𝕰":"e","𝕱":"f","𝕲":"g","𝕳":"h","𝕴":"i","𝕵":"j","𝕶":"k","𝕷":"l","𝕸":"m","𝕹":"n","𝕺":"o","𝕻":"p","𝕼":"q","𝕽":"r","𝕾":"s","𝕿":"t","𝖀":"u","𝖁":"v","𝖂":"w","𝖃":"x","𝖄":"y","𝖅":"z","𝖆":"a","𝖇":"b","𝖈":"c","𝖉":"d","𝖊":"e","𝖋":"f","𝖌":"g","𝖍":"h","𝖎":"i","𝖏":"j","𝖐":"k","𝖑":"l","𝖒":"m","𝖓":"n","𝖔":"o","𝖕":"p","𝖖":"q","𝖗":"r","𝖘":"s","𝖙":"t","𝖚":"u","𝖛":"v","𝖜":"w","𝖝":"x","𝖞":"y","𝖟":"z","𝖠":"a","𝖡":"b","𝖢":"c","𝖣":"d","𝖤":"e","𝖥":"f","𝖦":"g","𝖧":"h","𝖨":"i","𝖩":"j","𝖪":"k","𝖫":"l","𝖬":"m","𝖭":"n","𝖮":"o","𝖯":"p","𝖰":"q","𝖱":"r","𝖲":"s","𝖳":"t","𝖴":"u","𝖵":"v","𝖶":"w","𝖷":"x","𝖸":"y","𝖹":"z","𝖺":"a","𝖻":"b","𝖼":"c","𝖽":"d","𝖾":"e","𝖿":"f","𝗀":"g","𝗁":"h","𝗂":"i","𝗃":"j","𝗄":"k","𝗅":"l","𝗆":"m","𝗇":"n","𝗈":"o","𝗉":"p","𝗊":"q","𝗋":"r","𝗌":"s","𝗍":"t","𝗎":"u","𝗏":"v","𝗐":"w","𝗑":"x","𝗒":"y","𝗓":"z","𝗔":"a","𝗕":"b","𝗖":"c","𝗗":"d","𝗘":"e","𝗙":"f","𝗚":"g","𝗛":"h","𝗜":"i","𝗝":"j","𝗞":"k","𝗟":"l","𝗠":"m","𝗡":"n","𝗢":"o","𝗣":"p","𝗤":"q","𝗥":"r","𝗦":"s","𝗧":"t","𝗨":"u","𝗩":"v","𝗪":"w","𝗫":"x","𝗬":"y","𝗭":"z","𝗮":"a","𝗯":"b","𝗰":"c","𝗱":"d","𝗲":"e","𝗳":"f","𝗴":"g","𝗵":"h","𝗶":"i","𝗷":"j","𝗸":"k","𝗹":"l","𝗺":"m","𝗻":"n","𝗼":"o","𝗽":"p","𝗾":"q","𝗿":"r","𝘀":"s","𝘁":"t","𝘂":"u","𝘃":"v","𝘄":"w","𝘅":"x","𝘆":"y","𝘇":"z","𝘈":"a","𝘉":"b","𝘊":"c","𝘋":"d","𝘌":"e","𝘍":"f","𝘎":"g","𝘏":"h","𝘐":"i","𝘑":"j","𝘒":"k","𝘓":"l","𝘔":"m","𝘕":"n","𝘖":"o","𝘗":"p","𝘘":"q","𝘙":"r","𝘚":"s","𝘛":"t","𝘜":"u","𝘝":"v","𝘞":"w","𝘟":"x","𝘠":"y","𝘡":"z","𝘢":"a","𝘣":"b","𝘤":"c","𝘥":"d","𝘦":"e","𝘧":"f","𝘨":"g","𝘩":"h","𝘪":"i","𝘫":"j","𝘬":"k","𝘭":"l","𝘮":"m","𝘯":"n","𝘰":"o","𝘱":"p","𝘲":"q","𝘳":"r","𝘴":"s","𝘵":"t","𝘶":"u","𝘷":"v","𝘸":"w","𝘹":"x","𝘺":"y","𝘻":"z","𝘼":"a","𝘽":"b","𝘾":"c","𝘿":"d","𝙀":"e","𝙁":"f","𝙂":"g","𝙃":"h","𝙄":"i","𝙅":"j","𝙆":"k","𝙇":"l","𝙈":"m","𝙉":"n","𝙊":"o","𝙋":"p","𝙌":"q","𝙍":"r","𝙎":"s","𝙏":"t","𝙐":"u","𝙑":"v","𝙒":"w","𝙓":"x","𝙔":"y","𝙕":"z","𝙖":"a","𝙗":"b","𝙘":"c","𝙙":"d","𝙚":"e","𝙛":"f","𝙜":"g","𝙝":"h","𝙞":"i","𝙟":"j","𝙠":"k","𝙡":"l","𝙢":"m","𝙣":"n","𝙤":"o","𝙥":"p","𝙦":"q","𝙧":"r","𝙨":"s","𝙩":"t","𝙪":"u","𝙫":"v","𝙬":"w","𝙭":"x","𝙮":"y","𝙯":"z","𝙰":"a","𝙱":"b","𝙲":"c","𝙳":"d","𝙴":"e","𝙵":"f","𝙶":"g","𝙷":"h","𝙸":"i","𝙹":"j","𝙺":"k","𝙻":"l","𝙼":"m","𝙽":"n","𝙾":"o","𝙿":"p","𝚀":"q","𝚁":"r","𝚂":"s","𝚃":"t","𝚄":"u","𝚅":"v","𝚆":"w","𝚇":"x","𝚈":"y","𝚉":"z","𝚊":"a","𝚋":"b","𝚌":"c","𝚍":"d","𝚎":"e","𝚏":"f","𝚐":"g","𝚑":"h","𝚒":"i","𝚓":"j","𝚔":"k","𝚕":"l","𝚖":"m","𝚗":"n","𝚘":"o","𝚙":"p","𝚚":"q","𝚛":"r","𝚜":"s","𝚝":"t","𝚞":"u","𝚟":"v","𝚠":"w","𝚡":"x","𝚢":"y","𝚣":"z","𝚤":"i","𝚥":"ȷ","𝚨":"α","𝚩":"β","𝚪":"γ","𝚫":"δ","𝚬":"ε","𝚭":"ζ","𝚮":"η","𝚯":"θ","𝚰":"ι","𝚱":"κ","𝚲":"λ","𝚳":"μ","𝚴":"ν","𝚵":"ξ","𝚶":"ο","𝚷":"π","𝚸":"ρ","𝚹":"θ","𝚺":"σ","𝚻":"τ","𝚼":"υ","𝚽":"φ","𝚾":"χ","𝚿":"ψ","𝛀":"ω","𝛁":"∇","𝛂":"α","𝛃":"β","𝛄":"γ","𝛅":"δ","𝛆":"ε","𝛇":"ζ","𝛈":"η","𝛉":"θ","𝛊":"ι","𝛋":"κ","𝛌":"λ","𝛍":"μ","𝛎":"ν","𝛏":"ξ","𝛐":"ο","𝛑":"π","𝛒":"ρ","𝛓":"σ","𝛔":"σ","𝛕":"τ","𝛖":"υ","𝛗":"φ","𝛘":"χ","𝛙":"ψ","𝛚":"ω","𝛛":"∂","𝛜":"ε","𝛝":"θ","𝛞":"κ","𝛟":"φ","𝛠":"ρ","𝛡":"π","𝛢":"α","𝛣":"β","𝛤":"γ","𝛥":"δ","𝛦":"ε","𝛧":"ζ","𝛨":"η","𝛩":"θ","𝛪":"ι","𝛫":"κ","𝛬":"λ","𝛭":"μ","𝛮":"ν","𝛯":"ξ","𝛰":"ο","𝛱":"π","𝛲":"ρ","𝛳":"θ","𝛴":"σ","𝛵":"τ","𝛶":"υ","𝛷":"φ","𝛸":"χ","𝛹":"ψ","𝛺":"ω","𝛻":"∇","𝛼":"α","𝛽":"β","𝛾":"γ","𝛿":"δ","𝜀":"ε","𝜁":"ζ","𝜂":"η","𝜃":"θ","𝜄":"ι","𝜅":"κ","𝜆":"λ","𝜇":"μ","𝜈":"ν","𝜉":"ξ","𝜊":"ο","𝜋":"π","𝜌":"ρ","𝜍":"σ","𝜎":"σ","𝜏":"τ","𝜐":"υ","𝜑":"φ","𝜒":"χ","𝜓":"ψ","𝜔":"ω","𝜕":"∂","𝜖":"ε","𝜗":"θ","𝜘":"κ","𝜙":"φ","𝜚":"ρ","𝜛":"π","𝜜":"α","𝜝":"β","𝜞":"γ","𝜟":"δ","𝜠":"ε","𝜡":"ζ","𝜢":"η","𝜣":"θ","𝜤":"ι","𝜥":"κ","𝜦":"λ","𝜧":"μ","𝜨":"ν","𝜩":"ξ","𝜪":"ο","𝜫":"π","𝜬":"ρ","𝜭":"θ","𝜮":"σ","𝜯":"τ","𝜰":"υ","𝜱":"φ","𝜲":"χ","𝜳":"ψ","𝜴":"ω","𝜵":"∇","𝜶":"α","𝜷":"β","𝜸":"γ","𝜹":"δ","𝜺":"ε","𝜻":"ζ","𝜼":"η","𝜽":"θ","𝜾":"ι","𝜿":"κ","𝝀":"λ","𝝁":"μ","𝝂":"ν","𝝃":"ξ","𝝄":"ο","𝝅":"π","𝝆":"ρ","𝝇":"σ","𝝈":"σ","𝝉":"τ","𝝊":"υ","𝝋":"φ","𝝌":"χ","𝝍":"ψ","𝝎":"ω","𝝏":"∂","𝝐":"ε","𝝑":"θ","𝝒":"κ","𝝓":"φ","𝝔":"ρ","𝝕":"π","𝝖":"α","𝝗":"β","𝝘":"γ","𝝙":"δ","𝝚":"ε","𝝛":"ζ","𝝜":"η","𝝝":"θ","𝝞":"ι","𝝟":"κ","𝝠":"λ","𝝡":"μ","𝝢":"ν","𝝣":"ξ","𝝤":"ο","𝝥":"π","𝝦":"ρ","𝝧":"θ","𝝨":"σ","𝝩":"τ","𝝪":"υ","𝝫":"φ","𝝬":"χ","𝝭":"ψ","𝝮":"ω","𝝯":"∇","𝝰":"α","𝝱":"β","𝝲":"γ","𝝳":"δ","𝝴":"ε","𝝵":"ζ","𝝶":"η","𝝷":"θ","𝝸":"ι","𝝹":"κ","𝝺":"λ","𝝻":"μ","𝝼":"ν","𝝽":"ξ","𝝾":"ο","𝝿":"π","𝞀":"ρ","𝞁":"σ","𝞂":"σ","𝞃":"τ","𝞄":"υ","𝞅":"φ","𝞆":"χ","𝞇":"ψ","𝞈":"ω","𝞉":"∂","𝞊":"ε","𝞋":"θ","𝞌":"κ","𝞍":"φ","𝞎":"ρ","𝞏":"π","𝞐":"α","𝞑":"β","𝞒":"γ","𝞓":"δ","𝞔":"ε","𝞕":"ζ","𝞖":"η","𝞗":"θ","𝞘":"ι","𝞙":"κ","𝞚":"λ","𝞛":"μ","𝞜":"ν","𝞝":"ξ","𝞞":"ο","𝞟":"π","𝞠":"ρ","𝞡":"θ","𝞢":"σ","𝞣":"τ","𝞤":"υ","𝞥":"φ","𝞦":"χ","𝞧":"ψ","𝞨":"ω","𝞩":"∇","𝞪":"α","𝞫":"β","𝞬":"γ","𝞭":"δ","𝞮":"ε","𝞯":"ζ","𝞰":"η","𝞱":"θ","𝞲":"ι","𝞳":"κ","𝞴":"λ","𝞵":"μ","𝞶":"ν","𝞷":"ξ","𝞸":"ο","𝞹":"π","𝞺":"ρ","𝞻":"σ","𝞼":"σ","𝞽":"τ","𝞾":"υ","𝞿":"φ","𝟀":"χ","𝟁":"ψ","𝟂":"ω","𝟃":"∂","𝟄":"ε","𝟅":"θ","𝟆":"κ","𝟇":"φ","𝟈":"ρ","𝟉":"π","𝟊":"ϝ","𝟋":"ϝ","𝟎":"0","𝟏":"1","𝟐":"2","𝟑":"3","𝟒":"4","𝟓":"5","𝟔":"6","𝟕":"7","𝟖":"8","𝟗":"9","𝟘":"0","𝟙":"1","𝟚":"2","𝟛":"3","𝟜":"4","𝟝":"5","𝟞":"6","𝟟":"7","𝟠":"8","𝟡":"9","𝟢":"0","𝟣":"1","𝟤":"2","𝟥":"3","𝟦":"4","𝟧":"5","𝟨":"6","𝟩":"7","𝟪":"8","𝟫":"9","𝟬":"0","𝟭":"1","𝟮":"2","𝟯":"3","𝟰":"4","𝟱":"5","𝟲":"6","𝟳":"7","𝟴":"8","𝟵":"9","𝟶":"0","𝟷":"1","𝟸":"2","𝟹":"3","𝟺":"4","𝟻":"5","𝟼":"6","𝟽":"7","𝟾":"8","𝟿":"9","\ud838\udc00":"","\ud838\udc01":"","\ud838\udc02":"","\ud838\udc03":"","\ud838\udc04":"","\ud838\udc05":"","\ud838\udc06":"","\ud838\udc08":"","\ud838\udc09":"","\ud838\udc0a":"","\ud838\udc0b":"","\ud838\udc0c":"","\ud838\udc0d":"","\ud838\udc0e":"","\ud838\udc0f":"","\ud838\udc10":"","\ud838\udc11":"","\ud838\udc12":"","\ud838\udc13":"","\ud838\udc14":"","\ud838\udc15":"","\ud838\udc16":"","\ud838\udc17":"","\ud838\udc18":"","\ud838\udc1b":"","\ud838\udc1c":"","\ud838\udc1d":"","\ud838\udc1e":"","\ud838\udc1f":"","\ud838\udc20":"","\ud838\udc21":"","\ud838\udc23":"","\ud838\udc24":"","\ud838\udc26":"","\ud838\udc27":"","\ud838\udc28":"","\ud838\udc29":"","\ud838\udc2a":"","𞀰":"а","𞀱":"б","𞀲":"в","𞀳":"г","𞀴":"д","𞀵":"е","𞀶":"ж","𞀷":"з","𞀸":"и","𞀹":"к","𞀺":"л","𞀻":"м","𞀼":"о","𞀽":"п","𞀾":"р","𞀿":"с","𞁀":"т","𞁁":"у","𞁂":"ф","𞁃":"х","𞁄":"ц","𞁅":"ч","𞁆":"ш","𞁇":"ы","𞁈":"э","𞁉":"ю","𞁊":"ꚉ","𞁋":"ә","𞁌":"і","𞁍":"ј","𞁎":"ө","𞁏":"ү","𞁐":"ӏ","𞁑":"а","𞁒":"б","𞁓":"в","𞁔":"г","𞁕":"д","𞁖":"е","𞁗":"ж","𞁘":"з","𞁙":"и","𞁚":"к","𞁛":"л","𞁜":"о","𞁝":"п","𞁞":"с","𞁟":"у","𞁠":"ф","𞁡":"х","𞁢":"ц","𞁣":"ч","𞁤":"ш","𞁥":"ъ","𞁦":"ы","𞁧":"г","𞁨":"і","𞁩":"ѕ","𞁪":"џ","𞁫":"ҫ","𞁬":"ꙑ","𞁭":"ұ","\ud838\udc8f":"","\ud838\udd30":"","\ud838\udd31":"","\ud838\udd32":"","\ud838\udd33":"","\ud838\udd34":"","\ud838\udd35":"","\ud838\udd36":"","𞅀":"0","𞅁":"1","𞅂":"2","𞅃":"3","𞅄":"4","𞅅":"5","𞅆":"6","𞅇":"7","𞅈":"8","𞅉":"9","\ud838\udeae":"","\ud838\udeec":"","\ud838\udeed":"","\ud838\udeee":"","\ud838\udeef":"","𞋰":"0","𞋱":"1","𞋲":"2","𞋳":"3","𞋴":"4","𞋵":"5","𞋶":"6","𞋷":"7","𞋸":"8","𞋹":"9","\ud839\udcec":"","\ud839\udced":"","\ud839\udcee":"","\ud839\udcef":"","𞓰":"0","𞓱":"1","𞓲":"2","𞓳":"3","𞓴":"4","𞓵":"5","𞓶":"6","𞓷":"7","𞓸":"8","𞓹":"9","\ud839\uddee":"","\ud839\uddef":"","𞗱":"0","𞗲":"1","𞗳":"2","𞗴":"3","𞗵":"4","𞗶":"5","𞗷":"6","𞗸":"7","𞗹":"8","𞗺":"9","\ud839\udee3":"","\ud839\udee6":"","\ud839\udeee":"","\ud839\udeef":"","\ud839\udef5":"","\ud83a\udcd0":"","\ud83a\udcd1":"","\ud83a\udcd2":"","\ud83a\udcd3":"","\ud83a\udcd4":"","\ud83a\udcd5":"","\ud83a\udcd6":"","𞤀":"𞤢","𞤁":"𞤣","𞤂":"𞤤","𞤃":"𞤥","𞤄":"𞤦","𞤅":"𞤧","𞤆":"𞤨","𞤇":"𞤩","𞤈":"𞤪","𞤉":"𞤫","𞤊":"𞤬","𞤋":"𞤭","𞤌":"𞤮","𞤍":"𞤯","𞤎":"𞤰","𞤏":"𞤱","𞤐":"𞤲","𞤑":"𞤳","𞤒":"𞤴","𞤓":"𞤵","𞤔":"𞤶","𞤕":"𞤷","𞤖":"𞤸","𞤗":"𞤹","𞤘":"𞤺","𞤙":"𞤻","𞤚":"𞤼","𞤛":"𞤽","𞤜":"𞤾","𞤝":"𞤿","𞤞":"𞥀","𞤟":"𞥁","𞤠":"𞥂","𞤡":"𞥃","\ud83a\udd44":"","\ud83a\udd45":"","\ud83a\udd46":"","\ud83a\udd47":"","\ud83a\udd48":"","\ud83a\udd49":"","𞥐":"0","𞥑":"1","𞥒":"2","𞥓":"3","𞥔":"4","𞥕":"5","𞥖":"6","𞥗":"7","𞥘":"8","𞥙":"9","𞸀":"ا","𞸁":"ب","𞸂":"ج","𞸃":"د","𞸅":"و","𞸆":"ز","𞸇":"ح","𞸈":"ط","𞸉":"ي","𞸊":"ك","𞸋":"ل","𞸌":"م","𞸍":"ن","𞸎":"س","𞸏":"ع","𞸐":"ف","𞸑":"ص","𞸒":"ق","𞸓":"ر","𞸔":"ش","𞸕":"ت","𞸖":"ث","𞸗":"خ","𞸘":"ذ","𞸙":"ض","𞸚":"ظ","𞸛":"غ","𞸜":"ٮ","𞸝":"ں","𞸞":"ڡ","𞸟":"ٯ","𞸡":"ب","𞸢":"ج","𞸤":"ه","𞸧":"ح","𞸩":"ي","𞸪":"ك","𞸫":"ل","𞸬":"م","𞸭":"ن","𞸮":"س","𞸯":"ع","𞸰":"ف","𞸱":"ص","𞸲":"ق","𞸴":"ش","𞸵":"ت","𞸶":"ث","𞸷":"خ","𞸹":"ض","𞸻":"غ","𞹂":"ج","𞹇":"ح","𞹉":"ي","𞹋":"ل","𞹍":"ن","𞹎":"س","𞹏":"ع","𞹑":"ص","𞹒":"ق","𞹔":"ش","𞹗":"خ","𞹙":"ض","𞹛":"غ","𞹝":"ں","𞹟":"ٯ","𞹡":"ب","𞹢":"ج","𞹤":"ه","𞹧":"ح","𞹨":"ط","𞹩":"ي","𞹪":"ك","𞹬":"م","𞹭":"ن","𞹮":"س","𞹯":"ع","𞹰":"ف","𞹱":"ص","𞹲":"ق","𞹴":"ش","𞹵":"ت","𞹶":"ث","𞹷":"خ","𞹹":"ض","𞹺":"ظ","𞹻":"غ","𞹼":"ٮ","𞹾":"ڡ","𞺀":"ا","𞺁":"ب","𞺂":"ج","𞺃":"د","𞺄":"ه","𞺅":"و","𞺆":"ز","𞺇":"ح","𞺈":"ط","𞺉":"ي","𞺋":"ل","𞺌":"م","𞺍":"ن","𞺎":"س","𞺏":"ع","𞺐":"ف","𞺑":"ص","𞺒":"ق","𞺓":"ر","𞺔":"ش","𞺕":"ت","𞺖":"ث","𞺗":"خ","𞺘":"ذ","𞺙":"ض","𞺚":"ظ","𞺛":"غ","𞺡":"ب","𞺢":"ج","𞺣":"د","𞺥":"و","𞺦":"ز","𞺧":"ح","𞺨":"ط","𞺩":"ي","𞺫":"ل","𞺬":"م","𞺭":"ن","𞺮":"س","𞺯":"ع","𞺰":"ف","𞺱":"ص","𞺲":"ق","𞺳":"ر","𞺴":"ش","𞺵":"ت","𞺶":"ث","𞺷":"خ","𞺸":"ذ","𞺹":"ض","𞺺":"ظ","𞺻":"غ","🄀":"0.","🄁":"0,","🄂":"1,","🄃":"2,","🄄":"3,","🄅":"4,","🄆":"5,","🄇":"6,","🄈":"7,","🄉":"8,","🄊":"9,","🄐":"(a)","🄑":"(b)","🄒":"(c)","🄓":"(d)","🄔":"(e)","🄕":"(f)","🄖":"(g)","🄗":"(h)","🄘":"(i)","🄙":"(j)","🄚":"(k)","🄛":"(l)","🄜":"(m)","🄝":"(n)","🄞":"(o)","🄟":"(p)","🄠":"(q)","🄡":"(r)","🄢":"(s)","🄣":"(t)","🄤":"(u)","🄥":"(v)","🄦":"(w)","🄧":"(x)","🄨":"(y)","🄩":"(z)","🄪":"〔s〕","🄫":"c","🄬":"r","🄭":"cd","🄮":"wz","🄰":"a","🄱":"b","🄲":"c","🄳":"d","🄴":"e","🄵":"f","🄶":"g","🄷":"h","🄸":"i","🄹":"j","🄺":"k","🄻":"l","🄼":"m","🄽":"n","🄾":"o","🄿":"p","🅀":"q","🅁":"r","🅂":"s","🅃":"t","🅄":"u","🅅":"v","🅆":"w","🅇":"x","🅈":"y","🅉":"z","🅊":"hv","🅋":"mv","🅌":"sd","🅍":"ss","🅎":"ppv","🅏":"wc","🅪":"mc","🅫":"md","🅬":"mr","🆐":"dj","🈀":"ほか","🈁":"ここ","🈂":"さ","🈐":"手","🈑":"字","🈒":"双","🈓":"て\u3099","🈔":"二","🈕":"多","🈖":"解","🈗":"天","🈘":"交","🈙":"映","🈚":"無","🈛":"料","🈜":"前","🈝":"後","🈞":"再","🈟":"新","🈠":"初","🈡":"終","🈢":"生","🈣":"販","🈤":"声","🈥":"吹","🈦":"演","🈧":"投","🈨":"捕","🈩":"一","🈪":"三","🈫":"遊","🈬":"左","🈭":"中","🈮":"右","🈯":"指","🈰":"走","🈱":"打","🈲":"禁","🈳":"空","🈴":"合","🈵":"満","🈶":"有","🈷":"月","🈸":"申","🈹":"割","🈺":"営","🈻":"配","🉀":"〔本〕","🉁":"〔三〕","🉂":"〔二〕","🉃":"〔安〕","🉄":"〔点〕","🉅":"〔打〕","🉆":"〔盗〕","🉇":"〔勝〕","🉈":"〔敗〕","🉐":"得","🉑":"可","🯰":"0","🯱":"1","🯲":"2","🯳":"3","🯴":"4","🯵":"5","🯶":"6","🯷":"7","🯸":"8","🯹":"9","\udb40\udc01":"","\udb40\udc20":"","\udb40\udc21":"","\udb40\udc22":"","\udb40\udc23":"","\udb40\udc24":"","\udb40\udc25":"","\udb40\udc26":"","\udb40\udc27":"","\udb40\udc28":"","\udb40\udc29":"","\udb40\udc2a":"","\udb40\udc2b":"","\udb40\udc2c":"","\udb40\udc2d":"","\udb40\udc2e":"","\udb40\udc2f":"","\udb40\udc30":"","\udb40\udc31":"","\udb40\udc32":"","\udb40\udc33":"","\udb40\udc34":"","\udb40\udc35":"","\udb40\udc36":"","\udb40\udc37":"","\udb40\udc38":"","\udb40\udc39":"","\udb40\udc3a":"","\udb40\udc3b":"","\udb40\udc3c":"","\udb40\udc3d":"","\udb40\udc3e":"","\udb40\udc3f":"","\udb40\udc40":"","\udb40\udc41":"","\udb40\udc42":"","\udb40\udc43":"","\udb40\udc44":"","\udb40\udc45":"","\udb40\udc46":"","\udb40\udc47":"","\udb40\udc48":"","\udb40\udc49":"","\udb40\udc4a":"","\udb40\udc4b":"","\udb40\udc4c":"","\udb40\udc4d":"","\udb40\udc4e":"","\udb40\udc4f":"","\udb40\udc50":"","\udb40\udc51":"","\udb40\udc52":"","\udb40\udc53":"","\udb40\udc54":"","\udb40\udc55":"","\udb40\udc56":"","\udb40\udc57":"","\udb40\udc58":"","\udb40\udc59":"","\udb40\udc5a":"","\udb40\udc5b":"","\udb40\udc5c":"","\udb40\udc5d":"","\udb40\udc5e":"","\udb40\udc5f":"","\udb40\udc60":"","\udb40\udc61":"","\udb40\udc62":"","\udb40\udc63":"","\udb40\udc64":"","\udb40\udc65":"","\udb40\udc66":"","\udb40\udc67":"","\udb40\udc68":"","\udb40\udc69":"","\udb40\udc6a":"","\udb40\udc6b":"","\udb40\udc6c":"","\udb40\udc6d":"","\udb40\udc6e":"","\udb40\udc6f":"","\udb40\udc70":"","\udb40\udc71":"","\udb40\udc72":"","\udb40\udc73":"","\udb40\udc74":"","\udb40\udc75":"","\udb40\udc76":"","\udb40\udc77":"","\udb40\udc78":"","\udb40\udc79":"","\udb40\udc7a":"","\udb40\udc7b":"","\udb40\udc7c":"","\udb40\udc7d":"","\udb40\udc7e":"","\udb40\udc7f":"","\udb40\udd00":"","\udb40\udd01":"","\udb40\udd02":"","\udb40\udd03":"","\udb40\udd04":"","\udb40\udd05":"","\udb40\udd06":"","\udb40\udd07":"","\udb40\udd08":"","\udb40\udd09":"","\udb40\udd0a":"","\udb40\udd0b":"","\udb40\udd0c":"","\udb40\udd0d":"","\udb40\udd0e":"","\udb40\udd0f":"","\udb40\udd10":"","\udb40\udd11":"","\udb40\udd12":"","\udb40\udd13":"","\udb40\udd14":"","\udb40\udd15":"","\udb40\udd16":"","\udb40\udd17":"","\udb40\udd18":"","\udb40\udd19":"","\udb40\udd1a":"","\udb40\udd1b":"","\udb40\udd1c":"","\udb40\udd1d":"","\udb40\udd1e":"","\udb40\udd1f":"","\udb40\udd20":"","\udb40\udd21":"","\udb40\udd22":"","\udb40\udd23":"","\udb40\udd24":"","\udb40\udd25":"","\udb40\udd26":"","\udb40\udd27":"","\udb40\udd28":"","\udb40\udd29":"","\udb40\udd2a":"","\udb40\udd2b":"","\udb40\udd2c":"","\udb40\udd2d":"","\udb40\udd2e":"","\udb40\udd2f":"","\udb40\udd30":"","\udb40\udd31":"","\udb40\udd32":"","\udb40\udd33":"","\udb40\udd34":"","\udb40\udd35":"","\udb40\udd36":"","\udb40\udd37":"","\udb40\udd38":"","\udb40\udd39":"","\udb40\udd3a":"","\udb40\udd3b":"","\udb40\udd3c":"","\udb40\udd3d":"","\udb40\udd3e":"","\udb40\udd3f":"","\udb40\udd40":"","\udb40\udd41":"","\udb40\udd42":"","\udb40\udd43":"","\udb40\udd44":"","\udb40\udd45":"","\udb40\udd46":"","\udb40\udd47":"","\udb40\udd48":"","\udb40\udd49":"","\udb40\udd4a":"","\udb40\udd4b":"","\udb40\udd4c":"","\udb40\udd4d":"","\udb40\udd4e":"","\udb40\udd4f":"","\udb40\udd50":"","\udb40\udd51":"","\udb40\udd52":"","\udb40\udd53":"","\udb40\udd54":"","\udb40\udd55":"","\udb40\udd56":"","\udb40\udd57":"","\udb40\udd58":"","\udb40\udd59":"","\udb40\udd5a":"","\udb40\udd5b":"","\udb40\udd5c":"","\udb40\udd5d":"","\udb40\udd5e":"","\udb40\udd5f":"","\udb40\udd60":"","\udb40\udd61":"","\udb40\udd62":"","\udb40\udd63":"","\udb40\udd64":"","\udb40\udd65":"","\udb40\udd66":"","\udb40\udd67":"","\udb40\udd68":"","\udb40\udd69":"","\udb40\udd6a":"","\udb40\udd6b":"","\udb40\udd6c":"","\udb40\udd6d":"","\udb40\udd6e":"","\udb40\udd6f":"","\udb40\udd70":"","\udb40\udd71":"","\udb40\udd72":"","\udb40\udd73":"","\udb40\udd74":"","\udb40\udd75":"","\udb40\udd76":"","\udb40\udd77":"","\udb40\udd78":"","\udb40\udd79":"","\udb40\udd7a":"","\udb40\udd7b":"","\udb40\udd7c":"","\udb40\udd7d":"","\udb40\udd7e":"","\udb40\udd7f":"","\udb40\udd80":"","\udb40\udd81":"","\udb40\udd82":"","\udb40\udd83":"","\udb40\udd84":"","\udb40\udd85":"","\udb40\udd86":"","\udb40\udd87":"","\udb40\udd88":"","\udb40\udd89":"","\udb40\udd8a":"","\udb40\udd8b":"","\udb40\udd8c":"","\udb40\udd8d":"","\udb40\udd8e":"","\udb40\udd8f":"","\udb40\udd90":"","\udb40\udd91":"","\udb40\udd92":"","\udb40\udd93":"","\udb40\udd94":"","\udb40\udd95":"","\udb40\udd96":"","\udb40\udd97":"","\udb40\udd98":"","\udb40\udd99":"","\udb40\udd9a":"","\udb40\udd9b":"","\udb40\udd9c":"","\udb40\udd9d":"","\udb40\udd9e":"","\udb40\udd9f":"","\udb40\udda0":"","\udb40\udda1":"","\udb40\udda2":"","\udb40\udda3":"","\udb40\udda4":"","\udb40\udda5":"","\udb40\udda6":"","\udb40\udda7":"","\udb40\udda8":"","\udb40\udda9":"","\udb40\uddaa":"","\udb40\uddab":"","\udb40\uddac":"","\udb40\uddad":"","\udb40\uddae":"","\udb40\uddaf":"","\udb40\uddb0":"","\udb40\uddb1":"","\udb40\uddb2":"","\udb40\uddb3":"","\udb40\uddb4":"","\udb40\uddb5":"","\udb40\uddb6":"","\udb40\uddb7":"","\udb40\uddb8":"","\udb40\uddb9":"","\udb40\uddba":"","\udb40\uddbb":"","\udb40\uddbc":"","\udb40\uddbd":"","\udb40\uddbe":"","\udb40\uddbf":"","\udb40\uddc0":"","\udb40\uddc1":"","\udb40\uddc2":"","\udb40\uddc3":"","\udb40\uddc4":"","\udb40\uddc5":"","\udb40\uddc6":"","\udb40\uddc7":"","\udb40\uddc8":"","\udb40\uddc9":"","\udb40\uddca":"","\udb40\uddcb":"","\udb40\uddcc":"","\udb40\uddcd":"","\udb40\uddce":"","\udb40\uddcf":"","\udb40\uddd0":"","\udb40\uddd1":"","\udb40\uddd2":"","\udb40\uddd3":"","\udb40\uddd4":"","\udb40\uddd5":"","\udb40\uddd6":"","\udb40\uddd7":"","\udb40\uddd8":"","\udb40\uddd9":"","\udb40\uddda":"","\udb40\udddb":"","\udb40\udddc":"","\udb40\udddd":"","\udb40\uddde":"","\udb40\udddf":"","\udb40\udde0":"","\udb40\udde1":"","\udb40\udde2":"","\udb40\udde3":"","\udb40\udde4":"","\udb40\udde5":"","\udb40\udde6":"","\udb40\udde7":"","\udb40\udde8":"","\udb40\udde9":"","\udb40\uddea":"","\udb40\uddeb":"","\udb40\uddec":"","\udb40\udded":"","\udb40\uddee":"","\udb40\uddef":""}'::jsonb ->> letter;
    IF plain IS NOT NULL THEN
      folded := replace(folded, letter, plain);
    END IF;
  END LOOP;
  IF folded ~ '[\u1100-\u11ff\u3099\u309a]' THEN
    folded := normalize(folded, NFC);
  END IF;
  RETURN folded;
END
$function$;

CREATE OR REPLACE FUNCTION public.search_formula_query(p_formula jsonb, p_strength integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  prefix constant text := CASE WHEN p_strength > 1 THEN ':*' ELSE '' END;
BEGIN
  RETURN CASE
    WHEN p_formula ? 'term' THEN '(' || search_term_query(p_formula ->> 'term', p_strength) || ')'
    WHEN p_formula ? 'word' THEN '(' || search_term_query(p_formula ->> 'word', 1) || ')'
    WHEN p_formula ? 'phone' THEN search_operand('#' || (p_formula ->> 'phone')) || prefix
    WHEN p_formula ? 'whole' THEN search_operand(left(p_formula ->> 'whole', 200)) || prefix
    WHEN p_formula ? 'all' THEN (
      SELECT '(' || string_agg(search_formula_query(part, p_strength), ' & ') || ')'
      FROM jsonb_array_elements(p_formula -> 'all') AS part)
    WHEN p_formula ? 'any' THEN (
      SELECT '(' || string_agg(search_formula_query(part, p_strength), ' | ') || ')'
      FROM jsonb_array_elements(p_formula -> 'any') AS part)
    END;
END
$function$;

CREATE OR REPLACE FUNCTION public.search_likeness(p_one text, p_other text)
 RETURNS real
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN similarity(CASE WHEN (octet_length(p_one) = char_length(p_one)) THEN p_one ELSE replace(encode(convert_to(p_one, 'UTF8'::name), 'hex'::text), '20'::text, ' '::text) END, CASE WHEN (octet_length(p_other) = char_length(p_other)) THEN p_other ELSE replace(encode(convert_to(p_other, 'UTF8'::name), 'hex'::text), '20'::text, ' '::text) END);

CREATE OR REPLACE FUNCTION public.search_name_words(p_names text, p_family_name text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  marks constant text := '\u0001-\u0008\u000e-\u001f\u0021-\u002f\u003a-\u0060\u007b-\u007f\u0080-\u00f7\u02b9-\u02ff\u0375\u03f6\u0482\u055a-\u055f\u0589-\u058a\u058d-\u058f\u05be-\u05c6\u05f3-\u05f4\u0606-\u061f\u066a-\u066d\u06d4-\u06de\u06e9\u06fd-\u06fe\u0700-\u070d\u07f6-\u07f9\u07fe-\u07ff\u0830-\u083e\u085e\u0888\u0964-\u0970\u09f2-\u09f3\u09fa-\u09fb\u09fd\u0a76\u0af0-\u0af1\u0b70\u0bf3-\u0bfa\u0c77\u0c7f\u0c84\u0d4f\u0d79\u0df4\u0e3f\u0e4f-\u0e5b\u0f01-\u0f1f\u0f34-\u0f3d\u0f85\u0fbe-\u0fcc\u0fce-\u0fda\u104a-\u104f\u109e-\u109f\u10fb\u1360-\u1368\u1390-\u1399\u1400\u166d-\u166e\u169b-\u169c\u16eb-\u16ed\u1735-\u1736\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u1940\u1944-\u1945\u19de-\u19ff\u1a1e-\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b4e-\u1b7f\u1bfc-\u1bff\u1c3b-\u1c3f\u1c7e-\u1c7f\u1cc0-\u1cc7\u1cd3\u2010-\u205e\u20a0-\u20c1\u2104-\u214d\u214f\u218a-\u218b\u2190-\u2429\u2440-\u244a\u2500-\u2775\u2794-\u2b73\u2b76-\u2bff\u2ce5-\u2cea\u2cf9-\u2cfc\u2cfe-\u2cff\u2d70\u2e00-\u2e2e\u2e30-\u2e5d\u2e80-\u2e99\u2e9b-\u2ef2\u2ff0-\u3004\u3008-\u3020\u3030\u3037\u303d-\u303f\u30a0-\u30fb\u3190-\u3191\u31c0-\u31e5\u31ef\u327f\u4dc0-\u4dff\ua490-\ua4c6\ua4fe-\ua4ff\ua60d-\ua60f\ua673-\ua67e\ua6f2-\ua6f7\ua700-\ua716\ua720-\ua721\ua789-\ua78c\ua828-\ua82b\ua836-\ua839\ua874-\ua877\ua8ce-\ua8cf\ua8f8-\ua8fa\ua8fc\ua92e-\ua92f\ua95f\ua9c1-\ua9cd\ua9de-\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade-\uaadf\uaaf0-\uaaf1\uab5b\uab6a-\uab6b\uabeb\ue000-\uf8ff\ufbb2-\ufdcf\ufdfd-\ufdff\ufe45-\ufe46\ufffc-\ufffd\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189\U0001018c-\U0001018e\U00010190-\U0001019c\U000101a0\U000101d0-\U000101fc\U0001039f\U000103d0\U0001056f\U00010857\U00010877-\U00010878\U0001091f\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010ac8\U00010af0-\U00010af6\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010d6e\U00010d8e-\U00010d8f\U00010ead\U00010ed0-\U00010ed8\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110bb-\U000110c1\U00011140-\U00011143\U00011174-\U00011175\U000111c5-\U000111c8\U000111cd\U000111db\U000111dd-\U000111df\U00011238-\U0001123d\U000112a9\U000113d4-\U000113d5\U000113d7-\U000113d8\U0001144b-\U0001145b\U0001145d\U000114c6\U000115c1-\U000115d7\U00011641-\U00011643\U00011660-\U0001166c\U000116b9\U0001173c-\U0001173f\U0001183b\U00011944-\U00011946\U000119e2\U00011a3f-\U00011a46\U00011a9a-\U00011a9c\U00011a9e-\U00011aa2\U00011b00-\U00011b09\U00011be1\U00011c41-\U00011c45\U00011c70-\U00011c71\U00011ef7-\U00011ef8\U00011f43-\U00011f4f\U00011fd5-\U00011ff1\U00011fff\U00012470-\U00012474\U00012ff1-\U00012ff2\U00016a6e-\U00016a6f\U00016af5\U00016b37-\U00016b3f\U00016b44-\U00016b45\U00016d6d-\U00016d6f\U00016e97-\U00016e9a\U00016fe2\U0001bc9c\U0001bc9f\U0001cc00-\U0001ccfc\U0001cd00-\U0001ceb3\U0001ceba-\U0001ced0\U0001cee0-\U0001cef0\U0001cf50-\U0001cfc3\U0001d000-\U0001d0f5\U0001d100-\U0001d126\U0001d129-\U0001d1ea\U0001d200-\U0001d245\U0001d300-\U0001d356\U0001d800-\U0001d9ff\U0001da37-\U0001da3a\U0001da6d-\U0001da74\U0001da76-\U0001da83\U0001da85-\U0001da8b\U0001e14f\U0001e2ff\U0001e5ff\U0001e95e-\U0001e95f\U0001ecac\U0001ecb0\U0001ed2e\U0001eef0-\U0001eef1\U0001f000-\U0001f02b\U0001f030-\U0001f093\U0001f0a0-\U0001f0ae\U0001f0b1-\U0001f0bf\U0001f0c1-\U0001f0cf\U0001f0d1-\U0001f0f5\U0001f10d-\U0001f1ad\U0001f1e6-\U0001f1ff\U0001f260-\U0001f265\U0001f300-\U0001f6d8\U0001f6dc-\U0001f6ec\U0001f6f0-\U0001f6fc\U0001f700-\U0001f7d9\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f800-\U0001f80b\U0001f810-\U0001f847\U0001f850-\U0001f859\U0001f860-\U0001f887\U0001f890-\U0001f8ad\U0001f8b0-\U0001f8bb\U0001f8c0-\U0001f8c1\U0001f8d0-\U0001f8d8\U0001f900-\U0001fa57\U0001fa60-\U0001fa6d\U0001fa70-\U0001fa7c\U0001fa80-\U0001fa8a\U0001fa8e-\U0001fac6\U0001fac8\U0001facd-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8\U0001fb00-\U0001fb92\U0001fb94-\U0001fbfa\U000f0000-\U000ffffd\U00100000-\U0010fffd';
  others constant text := '[^\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u1950-\u19df\u1a20-\u1a7f\u1b00-\u1b4c\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\ua980-\ua9c0\ua9e0-\ua9fe\uaa00-\uaa4d\uaa60-\uaaf6\uac00-\ud7ff\uf900-\ufaff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff]+';
  words text := p_names COLLATE "C";
  joined text;
  family text;
BEGIN
  IF words ~ '[^a-z0-9 ]' THEN
    IF octet_length(words) > char_length(words) THEN
      joined := regexp_replace(words, others, '', 'g');
      family := regexp_replace(p_family_name COLLATE "C", others, '', 'g');
    END IF;
    IF words ~ ('[' || marks || ']') THEN
      words := concat(regexp_replace(words, '[' || marks || ']+', ' ', 'g'), ' ', regexp_replace(words, '[' || marks || ']+', '', 'g'));
    END IF;
    words := regexp_replace(words, '[\u0009-\u000d]', ' ', 'g');
    IF joined <> '' AND family IS NOT NULL THEN
      words := concat(words, ' ', joined, ' ', family, left(joined, char_length(joined) - char_length(family)));
    END IF;
  END IF;
  RETURN array_remove(string_to_array(words, ' '), '');
END
$function$;

CREATE OR REPLACE FUNCTION public.search_operand(p_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((''''::text || replace(replace(p_key, '\'::text, '\\'::text), ''''::text, ''''''::text)) || ''''::text);

CREATE OR REPLACE FUNCTION public.search_phone_keys(p_phone text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  digits text := right(regexp_replace(p_phone COLLATE "default", '[^0-9]+', '', 'g'), 15);
  keys text[] := '{}';
BEGIN
  FOR length IN 4..coalesce(char_length(digits), 0) LOOP
    keys := keys || ('#' || right(digits, length));
  END LOOP;
  RETURN keys;
END
$function$;

CREATE OR REPLACE FUNCTION public.search_rests(p_words text[])
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  word text;
  rest text;
  rests text[] := '{}';
BEGIN
  FOREACH word IN ARRAY p_words[:40] LOOP
    IF char_length(word) BETWEEN 3 AND 40 THEN
      FOR i IN 1..char_length(word) LOOP
        rest := left(word, i - 1) || substr(word, i + 1);
        rests := rests || ('~' || rest);
        IF char_length(word) >= 8 THEN
          FOR j IN i..char_length(rest) LOOP
            rests := rests || ('~' || left(rest, j - 1) || substr(rest, j + 1));
          END LOOP;
        END IF;
      END LOOP;
    END IF;
  END LOOP;
  RETURN rests;
END
$function$;

CREATE OR REPLACE FUNCTION public.search_term_query(p_term text, p_strength integer)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT NULLIF(concat_ws(' | '::text, CASE WHEN ((term.joined IS NULL) OR (search_term_query.p_term <> "left"(term.joined, 40))) THEN (search_operand("left"(search_term_query.p_term, 200)) || CASE WHEN (term.strength > 1) THEN ':*'::text ELSE ''::text END) ELSE NULL::text END, search_word_query(term.joined, CASE WHEN (cardinality(term.words) > 1) THEN LEAST(term.strength, 2) ELSE term.strength END), (SELECT (('('::text || string_agg((('('::text || search_word_query(word.word, term.strength)) || ')'::text), ' & '::text)) || ')'::text) FROM unnest(term.words) word(word) WHERE (cardinality(term.words) > 1))), ''::text) AS "nullif" FROM (SELECT keys.keys[cardinality(keys.keys)] AS joined, keys.keys[:(cardinality(keys.keys) - 1)] AS words, CASE WHEN ((search_term_query.p_term COLLATE "C") ~ '[@0-9]'::text) THEN LEAST(search_term_query.p_strength, 2) ELSE search_term_query.p_strength END AS strength FROM search_words(search_term_query.p_term) keys(keys)) term);

CREATE OR REPLACE FUNCTION public.search_word_keys(p_words text[])
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 1
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  unspaced constant text := '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u1950-\u19df\u1a20-\u1a7f\u1b00-\u1b4c\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\ua980-\ua9c0\ua9e0-\ua9fe\uaa00-\uaa4d\uaa60-\uaaf6\uac00-\ud7ff\uf900-\ufaff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff]';
  words text := array_to_string(p_words, ' ') COLLATE "C";
  word text;
  keys text[] := '{}';
BEGIN
  IF char_length(words) <= 40 AND octet_length(words) = char_length(words) AND concat(' ', words, ' ') !~ ' [^ ]{3} ' THEN
    RETURN p_words;
  END IF;
  FOREACH word IN ARRAY p_words LOOP
    keys := keys || left(word, 40);
    IF char_length(word) = 3 THEN
      keys := keys || ARRAY['~' || substr(word, 2), '~' || left(word, 1) || substr(word, 3), '~' || left(word, 2)];
    END IF;
    IF word COLLATE "C" ~ unspaced THEN
      FOR start IN 2..least(char_length(word), 40) LOOP
        keys := keys || substr(word, start, 40);
      END LOOP;
    END IF;
  END LOOP;
  RETURN keys;
END
$function$;

CREATE OR REPLACE FUNCTION public.search_word_query(p_word text, p_strength integer)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((search_operand("left"(p_word, 40)) || CASE WHEN ((p_strength > 1) AND ((char_length(p_word) > 1) OR ((p_word COLLATE "C") >= '々'::text))) THEN ':*'::text ELSE ''::text END) || CASE WHEN ((p_strength < 3) OR ((char_length(p_word) < 3) OR (char_length(p_word) > 40))) THEN ''::text ELSE (COALESCE((SELECT (' | '::text || string_agg(search_operand(CASE WHEN (char_length(search_word_query.p_word) = 3) THEN rests.rest ELSE substr(rests.rest, 2) END), ' | '::text)) FROM (SELECT DISTINCT unnest(search_rests(ARRAY[search_word_query.p_word])) AS rest) rests), ''::text) || COALESCE((SELECT (' | '::text || string_agg(search_operand(n.word), ' | '::text)) FROM name_words n WHERE (name_word_keys(n.word) @@ like_word_query(search_word_query.p_word))), ''::text)) END);

CREATE OR REPLACE FUNCTION public.search_words(p_text text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN search_name_words(p_text, NULL::text);

CREATE OR REPLACE FUNCTION public.status_of(kind transaction_kind)
 RETURNS transaction_status
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE kind WHEN 'HOLD'::transaction_kind THEN 'INFLIGHT'::transaction_status WHEN 'COMMIT'::transaction_kind THEN 'COMMITTED'::transaction_status WHEN 'VOID'::transaction_kind THEN 'VOIDED'::transaction_status ELSE 'APPLIED'::transaction_status END;

CREATE OR REPLACE FUNCTION public.taken_reference(earlier transactions, t transactions, item transaction_item)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN ((earlier).id IS NOT NULL) THEN ROW(CASE WHEN same_content(earlier, t, item) THEN 'ALREADY_RECORDED'::text ELSE 'DUPLICATE_REFERENCE'::text END, (earlier).id, NULL::jsonb)::posting_outcome ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.taken_references(items transaction_item[])
 RETURNS transactions[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN (
    SELECT array_agg(t) FROM transactions t
    WHERE t.reference = ANY (ARRAY(SELECT i.reference::varchar FROM unnest(items) AS i)));
END
$function$;

CREATE OR REPLACE FUNCTION public.too_many_digits(t transactions, source posting_balance, destination posting_balance)
 RETURNS posting_outcome
 LANGUAGE sql
 STABLE
RETURN CASE WHEN ((((source).debit + applied_amount((t).kind, (t).amount)) >= '100000000000000000000'::numeric) OR (((destination).credit + applied_amount((t).kind, (t).amount)) >= '100000000000000000000'::numeric) OR (((source).held_debit + held_amount((t).kind, (t).amount)) >= '100000000000000000000'::numeric) OR (((destination).held_credit + held_amount((t).kind, (t).amount)) >= '100000000000000000000'::numeric)) THEN refuse('BAD_USER_INPUT'::text, NULL::jsonb) ELSE NULL::posting_outcome END;

CREATE OR REPLACE FUNCTION public.transaction_changes(t transactions)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN (concat('{"reference": [null, ', (to_json((t).reference))::text, '], "kind": [null, "', ((t).kind)::text, '"], "status": [null, "', ((t).status)::text, '"], "amount": [null, "', (trim_scale((t).amount))::text, '"], "currency": [null, "', (t).currency, '"], "sourceId": [null, "bln_', ((t).source_id)::text, '"], "destinationId": [null, "bln_', ((t).destination_id)::text, '"], "effectiveAt": [null, "', api_time((t).effective_at), '"]', ((', "description": [null, '::text || (to_json((t).description))::text) || ']'::text), ((', "parentId": [null, "txn_'::text || ((t).parent_id)::text) || '"]'::text), CASE WHEN ((t).metadata <> '{}'::jsonb) THEN concat(', "metadata": [null, ', ((t).metadata)::text, ']') ELSE NULL::text END, '}'))::jsonb;

CREATE OR REPLACE FUNCTION public.transaction_event(t transactions, item transaction_item)
 RETURNS audit_events
 LANGUAGE sql
 STABLE
RETURN ROW((item).event_id, NULL::bigint, CASE (t).kind WHEN 'COMMIT'::transaction_kind THEN 'transaction.committed'::text WHEN 'VOID'::transaction_kind THEN 'transaction.voided'::text WHEN 'REFUND'::transaction_kind THEN 'transaction.refunded'::text ELSE 'transaction.recorded'::text END, (item).actor, 'Transaction', (t).id, transaction_changes(t), NULL::character varying, (item).request_id, (t).created_at, sha256(convert_to(concat(rtrim((t)::text, ',)'::text), '
'), 'UTF8'::name)));

CREATE OR REPLACE FUNCTION public.transaction_of(item transaction_item, parent posting_parent, recorded_at timestamp with time zone)
 RETURNS transactions
 LANGUAGE sql
 STABLE
RETURN ROW(CASE WHEN (recorded_at > (item).at) THEN uuid_with_time((item).id, recorded_at) ELSE (item).id END, (item).reference, (item).kind, status_of((item).kind), COALESCE((item).amount, (parent).remaining), (item).currency, (item).source_id, (item).destination_id, (item).description, COALESCE((item).effective_at, recorded_at), COALESCE((item).metadata, '{}'::jsonb), (item).parent_id, recorded_at, CASE WHEN ((item).parent_id IS NOT NULL) THEN ((item).amount IS NULL) ELSE NULL::boolean END);

CREATE OR REPLACE FUNCTION public.transaction_record(r transactions)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN concat(rtrim((r)::text, ',)'::text), '
', (SELECT (a.metadata)::text AS metadata FROM transaction_annotations a WHERE (a.transaction_id = (transaction_record.r).id)));

CREATE OR REPLACE FUNCTION public.uuid_with_time(p_id uuid, p_at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((lpad(to_hex(((EXTRACT(epoch FROM p_at) * (1000)::numeric))::bigint), 12, '0'::text) || "right"(replace((p_id)::text, '-'::text, ''::text), 20)))::uuid;

CREATE OR REPLACE FUNCTION public.write_posting(accepted transactions[], events audit_events[], b posting_balance[], parents posting_parent[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  WITH recorded AS (
    INSERT INTO transactions SELECT * FROM unnest(accepted) AS a ORDER BY a.reference COLLATE "C" RETURNING id, kind
  )
  INSERT INTO open_holds SELECT id FROM recorded WHERE kind = 'HOLD';
  IF parents IS NOT NULL THEN
    DELETE FROM open_holds o USING unnest(parents) AS p WHERE o.transaction_id = p.id AND p.kind = 'HOLD' AND p.remaining = 0;
  END IF;
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
$function$;

CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE api_keys ENABLE ALWAYS TRIGGER never_deleted;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_events ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_seals ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER closed_holds_nothing BEFORE INSERT OR UPDATE ON public.balances FOR EACH ROW WHEN (((new.status = 'CLOSED'::balance_status) AND ((new.credit_balance <> new.debit_balance) OR (new.inflight_credit_balance <> (0)::numeric) OR (new.inflight_debit_balance <> (0)::numeric)))) EXECUTE FUNCTION refuse_filled_balance();

CREATE TRIGGER roll_up_relinked_balance BEFORE UPDATE OF identity_id ON public.balances FOR EACH ROW WHEN ((old.identity_id IS DISTINCT FROM new.identity_id)) EXECUTE FUNCTION roll_up_relinked_balance();

CREATE TRIGGER add_name_words AFTER INSERT ON public.identities REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_words_of_new_identities();

CREATE TRIGGER change_name_words AFTER UPDATE OF organization_name, first_name, other_names, last_name ON public.identities FOR EACH ROW EXECUTE FUNCTION change_name_words();

CREATE TRIGGER delete_name_words AFTER DELETE ON public.identities FOR EACH ROW EXECUTE FUNCTION change_name_words();

CREATE TRIGGER empty_name_words AFTER TRUNCATE ON public.identities FOR EACH STATEMENT EXECUTE FUNCTION empty_name_words();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE transactions ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER roll_up AFTER INSERT ON public.transactions REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION roll_up_transactions();
