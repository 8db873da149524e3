import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

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
