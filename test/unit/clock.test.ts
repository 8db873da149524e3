import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock, firstUuidOf } from '../../src/clock.ts';

const timeOf = (uuid: string) => Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);

describe('the stamps of a clock', () => {
  const stampsAt = (readings: number[], each: number) => {
    let reading = 0;
    const clock = createClock(() => new Date(reading));
    return readings.flatMap((time) => {
      reading = time;
      return Array.from({ length: each }, () => clock.stamp());
    });
  };
  const each = fc.integer({ min: 1, max: 5 });

  test('sort in the order in which they were made, though the machine corrects its time by up to a second', () => {
    const start = fc.integer({ min: 1000, max: 4_000_000_000_000 });
    const steps = fc.array(fc.nat({ max: 1000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(start, steps, each, (from, offsets, times) => {
        const readings = offsets.map((offset) => from + offset);
        const stamps = stampsAt(readings, times);
        const ids = stamps.map((stamp) => stamp.id);
        expect(ids).toEqual([...ids].sort());
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, at } of stamps) {
          expect(timeOf(id)).toBe(at.getTime());
          expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        }
        expect(stamps.map(({ at }) => at.getTime())).toEqual(
          readings.flatMap((_, index) => Array(times).fill(Math.max(...readings.slice(0, index + 1)))),
        );
      }),
    );
  });

  test('differ and are at most a second ahead, whatever the machine says the time is', () => {
    const time = fc.oneof(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: 0, max: 5000 }));
    fc.assert(
      fc.property(fc.array(time, { minLength: 2, maxLength: 50 }), each, (readings, times) => {
        const stamps = stampsAt(readings, times);
        expect(new Set(stamps.map(({ id }) => id)).size).toBe(stamps.length);
        for (const [place, { id, at }] of stamps.entries()) {
          const ahead = at.getTime() - (readings[Math.floor(place / times)] ?? 0);
          expect(ahead).toBeGreaterThanOrEqual(0);
          expect(ahead).toBeLessThanOrEqual(1000);
          expect(timeOf(id)).toBe(at.getTime());
        }
      }),
    );
  });

  test('are of the present again once a clock that was an hour ahead is set back', () => {
    let reading = Date.parse('2026-01-01T13:00:00Z');
    const clock = createClock(() => new Date(reading));
    clock.stamp();
    reading = Date.parse('2026-01-01T12:00:00Z');
    expect(clock.now().toISOString()).toBe('2026-01-01T12:00:00.000Z');
    expect(clock.stamp().at.toISOString()).toBe('2026-01-01T12:00:00.000Z');
    reading -= 999;
    expect(clock.now().toISOString()).toBe('2026-01-01T12:00:00.000Z');
    reading -= 2;
    expect(clock.now().toISOString()).toBe('2026-01-01T11:59:58.999Z');
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
