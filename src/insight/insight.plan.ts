import { LRUCache } from 'lru-cache';
import { type HourPlan, planHours } from './insight.hours.ts';
import { type DaysGiven, parseDays, todayIn } from './insight.input.ts';
import {
  type InsightDays,
  type InsightInterval,
  printDay,
  type Range,
  rangeBefore,
  startsOf,
} from './insight.range.ts';
import { type Cover, coverOf, planSums, type SumPlan, spansOf } from './insight.spans.ts';
import { isTimeZone } from './insight.zone.ts';

/** How the insights of these days are read. Each part is worked out when it is first asked for, and once. */
export class InsightPlan implements InsightDays {
  readonly range: Range;
  readonly timeZone: string;
  readonly interval: InsightInterval;
  readonly #starts: Date[];
  /** The first day of each interval of the series as it is printed. */
  readonly starts: readonly string[];
  readonly #cover = once(() => coverOf(this.range, this.timeZone));
  readonly #flows = once(() => planSums(spansOf(this.#starts, this.range, this.timeZone)));
  readonly #before = once(() => planWhole(rangeBefore(this.range), this.timeZone));
  readonly #hours = once(() => planHours(this.cover.spans, this.timeZone));

  constructor({ range, timeZone, interval }: InsightDays) {
    this.range = range;
    this.timeZone = timeZone;
    this.interval = interval;
    this.#starts = startsOf(range, interval);
    this.starts = this.#starts.map(printDay);
  }

  /** Whether days may be others than those of UTC, so that transactions are read beside sums. */
  get isZoned(): boolean {
    return this.timeZone !== 'UTC';
  }

  /** The times of the range. */
  get cover(): Cover {
    return this.#cover();
  }

  /** How the series is put together. */
  get flows(): SumPlan {
    return this.#flows();
  }

  /** The same of all of the range before as one interval. */
  get before(): SumPlan {
    return this.#before();
  }

  get hours(): HourPlan {
    return this.#hours();
  }
}

function planWhole(range: Range, timeZone: string): SumPlan {
  return planSums(spansOf([range.from], range, timeZone));
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Most ask for the same days, and checking and planning them takes many times as long as all else. */
const plans = new LRUCache<string, InsightPlan>({ max: 20 });
const plansOfArguments = new WeakMap<DaysGiven, InsightPlan>();

/** The plan of the days that these arguments ask for, found once for as long as they are the same object. Throws BAD_USER_INPUT. */
export function planOf(args: DaysGiven, now: Date): InsightPlan {
  const known = plansOfArguments.get(args);
  if (known) return known;
  const key = keyOf(args, now);
  const plan = plans.get(key) ?? new InsightPlan(parseDays(args, now));
  plans.set(key, plan);
  plansOfArguments.set(args, plan);
  return plan;
}

function keyOf({ from, to, interval, timeZone }: DaysGiven, now: Date): string {
  const end = to ?? (isTimeZone(timeZone) ? todayIn(timeZone, now) : null);
  // A date that is none has the time NaN, which is not that of an absent one here.
  return [timeZone, interval, from?.getTime(), end?.getTime()].join();
}
