/**
 * The plain design that a team would begin with: the same records as Signet's, with keys, references and the indexes that the
 * measured queries need, and nothing of what Signet keeps beside them.
 */
export const plainSchema = `
CREATE TABLE identities (
  id uuid PRIMARY KEY,
  external_id text UNIQUE,
  identity_type text NOT NULL,
  first_name text,
  last_name text,
  email_address text,
  phone_number text,
  category text,
  street text,
  city text,
  state text,
  post_code text,
  country text,
  metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE ledgers (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE balances (
  id uuid PRIMARY KEY,
  ledger_id uuid NOT NULL REFERENCES ledgers,
  identity_id uuid REFERENCES identities,
  currency text NOT NULL,
  balance numeric(20, 2) NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE transactions (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  amount numeric(20, 2) NOT NULL,
  currency text NOT NULL,
  source_id uuid NOT NULL REFERENCES balances,
  destination_id uuid NOT NULL REFERENCES balances,
  description text,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
-- For PostGraphile, which offers such a function as a field of the row that it takes.
CREATE FUNCTION identities_newest_transactions(identity identities) RETURNS SETOF transactions
LANGUAGE sql STABLE ROWS 10 AS $$
  SELECT t.* FROM (
    SELECT DISTINCT ON (side.id) side.*
    FROM balances b CROSS JOIN LATERAL (
      (SELECT * FROM transactions WHERE source_id = b.id ORDER BY id DESC LIMIT 10)
      UNION ALL
      (SELECT * FROM transactions WHERE destination_id = b.id ORDER BY id DESC LIMIT 10)
    ) side
    WHERE b.identity_id = identity.id
    ORDER BY side.id DESC LIMIT 10
  ) t ORDER BY t.id DESC
$$;
COMMENT ON FUNCTION identities_newest_transactions(identities) IS E'@behavior -connection +list'`;

export const plainRows = (ledgerId: string) => [
  `INSERT INTO ledgers VALUES ('${ledgerId}', 'Payments', bench.time_of(bench.identity_ms(0)))`,
  `INSERT INTO identities (id, external_id, identity_type, first_name, last_name, email_address, phone_number, category,
     country, metadata, created_at)
   SELECT id, external_id, 'INDIVIDUAL', first_name, last_name, email_address, phone_number, category, country, metadata,
     created_at
   FROM bench.identities`,
  `INSERT INTO balances (id, ledger_id, identity_id, currency, balance, created_at)
   SELECT id, '${ledgerId}', identity_id, 'USD', (credit - debit) / 100.0, created_at FROM bench.balances ORDER BY place`,
  `INSERT INTO transactions (id, reference, amount, currency, source_id, destination_id, description, created_at)
   SELECT id, reference, cents / 100.0, 'USD', bench.balance_id(source), bench.balance_id(destination), description, created_at
   FROM bench.transactions`,
];

export const plainIndexes = [
  'CREATE INDEX identities_created ON identities (created_at, id)',
  'CREATE INDEX balances_identity ON balances (identity_id, created_at, id)',
  'CREATE INDEX transactions_source ON transactions (source_id, id)',
  'CREATE INDEX transactions_destination ON transactions (destination_id, id)',
];

/** The same rows in Signet's tables. Whoever pays may be overdrawn without a limit, so that no payment is refused. */
export const signetRows = (ledgerId: string) => [
  `INSERT INTO ledgers (id, name, created_at) VALUES ('${ledgerId}', 'Payments', bench.time_of(bench.identity_ms(0)))`,
  `INSERT INTO identities (id, external_id, identity_type, first_name, last_name, email_address, phone_number, category,
     country, metadata, created_at, updated_at)
   SELECT id, external_id, 'INDIVIDUAL', first_name, last_name, email_address, phone_number, category, country, metadata,
     created_at, created_at
   FROM bench.identities`,
  `INSERT INTO balances (id, ledger_id, identity_id, currency, credit_balance, debit_balance, overdraft_limit, created_at)
   SELECT id, '${ledgerId}', identity_id, 'USD', credit / 100.0, debit / 100.0, NULL, created_at FROM bench.balances
   ORDER BY place`,
  `INSERT INTO transactions (id, reference, kind, status, amount, currency, source_id, destination_id, description,
     effective_at, created_at)
   SELECT id, reference, 'TRANSFER', 'APPLIED', cents / 100.0, 'USD', bench.balance_id(source),
     bench.balance_id(destination), description, created_at, created_at
   FROM bench.transactions`,
];
