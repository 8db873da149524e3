import { z } from 'zod';
import { instant, parseInput } from '../input.ts';
import { broken } from '../issue.ts';
import { refuse } from '../issue-of-zod.ts';

/** What a statement is of: one currency, and the time from `from`, inclusive, to `to`, exclusive. */
export interface Period {
  currency: string;
  from: Date;
  to: Date;
}

const times = z.object({ from: instant, to: instant }).superRefine(({ from, to }, check) => {
  if (from <= to) return;
  const end = to.toISOString();
  refuse(check, broken('OUT_OF_RANGE', { max: end }, `must not be after to, which is ${end}.`), ['from']);
});

/** The period that these arguments ask for. Throws BAD_USER_INPUT. */
export function parsePeriod({ currency, from, to }: Period): Period {
  return { currency, ...parseInput(times, { from, to }, []) };
}
