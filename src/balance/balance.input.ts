import { z } from 'zod';
import { badInput } from '../errors.ts';
import { bounded, type GivenNesting, type Nesting, nesting } from '../filter-nesting.ts';
import {
  dateTimeFilter,
  decimalFilter,
  type Given,
  identifier,
  identifierFilter,
  idOf,
  instant,
  metadata,
  parseInput,
} from '../input.ts';
import { countFractionDigits, fractionDigitsOf } from '../money.ts';

const indicatorPattern = /^@[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}$/;
export const indicatorRule =
  'must be @ followed by 1 to 64 letters, digits or one of _ . : / -, starting with a letter or digit, such as "@world".';

/** Whether the text has the form of an indicator. */
export function isIndicator(value: string): boolean {
  return indicatorPattern.test(value);
}

export const createBalance = z
  .strictObject({
    id: idOf('Balance').nullish(),
    ledgerId: idOf('Ledger'),
    identityId: idOf('Identity').nullish(),
    currency: z.string(),
    indicator: identifier()
      .pipe(
        z
          .string()
          .nullable()
          .refine((value) => value === null || isIndicator(value), indicatorRule),
      )
      .nullish(),
    overdraftLimit: z
      .string()
      .refine((limit) => !limit.startsWith('-'), 'must not be negative.')
      .nullable()
      .default('0'),
    metadata: metadata.nullish(),
  })
  .superRefine(({ currency, overdraftLimit }, check) => {
    const problem = fractionProblem(overdraftLimit ?? '0', currency);
    if (problem) check.addIssue({ code: 'custom', path: ['overdraftLimit'], message: problem });
  });

export type CreateBalance = z.output<typeof createBalance>;

/** The rule that an amount with more fraction digits than its currency has breaks; null when it has not more. */
export function fractionProblem(amount: string, currency: string): string | null {
  const digits = fractionDigitsOf(currency);
  if (countFractionDigits(amount) <= digits) return null;
  if (digits === 0) return `must be a whole number in ${currency}.`;
  return `must have at most ${digits} fraction digits in ${currency}.`;
}

export type GivenBalance = Given<typeof createBalance>;

export function parseCreateBalance(input: GivenBalance): CreateBalance {
  return parseInput(createBalance, input);
}

const balanceConditions = z.strictObject({
  ledgerId: idOf('Ledger').optional(),
  /** Null: nobody. */
  identityId: idOf('Identity').nullish(),
  isLinked: z.boolean('must be true or false.').optional(),
  currency: z.string().optional(),
  balance: decimalFilter.optional(),
  indicator: identifierFilter.optional(),
  createdAt: dateTimeFilter.optional(),
  metadata: metadata.optional(),
});

export const balanceFilter = nesting(balanceConditions);
const boundedFilter = bounded(balanceFilter);

export type BalanceConditions = z.output<typeof balanceConditions>;
export type BalanceFilter = Nesting<BalanceConditions>;
export type GivenBalanceFilter = GivenNesting<Given<typeof balanceConditions>>;

export function parseBalanceFilter(filter: GivenBalanceFilter | null | undefined): BalanceFilter | null {
  return parseInput(boundedFilter.nullish(), filter, ['filter']) ?? null;
}

export function parseIndicator(indicator: string): string {
  return parseInput(z.string().refine(isIndicator, indicatorRule), indicator, ['indicator']);
}

export function parseTime(time: Date): Date {
  return parseInput(instant, time, ['time']);
}

const linkTarget = idOf('Identity').nullable();

/** The UUID of the identity to link to; null to unlink. Absent is neither. */
export function parseLinkTarget(identityId: string | null | undefined): string | null {
  if (identityId === undefined) {
    throw badInput({ path: ['identityId'], message: 'identityId is required; null unlinks.' });
  }
  return parseInput(linkTarget, identityId, ['identityId']);
}
