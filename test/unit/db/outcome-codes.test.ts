import { describe, expect, test } from 'vitest';
import { mayBeCausedByOneItem, wasNotCommitted, wasRolledBack } from '../../../src/db/database-code.ts';
import type { PrismaClient } from '../../../src/db/open-database.ts';
import { isKnownUncommitted, retryOnConflict, settleUncommitted, transact } from '../../../src/db/transact.ts';

const failure = (code?: string, more: object = {}) => Object.assign(new Error('secret'), { code }, more);
/** As Prisma passes on what its driver met. */
const ofPrisma = (originalCode: string) =>
  failure('P2010', { meta: { driverAdapterError: { cause: { originalCode } } } });

/** Whether nothing was done: known for what the database refused, and not when the connection ended under way. */
const cases: [what: string, code: string, isRolledBack: boolean, isOfOneItem: boolean, isNotCommitted: boolean][] = [
  ['a check that was violated', '23514', true, true, true],
  ['a unique constraint that was violated', '23505', true, true, true],
  ['a value out of range', '22003', true, true, true],
  ['a deadlock', '40P01', true, true, true],
  ['a serialization failure', '40001', true, true, true],
  ['a table that is missing', '42P01', true, false, true],
  ['too many connections', '53300', true, true, true],
  ['a full disk', '53100', true, true, true],
  ['a fault of the database', 'XX000', true, true, true],
  ['a statement whose completion is unknown', '40003', false, false, false],
  ['an administrator who ended the session', '57P01', false, false, false],
  ['a crash of another session', '57P02', false, false, false],
  ['a session that was idle for too long', '57P05', false, false, false],
  ['a database that was dropped', '57P04', false, false, false],
  ['a statement that was cancelled', '57014', false, false, true],
  ['a server that is starting', '57P03', false, false, true],
  ['a connection that failed', '08006', false, false, false],
  ['a connection that is gone', '08003', false, false, false],
  ['a connection that was not made', '08001', false, false, true],
  ['a connection that was refused', '08004', false, false, true],
];

describe.each(cases)('after %s (%s)', (_what, code, isRolledBack, isOfOneItem, isNotCommitted) => {
  test.each([
    ['the driver', failure(code)],
    ['Prisma', ofPrisma(code)],
  ])('as %s tells it, what is known of the change is right', (_who, error) => {
    expect([wasRolledBack(error), mayBeCausedByOneItem(error), wasNotCommitted(error)]).toEqual([
      isRolledBack,
      isOfOneItem,
      isNotCommitted,
    ]);
  });
});

test.each([
  ['nobody listens', failure('ECONNREFUSED', { syscall: 'connect' }), true],
  ['there is no such host', failure('ENOTFOUND', { syscall: 'getaddrinfo' }), true],
  ['no connection was free in time', new Error('timeout exceeded when trying to connect'), true],
  ['Prisma cannot reach the database', failure('P1001'), true],
  ['Prisma was refused', failure('P1000'), true],
  ['Prisma finds no such database', failure('P1003'), true],
  ['Prisma may not use the database', failure('P1010'), true],
  ['Prisma got no transaction in time', failure('P2024'), true],
  ['the connection was reset', failure('ECONNRESET', { syscall: 'read' }), false],
  ['the connection ended', new Error('Connection terminated unexpectedly'), false],
  ['something else failed', new TypeError('x'), false],
  ['nothing was thrown', undefined, false],
])('when %s, it is known or not that nothing was done', (_what, error, isNotCommitted) => {
  expect([wasRolledBack(error), mayBeCausedByOneItem(error), wasNotCommitted(error)]).toEqual([
    false,
    false,
    isNotCommitted,
  ]);
});

describe('a transaction', () => {
  const lost = () => new Error('Connection terminated unexpectedly');
  const run = async (
    transaction: (work: (db: never) => Promise<unknown>) => Promise<unknown>,
    work = async () => 1,
  ) => {
    const prisma = { $transaction: transaction } as unknown as PrismaClient;
    return transact(prisma, work).then(
      () => 'made',
      (error: unknown) => (isKnownUncommitted(error) ? 'not made' : 'not known'),
    );
  };

  test('whose connection ends before it is committed was not made', async () => {
    expect(
      await run(
        (work) => work({} as never),
        () => Promise.reject(lost()),
      ),
    ).toBe('not made');
    expect(await run(() => Promise.reject(lost()))).toBe('not made');
  });

  test('whose connection ends while it is committed may have been made', async () => {
    expect(await run(async (work) => work({} as never).then(() => Promise.reject(lost())))).toBe('not known');
  });

  test('whose commit the database refuses was not made', async () => {
    const refuse = () => Promise.reject(failure('23505'));
    expect(await run(async (work) => work({} as never).then(refuse))).toBe('not made');
  });

  test('is retried after a deadlock, and not after its session was ended', async () => {
    for (const [code, attempts] of [
      ['40P01', 2],
      ['40001', 2],
      ['57P01', 1],
      ['57014', 1],
      ['23505', 1],
    ] as const) {
      let made = 0;
      const outcome = retryOnConflict(async () => {
        made += 1;
        if (made < 2) throw failure(code);
        return 'done';
      });
      await outcome.catch(() => {});
      expect([code, made]).toEqual([code, attempts]);
    }
  });
});

describe('of several transactions', () => {
  const rejected = async (code: string) => {
    const [result] = await Promise.allSettled([retryOnConflict(() => Promise.reject(failure(code)))]);
    return result as PromiseRejectedResult;
  };
  const done: PromiseFulfilledResult<number> = { status: 'fulfilled', value: 1 };

  test('nothing was made when each tells so', async () => {
    const results = [await rejected('57P03'), await rejected('42P01')];
    settleUncommitted(results, true);
    expect(results.map(({ reason }) => isKnownUncommitted(reason))).toEqual([true, true]);
  });

  test.each([
    ['another was made', done, true],
    ['of another it is not known', '57P01', true],
    ['there were others before', '57P03', false],
  ] as const)('it is not known what was made when %s', async (_what, other, areAll) => {
    const one = await rejected('57P03');
    settleUncommitted([one, typeof other === 'string' ? await rejected(other) : other], areAll);
    expect(isKnownUncommitted(one.reason)).toBe(false);
  });

  test('the item that the database refused was not made, whatever became of the others', async () => {
    const one = await rejected('23514');
    settleUncommitted([done, one], true);
    expect(isKnownUncommitted(one.reason)).toBe(true);
  });
});
