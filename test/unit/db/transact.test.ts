import { describe, expect, test } from 'vitest';
import { databaseCodeOf, mayBeCausedByOneItem, wasRolledBack } from '../../../src/db/database-code.ts';
import type { PrismaClient } from '../../../src/db/open-database.ts';
import { retryOnConflict, transact } from '../../../src/db/transact.ts';

/** An error as a driver throws it, and as Prisma wraps it. */
const ofDriver = (code: string) => Object.assign(new Error(code), { code });
const ofPrisma = (originalCode: string) =>
  Object.assign(new Error('failed'), { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode } } } });

/** A transaction that fails with these errors one after the other, and then is done. */
function useTransaction(...errors: unknown[]) {
  const used = { attempts: 0 };
  const run = async () => {
    const error = errors[used.attempts];
    used.attempts += 1;
    if (error !== undefined) throw error;
    return 'done';
  };
  return { used, run };
}

describe('a transaction that the database took back for the sake of another', () => {
  test.each([
    ['of two that waited for one another', ofDriver('40P01')],
    ['of two that waited for one another, through Prisma', ofPrisma('40P01')],
    ['that rested on what another changed', ofDriver('40001')],
    ['that rested on what another changed, through Prisma', ofPrisma('40001')],
  ])('is run again: one %s', async (_what, error) => {
    const { used, run } = useTransaction(error, error);
    expect(await retryOnConflict(run)).toBe('done');
    expect(used.attempts).toBe(3);
  });

  test('is run again by transact as a whole', async () => {
    const { used, run } = useTransaction(ofPrisma('40P01'));
    const prisma = { $transaction: (work: () => Promise<string>) => work() } as unknown as PrismaClient;
    expect(await transact(prisma, run)).toBe('done');
    expect(used.attempts).toBe(2);
  });

  test('is given up after twenty attempts, with what the database said last', async () => {
    const errors = Array.from({ length: 30 }, () => ofDriver('40P01'));
    const { used, run } = useTransaction(...errors);
    await expect(retryOnConflict(run)).rejects.toBe(errors[19]);
    expect(used.attempts).toBe(20);
  });
});

describe('a transaction that failed for another reason', () => {
  test.each(['a text', 7, null, undefined])('gives what was thrown, no error too: %s', async (thrown) => {
    const prisma = { $transaction: (work: () => Promise<string>) => work() } as unknown as PrismaClient;
    const failing = transact(prisma, () => Promise.reject(thrown));
    await expect(failing).rejects.toBe(thrown);
  });

  test.each([
    ['a violated constraint', ofDriver('23505')],
    ['a time limit', ofDriver('57014')],
    ['a server that stops', ofDriver('57P01')],
    ['a broken connection', ofDriver('08006')],
    ['a socket', ofDriver('ECONNRESET')],
    ['any error of ours', new Error('40P01')],
    ['nothing that is an error', null],
  ])('is not run again: %s', async (_what, error) => {
    const { used, run } = useTransaction(error, error);
    await expect(retryOnConflict(run)).rejects.toBe(error);
    expect(used.attempts).toBe(1);
  });

  test('is retried when its own rule says so, and by no other rule', async () => {
    const isTaken = (error: unknown) => databaseCodeOf(error) === '23505';
    const { used, run } = useTransaction(ofDriver('23505'), ofDriver('40P01'), ofDriver('23514'));
    await expect(retryOnConflict(run, isTaken)).rejects.toMatchObject({ code: '23514' });
    expect(used.attempts).toBe(3);
  });
});

describe('the code of the database', () => {
  test.each([
    [ofDriver('23505'), '23505'],
    [ofPrisma('23505'), '23505'],
    [ofDriver('XX000'), 'XX000'],
    [ofDriver('0A000'), '0A000'],
    [ofDriver('P2002'), undefined],
    [ofDriver('ECONNREFUSED'), undefined],
    [ofDriver('EPIPE'), undefined],
    [new Error('23505'), undefined],
    [{ code: 23505 }, undefined],
    [undefined, undefined],
    [null, undefined],
    ['23505', undefined],
  ])('of %j is %s', (error, code) => {
    expect(databaseCodeOf(error)).toBe(code);
  });

  test.each([
    // A constraint, a number out of range, a deadlock, a serialization failure, a full disk: nothing of it was done.
    ...['23505', '23514', '22003', '40P01', '40001', '53100', 'XX000'].map((code) => [code, true, true] as const),
    // A statement that the database does not understand is one of ours, and of no item.
    ...['42601', '42883', '42P01'].map((code) => [code, true, false] as const),
    // A connection that broke or was ended: nobody knows what was done.
    ...['08000', '08003', '08006', '57014', '57P01', '57P02', '57P03'].map((code) => [code, false, false] as const),
    ...['P2024', 'ECONNRESET'].map((code) => [code, false, false] as const),
  ])(
    '%s says whether all was rolled back (%s) and whether it may be of one item (%s)',
    (code, rolledBack, ofOneItem) => {
      for (const error of [ofDriver(code), ofPrisma(code)]) {
        expect(wasRolledBack(error)).toBe(rolledBack);
        expect(mayBeCausedByOneItem(error)).toBe(ofOneItem);
      }
    },
  );
});
