import { expect, test } from 'vitest';
import type { Db, PrismaClient } from '../../../src/db/open-database.ts';
import { transact } from '../../../src/db/transact.ts';

test('a transaction waits for a connection as long as it may take itself, for many may be ahead of it', async () => {
  const asked: { timeout?: number; maxWait?: number }[] = [];
  const $transaction = async (work: (db: Db) => Promise<string>, options: object) => {
    asked.push(options);
    return work({} as Db);
  };
  const prisma = { $transaction } as unknown as PrismaClient;
  expect(await transact(prisma, async () => 'done')).toBe('done');
  expect(asked).toEqual([{ timeout: 30_000, maxWait: 30_000 }]);
});
