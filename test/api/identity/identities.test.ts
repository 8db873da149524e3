import type {
  Client,
  CreateIdentityInput,
  IdentitiesQueryVariables,
  IdentityFilter,
  IdentityOrder,
} from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { literal, refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();

const list = async (variables: IdentitiesQueryVariables) => (await app.client.identities(variables)).identities.nodes;
const namesOf = async (variables: IdentitiesQueryVariables) =>
  (await list({ first: 100, ...variables })).map((node) => node.displayName);
const refusal = (variables: IdentitiesQueryVariables) =>
  refusedWithoutTrace(app, () => app.client.identities(variables));
const countAll = async (variables: { filter?: IdentityFilter; search?: string; first?: number }) => {
  const document = `query ($filter: IdentityFilter, $search: String, $first: Int) {
    identities(filter: $filter, search: $search, first: $first) { totalCount } }`;
  const answer = await app.client.request<{ identities: { totalCount: number } }, typeof variables>(
    document,
    variables,
  );
  return answer.identities.totalCount;
};

/** People of one test, told apart from all others by their category; made a second after one another. */
async function makePeople(inputs: Partial<CreateIdentityInput>[]): Promise<{ filter: IdentityFilter; ids: string[] }> {
  const category = unique('group');
  const ids: string[] = [];
  for (const input of inputs) {
    app.now = new Date((app.now?.getTime() ?? Date.parse('2031-01-01T00:00:00Z')) + 1000);
    ids.push(await makePerson(app.client, { category, ...input }));
  }
  return { filter: { category: { eq: category } }, ids };
}

const people = [
  {
    firstName: 'Ada',
    lastName: 'Lovelace',
    externalId: 'crm-1',
    emailAddress: 'ada@example.com',
    phoneNumber: '+441234567',
    country: 'GB',
    nationality: 'British',
    metadata: { tier: 'gold', checks: { kyc: 'passed', score: 7 }, tags: ['a', 'b'] },
  },
  { firstName: 'Ben', lastName: 'Love', externalId: 'crm-2', country: 'US', metadata: { tier: 'gold' } },
  { firstName: 'ada', lastName: null, emailAddress: 'other@example.com', nationality: 'French' },
  {
    identityType: 'ORGANIZATION',
    firstName: null,
    organizationName: '100% Acme_Co\\',
    externalId: 'org-1',
    country: 'GB',
  },
  { firstName: 'Dan', lastName: '%', metadata: { tier: 'silver', checks: { kyc: 'failed' } } },
] satisfies Partial<CreateIdentityInput>[];

describe('filter', () => {
  let mine: IdentityFilter = {};
  let ids: string[] = [];
  beforeAll(async () => {
    ({ filter: mine, ids } = await makePeople(people));
  });
  const matching = async (filter: IdentityFilter) =>
    (await namesOf({ filter: { and: [mine, filter] }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } })).map(
      (name) => name.split(' ')[0],
    );

  const all = ['Ada', 'Ben', 'ada', '100%', 'Dan'];
  const cases: [string, IdentityFilter, string[]][] = [
    ['nothing', {}, all],
    ['firstName eq', { firstName: { eq: 'Ada' } }, ['Ada']],
    ['firstName in', { firstName: { in: ['Ada', 'Dan', 'Eve'] } }, ['Ada', 'Dan']],
    ['firstName in nothing', { firstName: { in: [] } }, []],
    ['firstName startsWith', { firstName: { startsWith: 'Ad' } }, ['Ada']],
    ['firstName startsWith blank', { firstName: { startsWith: '' } }, ['Ada', 'Ben', 'ada', 'Dan']],
    ['firstName isNull', { firstName: { isNull: true } }, ['100%']],
    ['firstName is not null', { firstName: { isNull: false } }, ['Ada', 'Ben', 'ada', 'Dan']],
    ['two conditions on one text', { firstName: { startsWith: 'A', in: ['Ben', 'Ada'] } }, ['Ada']],
    ['lastName', { lastName: { startsWith: 'Love' } }, ['Ada', 'Ben']],
    ['lastName that is a pattern elsewhere', { lastName: { startsWith: '%' } }, ['Dan']],
    [
      'organizationName with what a pattern gives a meaning',
      { organizationName: { startsWith: '100% Acme_' } },
      ['100%'],
    ],
    ['organizationName with a backslash', { organizationName: { eq: '100% Acme_Co\\' } }, ['100%']],
    ['organizationName startsWith a backslash', { organizationName: { startsWith: '100% Acme_Co\\' } }, ['100%']],
    ['organizationName with an underscore is no wildcard', { organizationName: { startsWith: '100__Acme' } }, []],
    ['externalId', { externalId: { startsWith: 'crm-' } }, ['Ada', 'Ben']],
    ['emailAddress', { emailAddress: { in: ['ada@example.com'] } }, ['Ada']],
    ['phoneNumber', { phoneNumber: { startsWith: '+44' } }, ['Ada']],
    ['country', { country: { eq: 'GB' } }, ['Ada', '100%']],
    ['nationality', { nationality: { isNull: false } }, ['Ada', 'ada']],
    ['identityType', { identityType: 'ORGANIZATION' }, ['100%']],
    ['metadata', { metadata: { tier: 'gold' } }, ['Ada', 'Ben']],
    ['metadata, nested', { metadata: { checks: { kyc: 'passed' } } }, ['Ada']],
    ['metadata, an element of a list', { metadata: { tags: ['b'] } }, ['Ada']],
    ['metadata, another type', { metadata: { checks: { score: '7' } } }, []],
    ['metadata, empty', { metadata: {} }, all],
    ['status', { status: ['FROZEN'] }, []],
    ['status, none', { status: [] }, []],
    ['and', { and: [{ country: { eq: 'GB' } }, { firstName: { isNull: false } }] }, ['Ada']],
    ['and of nothing', { and: [] }, all],
    ['or', { or: [{ firstName: { eq: 'Ben' } }, { lastName: { eq: 'Lovelace' } }] }, ['Ada', 'Ben']],
    ['or of nothing', { or: [] }, []],
    ['not keeps rows with nulls', { not: { country: { eq: 'GB' } } }, ['Ben', 'ada', 'Dan']],
    [
      'not of two conditions',
      { not: { country: { eq: 'GB' }, firstName: { eq: 'Ada' } } },
      ['Ben', 'ada', '100%', 'Dan'],
    ],
    ['not of nothing', { not: {} }, []],
    ['not not', { not: { not: { lastName: { eq: 'Love' } } } }, ['Ben']],
    [
      'nested',
      {
        or: [
          { and: [{ not: { country: { isNull: true } } }, { metadata: { tier: 'gold' } }] },
          { firstName: { eq: 'Dan' } },
        ],
      },
      ['Ada', 'Ben', 'Dan'],
    ],
    ['createdAt', { createdAt: { gte: '2031-01-01T00:00:02Z', lt: '2031-01-01T00:00:04Z' } }, ['Ben', 'ada']],
    ['createdAt with an offset', { createdAt: { gte: '2031-01-01T05:30:05+05:30' } }, ['Dan']],
    ['updatedAt', { updatedAt: { lt: '2031-01-01T00:00:02Z' } }, ['Ada']],
  ];
  test.each(cases)('%s', async (_name, filter, expected) => {
    expect(await matching(filter)).toEqual(expected);
    const written = `{ identities(first: 100, orderBy: { field: CREATED_AT, direction: ASC }, filter: { and: [${literal(mine)}, ${asLiteral(filter)}] }) { totalCount nodes { id } } }`;
    const answer = await app.client.request<{ identities: { totalCount: number; nodes: object[] } }, object>(written);
    expect(answer.identities).toMatchObject({ totalCount: expected.length });
    expect(answer.identities.nodes).toHaveLength(expected.length);
  });

  test('id, in capitals too; unknown ones match nothing', async () => {
    const upper = `idt_${ids[1]?.slice(4).toUpperCase()}`;
    expect(await matching({ id: [ids[0] as string, upper, 'idt_00000000-0000-4000-8000-000000000000'] })).toEqual([
      'Ada',
      'Ben',
    ]);
    expect(await matching({ id: [] })).toEqual([]);
  });

  /** Enums are written without quotes. */
  function asLiteral(filter: IdentityFilter): string {
    return literal(filter).replace(/(identityType: |status: \[)"(\w+)"/g, '$1$2');
  }
});

describe('filter refuses', () => {
  const nested = (levels: number): IdentityFilter => (levels === 1 ? {} : { not: nested(levels - 1) });
  const cases: [string, IdentityFilter, string[]][] = [
    ['a malformed id', { id: ['idt_00000000-0000-4000-8000-000000000000', 'nope'] }, ['filter', 'id', '1']],
    ['more than 100 ids', { id: Array(101).fill('idt_00000000-0000-4000-8000-000000000000') }, ['filter', 'id']],
    [
      'more than 100 texts',
      { or: [{ firstName: { in: Array(101).fill('a') } }] },
      ['filter', 'or', '0', 'firstName', 'in'],
    ],
    ['U+0000', { not: { lastName: { startsWith: 'a\0' } } }, ['filter', 'not', 'lastName', 'startsWith']],
    ['a lone surrogate', { and: [{ metadata: { a: ['\ud800'] } }] }, ['filter', 'and', '0', 'metadata']],
    ['a text of more than 1,000 characters', { country: { eq: 'x'.repeat(1001) } }, ['filter', 'country', 'eq']],
    ['a time out of range', { createdAt: { gte: '0001-01-01T00:00:00Z' } }, ['filter', 'createdAt', 'gte']],
    ['more than 5 levels', nested(6), ['filter']],
    ['more than 100 conditions', { or: Array(101).fill({ firstName: { eq: 'a' } }) }, ['filter']],
    ['200 conditions', { or: Array(200).fill({ firstName: { eq: 'a' } }) }, ['filter']],
    ['a flood of empty conditions', { and: Array(10_000).fill({}) }, ['filter']],
  ];
  test.each(cases)('%s', async (_name, filter, path) => {
    const { code, issues } = await refusal({ filter });
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues[0]?.path).toEqual(path);
  });

  test('nothing at the limits', async () => {
    expect(await countAll({ filter: nested(5) })).toBeGreaterThanOrEqual(0);
    expect(await countAll({ filter: { or: Array(99).fill({ firstName: { eq: 'nobody' } }) } })).toBe(0);
  });
});

describe('archived identities', () => {
  test('are left out unless a filter asks for them by status, at any depth', async () => {
    const { filter, ids } = await makePeople(
      ['Active', 'Archived', 'Frozen', 'Erased'].map((firstName) => ({ firstName })),
    );
    await app.client.archiveIdentity({ id: ids[1] as string });
    await app.prisma.identity.update({ where: { id: ids[2]?.slice(4) }, data: { status: 'FROZEN' } });
    await app.prisma.identity.update({ where: { id: ids[3]?.slice(4) }, data: { status: 'ERASED' } });
    const names = (extra: IdentityFilter) =>
      namesOf({ filter: { and: [filter, extra] }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } });
    expect(await names({})).toEqual(['Active', 'Frozen']);
    expect(await namesOf({ search: 'archived', filter })).toEqual([]);
    expect(await countAll({ filter })).toBe(2);
    expect(await names({ status: ['ARCHIVED'] })).toEqual(['Archived']);
    expect(await names({ or: [{ status: ['ARCHIVED', 'ERASED'] }, { firstName: { eq: 'Active' } }] })).toEqual([
      'Active',
      'Archived',
      'Erased',
    ]);
    expect(await names({ not: { status: ['ACTIVE'] } })).toEqual(['Archived', 'Frozen', 'Erased']);
    expect(await names({ status: ['ACTIVE', 'FROZEN', 'ARCHIVED', 'ERASED'] })).toHaveLength(4);
    expect(await countAll({ filter: { and: [filter, { status: ['ARCHIVED'] }] } })).toBe(1);
  });
});

describe('orderBy', () => {
  test('sorts by time of creation, by time of change and by name in any case', async () => {
    const { filter, ids } = await makePeople(
      ['bea', 'Carl', 'Anna', 'anna', 'BEA', 'Zoë'].map((firstName) => ({ firstName })),
    );
    app.now = new Date((app.now?.getTime() ?? 0) + 1000);
    await app.client.updateIdentity({ id: ids[1] as string, input: { city: 'Ottawa' } });
    const by = (orderBy?: IdentityOrder) => namesOf({ filter, orderBy });
    expect(await by({ field: 'CREATED_AT', direction: 'ASC' })).toEqual(['bea', 'Carl', 'Anna', 'anna', 'BEA', 'Zoë']);
    expect(await by({ field: 'CREATED_AT', direction: 'DESC' })).toEqual(['Zoë', 'BEA', 'anna', 'Anna', 'Carl', 'bea']);
    expect(await by()).toEqual(await by({ field: 'CREATED_AT', direction: 'DESC' }));
    expect(await by({ field: 'UPDATED_AT', direction: 'DESC' })).toEqual(['Carl', 'Zoë', 'BEA', 'anna', 'Anna', 'bea']);
    expect(await by({ field: 'DISPLAY_NAME', direction: 'ASC' })).toEqual([
      'Anna',
      'anna',
      'bea',
      'BEA',
      'Carl',
      'Zoë',
    ]);
  });
});

const orders = [
  undefined,
  ...(['CREATED_AT', 'UPDATED_AT', 'DISPLAY_NAME', 'COUNTRY', 'CATEGORY'] as const).flatMap((field) => [
    { field, direction: 'ASC' as const },
    { field, direction: 'DESC' as const },
  ]),
  'BEST_MATCH' as const,
];

interface Walk {
  filter: IdentityFilter;
  order: (typeof orders)[number];
  backward: boolean;
  pageSize: number;
}

/** The ids that a walk meets page after page, in the order of the list; `between` runs after every page. */
async function walk({ filter, order, backward, pageSize }: Walk, between?: () => Promise<unknown>): Promise<string[]> {
  const sorted = order === 'BEST_MATCH' ? { search: 'walker' } : { orderBy: order };
  const met: string[] = [];
  let cursor: string | null | undefined;
  for (;;) {
    const window = backward ? { last: pageSize, before: cursor } : { first: pageSize, after: cursor };
    const { nodes, pageInfo } = (await app.client.identities({ filter, ...sorted, ...window })).identities;
    const ids = nodes.map((node) => node.id);
    if (backward) met.unshift(...ids);
    else met.push(...ids);
    expect(nodes.length).toBeLessThanOrEqual(pageSize);
    if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return met;
    cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
    expect(cursor).toBeTruthy();
    await between?.();
  }
}

describe('pages', () => {
  let filter: IdentityFilter = {};
  const names = ['Walker', 'walker', 'Walker A', 'a walker', 'Walkers', 'Wakler', 'WALKER', 'Walker é', 'Walker 佐'];
  beforeAll(async () => {
    const category = unique('walk');
    // All of one moment, so that only the id tells some apart.
    const inputs = Array.from({ length: 23 }, (_, at) => ({
      identityType: 'INDIVIDUAL' as const,
      firstName: names[at % names.length],
      category,
      ...(at % 3 ? { country: at % 2 ? 'Chad' : 'canada' } : {}),
    }));
    await app.client.createIdentities({ inputs });
    filter = { category: { eq: category } };
  });

  const plans = fc.record({
    order: fc.constantFrom(...orders),
    backward: fc.boolean(),
    pageSize: fc.integer({ min: 1, max: 24 }),
  });

  test('of any size, walked forward or backward, give the whole list once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const whole = await walk({ filter, ...plan, backward: false, pageSize: 100 });
        expect(whole).toHaveLength(23);
        expect(new Set(whole).size).toBe(23);
        expect(await walk({ filter, ...plan })).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('give every row that stays once and in order, also while others come and go', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.infiniteStream(fc.nat()), async (plan, random) => {
        const next = () => random.next().value as number;
        const whole = await walk({ filter, ...plan, backward: false, pageSize: 100 });
        const guests = new Set<string>();
        const gone = new Set<string>();
        let came = 0;
        const comeAndGo = async () => {
          const [leaving] = [...guests];
          if (leaving && next() % 2) {
            guests.delete(leaving);
            await app.client.deleteIdentity({ id: leaving });
          }
          // Bounded, for a guest after every page would keep a walk of small pages going for ever.
          came += 1;
          const firstName = names[next() % names.length];
          if (came <= 8) guests.add(await makePerson(app.client, { firstName, category: filter.category?.eq }));
          if (gone.size < 5 && next() % 3 === 0) {
            const id = whole.filter((candidate) => !gone.has(candidate))[next() % (whole.length - gone.size)] as string;
            gone.add(id);
            await app.client.archiveIdentity({ id });
          }
        };
        const met = await walk({ filter, ...plan, pageSize: Math.min(plan.pageSize, 6) }, comeAndGo);
        const stayed = whole.filter((id) => !gone.has(id));
        expect(met.filter((id) => stayed.includes(id))).toEqual(stayed);
        expect(new Set(met).size).toBe(met.length);
        await Promise.all([...guests].map((id) => app.client.deleteIdentity({ id })));
        await Promise.all([...gone].map((id) => app.client.restoreIdentity({ id })));
      }),
      { numRuns: 10 },
    );
  });

  test('have 20 rows unless asked otherwise, and know what surrounds them', async () => {
    const first = (await app.client.identities({ filter })).identities;
    expect(first.nodes).toHaveLength(20);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = (await app.client.identities({ filter, after: first.pageInfo.endCursor })).identities;
    expect(rest.nodes).toHaveLength(3);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const last = (await app.client.identities({ filter, last: 3 })).identities;
    expect(last.nodes).toEqual(rest.nodes);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const between = { after: first.pageInfo.startCursor, before: rest.pageInfo.endCursor };
    expect((await app.client.identities({ filter, ...between, first: 100 })).identities.nodes).toHaveLength(21);
    const empty = (await app.client.identities({ filter, after: rest.pageInfo.endCursor })).identities;
    expect(empty).toMatchObject({ nodes: [], pageInfo: { startCursor: null, endCursor: null, hasNextPage: false } });
  });

  test('go on after a row that was deleted', async () => {
    const { filter: ours, ids } = await makePeople(['A', 'B', 'C'].map((firstName) => ({ firstName })));
    const page = (
      await app.client.identities({ filter: ours, first: 2, orderBy: { field: 'CREATED_AT', direction: 'ASC' } })
    ).identities;
    await app.client.deleteIdentity({ id: ids[1] as string });
    expect(
      await namesOf({
        filter: ours,
        orderBy: { field: 'CREATED_AT', direction: 'ASC' },
        after: page.pageInfo.endCursor,
      }),
    ).toEqual(['C']);
  });

  test('show a row in edges and nodes alike', async () => {
    const document = `query ($filter: IdentityFilter) { identities(filter: $filter, first: 5) {
      edges { cursor node { id displayName } } nodes { id displayName } pageInfo { startCursor endCursor } } }`;
    interface Page {
      edges: { cursor: string; node: object }[];
      nodes: object[];
      pageInfo: object;
    }
    const { identities } = await app.client.request<{ identities: Page }, object>(document, { filter });
    expect(identities.edges.map((edge) => edge.node)).toEqual(identities.nodes);
    expect(identities.pageInfo).toEqual({
      startCursor: identities.edges[0]?.cursor,
      endCursor: identities.edges[4]?.cursor,
    });
  });

  test('are counted only when asked, and then whole', async () => {
    expect(await countAll({ filter, first: 1 })).toBe(23);
    expect(await countAll({ filter, search: 'walker' })).toBe(23);
    const withoutCount = await app.countStatements(() => app.client.identities({ filter, first: 5 }));
    expect(withoutCount.join('\n')).not.toContain('AS counted');
  });
});

describe('a list of 50 identities with all that hangs below', () => {
  const document = `query ($filter: IdentityFilter, $first: Int) { identities(filter: $filter, first: $first) {
    totalCount
    nodes {
      id displayName
      totals { currency balance balanceCount }
      balances(first: 5) { totalCount nodes { id balance ledger { id name } identity { id } } }
      transactions(first: 5) {
        totalCount
        nodes { id metadata
          source { id identity { displayName totals { balance } } ledger { name } }
          destination { id identity { displayName } transactions(first: 2) { nodes { id } } }
          children { nodes { id } } parent { id }
        }
      }
    } } }`;

  test('runs as many SQL statements as a list of 1, and shows the right rows of each', async () => {
    const { filter, ids } = await makePeople(Array.from({ length: 50 }, (_, at) => ({ firstName: `Owner ${at}` })));
    const { createLedger } = await app.client.createLedger({ input: { name: 'Book' } });
    const world = (
      await app.client.createBalance({
        input: { ledgerId: createLedger.id, currency: 'USD', indicator: `@${unique('world')}`, overdraftLimit: null },
      })
    ).createBalance;
    for (const [at, identityId] of ids.entries()) {
      const { createBalance } = await app.client.createBalance({
        input: { ledgerId: createLedger.id, currency: 'USD', identityId },
      });
      await app.client.recordTransaction({
        input: {
          reference: unique('list'),
          amount: `${at + 1}`,
          currency: 'USD',
          source: world.id,
          destination: createBalance.id,
        },
      });
    }
    const run = (first: number, client = app.client) =>
      client.request<
        { identities: { totalCount: number; nodes: { totals: object[]; transactions: { totalCount: number } }[] } },
        object
      >(document, { filter, first });
    const count = async (client: Client, first: number) => (await app.countStatements(() => run(first, client))).length;
    await run(1, app.resolvers);
    const one = await count(app.resolvers, 1);
    expect(await count(app.resolvers, 50)).toBe(one);
    expect(one).toBeLessThan(40);
    expect(await count(app.client, 50)).toBe(1);
    const { nodes, totalCount } = (await run(50)).identities;
    expect(totalCount).toBe(50);
    expect(nodes.map((node) => node.totals)).toEqual(
      ids.map((_, at) => [{ currency: 'USD', balance: `${at + 1}`, balanceCount: 1 }]).reverse(),
    );
    expect(nodes.every((node) => node.transactions.totalCount === 1)).toBe(true);
  });
});
