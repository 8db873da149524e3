import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, vi } from 'vitest';

/** An empty database on the server of this run: nothing is migrated in it. */
export interface ServerDatabase {
  url: string;
  /** Runs one statement in it, as somebody else. */
  query<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function createServerDatabase(): Promise<ServerDatabase> {
  const template = inject('template');
  if (template.kind !== 'postgres') throw new Error('This run is on the embedded database.');
  const name = `signet_test_${randomUUID().replaceAll('-', '')}`;
  await queryOnce(template.url, `CREATE DATABASE ${name}`);
  const url = new URL(template.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (statement, values) => queryOnce(url.href, statement, values),
    drop: async () => {
      await queryOnce(template.url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/**
 * How many deadlocks the database ended since it was made. Everybody else must have left it: a connection tells what it counted
 * when it ends. Whoever was ended is retried, so no answer would show that two calls lock the same rows in two orders.
 */
export async function countDeadlocks({ query }: ServerDatabase): Promise<number> {
  const others = `SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  await vi.waitFor(async () => expect(await query(others)).toEqual([{ count: 0 }]), { timeout: 30_000 });
  const [row] = await query<{ deadlocks: number }>(
    'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return row?.deadlocks ?? -1;
}

async function queryOnce<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
