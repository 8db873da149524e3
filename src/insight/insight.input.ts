import { z } from 'zod';
import { outside } from '../broken-rules.ts';
import { outOfYears, parseInput } from '../input.ts';
import { broken } from '../issue.ts';
import { refuse, refusing } from '../issue-of-zod.ts';
import type { InsightScope } from './insight.parts.sql.ts';
import {
  beforeLongest,
  dayOf,
  defaultFrom,
  earliestDay,
  type InsightInterval,
  isShortEnough,
  printDay,
  type Range,
} from './insight.range.ts';

const latestDay = new Date('9999-12-31');

const day = z
  .date('must be a date such as "2026-01-31".')
  .refine((value) => value >= earliestDay && value <= latestDay, refusing(outOfYears))
  .nullish();

/** The range of these days; by default the twelve months up to today. */
function rangeUpTo(now: Date) {
  return z
    .object({ from: day, to: day })
    .transform(({ from, to }): Range => {
      const end = to ?? dayOf(now);
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

/** The arguments of insights. */
export interface InsightArgs {
  currency: string;
  from?: Date | null;
  to?: Date | null;
  interval: InsightInterval;
}

/** Throws BAD_USER_INPUT. */
function parseRange(days: Pick<InsightArgs, 'from' | 'to'>, now: Date): Range {
  return parseInput(rangeUpTo(now), days, []);
}

let last: { key: string; range: Range } | undefined;

/** The scope of insights that these arguments ask for. Throws BAD_USER_INPUT. */
export function parseScope({ currency, from, to, interval }: InsightArgs, now: Date): InsightScope {
  // Most ask for the same days, and making the schema takes many times as long as all else.
  const key = [dayOf(now), from, to].map((day) => day?.getTime()).join();
  if (last?.key !== key) last = { key, range: parseRange({ from, to }, now) };
  return { currency, range: last.range, interval };
}

const counterpartiesAtMost = 100;
const firstRule = refusing(outside(1, counterpartiesAtMost));
const first = z.number().refine((count) => count >= 1 && count <= counterpartiesAtMost, firstRule);

/** How many counterparties are asked for. Throws BAD_USER_INPUT. */
export function parseFirst(value: number): number {
  return parseInput(first, value, ['first']);
}
