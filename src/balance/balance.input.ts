import { z } from 'zod';
import { isRequired, nothingToChange, notOfFormat } from '../broken-rules.ts';
import { badInputAt } from '../errors.ts';
import { dateTimeFilter, decimalFilter, identifierFilter } from '../filter-conditions.ts';
import { bounded, type GivenNesting, type Nesting, nesting } from '../filter-nesting.ts';
import { anyOfThese, type Given, identifier, idOf, instant, parseInput } from '../input.ts';
import { type BrokenRule, broken } from '../issue.ts';
import { refuse, refusing } from '../issue-of-zod.ts';
import { metadata } from '../metadata-rules.ts';
import { countFractionDigits, fractionDigitsOf } from '../money.ts';

const indicatorPattern = /^@[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}$/;
export const indicatorRule = notOfFormat(
  'indicator',
  'must be @ followed by 1 to 64 letters, digits or one of _ . : / -, starting with a letter or digit, such as "@world".',
);

/** Whether the text has the form of an indicator. */
export function isIndicator(value: string): boolean {
  return indicatorPattern.test(value);
}

const overdraftLimit = z
  .string()
  .refine((limit) => !limit.startsWith('-'), refusing(broken('OUT_OF_RANGE', { min: '0' }, 'must not be negative.')))
  .nullable();

const indicator = identifier()
  .pipe(
    z
      .string()
      .nullable()
      .refine((value) => value === null || isIndicator(value), refusing(indicatorRule)),
  )
  .nullish();

export const createBalance = z
  .strictObject({
    id: idOf('Balance').nullish(),
    ledgerId: idOf('Ledger'),
    identityId: idOf('Identity').nullish(),
    currency: z.string(),
    indicator,
    overdraftLimit: overdraftLimit.default('0'),
    metadata: metadata.nullish(),
  })
  .superRefine(({ currency, overdraftLimit }, check) => {
    const problem = fractionProblem(overdraftLimit ?? '0', currency);
    if (problem) refuse(check, problem, ['overdraftLimit']);
  });

export type CreateBalance = z.output<typeof createBalance>;

/** The rule that an amount with more fraction digits than its currency has breaks; null when it has not more. */
export function fractionProblem(amount: string, currency: string): BrokenRule | null {
  const digits = fractionDigitsOf(currency);
  if (countFractionDigits(amount) <= digits) return null;
  const most = digits === 0 ? 'be a whole number' : `have at most ${digits} fraction digits`;
  return broken('TOO_LONG', { max: digits, unit: 'fractionDigits' }, `must ${most} in ${currency}.`);
}

export type GivenBalance = Given<typeof createBalance>;

export function parseCreateBalance(input: GivenBalance): CreateBalance {
  return parseInput(createBalance, input);
}

export const updateBalance = z
  .strictObject({ overdraftLimit: overdraftLimit.optional(), indicator })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), refusing(nothingToChange));

export type UpdateBalance = z.output<typeof updateBalance>;

export type GivenBalanceChanges = Given<typeof updateBalance>;

export function parseUpdateBalance(input: GivenBalanceChanges): UpdateBalance {
  return parseInput(updateBalance, input);
}

export const balanceStatuses = ['OPEN', 'CLOSED'] as const;

const balanceConditions = z.strictObject({
  ledgerId: idOf('Ledger').optional(),
  /** Null: nobody. */
  identityId: idOf('Identity').nullish(),
  isLinked: z.boolean('must be true or false.').optional(),
  status: anyOfThese(z.enum(balanceStatuses)).optional(),
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
  return parseInput(z.string().refine(isIndicator, refusing(indicatorRule)), indicator, ['indicator']);
}

export function parseTime(time: Date): Date {
  return parseInput(instant, time, ['time']);
}

const linkTarget = idOf('Identity').nullable();

/** The UUID of the identity to link to; null to unlink. Absent is neither. */
export function parseLinkTarget(identityId: string | null | undefined): string | null {
  if (identityId === undefined) {
    throw badInputAt(['identityId'], { ...isRequired, message: 'is required; null unlinks.' });
  }
  return parseInput(linkTarget, identityId, ['identityId']);
}
