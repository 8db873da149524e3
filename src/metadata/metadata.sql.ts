import type { Db } from '../db/open-database.ts';
import type { JsonObject } from '../input.ts';
import type { TypeWithMetadata } from './metadata-types.ts';

/**
 * Locks the record until the transaction ends and returns its metadata, or undefined when there is no such record.
 * The metadata of a transaction is what was recorded until it is patched; its row is locked although it never changes,
 * so that two first patches at once both survive.
 */
export async function lockMetadata(db: Db, type: TypeWithMetadata, id: string): Promise<JsonObject | undefined> {
  const rows = await lockByType[type](db, id);
  return rows[0]?.metadata;
}

type Rows = Promise<{ metadata: JsonObject }[]>;

const lockByType: Record<TypeWithMetadata, (db: Db, id: string) => Rows> = {
  Identity: (db, id) => db.$queryRaw`SELECT metadata FROM identities WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
  Ledger: (db, id) => db.$queryRaw`SELECT metadata FROM ledgers WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
  Balance: (db, id) => db.$queryRaw`SELECT metadata FROM balances WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
  Transaction: async (db, id) => {
    await db.$executeRaw`SELECT FROM transactions WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    return db.$queryRaw`
      SELECT coalesce(a.metadata, t.metadata) AS metadata
      FROM transactions t LEFT JOIN transaction_annotations a ON a.transaction_id = t.id WHERE t.id = ${id}::uuid`;
  },
};

/** Writes the metadata of a locked record; of an identity or a balance also the next version. */
export async function writeMetadata(
  db: Db,
  type: TypeWithMetadata,
  id: string,
  metadata: JsonObject,
  at: Date,
): Promise<void> {
  await writeByType[type](db, id, JSON.stringify(metadata), at);
}

const writeByType: Record<TypeWithMetadata, (db: Db, id: string, metadata: string, at: Date) => Promise<number>> = {
  Identity: (db, id, metadata, at) => db.$executeRaw`
    UPDATE identities SET metadata = ${metadata}::jsonb, salt = gen_random_uuid(), version = version + 1, updated_at = ${at} WHERE id = ${id}::uuid`,
  Ledger: (db, id, metadata) => db.$executeRaw`UPDATE ledgers SET metadata = ${metadata}::jsonb WHERE id = ${id}::uuid`,
  Balance: (db, id, metadata) => db.$executeRaw`
    UPDATE balances SET metadata = ${metadata}::jsonb, version = version + 1 WHERE id = ${id}::uuid`,
  Transaction: (db, id, metadata, at) => db.$executeRaw`
    INSERT INTO transaction_annotations (transaction_id, metadata, updated_at) VALUES (${id}::uuid, ${metadata}::jsonb, ${at})
    ON CONFLICT (transaction_id) DO UPDATE SET metadata = excluded.metadata, updated_at = excluded.updated_at`,
};
