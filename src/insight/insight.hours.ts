import { dayMs, type Range } from './insight.range.ts';
import { planSums, type Span } from './insight.spans.ts';
import { type Stretch, stretchesOf } from './insight.zone.ts';

const hourMs = 60 * 60 * 1000;

/** How the hours of a zone are counted. Where its clocks differ from UTC by whole hours, the counts by hours of UTC tell; else transactions do. */
export interface HourPlan {
  /** The days of UTC whose counts are read, added up from each of `runs` until the next. */
  days: Range;
  runs: number[];
  /** Where the counts tell. */
  byCounts: Stretch[];
  /** Where transactions have to be read. */
  byRows: Stretch[];
}

export function planHours(spans: readonly Span[], zone: string): HourPlan {
  const stretches = spans.flatMap(({ begin, end }) => stretchesOf(zone, begin, end));
  const split = stretches.map(splitByHours);
  const byCounts = split.flatMap(({ whole }) => whole);
  const { days, runs } = planSums(byCounts.map(({ begin, end }, interval) => ({ begin, end, interval })));
  return { days, runs: runs.map(({ day }) => day), byCounts, byRows: split.flatMap(({ parts }) => parts) };
}

/** What the stretch has of whole hours that are the same hours in UTC, and the rest of it. */
function splitByHours({ begin, end, offset }: Stretch): { whole: Stretch[]; parts: Stretch[] } {
  const [first, last] = [Math.ceil(begin / hourMs) * hourMs, Math.floor(end / hourMs) * hourMs];
  if (offset % hourMs !== 0 || first >= last) return { whole: [], parts: [{ begin, end, offset }] };
  const parts = [
    { begin, end: first, offset },
    { begin: last, end, offset },
  ];
  return { whole: [{ begin: first, end: last, offset }], parts: parts.filter((part) => part.begin < part.end) };
}

/** The counts of each run by hours of UTC, as counts by hours of the zone's clocks. */
export function countsInZone(plan: HourPlan, counts: ReadonlyMap<number, readonly (number | null)[]>): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const [run, day] of plan.runs.entries()) {
    for (const [hour, count] of (counts.get(run) ?? []).entries()) {
      // All days of a run are in the same stretches at the same hours, so the first of them stands for all.
      const time = day + hour * hourMs;
      const stretch = plan.byCounts.find(({ begin, end }) => begin <= time && time < end);
      if (stretch && count) addTo(hours, hourOf(time + stretch.offset), count);
    }
  }
  return hours;
}

const hourOf = (time: number) => (((time % dayMs) + dayMs) % dayMs) / hourMs;

function addTo(hours: number[], hour: number, count: number): void {
  hours[hour] = (hours[hour] ?? 0) + count;
}
