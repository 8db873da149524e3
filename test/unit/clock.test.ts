import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock, firstUuidOf } from '../../src/clock.ts';

const timeOf = (uuid: string) => Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);

describe('the stamps of a clock', () => {
  test('sort in the order in which they were made, whatever the machine says the time is', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 5 }), (readings, each) => {
        let reading = 0;
        const clock = createClock(() => new Date(reading));
        const stamps = readings.flatMap((time) => {
          reading = time;
          return Array.from({ length: each }, () => clock.stamp());
        });
        const ids = stamps.map((stamp) => stamp.id);
        expect(ids).toEqual([...ids].sort());
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, at } of stamps) {
          expect(timeOf(id)).toBe(at.getTime());
          expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        }
        expect(stamps.map(({ at }) => at.getTime())).toEqual(
          readings.flatMap((_, index) => Array(each).fill(Math.max(...readings.slice(0, index + 1)))),
        );
      }),
    );
  });

  test('of two clocks at one moment differ', () => {
    const now = () => new Date(1_700_000_000_000);
    const ids = Array.from({ length: 1000 }, () => createClock(now).stamp().id);
    expect(new Set(ids).size).toBe(1000);
  });
});

describe('the first UUID of a time', () => {
  test('is above every stamp before it and not above any from it on', () => {
    const time = fc.integer({ min: 0, max: 250_000_000_000_000 });
    fc.assert(
      fc.property(time, time, (made, bound) => {
        const { id } = createClock(() => new Date(made)).stamp();
        expect(id >= firstUuidOf(new Date(bound))).toBe(made >= bound);
      }),
    );
  });

  test('of a time before 1970 is the lowest there is', () => {
    expect(firstUuidOf(new Date('1900-01-01'))).toBe('00000000-0000-0000-0000-000000000000');
  });
});
