import type { Db, PrismaClient, Query } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import { keyIdOf, Unreadable } from './vault.cipher.ts';
import { readDataKeys, unwrapKey, wrapKey } from './vault.data-keys.ts';
import type { MasterKeys } from './vault.master-keys.ts';
import type { Vault } from './vault.setup.ts';
import {
  countOfMaster,
  deleteUnusedMasterKeys,
  readEntriesOfMaster,
  readKeysOfMaster,
  readMasterKeys,
  readMasterKeysOfLookups,
  readStaleEntries,
  updateKeys,
  updateLookups,
  type WrappedKey,
} from './vault.sql.ts';
import { decryptEntry, lookupOf } from './vault.ts';

export interface Rotation {
  /** Data keys that were wrapped anew, and lookups that were hashed anew. */
  rotated: number;
  /** Those that could not be read, so they stay as they are. */
  unreadable: number;
  /** Master keys under which something is held still; none when all others than the newest can be removed. */
  stillUsed: string[];
}

const batchSize = 500;
const nilUuid = '00000000-0000-0000-0000-000000000000';

/**
 * Wraps every data key with the newest master key, and hashes the lookups of tokenized values with it. What is done is
 * kept when it is interrupted, and the next run goes on from there; servers that have both keys go on meanwhile.
 */
export async function rotateMasterKey(
  { prisma, query }: { prisma: PrismaClient; query: Query },
  vault: Vault,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Rotation> {
  const { newest } = vault.masterKeys;
  const known = (await readMasterKeys(query)).map(({ id }) => id);
  const used = new Set([...known, ...(await readMasterKeysOfLookups(query))]);
  const olds = [...used].filter((id) => id !== newest.id);
  const counts = await Promise.all(olds.map((id) => countOfMaster(query, id)));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const total = { rotated: 0, unreadable: 0 };
  for (const old of olds) {
    for (const rotatePart of [rewrapPart, rehashPart]) {
      for (let after: string | null = nilUuid; after !== null; ) {
        const from: string = after;
        const part = await transact(prisma, (db) => rotatePart(db, vault, old, from));
        total.rotated += part.rotated;
        total.unreadable += part.unreadable;
        after = part.last;
        onProgress(Math.min(total.rotated + total.unreadable, all), all);
      }
    }
  }
  return { ...total, stillUsed: await deleteUnusedMasterKeys(query, newest.id) };
}

/**
 * Hashes the lookups anew that are of an earlier fold, under which a value is no longer found. Asked at every start. Those that
 * cannot be read stay as they are, and their values are not found. Returns how many there were of both.
 */
export async function renewLookups(
  { prisma, query }: { prisma: PrismaClient; query: Query },
  vault: Vault,
): Promise<{ renewed: number; unreadable: number }> {
  const [found] = await query<{ any: boolean }>('SELECT EXISTS (SELECT FROM vault_entries WHERE is_stale) AS any');
  const total = { renewed: 0, unreadable: 0 };
  for (let after: string | null = found?.any ? nilUuid : null; after !== null; ) {
    const from: string = after;
    const part = await transact(prisma, async (db) => rehash(db, vault, await readStaleEntries(db, from, batchSize)));
    total.renewed += part.rotated;
    total.unreadable += part.unreadable;
    after = part.last;
  }
  return total;
}

interface Part {
  rotated: number;
  unreadable: number;
  /** Where the next part begins; null after the last. */
  last: string | null;
}

async function rewrapPart(db: Db, { masterKeys }: Vault, old: string, after: string): Promise<Part> {
  const keys = await readKeysOfMaster(db, old, after, batchSize);
  const rewrapped = keys.flatMap((wrapped) => rewrap(wrapped, masterKeys));
  if (rewrapped.length > 0) await updateKeys(db, old, rewrapped);
  return partOf(keys.length, rewrapped.length, keys.at(-1)?.id);
}

function rewrap(wrapped: WrappedKey, masterKeys: MasterKeys): ReturnType<typeof wrapKey>[] {
  try {
    return [wrapKey(unwrapKey(wrapped, masterKeys), wrapped.ownerId, masterKeys.newest)];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

async function rehashPart(db: Db, vault: Vault, old: string, after: string): Promise<Part> {
  return rehash(db, vault, await readEntriesOfMaster(db, old, after, batchSize));
}

/** Hashes the lookups of these entries anew, with the newest master key. */
async function rehash(db: Db, vault: Vault, entries: Awaited<ReturnType<typeof readStaleEntries>>): Promise<Part> {
  const { masterKeys } = vault;
  const keys = await readDataKeys(db, masterKeys, [...new Set(entries.flatMap(({ sealed }) => keyIdOf(sealed) ?? []))]);
  const rehashed = entries.flatMap((entry) => {
    const key = keys.get(keyIdOf(entry.sealed) ?? '');
    if (!key || typeof key === 'string') return [];
    try {
      const lookup = lookupOf(vault, masterKeys.newest, entry.field, decryptEntry(entry, key));
      return [{ ...entry, masterKeyId: masterKeys.newest.id, lookup }];
    } catch (error) {
      if (error instanceof Unreadable) return [];
      throw error;
    }
  });
  if (rehashed.length > 0) await updateLookups(db, rehashed);
  return partOf(entries.length, rehashed.length, entries.at(-1)?.ownerId);
}

function partOf(found: number, rotated: number, last: string | undefined): Part {
  return { rotated, unreadable: found - rotated, last: last ?? null };
}
