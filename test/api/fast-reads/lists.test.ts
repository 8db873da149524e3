import { beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../../src/db/open-database.ts';
import {
  asksForStatus,
  expectedPage,
  matches,
  type NamedOrder,
  ordersOf,
  type PageArgs,
  type Row,
} from '../../support/list-oracle.ts';
import { createRandom } from '../../support/random.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const seed = Number(process.env.TEST_SEED ?? 1);
const questions = Math.ceil(Number(process.env.TEST_OPERATIONS ?? 10_000) / 25);
const random = createRandom(seed);
const below = (count: number) => Math.floor(random() * count);
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
const chance = (share: number) => random() < share;
const start = Date.parse('2026-03-01T00:00:00Z');
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();

/** All records as they stand, read with plain selects. */
const world = { identities: [] as Row[], ledgers: [] as Row[], balances: [] as Row[], transactions: [] as Row[] };
/** The cursor of each record in each order. */
const cursors = new Map<string, string>();

/** An id of the caller's own, which says nothing of when its record was made. */
function ownId(prefix: string): string {
  const digits = Array.from({ length: 12 }, () => below(16).toString(16)).join('');
  return `${prefix}_${digits.slice(0, 8)}-0000-4000-8000-${digits}`;
}

async function makeWorld(): Promise<void> {
  const { client } = app;
  // Several in each minute, so that times are often equal.
  const step = (made: number) => {
    app.now = new Date(start + Math.floor(made / 3) * 60_000);
  };
  const people: string[] = [];
  const names = ['Ada', 'ada', 'Bo', 'bob', 'Cy', 'Dee_', 'Dee%', 'Élodie', 'ÉLODIE'];
  for (let made = 0; made < 24; made += 1) {
    step(made);
    const input = made % 5 === 4 ? { identityType: 'ORGANIZATION' as const, organizationName: pick(names) } : {};
    const { createIdentity } = await client.createIdentity({
      input: {
        ...{ id: ownId('idt'), identityType: 'INDIVIDUAL' as const, firstName: pick(names), metadata: pick(metadatas) },
        ...(made % 2
          ? { country: pick(['Canada', 'Chad']), category: pick(['vip', 'v_p']), externalId: `ext-${made}` }
          : {}),
        ...(made % 3
          ? { lastName: pick(names), city: pick(['Ulm', 'ULM', 'Élan']), postCode: pick(['10_1', '1011']) }
          : {}),
        ...(made % 4 ? { dob: pick(days), gender: pick(['f', 'F', 'm']), state: pick(['Ulm', 'Bo']) } : {}),
        ...input,
      },
    });
    people.push(createIdentity.id);
  }
  const ledgers: string[] = [];
  for (let made = 24; made < 29; made += 1) {
    step(made);
    ledgers.push((await client.createLedger({ input: { id: ownId('ldg'), name: pick(names) } })).createLedger.id);
  }
  const balances: { id: string; currency: string }[] = [];
  for (let made = 29; made < 60; made += 1) {
    step(made);
    const currency = pick(['USD', 'USD', 'EUR']);
    const { createBalance } = await client.createBalance({
      input: {
        ...{ id: ownId('bln'), ledgerId: pick(ledgers), currency, overdraftLimit: null, metadata: pick(metadatas) },
        identityId: chance(0.7) ? pick(people.slice(0, 6)) : null,
        indicator: chance(0.3) ? `@fees_${made}` : null,
      },
    });
    balances.push({ id: createBalance.id, currency });
  }
  for (const identityId of [null, people[1]]) {
    const input = { id: ownId('bln'), ledgerId: pick(ledgers), currency: 'USD', identityId };
    const { createBalance } = await client.createBalance({ input });
    await client.closeBalance({ id: createBalance.id, reason: 'nothing in it' });
  }
  await makeTransactions(balances, step);
  for (const [made, id] of people.slice(4, 10).entries()) {
    step(110 + made);
    if (made % 2) await client.archiveIdentity({ id });
    else await client.updateMetadata({ id, patch: { tier: 'silver' } });
  }
}

async function makeTransactions(balances: { id: string; currency: string }[], step: (made: number) => void) {
  const { client } = app;
  for (let made = 60; made < 110; made += 1) {
    step(made);
    const source = pick(balances);
    const others = balances.filter(({ id, currency }) => id !== source.id && currency === source.currency);
    const hold = chance(0.4);
    const { recordTransaction } = await client.recordTransaction({
      input: {
        ...{ source: source.id, destination: pick(others).id, currency: source.currency, hold },
        ...(chance(0.3) ? { effectiveAt: at(below(60)) } : {}),
        ...{ reference: `${pick(['pay', 'p_y'])}-${made}`, amount: `${1 + below(4)}.5`, metadata: pick(metadatas) },
        ...(chance(0.7) ? { description: pick(['Rent', 'RENT 5%', 'Loyer élevé']) } : {}),
        ...(chance(0.5) ? { effectiveAt: at(below(40)) } : {}),
      },
    });
    const { id } = recordTransaction;
    if (chance(0.3)) await client.updateMetadata({ id, patch: { tier: pick(['gold', 'silver', null]) } });
    if (hold && chance(0.5)) await client.commitTransaction({ id, amount: '1' });
    if (hold && chance(0.4)) await client.voidTransaction({ id });
    if (!hold && chance(0.3)) await client.refundTransaction({ id, amount: '0.5' });
  }
}

const days = ['1970-01-02', '1985-05-15', '2000-02-29'];
const metadatas = [
  {},
  { tier: 'gold' },
  { tier: 'silver', n: 1 },
  { deep: { list: ['a', 'b'], n: 1.5 } },
  { deep: { list: ['b'] } },
];

async function readWorld(): Promise<void> {
  const { prisma } = app;
  const withIds = (rows: { id: string }[], prefix: string): Row[] =>
    rows.map((row) => ({ ...row, id: `${prefix}_${row.id}` }));
  world.identities = withIds(await prisma.identity.findMany(), 'idt');
  world.ledgers = withIds(await prisma.ledger.findMany(), 'ldg');
  world.balances = withIds(await prisma.balance.findMany(), 'bln').map((row) => ({
    ...row,
    ledgerId: `ldg_${row.ledgerId}`,
    identityId: row.identityId && `idt_${row.identityId}`,
    isLinked: row.identityId !== null,
    balance: String(Prisma.Decimal.sub(String(row.creditBalance), String(row.debitBalance))),
  }));
  const ownerOf = new Map(world.balances.map(({ id, identityId }) => [id, identityId]));
  const patches = await app.query<{ id: string; metadata: object }>(
    'SELECT transaction_id::text AS id, metadata FROM transaction_annotations',
  );
  const patched = new Map(patches.map(({ id, metadata }) => [`txn_${id}`, metadata]));
  const transactions = await prisma.transaction.findMany();
  const cents = (amount: unknown) => Math.round(Number(amount) * 100);
  const followed = (id: string) =>
    transactions.filter(({ parentId }) => parentId === id).reduce((sum, { amount }) => sum + cents(amount), 0);
  const isOpen = new Map(
    transactions
      .filter(({ kind }) => kind === 'HOLD')
      .map(({ id, amount }) => [`txn_${id}`, cents(amount) > followed(id)]),
  );
  world.transactions = withIds(transactions, 'txn').map((row) => ({
    ...row,
    isOpen: isOpen.get(row.id) ?? null,
    ...{ amount: String(row.amount), sourceId: `bln_${row.sourceId}`, destinationId: `bln_${row.destinationId}` },
    balanceId: [`bln_${row.sourceId}`, `bln_${row.destinationId}`],
    identityId: [ownerOf.get(`bln_${row.sourceId}`), ownerOf.get(`bln_${row.destinationId}`)],
    parentId: row.parentId && `txn_${row.parentId}`,
    metadata: patched.get(row.id) ?? row.metadata,
  }));
}

async function readCursors(): Promise<void> {
  const everybody = `filter: { status: [ACTIVE, FROZEN, ARCHIVED, ERASED] }`;
  const fields = Object.keys(world).flatMap((name) =>
    ordersOf(name).map(({ orderBy }, at) => {
      const filter = name === 'identities' ? everybody : '';
      return `${name}_${at}: ${name}(first: 100, orderBy: ${orderBy}, ${filter}) { edges { cursor node { id } } }`;
    }),
  );
  const answer = await app.resolvers.request<
    Record<string, { edges: { cursor: string; node: { id: string } }[] }>,
    object
  >(`{ ${fields.join(' ')} }`, {});
  for (const [name, { edges }] of Object.entries(answer)) {
    const [records = '', at = ''] = name.split('_');
    const { orderBy } = ordersOf(records)[Number(at)] as NamedOrder;
    for (const { cursor, node } of edges) cursors.set(`${records} ${orderBy} ${node.id}`, cursor);
  }
}

beforeAll(async () => {
  await makeWorld();
  await readWorld();
  await readCursors();
}, 240_000);

type Filter = Record<string, unknown>;
/** What each condition of a filter may be. */
type Conditions = Record<string, () => unknown>;

const text =
  (values: string[], mayBeNull = true) =>
  () => ({
    ...pick<Filter>([
      { eq: pick(values) },
      { in: [pick(values), pick(values), 'none'] },
      { notIn: pick([[pick(values), 'none'], []]) },
      { startsWith: pick(['', ...values.map((value) => value.slice(0, 3))]) },
      { contains: pick(['', ...values.map((value) => value.slice(1, 4))]) },
      ...(mayBeNull ? [{ isNull: chance(0.5) }, { isNull: false, notIn: [pick(values)] }] : []),
    ]),
    ...(chance(0.3) ? { ignoreCase: chance(0.7) } : {}),
  });
const bounds = (make: () => unknown) => () =>
  pick<Filter>([{ gt: make() }, { gte: make() }, { lt: make() }, { lte: make() }, { gte: make(), lt: make() }]);
const time = bounds(() => at(below(40)));
const amount = (values: string[]) => () => (chance(0.2) ? { eq: pick(values) } : bounds(() => pick(values))());
const metadata = () =>
  pick([{}, { tier: 'gold' }, { n: 1 }, { deep: { list: ['b'] } }, { deep: { n: 1.5 } }, { tier: 'none' }]);
const some = (values: string[]) => () => values.filter(() => chance(0.5));

const conditions = {
  identities: {
    id: () => [pick(world.identities).id, pick(world.identities).id],
    identityType: () => pick(['INDIVIDUAL', 'ORGANIZATION']),
    status: some(['ACTIVE', 'FROZEN', 'ARCHIVED']),
    firstName: text(['Ada', 'ada', 'Dee_', 'Dee%']),
    lastName: text(['Ada', 'Bo', 'bob', 'Eve']),
    organizationName: text(['Ada', 'Bo']),
    country: text(['Canada', 'Chad']),
    category: text(['vip', 'v_p']),
    externalId: text(['ext-1', 'ext-11', 'ext-13']),
    city: text(['Ulm', 'ULM', 'elan']),
    state: text(['ulm', 'Bo']),
    postCode: text(['10_1', '1011']),
    gender: text(['f', 'F']),
    dob: () => (chance(0.2) ? { eq: pick(days) } : bounds(() => pick(days))()),
    createdAt: time,
    updatedAt: time,
    metadata,
  },
  balances: {
    ledgerId: () => pick(world.ledgers).id,
    identityId: () => pick(world.identities).id,
    status: some(['OPEN', 'CLOSED']),
    isLinked: () => chance(0.5),
    currency: () => pick(['USD', 'EUR', 'JPY']),
    balance: amount(['0', '-2.5', '1', '3.50']),
    indicator: text(['@fees_30', '@fees_41', '@fees_5']),
    createdAt: time,
    metadata,
  },
  transactions: {
    kind: some(['TRANSFER', 'HOLD', 'COMMIT', 'VOID', 'REFUND']),
    status: some(['APPLIED', 'INFLIGHT', 'COMMITTED', 'VOIDED']),
    isOpen: () => chance(0.5),
    currency: () => pick(['USD', 'EUR']),
    amount: amount(['1', '1.5', '2.50', '3.5']),
    createdAt: time,
    effectiveAt: time,
    reference: text(['pay-70', 'p_y-71', 'PAY-80'], false),
    description: text(['Rent', 'rent 5%', 'Loyer eleve']),
    balanceId: () => pick(world.balances).id,
    identityId: () => pick(world.identities.slice(0, 8)).id,
    parentId: () => pick(world.transactions.filter(({ parentId }) => parentId)).parentId,
    metadata,
  },
  ledgers: { name: text(['Ada', 'ada', 'elodie'], false), createdAt: time, metadata },
} satisfies Record<string, Conditions>;

function makeFilter(of: Conditions, depth = 0): Filter {
  const filter: Filter = {};
  for (let count = below(3); count >= 0; count -= 1) {
    const field = pick(Object.keys(of));
    filter[field] = of[field]?.();
  }
  if (depth > 1 || chance(0.6)) return filter;
  const inner = () => makeFilter(of, depth + 1);
  return {
    ...(chance(0.5) ? filter : {}),
    ...pick([{ and: [inner(), inner()] }, { or: [inner(), inner()] }, { or: [] }, { not: inner() }]),
  };
}

/** A list of the API: what it is asked below, and which records it has there. */
interface ListOf {
  name: string;
  type: string;
  of: keyof typeof world;
  conditions?: Conditions;
  /** The type of the records that it hangs below, and whether a record is in that of this one; none: it is a field of Query. */
  below?: { type: string; of: keyof typeof world; has: (parent: Row, row: Row) => boolean };
}

const balancesOf = (identity: Row) =>
  world.balances.filter(({ identityId }) => identityId === identity.id).map(({ id }) => id);
const touches = (ids: string[], row: Row) =>
  ids.includes(String(row.sourceId)) || ids.includes(String(row.destinationId));

const balanceLists = {
  name: 'balances',
  type: 'BalanceFilter',
  of: 'balances',
} as const;
const transactionLists = {
  name: 'transactions',
  type: 'TransactionFilter',
  of: 'transactions',
} as const;
const lists: ListOf[] = [
  { name: 'identities', type: 'IdentityFilter', of: 'identities', conditions: conditions.identities },
  { name: 'ledgers', type: 'LedgerFilter', of: 'ledgers', conditions: conditions.ledgers },
  { ...balanceLists, conditions: conditions.balances },
  {
    ...balanceLists,
    conditions: conditions.balances,
    below: { type: 'Ledger', of: 'ledgers', has: (ledger, row) => row.ledgerId === ledger.id },
  },
  {
    ...balanceLists,
    conditions: conditions.balances,
    below: { type: 'Identity', of: 'identities', has: (identity, row) => row.identityId === identity.id },
  },
  { ...transactionLists, conditions: conditions.transactions },
  {
    ...transactionLists,
    conditions: conditions.transactions,
    below: { type: 'Identity', of: 'identities', has: (identity, row) => touches(balancesOf(identity), row) },
  },
  {
    ...transactionLists,
    conditions: conditions.transactions,
    below: { type: 'Balance', of: 'balances', has: (balance, row) => touches([balance.id], row) },
  },
  {
    ...transactionLists,
    name: 'children',
    conditions: conditions.transactions,
    below: { type: 'Transaction', of: 'transactions', has: (parent, row) => row.parentId === parent.id },
  },
];

interface Answered {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
  nodes: { id: string }[];
}

/** The order of every list that is asked for none. */
const newestFirst = '{ field: CREATED_AT, direction: DESC }';

function documentOf({ name, type, below: parents }: ListOf, orderBy: string): string {
  const page = 'first: $first, last: $last, after: $after, before: $before';
  const args = [page, type && 'filter: $filter', orderBy !== newestFirst && `orderBy: ${orderBy}`]
    .filter(Boolean)
    .join(', ');
  const list = `list: ${name}(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage } nodes { id } }`;
  const variables = `$first: Int, $last: Int, $after: String, $before: String${type ? `, $filter: ${type}` : ''}`;
  return parents
    ? `query ($ids: [ID!]!, ${variables}) { nodes(ids: $ids) { ... on ${parents.type} { ${list} } } }`
    : `query (${variables}) { ${list} }`;
}

/** Asks both readers for a list, of several parents at once where it has some, and compares each page with the oracle's. */
async function check(
  list: ListOf,
  by: NamedOrder,
  filter: Filter | undefined,
  args: PageArgs,
  parents: Row[],
): Promise<number> {
  const cursorOf = (row?: Row) => row && cursors.get(`${list.of} ${by.orderBy} ${row.id}`);
  const { first, last, after, before } = args;
  const variables = {
    first,
    last,
    after: cursorOf(after),
    before: cursorOf(before),
    filter,
    ids: parents.map(({ id }) => id),
  };
  const shown = filter && !asksForStatus(filter) ? 'listed' : 'asked for';
  const rows = world[list.of].filter((row) => {
    if (list.of === 'identities' && (!filter || shown === 'listed') && row.status === 'ARCHIVED') return false;
    return !filter || matches(row, filter);
  });
  const expected = list.below
    ? parents.map((parent) =>
        expectedPage(
          rows.filter((row) => list.below?.has(parent, row)),
          by.order,
          args,
        ),
      )
    : [expectedPage(rows, by.order, args)];
  for (const client of [app.client, app.resolvers]) {
    const answer = await client.request<{ list?: Answered; nodes?: { list: Answered }[] }, object>(
      documentOf(list, by.orderBy),
      variables,
    );
    const pages = answer.nodes?.map((node) => node.list) ?? [answer.list as Answered];
    const got = pages.map(({ nodes, pageInfo, totalCount }) => ({
      ids: nodes.map(({ id }) => id),
      ...pageInfo,
      totalCount,
    }));
    expect(
      got,
      JSON.stringify({ seed, list: list.name, below: list.below?.type, orderBy: by.orderBy, variables }),
    ).toEqual(expected);
  }
  return expected.filter(({ ids }) => ids.length > 0).length;
}

const named = lists.map(
  (list) => [[list.name, list.below && `of ${list.below.type}`].filter(Boolean).join(' '), list] as const,
);

describe('lists are what all records filtered, sorted and cut in TypeScript are, from both readers', () => {
  test.each(named)(
    '%s',
    async (_name, list) => {
      let found = 0;
      const parents = () =>
        list.below ? Array.from({ length: 4 }, () => pick(world[list.below?.of ?? 'ledgers'])) : [];
      for (let asked = 0; asked < Math.ceil(questions / named.length); asked += 1) {
        const filter = list.conditions && chance(0.7) ? makeFilter(list.conditions) : undefined;
        const size = pick([{}, { first: 1 + below(7) }, { first: 100 }, { last: 1 + below(7) }]);
        const after = chance(0.4) ? { after: pick(world[list.of]) } : {};
        const before = chance(0.3) ? { before: pick(world[list.of]) } : {};
        found += await check(list, pick(ordersOf(list.of)), filter, { ...size, ...after, ...before }, [
          ...new Set(parents()),
        ]);
      }
      expect(found).toBeGreaterThan(0);
    },
    120_000,
  );
});
