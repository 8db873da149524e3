import { z } from 'zod';
import { idOf, metadata, parseInput, requiredLine } from '../input.ts';

const createLedger = z.object({
  id: idOf('Ledger').nullish(),
  name: requiredLine(),
  metadata: metadata.nullish(),
});

export type CreateLedger = z.output<typeof createLedger>;

export function parseCreateLedger(input: unknown): CreateLedger {
  return parseInput(createLedger, input);
}
