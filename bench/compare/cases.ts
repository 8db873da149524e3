export const caseNames = [
  'one',
  'page',
  'customer',
  'spread',
  'hot',
  'create',
  'start',
  'pglite-one',
  'pglite-record',
] as const;
export type CaseName = (typeof caseNames)[number];

/** What a request of a case does, whatever server it goes to. */
export type RequestName = 'one' | 'page' | 'customer' | 'record' | 'create';

export const requestOf: Record<Exclude<CaseName, 'start'>, RequestName> = {
  one: 'one',
  page: 'page',
  customer: 'customer',
  spread: 'record',
  hot: 'record',
  create: 'create',
  'pglite-one': 'one',
  'pglite-record': 'record',
};

/** What each case is, for a reader of the table. */
export const caseTitles: Record<CaseName, string> = {
  one: 'one: an identity with its balances and its newest 10 transactions',
  page: 'page: 20 identities, each with its balances and its newest 10 transactions',
  customer:
    'customer: an identity with its balances, its newest 10 transactions and who they were with, its newest 10 events, and what came in and went out on each of 30 days',
  spread: 'recordTransaction, spread: between any two of all balances',
  hot: 'recordTransaction, hot: always between the same two balances',
  create: 'createIdentity: ten attributes and metadata',
  start: 'start: from `node dist/server/cli/main.js serve` to the first answer, on PostgreSQL',
  'pglite-one': 'embedded, one',
  'pglite-record': 'embedded, recordTransaction between any two of all balances',
};
