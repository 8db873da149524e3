import { z } from 'zod';
import { type Given, idOf, metadata, parseInput, requiredLine } from '../input.ts';

export const createLedger = z.strictObject({
  id: idOf('Ledger').nullish(),
  name: requiredLine(),
  metadata: metadata.nullish(),
});

export type CreateLedger = z.output<typeof createLedger>;

export type GivenLedger = Given<typeof createLedger>;

export function parseCreateLedger(input: GivenLedger): CreateLedger {
  return parseInput(createLedger, input);
}
