import { customerDocument } from './compare/documents.ts';
import { orderCases } from './order-cases.ts';
import { statementCases } from './statement-cases.ts';
import { balanceCount, balanceId, hub, personAt, type WorldSize } from './world.ts';

/** A query of the API as it is measured; each run asks for another customer. */
export interface Case {
  name: string;
  document: string;
  /** The most milliseconds in the database of 95 of 100 runs. */
  goalMs: number;
  variables(world: WorldSize, random: () => number): Record<string, unknown>;
  /** To begin after so many rows of the list; without it at the start. */
  skips?: number;
  /** The indexes that it must be answered from. */
  indexes: string[];
}

const personFields = 'id displayName emailAddress identityType status createdAt';
const transactionFields = 'id reference amount currency effectiveAt source { id } destination { id }';

const listDocument = `query ($filter: IdentityFilter, $search: String, $first: Int, $after: String) {
  identities(filter: $filter, search: $search, first: $first, after: $after) {
    pageInfo { endCursor } nodes { ${personFields} } } }`;
const countDocument = `query ($filter: IdentityFilter) { identities(filter: $filter, first: 1) { totalCount } }`;
const transactionsDocument = `query ($id: ID!, $first: Int, $after: String) { identity(id: $id) {
  transactions(first: $first, after: $after) { pageInfo { endCursor } nodes { ${transactionFields} } } } }`;
const filteredTransactionsDocument = `query ($filter: TransactionFilter, $first: Int, $after: String) {
  transactions(filter: $filter, first: $first, after: $after) { pageInfo { endCursor } nodes { ${transactionFields} } } }`;
const insightFields = `
  inflow { count total average median largest } outflow { count total average median largest } net
  series { start inflow outflow net count } byHour { hour count } firstActivityAt lastActivityAt
  largestTransaction { id amount } trend { inflowChange outflowChange countChange }`;
const counterpartyFields = 'counterparties(first: 5) { identity { id } balance { id } inflow outflow count }';
const insightsOf = (fields: string, days = '') => `query ($id: ID!) { identity(id: $id) {
  insights(currency: "USD", from: "2025-07-01", to: "2026-06-30"${days}) { ${fields} } } }`;
/** Days that begin at 18:30 in UTC, and hours that begin half an hour later than those of UTC. */
const daysOfIndia = ', interval: DAY, timeZone: "Asia/Kolkata"';

const somebody = (world: WorldSize, random: () => number) =>
  personAt(1 + Math.floor(random() * (world.identities - 1)), world);
const idOf = (person: { id: string }) => `idt_${person.id}`;
const anyId = (world: WorldSize, random: () => number) => ({ id: idOf(somebody(world, random)) });
const anyBalanceId = (world: WorldSize, random: () => number) =>
  `bln_${balanceId(Math.floor(random() * (balanceCount(world) - 6)), world)}`;
const hubId = (world: WorldSize) => ({ id: idOf(personAt(hub, world)) });
const searchFor = (text: string) => () => ({ search: text, first: 20 });

/** The 1,000th page of five. */
const deep = { skips: 4_995 };
const ofFirst5 = (filter: object) => () => ({ filter, first: 5 });
const inAmerica = { country: { in: ['United States', 'Canada'] } };
const sendsAndReceives = ['transactions_source', 'transactions_destination', 'balances_identity'];
const rollup = ['balance_days_pkey', 'balances_identity'];
const rollupWithRows = [
  ...rollup,
  ...['transactions_source_effective', 'transactions_destination_effective', 'transactions_parent'],
];

export const cases: Case[] = [
  {
    name: 'identity by id',
    document: `query ($id: ID!) { identity(id: $id) { ${personFields} metadata } }`,
    goalMs: 20,
    variables: anyId,
    indexes: ['identities_pkey'],
  },
  {
    name: 'identity with balances and newest 10 transactions',
    document: `query ($id: ID!) { identity(id: $id) { ${personFields} balances { nodes { id balance } }
      transactions(first: 10) { nodes { ${transactionFields} } } } }`,
    goalMs: 20,
    variables: anyId,
    indexes: ['identities_pkey', ...sendsAndReceives],
  },
  {
    name: 'identity by e-mail',
    document: listDocument,
    goalMs: 20,
    variables: (world, random) => ({ filter: { emailAddress: { eq: somebody(world, random).emailAddress } } }),
    indexes: ['identities_email_address'],
  },
  {
    name: 'identity by metadata',
    document: listDocument,
    goalMs: 20,
    variables: (world, random) => ({ filter: { metadata: { crm: somebody(world, random).metadata.crm } } }),
    indexes: ['identities_metadata'],
  },
  {
    name: 'search, a typo in each word',
    document: listDocument,
    goalMs: 100,
    variables: (world, random) => ({ search: withTypos(nameOf(somebody(world, random)), random), first: 20 }),
    indexes: ['identities_search'],
  },
  {
    name: 'search, first words as typed',
    document: listDocument,
    goalMs: 100,
    variables: (world, random) => ({ search: nameOf(somebody(world, random)).slice(0, 5), first: 20 }),
    indexes: [],
  },
  { name: 'search "maria"', document: listDocument, goalMs: 100, variables: searchFor('maria'), indexes: [] },
  { name: 'search "mar"', document: listDocument, goalMs: 100, variables: searchFor('mar'), indexes: [] },
  { name: 'search "mraia"', document: listDocument, goalMs: 100, variables: searchFor('mraia'), indexes: [] },
  {
    name: 'filtered list, page 1',
    document: listDocument,
    goalMs: 20,
    variables: ofFirst5(inAmerica),
    indexes: ['identities_created'],
  },
  {
    name: 'filtered list, page 1,000',
    document: listDocument,
    goalMs: 20,
    variables: ofFirst5(inAmerica),
    ...deep,
    indexes: ['identities_created'],
  },
  {
    name: 'list filtered by a rare value, page 1',
    document: listDocument,
    goalMs: 20,
    variables: ofFirst5({ country: { eq: 'Brazil' }, category: { eq: 'investor' } }),
    indexes: ['identities_country'],
  },
  {
    name: 'list filtered by metadata, page 1',
    document: listDocument,
    goalMs: 20,
    variables: ofFirst5({ metadata: { tier: 'standard' } }),
    indexes: ['identities_created'],
  },
  {
    name: 'list filtered by metadata, page 1,000',
    document: listDocument,
    goalMs: 20,
    variables: ofFirst5({ metadata: { tier: 'standard' } }),
    ...deep,
    indexes: ['identities_created'],
  },
  {
    name: 'totalCount of a filtered list',
    document: countDocument,
    goalMs: 100,
    variables: () => ({ filter: { country: { eq: 'Brazil' } } }),
    indexes: ['identities_country'],
  },
  {
    name: 'transactions of an identity',
    document: transactionsDocument,
    goalMs: 20,
    variables: anyId,
    indexes: sendsAndReceives,
  },
  {
    name: 'transactions of the hub, page 1',
    document: transactionsDocument,
    goalMs: 20,
    variables: (world) => ({ ...hubId(world), first: 5 }),
    indexes: sendsAndReceives,
  },
  {
    name: 'transactions of the hub, page 1,000',
    document: transactionsDocument,
    goalMs: 20,
    variables: (world) => ({ ...hubId(world), first: 5 }),
    ...deep,
    indexes: sendsAndReceives,
  },
  {
    name: 'list of transactions filtered by an identity',
    document: filteredTransactionsDocument,
    goalMs: 20,
    variables: (world, random) => ({ filter: { identityId: anyId(world, random).id }, first: 20 }),
    indexes: sendsAndReceives,
  },
  {
    name: 'list of transactions filtered by the hub, page 1,000',
    document: filteredTransactionsDocument,
    goalMs: 20,
    variables: (world) => ({ filter: { identityId: hubId(world).id }, first: 5 }),
    ...deep,
    indexes: sendsAndReceives,
  },
  {
    name: 'list of transactions filtered by a balance',
    document: filteredTransactionsDocument,
    goalMs: 20,
    variables: (world, random) => ({ filter: { balanceId: anyBalanceId(world, random) }, first: 20 }),
    indexes: ['transactions_source', 'transactions_destination'],
  },
  {
    name: 'insights over a year of an identity',
    document: insightsOf(insightFields),
    goalMs: 20,
    variables: anyId,
    indexes: rollup,
  },
  {
    name: 'insights over a year of the hub',
    document: insightsOf(insightFields),
    goalMs: 20,
    variables: hubId,
    indexes: rollup,
  },
  {
    name: 'insights over a year of an identity, by days of India',
    document: insightsOf(insightFields, daysOfIndia),
    goalMs: 20,
    variables: anyId,
    indexes: rollupWithRows,
  },
  {
    name: 'insights over a year of the hub, by days of India',
    document: insightsOf(`${insightFields} ${counterpartyFields}`, daysOfIndia),
    goalMs: 20,
    variables: hubId,
    indexes: rollupWithRows,
  },
  {
    name: 'all of a customer',
    document: customerDocument,
    goalMs: 20,
    variables: (world, random) => ({
      ...anyId(world, random),
      currency: 'USD',
      from: '2026-06-01',
      to: '2026-06-30',
    }),
    indexes: ['identities_pkey', ...sendsAndReceives, ...rollup, 'audit_events_resource'],
  },
  {
    name: 'counterparties over a year of an identity',
    document: insightsOf(counterpartyFields),
    goalMs: 20,
    variables: anyId,
    indexes: ['pair_days_pkey'],
  },
  {
    name: 'counterparties over a year of the hub',
    document: insightsOf(counterpartyFields),
    goalMs: 20,
    variables: hubId,
    indexes: ['pair_days_pkey'],
  },
  {
    name: 'balance with its newest transactions',
    document: `query ($id: ID!) { balance(id: $id) { balance transactions(first: 10) { nodes { ${transactionFields} } } } }`,
    goalMs: 20,
    variables: (world, random) => ({ id: anyBalanceId(world, random) }),
    indexes: ['balances_pkey', 'transactions_source', 'transactions_destination'],
  },
  ...statementCases(hubId, anyId),
  ...orderCases(hubId),
];

function nameOf(person: ReturnType<typeof personAt>): string {
  return person.organizationName ?? `${person.firstName} ${person.lastName}`;
}

/** One slip in each word of four letters and more: a letter missing, doubled, exchanged or swapped with the next. */
function withTypos(name: string, random: () => number): string {
  return name
    .split(' ')
    .map((word) => {
      const letters = [...word];
      if (letters.length < 4) return word;
      const at = 1 + Math.floor(random() * (letters.length - 2));
      const [letter = '', next = ''] = letters.slice(at, at + 2);
      const slips = [[next], [letter, letter, next], ['x', next], [next, letter]];
      letters.splice(at, 2, ...(slips[Math.floor(random() * slips.length)] ?? []));
      return letters.join('');
    })
    .join(' ');
}
