import { z } from 'zod';
import { fractionProblem, indicatorRule, isIndicator } from '../balance/balance.input.ts';
import { badInputAt } from '../errors.ts';
import { dateTimeFilter, decimalFilter, identifierFilter, stringFilter } from '../filter-conditions.ts';
import { bounded, type GivenNesting, type Nesting, nesting } from '../filter-nesting.ts';
import { idProblem } from '../ids.ts';
import {
  anyOfThese,
  type Given,
  identifier,
  idOf,
  instant,
  type MalformedInput,
  parseInput,
  requiredIdentifier,
  soughtIdentifier,
  text,
} from '../input.ts';
import { broken } from '../issue.ts';
import { refuse, refusing } from '../issue-of-zod.ts';
import { metadata } from '../metadata-rules.ts';

const sideRule = broken(
  'MALFORMED',
  { format: 'ID', prefixes: ['bln_', '@'] },
  'must be the id of a balance, bln_ and a UUID, or an indicator such as "@world".',
);

/** One side of a transaction: a balance's id, which becomes its UUID, or an indicator, which stays. */
const side = z
  .string()
  .superRefine((key, check) => {
    if (key.startsWith('@') ? isIndicator(key) : !idProblem(key, ['Balance'])) return;
    refuse(check, key.startsWith('@') ? indicatorRule : sideRule);
  })
  .transform((key) => (key.startsWith('@') ? key : key.slice(key.indexOf('_') + 1).toLowerCase()));

const positive = z
  .string()
  .refine(
    (amount) => amount !== '0' && !amount.startsWith('-'),
    refusing(broken('OUT_OF_RANGE', { above: '0' }, 'must be greater than 0.')),
  );

export const recordTransaction = z
  .strictObject({
    reference: requiredIdentifier(),
    amount: positive,
    currency: z.string(),
    source: side,
    destination: side,
    description: text().nullish(),
    effectiveAt: instant.nullish(),
    hold: z.boolean().nullish(),
    metadata: metadata.nullish(),
  })
  .superRefine(({ amount, currency }, check) => {
    const problem = fractionProblem(amount, currency);
    if (problem) refuse(check, problem, ['amount']);
  });

export type RecordTransaction = z.output<typeof recordTransaction>;

export type GivenTransaction = Given<typeof recordTransaction>;

/** `path` is where the input stands among the arguments. */
export function parseRecordTransaction(input: GivenTransaction | MalformedInput, path: string[]): RecordTransaction {
  return parseInput(recordTransaction, input, path);
}

const followTransaction = z.strictObject({
  id: idOf('Transaction'),
  amount: positive.nullish(),
  reference: identifier().nullish(),
});

/** What is to follow from a transaction: on the one with this UUID, how much of it, and under which reference. */
export type FollowTransaction = z.output<typeof followTransaction>;

export type FollowArgs = Given<typeof followTransaction>;

export function parseFollowTransaction(args: FollowArgs): FollowTransaction {
  return parseInput(followTransaction, args, []);
}

/** Throws BAD_USER_INPUT when an amount has more fraction digits than its currency. */
export function refuseFractions(amount: string, currency: string): void {
  const problem = fractionProblem(amount, currency);
  if (problem) throw badInputAt(['amount'], problem);
}

export const transactionKinds = ['TRANSFER', 'HOLD', 'COMMIT', 'VOID', 'REFUND'] as const;
export type TransactionKind = (typeof transactionKinds)[number];
export const transactionStatuses = ['APPLIED', 'INFLIGHT', 'COMMITTED', 'VOIDED'] as const;

const transactionConditions = z.strictObject({
  kind: anyOfThese(z.enum(transactionKinds)).optional(),
  status: anyOfThese(z.enum(transactionStatuses)).optional(),
  isOpen: z.boolean('must be true or false.').optional(),
  currency: z.string().optional(),
  amount: decimalFilter.optional(),
  createdAt: dateTimeFilter.optional(),
  effectiveAt: dateTimeFilter.optional(),
  reference: identifierFilter.optional(),
  description: stringFilter.optional(),
  balanceId: idOf('Balance').optional(),
  identityId: idOf('Identity').optional(),
  parentId: idOf('Transaction').optional(),
  metadata: metadata.optional(),
});

export const transactionFilter = nesting(transactionConditions);
const boundedFilter = bounded(transactionFilter);

export type TransactionConditions = z.output<typeof transactionConditions>;
export type TransactionFilter = Nesting<TransactionConditions>;
export type GivenTransactionFilter = GivenNesting<Given<typeof transactionConditions>>;

export function parseTransactionFilter(filter: GivenTransactionFilter | null | undefined): TransactionFilter | null {
  return parseInput(boundedFilter.nullish(), filter, ['filter']) ?? null;
}

export function parseReference(reference: string): string {
  return parseInput(soughtIdentifier, reference, ['reference']).trim();
}
