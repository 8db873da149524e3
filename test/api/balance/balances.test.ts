import type { BalanceFilter } from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeLedger, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { walkBackwards, walkForwards } from '../transaction/walk.ts';

const app = useTestApp();
const start = Date.parse('2026-03-01T00:00:00Z');
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
const nobody = '00000000-0000-7000-8000-000000000000';
const owners = { ledger: '', otherLedger: '', person: '', empty: '' };

/** One a minute, but the last two in the same millisecond; the label tells them apart. */
const world = [
  { label: 'plain', ledger: 'ledger' },
  { label: 'euros', ledger: 'ledger', currency: 'EUR', person: true },
  { label: 'fees', ledger: 'ledger', indicator: '@fees_eu' },
  { label: 'feesX', ledger: 'otherLedger', indicator: '@feesXeu', person: true },
  { label: 'percent', ledger: 'otherLedger', indicator: '@fees.eu' },
  { label: 'deep', ledger: 'ledger', person: true, metadata: { kyc: { level: 2, by: ['a', 'b'] } } },
  { label: 'late', ledger: 'otherLedger', metadata: { kyc: { level: 1 } } },
] as const;
const labels = world.map(({ label }) => label as string);
const newestFirst = labels.toReversed();
const ids = new Map<string, string>();

beforeAll(async () => {
  app.now = new Date(start - 60_000);
  owners.ledger = await makeLedger(app.client);
  owners.otherLedger = await makeLedger(app.client);
  owners.person = await makePerson(app.client);
  owners.empty = await makePerson(app.client);
  for (const [minute, entry] of world.entries()) {
    app.now = new Date(start + Math.min(minute, 5) * 60_000);
    const { label, ledger, person, metadata, ...rest } = { person: false, metadata: {}, ...entry };
    const { createBalance } = await app.client.createBalance({
      input: {
        currency: 'USD',
        ...rest,
        ledgerId: owners[ledger],
        identityId: person ? owners.person : null,
        metadata: { ...metadata, label },
      },
    });
    ids.set(label, createBalance.id);
  }
});

const labelsOf = (nodes: { metadata: Record<string, unknown> }[]) => nodes.map(({ metadata }) => metadata.label);
const list = async (filter?: BalanceFilter | null) => labelsOf((await app.client.balances({ filter })).balances.nodes);

interface Nested {
  owner: { balances: { totalCount: number; nodes: { id: string; metadata: Record<string, unknown> }[] } };
}
const nested = (field: string) => `query ($id: ID!, $filter: BalanceFilter) {
  owner: ${field}(id: $id) { balances(filter: $filter) { totalCount nodes { id metadata } } }
}`;
const listOf = async (field: 'identity' | 'ledger', id: string, filter?: BalanceFilter | null) => {
  const { owner } = await app.client.request<Nested, object>(nested(field), { id, filter });
  expect(owner.balances.totalCount).toBe(owner.balances.nodes.length);
  return labelsOf(owner.balances.nodes);
};

/** What each filter finds of all balances, newest first; made late, for the ids are. */
const filters: [what: string, filter: () => BalanceFilter | null, found: string[]][] = [
  ['nothing given', () => null, newestFirst],
  ['no condition', () => ({}), newestFirst],
  ['nobody', () => ({ identityId: null }), ['late', 'percent', 'fees', 'plain']],
  ['being linked to nobody', () => ({ isLinked: false }), ['late', 'percent', 'fees', 'plain']],
  ['being linked', () => ({ isLinked: true }), ['deep', 'feesX', 'euros']],
  ['being linked and to nobody', () => ({ isLinked: true, identityId: null }), []],
  ['ledger', () => ({ ledgerId: owners.otherLedger }), ['late', 'percent', 'feesX']],
  ['an unknown ledger', () => ({ ledgerId: `ldg_${nobody}` }), []],
  ['identity', () => ({ identityId: owners.person }), ['deep', 'feesX', 'euros']],
  ['an identity without balances', () => ({ identityId: owners.empty }), []],
  ['currency', () => ({ currency: 'EUR' }), ['euros']],
  ['an indicator', () => ({ indicator: { eq: '@fees_eu' } }), ['fees']],
  ['indicators', () => ({ indicator: { in: ['@fees_eu', '@fees.eu', '@x'] } }), ['percent', 'fees']],
  ['a beginning with _, literally', () => ({ indicator: { startsWith: '@fees_' } }), ['fees']],
  ['a beginning', () => ({ indicator: { startsWith: '@fees' } }), ['percent', 'feesX', 'fees']],
  ['a beginning of %', () => ({ indicator: { startsWith: '%' } }), []],
  ['no indicator', () => ({ indicator: { isNull: true } }), ['late', 'deep', 'euros', 'plain']],
  ['any indicator', () => ({ indicator: { isNull: false } }), ['percent', 'feesX', 'fees']],
  ['a window of time, its end excluded', () => ({ createdAt: { gte: at(1), lt: at(3) } }), ['fees', 'euros']],
  ['a millisecond that two share', () => ({ createdAt: { gte: at(5) } }), ['late', 'deep']],
  ['metadata in depth', () => ({ metadata: { kyc: { level: 2 } } }), ['deep']],
  ['an element of metadata', () => ({ metadata: { kyc: { by: ['b'] } } }), ['deep']],
  ['a key of metadata with any object', () => ({ metadata: { kyc: {} } }), ['late', 'deep']],
  ['empty metadata', () => ({ metadata: {} }), newestFirst],
  [
    'all at once',
    () => ({
      ledgerId: owners.otherLedger,
      identityId: owners.person,
      currency: 'USD',
      indicator: { startsWith: '@', isNull: false },
      createdAt: { gte: at(0), lt: at(9) },
      metadata: { label: 'feesX' },
    }),
    ['feesX'],
  ],
];

describe('balances', () => {
  test.each(filters)('by %s: of all, of an identity and of a ledger', async (_what, filter, found) => {
    expect(await list(filter())).toEqual(found);
    const where = (wanted: (entry: (typeof world)[number]) => boolean) =>
      found.filter((label) => world.some((entry) => entry.label === label && wanted(entry)));
    expect(await listOf('identity', owners.person, filter())).toEqual(where((entry) => 'person' in entry));
    expect(await listOf('ledger', owners.ledger, filter())).toEqual(where((entry) => entry.ledger === 'ledger'));
  });

  test.each([
    [{ ledgerId: 'x' }, ['filter', 'ledgerId']],
    [{ identityId: `ldg_${nobody}` }, ['filter', 'identityId']],
    [{ currency: 'usd' }, ['filter', 'currency']],
    [{ indicator: { eq: '\u0000' } }, ['filter', 'indicator', 'eq']],
    [{ createdAt: { lt: '1899-01-01T00:00:00Z' } }, ['filter', 'createdAt', 'lt']],
    [{ metadata: { a: '\ud800' } }, ['filter', 'metadata']],
    [{ metadata: [] as never }, ['filter', 'metadata']],
  ] as [BalanceFilter, string[]][])('refuse the filter %j', async (filter, path) => {
    for (const call of [
      () => list(filter),
      () => listOf('identity', owners.person, filter),
      () => listOf('ledger', owners.ledger, filter),
    ]) {
      const refusal = await refusalOf(call());
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues[0]?.path).toEqual(path);
    }
  });

  test('in pages of any size are walked exactly once, in both directions, with and without a filter', async () => {
    const newestIds = (of: string[]) => of.map((label) => ids.get(label));
    const size = fc.integer({ min: 1, max: 8 });
    await fc.assert(
      fc.asyncProperty(size, fc.boolean(), async (pageSize, filtered) => {
        const filter = filtered ? { identityId: owners.person } : null;
        const expected = newestIds(filtered ? ['deep', 'feesX', 'euros'] : newestFirst);
        const read = async (args: object) => (await app.client.balances({ filter, ...args })).balances;
        expect(await walkForwards(pageSize, read)).toEqual(expected);
        expect(await walkBackwards(pageSize, read)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  test.each([{ first: 0 }, { first: 101 }, { last: 0 }, { last: 101 }, { first: 1, last: 1 }, { after: 'x' }])(
    'with %j are refused',
    async (args) => {
      expect((await refusalOf(app.client.balances(args))).code).toBe('BAD_USER_INPUT');
    },
  );

  test('are found by metadata as it stands after a patch', async () => {
    await app.client.updateMetadata({ id: ids.get('plain') as string, patch: { flag: true } });
    expect(await list({ metadata: { flag: true } })).toEqual(['plain']);
    await app.client.updateMetadata({ id: ids.get('plain') as string, patch: { flag: null } });
    expect(await list({ metadata: { flag: true } })).toEqual([]);
  });
});
