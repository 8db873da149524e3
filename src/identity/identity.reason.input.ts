import { parseInput, requiredText, text } from '../input.ts';

const reasonAtMost = 1000;

/** Why something was done, where the caller need not say. */
export function parseReason(reason: unknown): string | null {
  return parseInput(text(reasonAtMost).nullish(), reason, ['reason']) ?? null;
}

/** The same where the caller must say. */
export function parseRequiredReason(reason: unknown): string {
  return parseInput(requiredText(reasonAtMost), reason, ['reason']);
}
