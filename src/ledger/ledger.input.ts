import { z } from 'zod';
import { nothingToChange } from '../broken-rules.ts';
import { dateTimeFilter, stringFilter } from '../filter-conditions.ts';
import { bounded, type GivenNesting, type Nesting, nesting } from '../filter-nesting.ts';
import { type Given, idOf, parseInput, requiredLine } from '../input.ts';
import { refusing } from '../issue-of-zod.ts';
import { metadata } from '../metadata-rules.ts';

export const createLedger = z.strictObject({
  id: idOf('Ledger').nullish(),
  name: requiredLine(),
  metadata: metadata.nullish(),
});

export const updateLedger = z
  .strictObject({ name: requiredLine().optional(), metadata: metadata.nullish() })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), refusing(nothingToChange));

export type CreateLedger = z.output<typeof createLedger>;

export type GivenLedger = Given<typeof createLedger>;

export function parseCreateLedger(input: GivenLedger): CreateLedger {
  return parseInput(createLedger, input);
}

export type UpdateLedger = z.output<typeof updateLedger>;

/** As GraphQL lets it through: it knows no field that may be left out and must not be null. */
export type GivenLedgerChanges = Given<typeof updateLedger> | { name: null };

export function parseUpdateLedger(input: GivenLedgerChanges): UpdateLedger {
  return parseInput(updateLedger, input);
}

const ledgerConditions = z.strictObject({
  name: stringFilter.optional(),
  createdAt: dateTimeFilter.optional(),
  metadata: metadata.optional(),
});

export const ledgerFilter = nesting(ledgerConditions);
const boundedFilter = bounded(ledgerFilter);

export type LedgerFilter = Nesting<z.output<typeof ledgerConditions>>;
export type GivenLedgerFilter = GivenNesting<Given<typeof ledgerConditions>>;

export function parseLedgerFilter(filter: GivenLedgerFilter | null | undefined): LedgerFilter | null {
  return parseInput(boundedFilter.nullish(), filter, ['filter']) ?? null;
}
