import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countDays,
  dayOf,
  defaultFrom,
  insightIntervals,
  isShortEnough,
  printDay,
  type Range,
  rangeBefore,
  startsOf,
} from '../../../src/insight/insight.range.ts';

const dayMs = 24 * 60 * 60 * 1000;
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / dayMs) * dayMs));
const range: fc.Arbitrary<Range> = fc
  .tuple(day, fc.nat({ max: 3000 }))
  .map(([from, days]) => ({ from, to: new Date(from.getTime() + days * dayMs) }));
const days = (from: string, to: string): Range => ({ from: new Date(from), to: new Date(to) });

test('the default begins on the first of the month eleven months before', () => {
  expect(printDay(defaultFrom(new Date('2026-11-24')))).toBe('2025-12-01');
  expect(printDay(defaultFrom(new Date('2026-12-31')))).toBe('2026-01-01');
  expect(printDay(defaultFrom(new Date('2025-01-31')))).toBe('2024-02-01');
});

test('a day is that of UTC, also before 1970', () => {
  expect(printDay(dayOf(new Date('2026-11-24T23:59:59.999Z')))).toBe('2026-11-24');
  expect(printDay(dayOf(new Date('1969-12-31T00:00:00.001Z')))).toBe('1969-12-31');
});

test('ten years are too long by a day', () => {
  expect(isShortEnough(days('2016-11-25', '2026-11-24'))).toBe(true);
  expect(isShortEnough(days('2016-11-24', '2026-11-24'))).toBe(false);
});

test('the range before is as long and ends the day before', () => {
  fc.assert(
    fc.property(range, (given) => {
      const before = rangeBefore(given);
      expect(countDays(before)).toBe(countDays(given));
      expect(before.to.getTime()).toBe(given.from.getTime() - dayMs);
    }),
  );
});

describe.each(insightIntervals)('intervals of a %s', (interval) => {
  test('cover the range once, in order, and begin where the calendar does', () => {
    fc.assert(
      fc.property(range, (given) => {
        const starts = startsOf(given, interval);
        expect(starts[0]).toEqual(given.from);
        const begins = (date: Date) =>
          interval === 'DAY' || (interval === 'WEEK' ? date.getUTCDay() === 1 : date.getUTCDate() === 1);
        const expected = [];
        for (let time = given.from.getTime(); time <= given.to.getTime(); time += dayMs) {
          if (time === given.from.getTime() || begins(new Date(time))) expected.push(new Date(time));
        }
        expect(starts).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
