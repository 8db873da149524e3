import { z } from 'zod';
import { mustBeObject } from './broken-rules.ts';
import { isStorable, type JsonObject, unstorableRule } from './input.ts';
import { type BrokenRule, broken } from './issue.ts';
import { refuse } from './issue-of-zod.ts';
import { inexactNumber } from './json.ts';

const badNumbers = (message: string) => broken('NOT_ALLOWED', { what: 'numbers' }, message);
const inexactRule = badNumbers(
  'must hold only numbers that come back as they were sent, of about 15 digits: write a longer one as a string.',
);
const infiniteRule = badNumbers('must hold only numbers that JSON can represent.');

const metadataLimits = { bytes: 16 * 1024, depth: 32, keys: 1000 };
const metadataSizeRule = broken(
  'TOO_LONG',
  { max: metadataLimits.bytes, unit: 'bytes' },
  'must have at most 16 kB as JSON.',
);
const metadataDepthRule = broken(
  'TOO_MANY',
  { max: metadataLimits.depth, unit: 'levels' },
  `must have at most ${metadataLimits.depth} levels.`,
);
const metadataKeysRule = broken(
  'TOO_MANY',
  { max: metadataLimits.keys, unit: 'keys' },
  'must have at most 1,000 keys.',
);

/** The caller's own JSON object: at most 16 kB as JSON, 32 levels and 1,000 keys. Every key is plain, `__proto__` too. */
export const metadata = z.custom<JsonObject>().superRefine((value, check) => {
  const problem = metadataProblem(value);
  if (problem) refuse(check, problem);
});

/** Walks without recursion, so that no nesting exhausts the stack. */
export function metadataProblem(value: unknown): BrokenRule | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return mustBeObject;
  let keys = 0;
  // What it takes at least: of more than it may have, no more is read.
  let bytes = 0;
  let level: unknown[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      bytes += typeof item === 'string' ? item.length + 2 : 1;
      if (bytes > metadataLimits.bytes) return metadataSizeRule;
      if (typeof item === 'string' && !isStorable(item)) return unstorableRule;
      if (item === inexactNumber) return inexactRule;
      if (typeof item === 'number' && !Number.isFinite(item)) return infiniteRule;
      if (typeof item !== 'object' || item === null) continue;
      if (depth > metadataLimits.depth) return metadataDepthRule;
      if (!Array.isArray(item)) {
        const names = Object.keys(item);
        keys += names.length;
        if (keys > metadataLimits.keys) return metadataKeysRule;
        if (!names.every(isStorable)) return unstorableRule;
      }
      // One by one: a call can have some ten thousands of arguments, and a list more elements.
      for (const child of Object.values(item)) next.push(child);
    }
    level = next;
  }
  if (Buffer.byteLength(JSON.stringify(value)) > metadataLimits.bytes) return metadataSizeRule;
  return null;
}
