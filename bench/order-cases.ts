import type { Case } from './cases.ts';

const directions = ['ASC', 'DESC'] as const;

/** A list in each of its orders, forward from deep inside. `indexes`: of each field, those that give its order. */
function casesOf(
  name: string,
  document: (orderBy: string) => string,
  indexes: Record<string, string[]>,
  variables: Case['variables'],
): Case[] {
  return Object.entries(indexes).flatMap(([field, used]) =>
    directions.map((direction) => ({
      name: `${name} by ${field} ${direction}, page 100`,
      document: document(`orderBy: { field: ${field}, direction: ${direction} }`),
      goalMs: 20,
      variables,
      skips: 495,
      indexes: used,
    })),
  );
}

const window = 'first: $first, after: $after';
const page = '{ pageInfo { endCursor } nodes { id } }';

/** Every order of the lists that may have a million rows, each of which an index serves. Ledgers are few. */
export function orderCases(ofHub: Case['variables']): Case[] {
  return [
    ...casesOf(
      'identities',
      (orderBy) => `query ($first: Int, $after: String) { identities(${window}, ${orderBy}) ${page} }`,
      {
        CREATED_AT: ['identities_created'],
        UPDATED_AT: ['identities_updated'],
        DISPLAY_NAME: ['identities_display_name'],
        COUNTRY: ['identities_by_country'],
        CATEGORY: ['identities_by_category'],
      },
      () => ({ first: 5 }),
    ),
    ...casesOf(
      'transactions',
      (orderBy) => `query ($first: Int, $after: String) { transactions(${window}, ${orderBy}) ${page} }`,
      {
        CREATED_AT: ['transactions_pkey'],
        EFFECTIVE_AT: ['transactions_effective'],
        AMOUNT: ['transactions_amount'],
      },
      () => ({ first: 5 }),
    ),
    ...casesOf(
      'transactions of the hub',
      (orderBy) => `query ($id: ID!, $first: Int, $after: String) {
        identity(id: $id) { transactions(${window}, ${orderBy}) { pageInfo { endCursor } nodes { id amount currency description } } } }`,
      {
        CREATED_AT: ['transactions_source', 'transactions_destination'],
        EFFECTIVE_AT: ['transactions_source_effective', 'transactions_destination_effective'],
        AMOUNT: ['transactions_outflow', 'transactions_inflow'],
      },
      (world, random) => ({ ...ofHub(world, random), first: 5 }),
    ),
    ...casesOf(
      'balances',
      (orderBy) => `query ($first: Int, $after: String) { balances(${window}, ${orderBy}) ${page} }`,
      { CREATED_AT: ['balances_created'] },
      () => ({ first: 5 }),
    ),
  ];
}
