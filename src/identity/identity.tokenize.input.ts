import { z } from 'zod';
import { parseInput } from '../input.ts';
import { broken } from '../issue.ts';
import { refusing } from '../issue-of-zod.ts';
import { type PiiField, piiFields } from './identity.attributes.ts';

const fields = z
  .array(z.enum(piiFields))
  .min(1, 'must name at least one field.')
  .refine(
    (names) => new Set(names).size === names.length,
    refusing(broken('REPEATED', {}, 'must name every field once.')),
  );

/** The fields that are to be tokenized, or whose values are wanted. */
export function parsePiiFields(value: unknown): PiiField[] {
  return parseInput(fields, value, ['fields']);
}
