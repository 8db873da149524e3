import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const ids = { alice: '', bob: '', gone: '', dollars: '', euros: '' };
const cursors = { alice: '', bob: '' };

beforeAll(async () => {
  ids.alice = await makePerson(app.client, { firstName: 'Alice', metadata: { tier: 'gold' } });
  ids.bob = await makePerson(app.client, { firstName: 'Bob', metadata: { tier: 'silver' } });
  ids.gone = await makePerson(app.client, { firstName: 'Gone' });
  await app.client.archiveIdentity({ id: ids.gone });
  const ledgerId = await makeLedger(app.client);
  ids.dollars = await makeBalance(app.client, { ledgerId, identityId: ids.alice, currency: 'USD', indicator: '@one' });
  ids.euros = await makeBalance(app.client, { ledgerId, identityId: ids.alice, currency: 'EUR', indicator: '@one' });
  const { identities } = await app.client.request<{ identities: { edges: { cursor: string }[] } }, object>(
    '{ identities(orderBy: { field: CREATED_AT, direction: ASC }) { edges { cursor } } }',
    {},
  );
  [cursors.alice, cursors.bob] = identities.edges.map(({ cursor }) => cursor) as [string, string];
});

const names = (...found: string[]) => ({ list: { nodes: found.map((displayName) => ({ displayName })) } });
const list = (args: string) => `{ list: identities(${args}) { nodes { displayName } } }`;

/** A document, and what each of several variables in turn makes of it. */
const documents: [what: string, document: string, answers: () => [variables: object, answer: object][]][] = [
  [
    'whether a field is included',
    'query ($id: ID!, $with: Boolean!) { identity(id: $id) { displayName metadata @include(if: $with) } }',
    () => [
      [{ id: ids.alice, with: true }, { identity: { displayName: 'Alice', metadata: { tier: 'gold' } } }],
      [{ id: ids.alice, with: false }, { identity: { displayName: 'Alice' } }],
      [{ id: ids.bob, with: true }, { identity: { displayName: 'Bob', metadata: { tier: 'silver' } } }],
    ],
  ],
  [
    'whether a fragment is skipped',
    'query ($id: ID!, $without: Boolean = true) { identity(id: $id) { displayName ...F @skip(if: $without) } } fragment F on Identity { status }',
    () => [
      [{ id: ids.alice }, { identity: { displayName: 'Alice' } }],
      [{ id: ids.alice, without: false }, { identity: { displayName: 'Alice', status: 'ACTIVE' } }],
      [{ id: ids.gone, without: false }, { identity: { displayName: 'Gone', status: 'ARCHIVED' } }],
    ],
  ],
  [
    'the record',
    'query ($id: ID!) { identity(id: $id) { displayName } }',
    () => [
      [{ id: ids.alice }, { identity: { displayName: 'Alice' } }],
      [{ id: ids.bob }, { identity: { displayName: 'Bob' } }],
      [{ id: 'idt_00000000-0000-7000-8000-000000000000' }, { identity: null }],
    ],
  ],
  [
    'the records and their order',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    () => [
      [{ ids: [ids.alice, ids.dollars] }, { nodes: [{ id: ids.alice }, { id: ids.dollars }] }],
      [{ ids: [ids.dollars, ids.alice] }, { nodes: [{ id: ids.dollars }, { id: ids.alice }] }],
      [{ ids: [] }, { nodes: [] }],
    ],
  ],
  [
    'one part of a key of two',
    'query ($currency: CurrencyCode!) { balanceByIndicator(indicator: "@one", currency: $currency) { id } }',
    () => [
      [{ currency: 'USD' }, { balanceByIndicator: { id: ids.dollars } }],
      [{ currency: 'EUR' }, { balanceByIndicator: { id: ids.euros } }],
      [{ currency: 'JPY' }, { balanceByIndicator: null }],
    ],
  ],
  [
    'the size of a page, and from which end',
    `query ($first: Int, $last: Int) ${list('orderBy: { field: CREATED_AT, direction: ASC }, first: $first, last: $last')}`,
    () => [
      [{ first: 1 }, names('Alice')],
      [{ last: 1 }, names('Bob')],
      [{}, names('Alice', 'Bob')],
      [{ first: null, last: 2 }, names('Alice', 'Bob')],
    ],
  ],
  [
    'the cursors, and whether there are some',
    `query ($after: String, $before: String) ${list('orderBy: { field: CREATED_AT, direction: ASC }, after: $after, before: $before')}`,
    () => [
      [{}, names('Alice', 'Bob')],
      [{ after: cursors.alice }, names('Bob')],
      [{ after: cursors.bob }, names()],
      [{ before: cursors.bob }, names('Alice')],
      [{ after: null, before: cursors.alice }, names()],
      [{ after: cursors.alice, before: cursors.bob }, names()],
    ],
  ],
  [
    'the order',
    `query ($orderBy: IdentityOrder) ${list('orderBy: $orderBy')}`,
    () => [
      [{}, names('Bob', 'Alice')],
      [{ orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' } }, names('Alice', 'Bob')],
      [{ orderBy: { field: 'CREATED_AT', direction: 'DESC' } }, names('Bob', 'Alice')],
    ],
  ],
  [
    'the filter, and a value within it',
    `query ($filter: IdentityFilter, $name: String) { list: identities(filter: $filter) { nodes { displayName } }
       other: identities(filter: { firstName: { eq: $name } }) { totalCount } }`,
    () => [
      [{ name: 'Bob' }, { ...names('Bob', 'Alice'), other: { totalCount: 1 } }],
      [
        { filter: { metadata: { tier: 'gold' } }, name: 'Gone' },
        { ...names('Alice'), other: { totalCount: 0 } },
      ],
      [
        { filter: { metadata: { tier: 'silver' } }, name: 'Alice' },
        { ...names('Bob'), other: { totalCount: 1 } },
      ],
      [
        { filter: { status: ['ARCHIVED'] }, name: 'Alice' },
        { ...names('Gone'), other: { totalCount: 1 } },
      ],
    ],
  ],
  [
    'the search',
    `query ($search: String) ${list('search: $search, orderBy: { field: DISPLAY_NAME, direction: ASC }')}`,
    () => [
      [{ search: 'alice' }, names('Alice')],
      [{ search: 'bob' }, names('Bob')],
      [{ search: 'nobody at all' }, names()],
    ],
  ],
  [
    'one variable that stands in two places',
    `query ($id: ID!) { identity(id: $id) { displayName } balances(filter: { identityId: $id }) { totalCount } }`,
    () => [
      [{ id: ids.alice }, { identity: { displayName: 'Alice' }, balances: { totalCount: 2 } }],
      [{ id: ids.bob }, { identity: { displayName: 'Bob' }, balances: { totalCount: 0 } }],
    ],
  ],
];

describe('a document that is sent again with other variables answers for those', () => {
  test.each(documents)('that say %s', async (_what, document, answers) => {
    for (let turn = 0; turn < 3; turn += 1) {
      for (const [variables, answer] of answers()) {
        for (const client of [app.client, app.resolvers]) {
          expect(await client.request(document, variables), JSON.stringify(variables)).toEqual(answer);
        }
      }
    }
  });
});
