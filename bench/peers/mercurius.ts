import fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

// As its documentation builds one for many queries at once: compiled queries, and a loader for every field below a list.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const schema = `
  type Query {
    identity(id: ID!): Identity
    identities(first: Int!, after: ID): [Identity!]!
  }
  type Identity {
    id: ID!
    firstName: String
    lastName: String
    emailAddress: String
    category: String
    createdAt: String!
    balances: [Balance!]!
    transactions: [Transaction!]!
  }
  type Balance {
    id: ID!
    currency: String!
    balance: String!
  }
  type BalanceId {
    id: ID!
  }
  type Transaction {
    id: ID!
    reference: String!
    amount: String!
    currency: String!
    description: String
    createdAt: String!
    source: BalanceId!
    destination: BalanceId!
  }`;

const identityColumns = `id, first_name AS "firstName", last_name AS "lastName", email_address AS "emailAddress", category,
  created_at AS "createdAt"`;

type Row = Record<string, unknown> & { owner: string };

const resolvers = {
  Query: {
    async identity(_: unknown, { id }: { id: string }) {
      const text = `SELECT ${identityColumns} FROM identities WHERE id = $1`;
      const { rows } = await pool.query({ name: 'identity', text, values: [id] });
      return rows[0] ?? null;
    },
    async identities(_: unknown, { first, after }: { first: number; after?: string }) {
      const text = `SELECT ${identityColumns} FROM identities WHERE id < $1 ORDER BY id DESC LIMIT $2`;
      const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
      const { rows } = await pool.query({ name: 'identities', text, values: [after ?? last, first] });
      return rows;
    },
  },
  Identity: { createdAt: isoTime },
  Transaction: { createdAt: isoTime },
};

function isoTime({ createdAt }: { createdAt: Date }): string {
  return createdAt.toISOString();
}

/** Loads the identities of all lists of a request in one statement. */
async function loadFor(name: string, text: string, queries: { obj: { id: string } }[]): Promise<Row[][]> {
  const ids = queries.map(({ obj }) => obj.id);
  const { rows } = await pool.query<Row>({ name, text, values: [ids] });
  const byOwner = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) byOwner.get(row.owner)?.push(row);
  return ids.map((id) => byOwner.get(id) ?? []);
}

const balancesOfMany = `SELECT identity_id AS owner, id, currency, balance FROM balances
  WHERE identity_id = ANY ($1::uuid[]) ORDER BY created_at DESC, id DESC`;
const transactionsOfMany = `SELECT owner, t.id, reference, amount, currency, description, created_at AS "createdAt",
    json_build_object('id', source_id) AS source, json_build_object('id', destination_id) AS destination
  FROM unnest($1::uuid[]) AS owner CROSS JOIN LATERAL (
    SELECT DISTINCT ON (side.id) side.*
    FROM balances b CROSS JOIN LATERAL (
      (SELECT * FROM transactions WHERE source_id = b.id ORDER BY id DESC LIMIT 10)
      UNION ALL
      (SELECT * FROM transactions WHERE destination_id = b.id ORDER BY id DESC LIMIT 10)
    ) side
    WHERE b.identity_id = owner
    ORDER BY side.id DESC LIMIT 10
  ) t ORDER BY t.id DESC`;

const loaders = {
  Identity: {
    balances: (queries: { obj: { id: string } }[]) => loadFor('balances', balancesOfMany, queries),
    transactions: (queries: { obj: { id: string } }[]) => loadFor('transactions', transactionsOfMany, queries),
  },
};

const app = fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1 });
console.log(`Ready at ${await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })}`);
