import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

// The least that a server in Node can do: read the request, run one prepared statement written for it by hand, and pass on the
// JSON that PostgreSQL made. There is no GraphQL, no validation and nobody to be let in.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const identityJson = `json_build_object(
  'id', i.id, 'firstName', i.first_name, 'lastName', i.last_name, 'emailAddress', i.email_address, 'category', i.category,
  'createdAt', i.created_at,
  'balances', (
    SELECT coalesce(json_agg(json_build_object('id', b.id, 'currency', b.currency, 'balance', b.balance::text)
      ORDER BY b.created_at DESC, b.id DESC), '[]')
    FROM balances b WHERE b.identity_id = i.id),
  'transactions', (
    SELECT coalesce(json_agg(json_build_object('id', t.id, 'reference', t.reference, 'amount', t.amount::text,
      'currency', t.currency, 'description', t.description, 'createdAt', t.created_at,
      'source', json_build_object('id', t.source_id), 'destination', json_build_object('id', t.destination_id))
      ORDER BY t.id DESC), '[]')
    FROM (
      SELECT DISTINCT ON (side.id) side.*
      FROM balances b CROSS JOIN LATERAL (
        (SELECT * FROM transactions WHERE source_id = b.id ORDER BY id DESC LIMIT 10)
        UNION ALL
        (SELECT * FROM transactions WHERE destination_id = b.id ORDER BY id DESC LIMIT 10)
      ) side
      WHERE b.identity_id = i.id
      ORDER BY side.id DESC LIMIT 10
    ) t))`;

const one = {
  name: 'one',
  text: `SELECT json_build_object('data', json_build_object('identity',
    (SELECT ${identityJson} FROM identities i WHERE i.id = $1)))::text AS answer`,
};
const page = {
  name: 'page',
  text: `SELECT json_build_object('data', json_build_object('identities', (
    SELECT coalesce(json_agg(${identityJson} ORDER BY i.id DESC), '[]')
    FROM (SELECT * FROM identities WHERE id < $1 ORDER BY id DESC LIMIT 20) i)))::text AS answer`,
};

const server = createServer(async (request, response) => {
  const { variables } = JSON.parse(await bodyOf(request)) as { variables: { id?: string; after?: string } };
  const statement = variables.id === undefined ? page : one;
  const { rows } = await pool.query<{ answer: string }>({ ...statement, values: [variables.id ?? variables.after] });
  response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0]?.answer);
});

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text) => {
      body += text;
    });
    request.on('end', () => resolve(body));
    request.on('error', reject);
  });
}

server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`Ready at http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
