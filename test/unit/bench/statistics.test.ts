import { describe, expect, test } from 'vitest';
import { median, percentile, summarize, type Window } from '../../../bench/compare/statistics.ts';

const windowOf = (requests: number, more: Partial<Window> = {}): Window => ({
  requests,
  seconds: 2,
  p50Ms: 1,
  p99Ms: 2,
  foreignShare: 0,
  ...more,
});

describe('median and percentile', () => {
  test('are the middle, or between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(percentile([5, 1, 3, 2, 4], 0.99)).toBe(5);
  });
});

describe('summarize', () => {
  test('takes the median window of each visit and the median visit, so that one disturbed visit changes nothing', () => {
    const visit = (round: number, ...windows: Window[]) => ({ case: 'one', server: 'signet', round, windows });
    const calm = windowOf(2000, { serverCpu: 1, databaseCpu: 2 });
    const summary = summarize([
      { ...visit(1, calm, calm), memoryMb: 100 },
      { ...visit(2, windowOf(10, { serverCpu: 1, databaseCpu: 2, foreignShare: 0.5 })), memoryMb: 120 },
      visit(3, calm),
    ]);
    expect(summary).toMatchObject({ perSecond: 1000, serverMs: 0.5, databaseMs: 1, memoryMb: 120, foreignShare: 0.5 });
  });

  test('leaves out what was not there to be measured', () => {
    const summary = summarize([{ case: 'hot', server: 'pgbench', round: 1, windows: [windowOf(10)] }]);
    expect(summary.serverMs).toBeUndefined();
    expect(summary.memoryMb).toBeUndefined();
  });
});
