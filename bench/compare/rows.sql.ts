/**
 * The rows that are compared on, as expressions over their place: the same in every database, without a table to copy from.
 * They live in a schema of their own, `bench`, so that no server that looks at its database finds them.
 */
export interface DataSize {
  identities: number;
  transactions: number;
}

export const fullSize: DataSize = { identities: 100_000, transactions: 2_000_000 };
export const balancesEach = 3;
export const ledgerId = 'a0000000-0000-7000-8a00-000000000000';

/** A fixed master key, so that a kept database can be opened again. It protects generated data only. */
export const masterKey = { id: 'bench', bytes: Buffer.alloc(32, 1) };

/** How many audit events an identity with a history has. */
export const eventsEach = 10;
const historiesAtMost = 20_000;

/** The identities that have one, spread evenly over all: every so many of them, from the first on. */
export function historyStep({ identities }: Pick<DataSize, 'identities'>): number {
  return Math.ceil(identities / historiesAtMost);
}

const startMs = Date.UTC(2025, 6, 1);
const spanMs = 365 * 24 * 60 * 60 * 1000;

/** Functions from a place to a key. PostgreSQL unfolds them where they are called, so an index serves what they return. */
export function createKeys({ identities, transactions }: DataSize): string {
  const balances = balancesEach * identities;
  return `CREATE SCHEMA bench;
CREATE TABLE bench.names (first_names text[], last_names text[]);
CREATE FUNCTION bench.uuid_at(kind text, ms bigint, place bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(ms), 12, '0') || '7000' || kind || lpad(to_hex(place), 12, '0'))::uuid
$$;
CREATE FUNCTION bench.identity_ms(place bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ${startMs} + place * ${spanMs} / ${identities}
$$;
CREATE FUNCTION bench.identity_id(place bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT bench.uuid_at('8100', bench.identity_ms(place), place)
$$;
CREATE FUNCTION bench.balance_ms(place bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT bench.identity_ms(place / ${balancesEach}) + place % ${balancesEach}
$$;
CREATE FUNCTION bench.balance_id(place bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT bench.uuid_at('8200', bench.balance_ms(place), place)
$$;
CREATE FUNCTION bench.transaction_ms(place bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ${startMs} + place * ${spanMs} / ${transactions}
$$;
CREATE FUNCTION bench.pick(place bigint, seed bigint, count bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (hashint8extended(place, seed) & 9223372036854775807) % count
$$;
CREATE FUNCTION bench.time_of(ms bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT timestamptz '1970-01-01 00:00:00+00' + ms * interval '1 millisecond'
$$;
CREATE VIEW bench.identities AS
  SELECT bench.identity_id(place) AS id, 'CUST-' || lpad(place::text, 7, '0') AS external_id,
    names.first_names[1 + bench.pick(place, 1, cardinality(names.first_names))] AS first_name,
    names.last_names[1 + bench.pick(place, 2, cardinality(names.last_names))] AS last_name,
    'customer' || place || '@example.com' AS email_address, '+1' || 2000000000 + place AS phone_number,
    (ARRAY['customer', 'merchant', 'employee', 'partner'])[1 + bench.pick(place, 3, 4)] AS category,
    (ARRAY['Canada', 'France', 'Japan', 'Brazil'])[1 + bench.pick(place, 4, 4)] AS country,
    jsonb_build_object('tier', (ARRAY['standard', 'silver', 'gold'])[1 + bench.pick(place, 5, 3)]) AS metadata,
    bench.time_of(bench.identity_ms(place)) AS created_at
  FROM generate_series(0::bigint, ${identities - 1}) AS place, bench.names;
CREATE VIEW bench.transactions AS
  SELECT bench.uuid_at('8300', bench.transaction_ms(place), place) AS id,
    'payment-' || lpad(place::text, 9, '0') AS reference, 1 + bench.pick(place, 6, 1000000) AS cents,
    source, destination, 'Invoice ' || place AS description, bench.time_of(bench.transaction_ms(place)) AS created_at
  FROM generate_series(0::bigint, ${transactions - 1}) AS place,
    LATERAL (SELECT bench.pick(place, 7, ${balances}) AS source OFFSET 0) s,
    LATERAL (SELECT (source + 1 + bench.pick(place, 8, ${balances - 1})) % ${balances} AS destination OFFSET 0) d;
CREATE VIEW bench.balances AS
  SELECT place, bench.balance_id(place) AS id, bench.identity_id(place / ${balancesEach}) AS identity_id,
    bench.time_of(bench.balance_ms(place)) AS created_at, coalesce(c.cents, 0) AS credit, coalesce(d.cents, 0) AS debit
  FROM generate_series(0::bigint, ${balances - 1}) AS place
    LEFT JOIN (SELECT destination, sum(cents) AS cents FROM bench.transactions GROUP BY 1) c ON c.destination = place
    LEFT JOIN (SELECT source, sum(cents) AS cents FROM bench.transactions GROUP BY 1) d ON d.source = place`;
}
