import { z } from 'zod';
import { parseInput } from '../input.ts';
import { dayOf, defaultFrom, earliestDay, isShortEnough, printDay, type Range } from './insight.range.ts';

const latestDay = new Date('9999-12-31');

const day = z
  .date('must be a date such as "2026-01-31".')
  .refine((value) => value >= earliestDay && value <= latestDay, 'must lie in the years 1900 to 9999.')
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
      const refuse = (message: string) => check.addIssue({ code: 'custom', path: ['from'], message });
      if (range.from > range.to) refuse(`must not be after to, which is ${printDay(range.to)}.`);
      else if (!isShortEnough(range)) refuse(`must be less than ten years before to, which is ${printDay(range.to)}.`);
    });
}

/** The range of insights that these arguments ask for. Throws BAD_USER_INPUT. */
export function parseRange({ from, to }: { from?: Date | null; to?: Date | null }, now: Date): Range {
  return parseInput(rangeUpTo(now), { from, to }, []);
}

const counterpartiesAtMost = 100;
const first = z.number().min(1, 'must be 1 to 100.').max(counterpartiesAtMost, 'must be 1 to 100.');

/** How many counterparties are asked for. Throws BAD_USER_INPUT. */
export function parseFirst(value: number): number {
  return parseInput(first, value, ['first']);
}
