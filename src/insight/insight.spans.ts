import { dayMs, type Range } from './insight.range.ts';
import { stretchesOf } from './insight.zone.ts';

/** Times in milliseconds, `end` exclusive. */
export interface Span {
  begin: number;
  end: number;
}

/** A span in which the clocks of a zone show days of one interval, which is known by its place in the series; null: of none. */
export interface IntervalSpan extends Span {
  interval: number | null;
}

/** Further than any zone is ahead of UTC or behind it. */
const farthest = 2 * dayMs;

/** No transaction is effective then or later. */
export const endOfTime = Date.UTC(10_000, 0);

/**
 * When the clocks of the zone show the days of which interval, in order of time. `starts` are the first days of the intervals.
 *
 * A day is not always one span: clocks that are set back just after midnight show the evening before once more. And a day that the zone
 * skipped has none.
 */
export function spansOf(starts: readonly Date[], { from, to }: Range, zone: string): IntervalSpan[] {
  const spans: IntervalSpan[] = [];
  const edges = [...starts.map((start) => start.getTime()), to.getTime() + dayMs];
  const last = Math.min(to.getTime() + farthest, endOfTime);
  for (const { begin, end, offset } of stretchesOf(zone, from.getTime() - farthest, last)) {
    for (let interval = intervalAt(edges, begin + offset); interval < starts.length; interval += 1) {
      const [low = 0, high = 0] = edges.slice(interval, interval + 2);
      const span = { begin: Math.max(begin, low - offset), end: Math.min(end, high - offset), interval };
      if (span.begin >= end) break;
      if (span.begin < span.end) addSpan(spans, span);
    }
  }
  return spans;
}

/** The last interval that has begun at this time of the zone's clocks; the first when none has. */
function intervalAt(edges: readonly number[], time: number): number {
  const next = edges.findIndex((edge) => edge > time);
  return Math.max(0, (next < 0 ? edges.length : next) - 1);
}

function addSpan(spans: IntervalSpan[], span: IntervalSpan): void {
  const last = spans.at(-1);
  if (last?.end === span.begin && last.interval === span.interval) last.end = span.end;
  else spans.push(span);
}

const floorDay = (time: number) => Math.floor(time / dayMs) * dayMs;
const ceilDay = (time: number) => Math.ceil(time / dayMs) * dayMs;

/** Days of UTC from `day` on, until the next run, each of which is counted as a whole in one interval. */
export interface DayRun {
  day: number;
  interval: number | null;
}

/** Time that is counted in another interval than the rest of its day of UTC. */
export interface Move extends Span {
  into: number | null;
  outOf: number | null;
}

/** How sums of days of UTC become sums of intervals of a zone. */
export interface SumPlan {
  /** The days of UTC whose sums are read. */
  days: Range;
  runs: DayRun[];
  moves: Move[];
}

/**
 * Counts each day of UTC in the interval that has most of it, so that only the transactions of its smaller parts are read: of a day in
 * India, which begins at 18:30, those of five and a half hours.
 */
export function planSums(spans: readonly IntervalSpan[]): SumPlan {
  const runs: DayRun[] = [];
  const parts = new Map<number, IntervalSpan[]>();
  for (const { interval, ...span } of withGaps(spans)) {
    if (ceilDay(span.begin) < floorDay(span.end)) runs.push({ day: ceilDay(span.begin), interval });
    for (const part of partsOfDays(span)) {
      const day = floorDay(part.begin);
      parts.set(day, [...(parts.get(day) ?? []), { ...part, interval }]);
    }
  }
  const moves: Move[] = [];
  for (const [day, ofDay] of parts) {
    const most = largestOf(ofDay);
    runs.push({ day, interval: most });
    const others = ofDay.filter(({ interval }) => interval !== most);
    moves.push(...others.map(({ interval, ...part }) => ({ ...part, into: interval, outOf: most })));
  }
  return { days: daysOf(spans), runs: runs.sort((one, other) => one.day - other.day), moves };
}

/** The spans with those between them that are of no interval, from the beginning of a day of UTC to the end of one. */
function withGaps(spans: readonly IntervalSpan[]): IntervalSpan[] {
  const all: IntervalSpan[] = [];
  let end = floorDay(spans[0]?.begin ?? 0);
  for (const span of spans) {
    if (end < span.begin) all.push({ begin: end, end: span.begin, interval: null });
    all.push(span);
    end = span.end;
  }
  return end < ceilDay(end) ? [...all, { begin: end, end: ceilDay(end), interval: null }] : all;
}

/** What the span has of days of UTC that it does not have as a whole: at its beginning and at its end. */
export function partsOfDays({ begin, end }: Span): Span[] {
  const [first, last] = [ceilDay(begin), floorDay(end)];
  if (first > last) return [{ begin, end }];
  return [
    { begin, end: first },
    { begin: last, end },
  ].filter((part) => part.begin < part.end);
}

/** The days of UTC that the span has as a whole; none when `from` is after `to`. */
export function wholeDaysOf({ begin, end }: Span): Range {
  return { from: new Date(ceilDay(begin)), to: new Date(floorDay(end) - dayMs) };
}

function largestOf(parts: readonly IntervalSpan[]): number | null {
  const lengths = new Map<number | null, number>();
  for (const { begin, end, interval } of parts) lengths.set(interval, (lengths.get(interval) ?? 0) + end - begin);
  return [...lengths].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function daysOf(spans: readonly Span[]): Range {
  const [begin, end] = [spans[0]?.begin ?? 0, spans.at(-1)?.end ?? 0];
  return { from: new Date(floorDay(begin)), to: new Date(ceilDay(end) - dayMs) };
}

/** A range of days of a zone as days of UTC that are in it as a whole, and the rest. */
export interface Cover {
  spans: Span[];
  days: Range;
  rest: Span[];
}

export function coverOf(range: Range, zone: string): Cover {
  const spans = spansOf([range.from], range, zone).map(({ begin, end }) => ({ begin, end }));
  const longest = spans.reduce((most, span) => (span.end - span.begin > most.end - most.begin ? span : most), {
    begin: 0,
    end: 0,
  });
  const rest = spans.flatMap((span) => (span === longest ? partsOfDays(span) : [span]));
  return { spans, days: wholeDaysOf(longest), rest };
}
