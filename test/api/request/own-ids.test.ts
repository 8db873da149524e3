import type { Client } from '@signet/client/methods';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const start = Date.parse('2026-03-01T00:00:00Z');
const id = (prefix: string, digit: string) => `${prefix}_${digit.repeat(8)}-0000-4000-8000-000000000000`;

/**
 * The ids that a caller chooses say nothing of when: the first record has the highest, the second and the third are of one time,
 * and the last has one in the middle.
 */
const made = [
  { digit: 'f', minute: 0 },
  { digit: '1', minute: 1 },
  { digit: '9', minute: 1 },
  { digit: '5', minute: 2 },
] as const;
/** By time, and of one time by id. */
const newestFirst = ['5', '9', '1', 'f'];

beforeAll(async () => {
  app.now = new Date(start);
  const { createIdentity } = await app.client.createIdentity({
    input: { id: id('idt', '0'), identityType: 'INDIVIDUAL', firstName: 'Owner', category: 'owner' },
  });
  const { createLedger } = await app.client.createLedger({ input: { id: id('ldg', '0'), name: 'Oldest' } });
  for (const { digit, minute } of made) {
    app.now = new Date(start + (minute + 1) * 60_000);
    const name = { identityType: 'INDIVIDUAL', firstName: 'Same', category: 'made' } as const;
    await app.client.createIdentity({ input: { id: id('idt', digit), ...name } });
    await app.client.createLedger({ input: { id: id('ldg', digit), name: 'Same' } });
    await app.client.createBalance({
      input: { id: id('bln', digit), ledgerId: createLedger.id, identityId: createIdentity.id, currency: 'USD' },
    });
  }
});

interface Page {
  nodes: { id: string }[];
  pageInfo: { endCursor: string | null; startCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean };
}

const selection = '{ nodes { id } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } }';
const ofTheMade = 'filter: { category: { eq: "made" } }';
const below = (owner: string) => (args: string) => `owner: ${owner} { list: balances(${args}) ${selection} }`;
/** How each list is asked for, and what it holds by the digits of its ids. */
const lists: [what: string, ask: (args: string) => string, digits: string[]][] = [
  ['balances', (args) => `list: balances(${args}) ${selection}`, newestFirst],
  ['the balances of a ledger', below(`ledger(id: "${id('ldg', '0')}")`), newestFirst],
  ['the balances of an identity', below(`identity(id: "${id('idt', '0')}")`), newestFirst],
  ['ledgers', (args) => `list: ledgers(${args}) ${selection}`, [...newestFirst, '0']],
  ['identities', (args) => `list: identities(${ofTheMade}, ${args}) ${selection}`, newestFirst],
  [
    'identities, oldest first',
    (args) => `list: identities(${ofTheMade}, orderBy: { field: CREATED_AT, direction: ASC }, ${args}) ${selection}`,
    newestFirst.toReversed(),
  ],
  [
    'identities by name, which is the same of all',
    (args) => `list: identities(${ofTheMade}, orderBy: { field: DISPLAY_NAME, direction: ASC }, ${args}) ${selection}`,
    ['1', '5', '9', 'f'],
  ],
  [
    'identities by their last change',
    (args) => `list: identities(${ofTheMade}, orderBy: { field: UPDATED_AT, direction: DESC }, ${args}) ${selection}`,
    newestFirst,
  ],
];

const digitsOf = ({ nodes }: Page) => nodes.map((node) => node.id.charAt(4));

describe.each(lists)('%s with ids of their own making', (_what, ask, digits) => {
  const readers: [string, () => Client][] = [
    ['in one statement', () => app.client],
    ['by resolvers', () => app.resolvers],
  ];
  test.each(readers)(
    'come in order of time and then of id, whole and in pages from either end, %s',
    async (_how, client) => {
      const read = async (args: string) => {
        const answer = await client().request<{ list?: Page; owner?: { list: Page } }, object>(`{ ${ask(args)} }`, {});
        return answer.owner?.list ?? (answer.list as Page);
      };
      expect(digitsOf(await read('first: 100'))).toEqual(digits);
      for (const size of [1, 2, 3]) {
        const forwards: string[] = [];
        let page = await read(`first: ${size}`);
        for (; page.pageInfo.hasNextPage; page = await read(`first: ${size}, after: "${page.pageInfo.endCursor}"`)) {
          forwards.push(...digitsOf(page));
        }
        expect([...forwards, ...digitsOf(page)]).toEqual(digits);
        const backwards: string[] = [];
        page = await read(`last: ${size}`);
        for (
          ;
          page.pageInfo.hasPreviousPage;
          page = await read(`last: ${size}, before: "${page.pageInfo.startCursor}"`)
        ) {
          backwards.unshift(...digitsOf(page));
        }
        expect([...digitsOf(page), ...backwards]).toEqual(digits);
      }
    },
  );
});
