import { type Db, Prisma, type Query } from '../db/open-database.ts';

/** The master keys that the database knows, each with its proof. */
export async function readMasterKeys(query: Query): Promise<{ id: string; proof: Buffer }[]> {
  const rows = await query<{ id: string; proof: string }>(
    `SELECT id, encode(proof, 'base64') AS proof FROM master_keys`,
  );
  return rows.map(({ id, proof }) => ({ id, proof: Buffer.from(proof, 'base64') }));
}

/** Notes a master key, unless it is known by its name. */
export async function insertMasterKey(query: Query, id: string, proof: Buffer): Promise<void> {
  await query(`INSERT INTO master_keys (id, proof) VALUES ($1, decode($2, 'base64')) ON CONFLICT DO NOTHING`, [
    id,
    proof.toString('base64'),
  ]);
}

/** The master keys under which the lookups of tokenized values are. */
export async function readMasterKeysOfLookups(query: Query): Promise<string[]> {
  const rows = await query<{ id: string }>('SELECT DISTINCT master_key_id AS id FROM vault_entries');
  return rows.map(({ id }) => id);
}

/** Forgets the master keys but this one under which nothing is held any more, and returns those that are left. */
export async function deleteUnusedMasterKeys(query: Query, newest: string): Promise<string[]> {
  await query(
    `DELETE FROM master_keys m WHERE id <> $1
       AND NOT EXISTS (SELECT FROM identity_keys k WHERE k.master_key_id = m.id AND k.wrapped_key IS NOT NULL)
       AND NOT EXISTS (SELECT FROM vault_entries v WHERE v.master_key_id = m.id)`,
    [newest],
  );
  const rows = await query<{ id: string }>('SELECT id FROM master_keys WHERE id <> $1 ORDER BY id', [newest]);
  return rows.map(({ id }) => id);
}

/** A data key as the database holds it; both are null once it was destroyed. */
export interface WrappedKey {
  id: string;
  ownerId: string;
  masterKeyId: string | null;
  wrapped: Uint8Array | null;
}

const wrappedKey = Prisma.sql`id, identity_id AS "ownerId", master_key_id AS "masterKeyId", wrapped_key AS wrapped`;

/** The keys of these owners that are not destroyed. Index: identity_keys_current. */
export function readKeysOfOwners(db: Db, ownerIds: readonly string[]): Promise<WrappedKey[]> {
  return db.$queryRaw`
    SELECT ${wrappedKey} FROM identity_keys WHERE identity_id = ANY (${ownerIds}::uuid[]) AND wrapped_key IS NOT NULL`;
}

/** The keys with these ids, destroyed ones too. */
export function readKeys(db: Db, ids: readonly string[]): Promise<WrappedKey[]> {
  return db.$queryRaw`SELECT ${wrappedKey} FROM identity_keys WHERE id = ANY (${ids}::uuid[])`;
}

/** The same without Prisma, for the answers that need nothing else of it. */
export async function readKeysByQuery(query: Query, ids: readonly string[]): Promise<WrappedKey[]> {
  return query(`SELECT ${wrappedKey.text} FROM identity_keys WHERE id = ANY ($1::uuid[])`, [ids], 'keys_by_id');
}

/** A key as keysOfOwnerAsJson writes it: id, owner, master key, and the wrapped key in hex. */
export type KeyAsJson = [id: string, ownerId: string, masterKeyId: string, wrapped: string];

/** The same as readKeysOfOwners for one owner, as the JSON of a larger statement. */
export function keysOfOwnerAsJson(ownerId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`concat('[', (
    SELECT string_agg(
      concat('["', id, '","', identity_id, '",', to_json(master_key_id), ',"', encode(wrapped_key, 'hex'), '"]'), ',')
    FROM identity_keys WHERE identity_id = ${ownerId} AND wrapped_key IS NOT NULL), ']')`;
}

/** Inserts keys, and returns for each owner the one that it has then: the first, when two are made at once. */
export function insertKeys(db: Db, keys: (WrappedKey & { wrapped: Buffer })[], at: Date): Promise<WrappedKey[]> {
  const rows = keys.map(({ wrapped, ...key }) => ({ ...key, wrapped: wrapped.toString('base64') }));
  return db.$queryRaw`
    INSERT INTO identity_keys (id, identity_id, master_key_id, wrapped_key, created_at)
    SELECT id, "ownerId", "masterKeyId", decode(wrapped, 'base64'), ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row (id uuid, "ownerId" uuid, "masterKeyId" text, wrapped text)
    ON CONFLICT (identity_id) WHERE wrapped_key IS NOT NULL DO UPDATE SET identity_id = excluded.identity_id
    RETURNING ${wrappedKey}`;
}

/** Destroys the key of an owner, for good; false when it has none. */
export async function destroyKey(db: Db, ownerId: string, at: Date): Promise<boolean> {
  const destroyed = await db.$executeRaw`
    UPDATE identity_keys SET wrapped_key = NULL, master_key_id = NULL, destroyed_at = greatest(${at}, created_at)
    WHERE identity_id = ${ownerId}::uuid AND wrapped_key IS NOT NULL`;
  return destroyed > 0;
}

/** The next data keys that this master key wraps, in the order of their ids. Index: identity_keys_master. */
export function readKeysOfMaster(db: Db, masterKeyId: string, after: string, limit: number): Promise<WrappedKey[]> {
  return db.$queryRaw`
    SELECT ${wrappedKey} FROM identity_keys
    WHERE wrapped_key IS NOT NULL AND master_key_id = ${masterKeyId} AND id > ${after}::uuid
    ORDER BY id LIMIT ${limit}`;
}

/** Wraps data keys anew that this master key wraps still; one that was destroyed meanwhile stays so. */
export async function updateKeys(db: Db, old: string, keys: (WrappedKey & { wrapped: Buffer })[]): Promise<void> {
  const rows = keys.map(({ id, masterKeyId, wrapped }) => ({ id, masterKeyId, wrapped: wrapped.toString('base64') }));
  await db.$executeRaw`
    UPDATE identity_keys k SET master_key_id = r."masterKeyId", wrapped_key = decode(r.wrapped, 'base64')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, "masterKeyId" text, wrapped text)
    WHERE k.id = r.id AND k.master_key_id = ${old}`;
}

/** What the vault holds of one field. */
export interface VaultEntry {
  ownerId: string;
  field: string;
  token: string;
  sealed: string;
  masterKeyId: string;
  lookup: Buffer;
}

/**
 * Inserts those of the entries whose token no other entry of the field has, and returns which; with `mayRepeat` all. The
 * fields must have no entry yet.
 */
export function insertEntries(
  db: Db,
  entries: VaultEntry[],
  mayRepeat: boolean,
): Promise<{ ownerId: string; field: string }[]> {
  const rows = entries.map((entry) => ({ ...entry, lookup: entry.lookup.toString('base64') }));
  return db.$queryRaw`
    INSERT INTO vault_entries (identity_id, field, token, sealed, master_key_id, lookup, is_repeat)
    SELECT "ownerId", field, token, sealed, "masterKeyId", decode(lookup, 'base64'), ${mayRepeat}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row ("ownerId" uuid, field text, token text, sealed text, "masterKeyId" text, lookup text)
    ON CONFLICT (field, token) WHERE NOT is_repeat DO NOTHING
    RETURNING identity_id AS "ownerId", field`;
}

export async function deleteEntries(db: Db, ownerId: string, fields: readonly string[]): Promise<void> {
  await db.$executeRaw`
    DELETE FROM vault_entries WHERE identity_id = ${ownerId}::uuid AND field = ANY (${fields}::text[])`;
}

/** What the vault holds of an owner. */
export function readEntries(db: Db, ownerId: string): Promise<{ field: string; token: string; sealed: string }[]> {
  return db.$queryRaw`SELECT field, token, sealed FROM vault_entries WHERE identity_id = ${ownerId}::uuid`;
}

/**
 * The vault entries of the next owners that have one whose lookup is of this master key. An owner has a handful at
 * most, and all of them are there. Index: vault_entries_master.
 */
export function readEntriesOfMaster(
  db: Db,
  masterKeyId: string,
  after: string,
  limit: number,
): Promise<Omit<VaultEntry, 'masterKeyId' | 'lookup'>[]> {
  return db.$queryRaw`
    SELECT identity_id AS "ownerId", field, token, sealed FROM vault_entries
    WHERE master_key_id = ${masterKeyId} AND identity_id IN (
      SELECT DISTINCT identity_id FROM vault_entries
      WHERE master_key_id = ${masterKeyId} AND identity_id > ${after}::uuid ORDER BY identity_id LIMIT ${limit})
    ORDER BY identity_id, field`;
}

/**
 * The vault entries of the next owners that have one whose lookup is of an earlier fold. Index: vault_entries_stale.
 */
export function readStaleEntries(
  db: Db,
  after: string,
  limit: number,
): Promise<Omit<VaultEntry, 'masterKeyId' | 'lookup'>[]> {
  return db.$queryRaw`
    SELECT identity_id AS "ownerId", field, token, sealed FROM vault_entries
    WHERE is_stale AND identity_id IN (
      SELECT DISTINCT identity_id FROM vault_entries
      WHERE is_stale AND identity_id > ${after}::uuid ORDER BY identity_id LIMIT ${limit})
    ORDER BY identity_id, field`;
}

/** Writes lookups, where the value is still the one that they were worked out for. */
export async function updateLookups(db: Db, entries: Omit<VaultEntry, 'token'>[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, lookup: entry.lookup.toString('base64') }));
  await db.$executeRaw`
    UPDATE vault_entries v SET master_key_id = r."masterKeyId", lookup = decode(r.lookup, 'base64'), is_stale = false
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r ("ownerId" uuid, field text, sealed text, "masterKeyId" text, lookup text)
    WHERE v.identity_id = r."ownerId" AND v.field = r.field AND v.sealed = r.sealed`;
}

/** How many data keys and lookups are of this master key. */
export async function countOfMaster(query: Query, masterKeyId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT ((SELECT count(*) FROM identity_keys WHERE wrapped_key IS NOT NULL AND master_key_id = $1)
       + (SELECT count(*) FROM vault_entries WHERE master_key_id = $1))::float8 AS count`,
    [masterKeyId],
  );
  return row?.count ?? 0;
}
