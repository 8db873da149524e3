import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sealPending, startSealer } from '../../../src/audit/audit.sealer.ts';
import type { Query } from '../../../src/db/open-database.ts';

/** A database in which so many events wait; it seals a part of at most the limit at a time, or fails. */
function useLog(waiting: number) {
  const log = {
    waiting,
    calls: 0,
    error: undefined as Error | undefined,
    hold: undefined as Promise<void> | undefined,
  };
  const query = (async (_statement: string, [limit]: [number]) => {
    log.calls += 1;
    await log.hold;
    if (log.error) throw log.error;
    const sealed = Math.min(log.waiting, limit);
    log.waiting -= sealed;
    return [{ sealed }];
  }) as unknown as Query;
  return { log, query };
}

describe('sealPending', () => {
  test.each([
    [0, 1],
    [999, 1],
    [1000, 2],
    [2500, 3],
  ])('seals all of %i events, in %i parts', async (waiting, calls) => {
    const { log, query } = useLog(waiting);
    expect(await sealPending(query)).toBe(waiting);
    expect(log).toMatchObject({ waiting: 0, calls });
  });
});

describe('the sealer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const errors: unknown[] = [];
  const start = (query: Query) => {
    errors.length = 0;
    return startSealer(query, (error) => void errors.push(error));
  };
  const second = () => vi.advanceTimersByTimeAsync(1000);

  test('seals within a second what came, again and again', async () => {
    const { log, query } = useLog(1);
    const sealer = start(query);
    await second();
    expect(log.waiting).toBe(0);
    log.waiting = 1500;
    await second();
    expect(log.waiting).toBe(0);
    await sealer.stop();
  });

  test('tells a failure once, goes on, and tells of the next one after a success', async () => {
    const { log, query } = useLog(1);
    const sealer = start(query);
    log.error = new Error('no connection');
    await second();
    await second();
    expect(log.calls).toBeGreaterThan(2);
    expect(errors).toEqual([log.error]);
    log.error = undefined;
    await second();
    expect(log.waiting).toBe(0);
    log.error = new Error('no disk');
    await second();
    expect(errors).toEqual([new Error('no connection'), log.error]);
    log.error = undefined;
    await sealer.stop();
  });

  test('seals what waits when it is stopped, and nothing afterwards', async () => {
    const { log, query } = useLog(3);
    await start(query).stop();
    expect(log).toMatchObject({ waiting: 0, calls: 1 });
    log.waiting = 1;
    await second();
    expect(log.waiting).toBe(1);
  });

  test('ends its work first when it is stopped in the midst of it, and what came meanwhile is sealed too', async () => {
    const { log, query } = useLog(1);
    const sealer = start(query);
    let letGo = () => {};
    log.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    await second();
    let isStopped = false;
    const stopped = sealer.stop().then(() => {
      isStopped = true;
    });
    await second();
    expect([isStopped, log.calls]).toEqual([false, 1]);
    log.waiting += 5;
    letGo();
    await stopped;
    expect(log.waiting).toBe(0);
    const { calls } = log;
    await second();
    expect(log.calls).toBe(calls);
  });

  test('is stopped also when the last seals fail, and tells that', async () => {
    const { log, query } = useLog(1);
    const sealer = start(query);
    log.error = new Error('gone');
    await sealer.stop();
    expect(errors).toEqual([log.error]);
  });
});
