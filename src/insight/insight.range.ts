/** Days of a calendar, both inclusive, each as the Date of its midnight in UTC, whatever the time zone whose days they are. */
export interface Range {
  from: Date;
  to: Date;
}

export const insightIntervals = ['DAY', 'WEEK', 'MONTH'] as const;
export type InsightInterval = (typeof insightIntervals)[number];

/** The days that insights are of. */
export interface InsightDays {
  range: Range;
  timeZone: string;
  /** How long the intervals of the series are. */
  interval: InsightInterval;
}

/** The limit of a range, which bounds the cost of reading it. */
export const yearsAtMost = 10;
export const earliestDay = new Date('1900-01-01');

export const dayMs = 24 * 60 * 60 * 1000;

/** The day of UTC that this time lies in. */
export function dayOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / dayMs) * dayMs);
}

function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * dayMs);
}

/** How many days a range has. */
export function countDays({ from, to }: Range): number {
  return Math.round((to.getTime() - from.getTime()) / dayMs) + 1;
}

/** The default start of a range: twelve calendar months, the last of which is that of `to`. */
export function defaultFrom(to: Date): Date {
  const from = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() - 11, 1));
  return from < earliestDay ? earliestDay : from;
}

/** After this day a range that ends on `to` has to begin: ten years before, of which February 29 is a February 28. */
export function beforeLongest(to: Date): Date {
  const same = new Date(Date.UTC(to.getUTCFullYear() - yearsAtMost, to.getUTCMonth(), to.getUTCDate()));
  return same.getUTCMonth() === to.getUTCMonth() ? same : addDays(same, -1);
}

/** Whether the range ends before the same day ten years on. From February 29 that is a March 1. */
export function isShortEnough({ from, to }: Range): boolean {
  return from > beforeLongest(to);
}

/** The range of as many days that ends where this one begins. */
export function rangeBefore(range: Range): Range {
  return { from: addDays(range.from, -countDays(range)), to: addDays(range.from, -1) };
}

/** The first day of each interval, in order. The first interval starts where the range does. */
export function startsOf({ from, to }: Range, interval: InsightInterval): Date[] {
  const starts: Date[] = [];
  for (let start = from; start <= to; start = nextStart(start, interval)) starts.push(start);
  return starts;
}

/** The first day of the interval after the one that this day lies in. Weeks begin on Monday. */
function nextStart(day: Date, interval: InsightInterval): Date {
  if (interval === 'DAY') return addDays(day, 1);
  if (interval === 'WEEK') return addDays(day, 7 - ((day.getUTCDay() + 6) % 7));
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1));
}

/** A day as in "2026-01-31". */
export function printDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
