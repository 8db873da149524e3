import { z } from 'zod';
import { parseInput, requiredText } from '../input.ts';
import { type PiiField, piiFields } from '../vault/vault.token.ts';

const fields = z
  .array(z.enum(piiFields))
  .min(1, 'must name at least one field.')
  .refine((names) => new Set(names).size === names.length, 'must name every field once.');

export function parsePiiFields(value: unknown): PiiField[] {
  return parseInput(fields, value, ['fields']);
}

export function parseRequiredReason(reason: unknown): string {
  return parseInput(requiredText(1000), reason, ['reason']);
}
