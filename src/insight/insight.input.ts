import { z } from 'zod';
import { outside, unknownValue } from '../broken-rules.ts';
import { outOfYears, parseInput } from '../input.ts';
import { type BrokenRule, broken } from '../issue.ts';
import { refuse, refusing } from '../issue-of-zod.ts';
import { didYouMean } from '../nearest.ts';
import {
  beforeLongest,
  dayOf,
  defaultFrom,
  earliestDay,
  type InsightDays,
  type InsightInterval,
  isShortEnough,
  printDay,
  type Range,
} from './insight.range.ts';
import { isTimeZone, offsetAt, timeZoneNames } from './insight.zone.ts';

const latestDay = new Date('9999-12-31');

const day = z
  .date('must be a date such as "2026-01-31".')
  .refine((value) => value >= earliestDay && value <= latestDay, refusing(outOfYears))
  .nullish();

const timeZone = z.string().superRefine((name, check) => {
  if (!isTimeZone(name)) refuse(check, unknownZone(name));
});

/** The sentence has an example instead of the first thirty of hundreds of names. */
function unknownZone(name: string): BrokenRule {
  const rule = unknownValue(timeZoneNames(), name) as BrokenRule & { rule: 'UNKNOWN_VALUE' };
  const question = didYouMean(rule.params.suggestion);
  return {
    ...rule,
    message: `must be the name of a time zone of the IANA database, such as "Europe/Paris".${question}`,
  };
}

/** The day that clocks of this time zone show. */
export function todayIn(timeZone: string, now: Date): Date {
  return dayOf(new Date(now.getTime() + offsetAt(timeZone, now.getTime())));
}

/** The range of these days; by default the twelve months up to today. */
function rangeUpTo(now: Date) {
  return z
    .object({ from: day, to: day, timeZone })
    .transform(({ from, to, timeZone }): Range => {
      const end = to ?? todayIn(timeZone, now);
      return { from: from ?? defaultFrom(end), to: end };
    })
    .superRefine((range, check) => {
      const to = printDay(range.to);
      const isBackwards = range.from > range.to;
      if (!isBackwards && isShortEnough(range)) return;
      const rule = isBackwards ? 'not be after to' : 'be less than ten years before to';
      const allowed = isBackwards ? { max: to } : { above: printDay(beforeLongest(range.to)) };
      refuse(check, broken('OUT_OF_RANGE', allowed, `must ${rule}, which is ${to}.`), ['from']);
    });
}

/** The arguments that say which days. */
export interface DaysGiven {
  from?: Date | null;
  to?: Date | null;
  interval: InsightInterval;
  timeZone: string;
}

export interface InsightArgs extends DaysGiven {
  currency: string;
}

/** The days that these arguments ask for. Throws BAD_USER_INPUT. */
export function parseDays({ from, to, timeZone, interval }: DaysGiven, now: Date): InsightDays {
  return { range: parseInput(rangeUpTo(now), { from, to, timeZone }, []), timeZone, interval };
}

const counterpartiesAtMost = 100;
const firstRule = refusing(outside(1, counterpartiesAtMost));
const first = z.number().refine((count) => count >= 1 && count <= counterpartiesAtMost, firstRule);

/** How many counterparties are asked for. Throws BAD_USER_INPUT. */
export function parseFirst(value: number): number {
  return parseInput(first, value, ['first']);
}
