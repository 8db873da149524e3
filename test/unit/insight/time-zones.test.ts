import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsInZone, planHours } from '../../../src/insight/insight.hours.ts';
import { insightIntervals, type Range, startsOf } from '../../../src/insight/insight.range.ts';
import { coverOf, planSums, type SumPlan, spansOf } from '../../../src/insight/insight.spans.ts';
import { isTimeZone, offsetAt, stretchesOf } from '../../../src/insight/insight.zone.ts';
import { wallClock } from '../../api/insight/wall-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zones = Intl.supportedValuesOf('timeZone');
const zone = fc.constantFrom('UTC', ...zones);
const time = fc
  .date({ min: new Date('1900-01-03'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.getTime());
const dayOf = (at: number) => new Date(Math.floor(at / dayMs) * dayMs);
const printed = (at: number) => new Date(at).toISOString();

describe('a time zone', () => {
  test.each([
    'UTC',
    'Europe/Paris',
    'US/Pacific',
    'asia/KOLKATA',
    'EST',
    'GB',
    'Etc/GMT+5',
    'America/Argentina/Ushuaia',
  ])('may be called %s', (name) => expect(isTimeZone(name)).toBe(true));

  test.each([
    '',
    'Mars/Olympus',
    '+05:30',
    '-08:00',
    'UTC+1',
    'IST',
    'PST',
    'SystemV/PST8',
    'Europe/Paris ',
    'local',
    '\0',
  ])('is not called %j', (name) => expect(isTimeZone(name)).toBe(false));

  test('has the offset at every time that its clocks show', () => {
    fc.assert(
      fc.property(zone, fc.array(time, { minLength: 1, maxLength: 5 }), (name, times) => {
        const clock = wallClock(name);
        for (const at of times) {
          const [day, hour] = [printed(at + offsetAt(name, at)).slice(0, 10), printed(at + offsetAt(name, at))];
          expect(clock(printed(at))).toEqual({ day, hour: Number(hour.slice(11, 13)) });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has stretches that follow each other, with the changes of clocks between them', () => {
    const [begin, end] = [Date.parse('2024-02-01T00:00:00Z'), Date.parse('2024-12-01T12:34:56.789Z')];
    const stretches = stretchesOf('Australia/Lord_Howe', begin, end);
    expect(stretches.map(({ offset }) => offset / hourMs)).toEqual([11, 10.5, 11]);
    expect(stretches.map(({ begin }) => printed(begin))).toEqual([
      '2024-02-01T00:00:00.000Z',
      '2024-04-06T15:00:00.000Z',
      '2024-10-05T15:30:00.000Z',
    ]);
    expect(stretches.at(-1)?.end).toBe(end);
  });
});

test('summer time of a single week is seen', () => {
  const [begin, end] = [Date.parse('2000-09-01'), Date.parse('2000-12-01')];
  const [, summer] = stretchesOf('America/Noronha', begin, end);
  expect(summer).toEqual({
    begin: Date.parse('2000-10-08T02:00:00Z'),
    end: Date.parse('2000-10-15T01:00:00Z'),
    offset: -hourMs,
  });
});

/** A zone, days of it, and times in those days and just beside them. */
const question = fc
  .record({
    zone,
    from: time.map(dayOf),
    days: fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 800 })),
    interval: fc.constantFrom(...insightIntervals),
    places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
  })
  .map(({ from, days, places, ...rest }) => {
    const range: Range = { from, to: new Date(from.getTime() + days * dayMs) };
    const [low, high] = [from.getTime() - 1.6 * dayMs, range.to.getTime() + 2.6 * dayMs];
    return {
      ...rest,
      range,
      times: places.map((place) => Math.floor((low + place * (high - low)) / 900_000) * 900_000),
    };
  });

/** The place of the interval that the clock's day is in; null when it is in none. */
function intervalOf(day: string, { to }: Range, starts: Date[]): number | null {
  const begun = starts.filter((start) => printed(start.getTime()).slice(0, 10) <= day).length - 1;
  return begun < 0 || day > printed(to.getTime()).slice(0, 10) ? null : begun;
}

/** How often a transaction of this time is counted in each interval, as the statement adds and takes off. */
function countedIn({ days, runs, moves }: SumPlan, at: number): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (interval: number | null | undefined, sign: number) => {
    if (typeof interval === 'number') counts.set(interval, (counts.get(interval) ?? 0) + sign);
  };
  const day = dayOf(at);
  if (days.from <= day && day <= days.to) add(runs.findLast((run) => run.day <= day.getTime())?.interval, 1);
  for (const { begin, end, into, outOf } of moves) {
    if (begin > at || at >= end) continue;
    add(into, 1);
    add(outOf, -1);
  }
  return new Map([...counts].filter(([, count]) => count !== 0));
}

describe('of any zone and range', () => {
  test('each time is counted once, in the interval of the day that clocks showed', () => {
    fc.assert(
      fc.property(question, ({ zone, range, interval, times }) => {
        const starts = startsOf(range, interval);
        const plan = planSums(spansOf(starts, range, zone));
        const clock = wallClock(zone);
        for (const at of times) {
          const expected = intervalOf(clock(printed(at)).day, range, starts);
          expect(countedIn(plan, at)).toEqual(new Map(expected === null ? [] : [[expected, 1]]));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('each time of the range is either on one of its whole days of UTC or in the rest', () => {
    fc.assert(
      fc.property(question, ({ zone, range, times }) => {
        const { spans, days, rest } = coverOf(range, zone);
        const clock = wallClock(zone);
        const isIn = (all: { begin: number; end: number }[], at: number) =>
          all.filter(({ begin, end }) => begin <= at && at < end).length;
        for (const at of times) {
          const expected = intervalOf(clock(printed(at)).day, range, [range.from]) === null ? 0 : 1;
          const isOnDays = days.from <= dayOf(at) && dayOf(at) <= days.to;
          expect([isIn(spans, at), isIn(rest, at) + Number(isOnDays)]).toEqual([expected, expected]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('each time of the range is counted in the hour that clocks showed, by counts or by rows', () => {
    fc.assert(
      fc.property(question, ({ zone, range, times }) => {
        const plan = planHours(coverOf(range, zone).spans, zone);
        const clock = wallClock(zone);
        for (const at of times) {
          const { day, hour } = clock(printed(at));
          const run = plan.runs.findLastIndex((first) => first <= dayOf(at).getTime());
          const isRead = plan.days.from <= dayOf(at) && dayOf(at) <= plan.days.to;
          const ofDay = Array.from({ length: 24 }, (_, place) => (place === new Date(at).getUTCHours() ? 1 : null));
          const counts = countsInZone(plan, new Map(isRead ? [[run, ofDay]] : []));
          for (const { begin, end, offset } of plan.byRows) {
            if (begin <= at && at < end) counts[new Date(at + offset).getUTCHours()] = 1;
          }
          const isInRange = intervalOf(day, range, [range.from]) !== null;
          expect(counts.flatMap((count, place) => (count ? [[place, count]] : []))).toEqual(
            isInRange ? [[hour, 1]] : [],
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('a day that begins late in the day of UTC takes the transactions of its smaller part alone', () => {
  const range = { from: new Date('2024-01-15'), to: new Date('2024-01-16') };
  const { moves } = planSums(spansOf(startsOf(range, 'DAY'), range, 'Asia/Kolkata'));
  expect(moves.map(({ begin, end, into, outOf }) => [printed(begin), printed(end), into, outOf])).toEqual([
    ['2024-01-14T18:30:00.000Z', '2024-01-15T00:00:00.000Z', 0, null],
    ['2024-01-15T18:30:00.000Z', '2024-01-16T00:00:00.000Z', 1, 0],
    ['2024-01-16T18:30:00.000Z', '2024-01-17T00:00:00.000Z', null, 1],
  ]);
});

test('a day that a zone skipped has no time at all', () => {
  const day = { from: new Date('2011-12-30'), to: new Date('2011-12-30') };
  expect(spansOf([day.from], day, 'Pacific/Apia')).toEqual([]);
  expect(coverOf(day, 'Pacific/Apia').rest).toEqual([]);
});
