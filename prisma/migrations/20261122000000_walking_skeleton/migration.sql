-- Identities, ledgers, balances and transactions.
--
-- Text that is filtered or sorted carries COLLATE "C": one B-tree then serves equality, prefixes and keyset order, and
-- PostgreSQL and PGlite agree on the order whatever their locale. Times are kept in milliseconds, as JavaScript has them.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE identity_type AS ENUM ('INDIVIDUAL', 'ORGANIZATION');
CREATE TYPE identity_status AS ENUM ('ACTIVE', 'FROZEN', 'ARCHIVED', 'ERASED');
CREATE TYPE transaction_kind AS ENUM ('TRANSFER', 'HOLD', 'COMMIT', 'VOID', 'REFUND');
CREATE TYPE transaction_status AS ENUM ('APPLIED', 'INFLIGHT', 'COMMITTED', 'VOIDED');

CREATE TABLE identities (
  id                uuid PRIMARY KEY,
  external_id       varchar(200) COLLATE "C" UNIQUE,
  identity_type     identity_type NOT NULL,
  status            identity_status NOT NULL DEFAULT 'ACTIVE',
  organization_name varchar(200) COLLATE "C",
  first_name        varchar(200) COLLATE "C",
  last_name         varchar(200) COLLATE "C",
  other_names       varchar(200),
  gender            varchar(200),
  dob               date CHECK (dob >= '1900-01-01'),
  email_address     varchar(200) COLLATE "C",
  phone_number      varchar(200) COLLATE "C",
  nationality       varchar(200) COLLATE "C",
  category          varchar(200) COLLATE "C",
  street            varchar(400),
  city              varchar(200),
  state             varchar(200),
  post_code         varchar(200),
  country           varchar(200) COLLATE "C",
  metadata          jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  version           integer NOT NULL DEFAULT 1,
  created_at        timestamptz(3) NOT NULL,
  updated_at        timestamptz(3) NOT NULL,
  -- What a list shows: an organization's name; a person's names; failing those the e-mail address.
  display_name      text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN identity_type = 'ORGANIZATION' THEN coalesce(organization_name, '')
    ELSE coalesce(
      nullif(btrim(coalesce(first_name || ' ', '') || coalesce(other_names || ' ', '') || coalesce(last_name, '')), ''),
      email_address, '')
    END
  ) STORED,
  CONSTRAINT identities_named CHECK (
    status = 'ERASED'
    OR (identity_type = 'ORGANIZATION' AND organization_name IS NOT NULL)
    OR (identity_type = 'INDIVIDUAL' AND coalesce(first_name, last_name, other_names, email_address) IS NOT NULL)
  )
);
CREATE INDEX identities_created ON identities (created_at, id);
CREATE INDEX identities_updated ON identities (updated_at, id);
CREATE INDEX identities_display_name ON identities ((lower(display_name) COLLATE "C"), id);
CREATE INDEX identities_first_name ON identities (first_name);
CREATE INDEX identities_last_name ON identities (last_name);
CREATE INDEX identities_organization_name ON identities (organization_name);
CREATE INDEX identities_email_address ON identities (email_address);
CREATE INDEX identities_phone_number ON identities (phone_number);
CREATE INDEX identities_category ON identities (category, created_at, id);
CREATE INDEX identities_country ON identities (country, created_at, id);
CREATE INDEX identities_nationality ON identities (nationality, created_at, id);
CREATE INDEX identities_status ON identities (status, created_at, id);
CREATE INDEX identities_metadata ON identities USING gin (metadata jsonb_path_ops);
-- The text that a search looks in; the query repeats this expression to the letter. Without the COLLATE it would take
-- "C" from its columns, and lower() would leave every letter beyond English as it is.
CREATE INDEX identities_search ON identities USING gin (
  lower((display_name || ' ' || coalesce(email_address, '') || ' ' || coalesce(phone_number, '') || ' ' || coalesce(external_id, '')) COLLATE "default")
  gin_trgm_ops
);

CREATE TABLE ledgers (
  id         uuid PRIMARY KEY,
  name       varchar(200) NOT NULL,
  metadata   jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX ledgers_created ON ledgers (created_at, id);

CREATE TABLE balances (
  id                      uuid PRIMARY KEY,
  ledger_id               uuid NOT NULL REFERENCES ledgers ON DELETE RESTRICT,
  identity_id             uuid REFERENCES identities ON DELETE RESTRICT,
  currency                varchar(12) COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z][A-Z0-9]{2,11}$'),
  indicator               varchar(65) COLLATE "C" CHECK (indicator LIKE '@_%'),
  credit_balance          numeric(38, 18) NOT NULL DEFAULT 0 CHECK (credit_balance >= 0),
  debit_balance           numeric(38, 18) NOT NULL DEFAULT 0 CHECK (debit_balance >= 0),
  inflight_credit_balance numeric(38, 18) NOT NULL DEFAULT 0 CHECK (inflight_credit_balance >= 0),
  inflight_debit_balance  numeric(38, 18) NOT NULL DEFAULT 0 CHECK (inflight_debit_balance >= 0),
  -- Null: unlimited, for a balance that stands for the outside world.
  overdraft_limit         numeric(38, 18) DEFAULT 0 CHECK (overdraft_limit >= 0),
  metadata                jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  version                 integer NOT NULL DEFAULT 1,
  created_at              timestamptz(3) NOT NULL,
  UNIQUE (indicator, currency),
  CONSTRAINT balances_within_limit CHECK (
    overdraft_limit IS NULL OR credit_balance - debit_balance - inflight_debit_balance + overdraft_limit >= 0
  )
);
CREATE INDEX balances_created ON balances (created_at, id);
CREATE INDEX balances_ledger ON balances (ledger_id, created_at, id);
CREATE INDEX balances_identity ON balances (identity_id, created_at, id);
CREATE INDEX balances_currency ON balances (currency, created_at, id);
CREATE INDEX balances_metadata ON balances USING gin (metadata jsonb_path_ops);

-- Ids are UUIDv7 made together with created_at, so the primary key is also the order of time.
CREATE TABLE transactions (
  id             uuid PRIMARY KEY,
  reference      varchar(200) COLLATE "C" NOT NULL UNIQUE,
  kind           transaction_kind NOT NULL,
  status         transaction_status NOT NULL,
  amount         numeric(38, 18) NOT NULL CHECK (amount > 0),
  currency       varchar(12) COLLATE "C" NOT NULL,
  source_id      uuid NOT NULL REFERENCES balances ON DELETE RESTRICT,
  destination_id uuid NOT NULL REFERENCES balances ON DELETE RESTRICT,
  description    varchar(200),
  effective_at   timestamptz(3) NOT NULL,
  metadata       jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  parent_id      uuid REFERENCES transactions ON DELETE RESTRICT,
  created_at     timestamptz(3) NOT NULL,
  CHECK (source_id <> destination_id)
);
CREATE INDEX transactions_source ON transactions (source_id, id);
CREATE INDEX transactions_destination ON transactions (destination_id, id);
CREATE INDEX transactions_parent ON transactions (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX transactions_amount ON transactions (amount);
CREATE INDEX transactions_currency ON transactions (currency, id);
CREATE INDEX transactions_metadata ON transactions USING gin (metadata jsonb_path_ops);

-- The metadata of transactions that was patched after they were recorded.
CREATE TABLE transaction_annotations (
  transaction_id uuid PRIMARY KEY REFERENCES transactions ON DELETE RESTRICT,
  metadata       jsonb NOT NULL CHECK (jsonb_typeof(metadata) = 'object'),
  updated_at     timestamptz(3) NOT NULL
);
CREATE INDEX transaction_annotations_metadata ON transaction_annotations USING gin (metadata jsonb_path_ops);

-- Finds a balance by its id or, when the key starts with @, by indicator and currency. Null when there is none.
CREATE FUNCTION resolve_balance(p_key text, p_currency text) RETURNS uuid
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_key LIKE '@%'
    THEN (SELECT b.id FROM balances b WHERE b.indicator = p_key AND b.currency = p_currency)
    ELSE (SELECT b.id FROM balances b WHERE b.id = CASE WHEN p_key LIKE '@%' THEN NULL ELSE p_key::uuid END)
  END
$$;

-- Moves money from one balance to another in one round trip: checks, the transaction's row and both balances.
--
-- Returns one row. Outcome RECORDED or ALREADY_RECORDED (the same reference with the same content) with the
-- transaction's id; or a code of ErrorCode with what the message needs in detail, and then nothing was written.
-- Both balances are locked in the order of their ids, so that two transfers in opposite directions cannot deadlock.
-- The reference is looked up after the lock: of two equal calls at once, the second sees what the first recorded.
CREATE FUNCTION record_transaction(
  p_id uuid, p_reference text, p_amount numeric, p_currency text, p_source text, p_destination text,
  p_description text, p_effective_at timestamptz, p_metadata jsonb, p_now timestamptz
) RETURNS TABLE (outcome text, transaction_id uuid, detail jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  s_id uuid := resolve_balance(p_source, p_currency);
  d_id uuid := resolve_balance(p_destination, p_currency);
  s balances%ROWTYPE;
  d balances%ROWTYPE;
  old transactions%ROWTYPE;
  frozen uuid;
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
