import type { Case } from './cases.ts';

const documentOf = (window: string) => `query ($id: ID!, $first: Int, $after: String) { identity(id: $id) {
  statement(currency: "USD", from: "2025-07-01T12:00:00Z", to: "2026-06-30T12:00:00Z") {
    openingBalance closingBalance credits debits
    lines(${window}) { pageInfo { endCursor } nodes { amount balanceAfter transaction { reference } } } } } }`;

const window = 'first: $first, after: $after';
const indexes = [
  ...['balances_identity', 'balance_days_pkey'],
  ...['transactions_source_effective', 'transactions_destination_effective'],
];

/** Statements of a year, of anybody and of the hub: a page deep inside, and the last one, which is read from the end. */
export function statementCases(ofHub: Case['variables'], ofAnybody: Case['variables']): Case[] {
  const first5 =
    (of: Case['variables']): Case['variables'] =>
    (world, random) => ({ ...of(world, random), first: 5 });
  const of = (name: string, rest: Pick<Case, 'document' | 'variables' | 'skips'>) => ({
    name,
    goalMs: 20,
    indexes,
    ...rest,
  });
  return [
    of('statement over a year of an identity', { document: documentOf(window), variables: first5(ofAnybody) }),
    of('statement over a year of the hub, page 100', {
      ...{ document: documentOf(window), variables: first5(ofHub), skips: 495 },
    }),
    of('statement over a year of the hub, last page', {
      ...{ document: documentOf('last: $first, after: $after'), variables: first5(ofHub) },
    }),
  ];
}
