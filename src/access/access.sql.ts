import type { Keyset, List } from '../db/keyset.ts';
import { type Db, Prisma, type Query } from '../db/open-database.ts';

/** Newest first, by id: ids are UUIDv7 of the server. Index: the primary key. */
const newestFirst: Keyset = {
  name: 'API_KEYS',
  descending: true,
  columns: [{ expression: Prisma.sql`t.id`, type: 'uuid' }],
};

export function listApiKeys(): List {
  return {
    keyset: newestFirst,
    rows: ({ columns, inWindow, order, limit }) => Prisma.sql`
      SELECT ${columns} FROM api_keys t WHERE ${inWindow} ORDER BY ${order} LIMIT ${limit}`,
    all: Prisma.sql`SELECT 1 FROM api_keys`,
    isFiltered: false,
  };
}

/** The columns of a key that authentication reads. */
export interface KeyRow {
  id: string;
  name: string;
  secretHash: Uint8Array;
  scopes: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

// The statements of every request bypass Prisma, whose engine takes as long to load as the database takes to open.

/** The key with this prefix. Index: api_keys_prefix_key. */
export async function findKey(query: Query, prefix: string): Promise<KeyRow | undefined> {
  const [row] = await query<KeyRow>(
    `SELECT id::text AS id, name, secret_hash AS "secretHash", scopes, expires_at AS "expiresAt",
       revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
     FROM api_keys WHERE prefix = $1`,
    [prefix],
  );
  return row;
}

/** What is shown of a key to people who look after it. */
export interface ListedKey extends Omit<KeyRow, 'secretHash'> {
  prefix: string;
  createdAt: Date;
}

/** All keys, newest first. Index: the primary key. They are few. */
export function readKeys(query: Query): Promise<ListedKey[]> {
  return query<ListedKey>(
    `SELECT id::text AS id, name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt",
       revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
     FROM api_keys ORDER BY api_keys.id DESC`,
  );
}

/** Whether there ever was a key: rows are never deleted. */
export async function hasKeys(query: Query): Promise<boolean> {
  const [row] = await query<{ exists: boolean }>('SELECT EXISTS (SELECT FROM api_keys) AS exists');
  return row?.exists === true;
}

/** Sets the time of the last use of a key, at most once a minute. */
export async function markUsed(query: Query, id: string, at: Date): Promise<void> {
  await query(
    `UPDATE api_keys SET last_used_at = greatest($2::timestamptz, created_at)
     WHERE id = $1::uuid AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')`,
    [id, at.toISOString()],
  );
}

export interface NewKey {
  id: string;
  name: string;
  prefix: string;
  hash: Buffer;
  scopes: string[];
  expiresAt: Date | null;
  at: Date;
}

/** Inserts a key; false when its name is taken. */
export async function insertKey(db: Db, { id, name, prefix, hash, scopes, expiresAt, at }: NewKey): Promise<boolean> {
  const inserted = await db.$executeRaw`
    INSERT INTO api_keys (id, name, prefix, secret_hash, scopes, created_at, expires_at)
    VALUES (${id}::uuid, ${name}, ${prefix}, decode(${hash.toString('hex')}, 'hex'), ${scopes}::text[], ${at},
      ${expiresAt}::timestamptz)
    ON CONFLICT (name) DO NOTHING`;
  return inserted === 1;
}

/** Locks the table of keys against other writers until the transaction ends. */
export async function lockKeys(db: Db): Promise<void> {
  await db.$executeRaw`LOCK TABLE api_keys IN SHARE ROW EXCLUSIVE MODE`;
}

/** Locks a key until the transaction ends. */
export async function lockKey(db: Db, id: string): Promise<void> {
  await db.$executeRaw`SELECT FROM api_keys WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

/** Revokes a key; false when it is revoked already, or there is none. */
export async function revokeKey(db: Db, id: string, at: Date): Promise<boolean> {
  const revoked = await db.$executeRaw`
    UPDATE api_keys SET revoked_at = ${at} WHERE id = ${id}::uuid AND revoked_at IS NULL`;
  return revoked === 1;
}
