import type { DaysGiven } from './insight.input.ts';
import { planOf } from './insight.plan.ts';
import { dayMs } from './insight.range.ts';

/**
 * What a time zone adds to the complexity, for transactions have to be read: those at one side of an edge of an interval that is within a
 * day of UTC, and those of each day on which hours do not begin when hours of UTC do. A point of a series costs 1.
 */
export const zoneCosts = { edge: 10, day: 1 };

/**
 * The complexity of `insights`: the number of points of its series, and what the time zone adds. They are counted even when the series is
 * not selected, because only this field has the arguments that decide their number.
 */
export function costOf(args: DaysGiven, now: Date): number {
  try {
    const { starts, flows, hours } = planOf(args, now);
    const daysByRows = hours.byRows.reduce((sum, { begin, end }) => sum + (end - begin) / dayMs, 0);
    return starts.length + zoneCosts.edge * flows.moves.length + zoneCosts.day * Math.ceil(daysByRows);
  } catch {
    // An invalid range is refused by the resolver.
    return 1;
  }
}
