import pg from 'pg';
import type { WorldSize } from './world.ts';

// A database says itself how large its world is: as its comment.

export async function writeSizes(url: string, size: WorldSize): Promise<void> {
  await onDatabase(url, async (client) => {
    const name = client.escapeIdentifier(client.database ?? '');
    await client.query(`COMMENT ON DATABASE ${name} IS ${client.escapeLiteral(JSON.stringify(size))}`);
  });
}

/** How large the world in a database is. Throws where there is none. */
export async function readSizes(url: string): Promise<WorldSize> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ comment: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`,
    );
    if (!rows[0]?.comment) throw new Error(`${client.database} holds no finished world: npm run bench:data makes it.`);
    return JSON.parse(rows[0].comment) as WorldSize;
  });
}

async function onDatabase<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
