import { type Db, Prisma } from '../db/open-database.ts';
import type { JsonObject } from '../input.ts';
import { recordTypes, type TypeWithMetadata } from '../record-types.ts';

/**
 * Locks the record until the transaction ends and returns its metadata, or undefined when there is no such record.
 * The metadata of a transaction is what was recorded until it is patched; its row is locked although it never changes,
 * so that two first patches at once both survive.
 */
export async function lockMetadata(db: Db, type: TypeWithMetadata, id: string): Promise<JsonObject | undefined> {
  const [row] = await (type === 'Transaction' ? lockTransaction(db, id) : lockRow(db, type, id));
  return row?.metadata;
}

type Rows = Promise<{ metadata: JsonObject }[]>;

function lockRow(db: Db, type: TypeWithMetadata, id: string): Rows {
  return db.$queryRaw`SELECT metadata FROM ${tableOf(type)} WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

async function lockTransaction(db: Db, id: string): Rows {
  await db.$executeRaw`SELECT FROM transactions WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return db.$queryRaw`
    SELECT coalesce(a.metadata, t.metadata) AS metadata
    FROM transactions t LEFT JOIN transaction_annotations a ON a.transaction_id = t.id WHERE t.id = ${id}::uuid`;
}

/** Writes the metadata of a locked record; of an identity or a balance also the next version. */
export async function writeMetadata(
  db: Db,
  type: TypeWithMetadata,
  id: string,
  metadata: JsonObject,
  at: Date,
): Promise<void> {
  const json = JSON.stringify(metadata);
  if (type === 'Transaction') await annotateTransaction(db, id, json, at);
  else {
    const others = alsoChanged[type]?.(at) ?? Prisma.empty;
    await db.$executeRaw`UPDATE ${tableOf(type)} SET metadata = ${json}::jsonb ${others} WHERE id = ${id}::uuid`;
  }
}

/** What else of a record changes with its metadata. */
const alsoChanged: Partial<Record<TypeWithMetadata, (at: Date) => Prisma.Sql>> = {
  Identity: (at) => Prisma.sql`, salt = gen_random_uuid(), version = version + 1, updated_at = ${at}`,
  Balance: () => Prisma.sql`, version = version + 1`,
};

/** The row of a transaction never changes, so its patched metadata is kept beside it. */
async function annotateTransaction(db: Db, id: string, json: string, at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO transaction_annotations (transaction_id, metadata, updated_at) VALUES (${id}::uuid, ${json}::jsonb, ${at})
    ON CONFLICT (transaction_id) DO UPDATE SET metadata = excluded.metadata, updated_at = excluded.updated_at`;
}

function tableOf(type: TypeWithMetadata): Prisma.Sql {
  return Prisma.raw(recordTypes[type].table);
}
