import type { GraphQLResolveInfo } from 'graphql';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Keyset, List } from '../../../src/db/keyset.ts';
import type { DomainError as Refusal } from '../../../src/errors.ts';
import type { Connection, WindowArgs } from '../../../src/graphql/connection.ts';
import type { Context } from '../../../src/graphql/context.ts';

// What a selection needs of the rows is the plugin's business, and takes a schema to find out. Test files share their
// modules, so those that are loaded with this stand-in are loaded for this file alone.
vi.resetModules();
vi.doMock('@pothos/plugin-prisma', () => ({ queryFromInfo: () => ({}) }));
const { Prisma } = await import('../../../src/db/generated/client.ts');
const { DomainError } = await import('../../../src/errors.ts');
const { pageComplexity, resolveChildConnection, resolveConnection } = await import(
  '../../../src/graphql/connection.ts'
);
vi.doUnmock('@pothos/plugin-prisma');
afterAll(() => vi.resetModules());

const uuid = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const byId: Keyset = { name: 'BY_ID', descending: false, columns: [{ expression: Prisma.sql`t.id`, type: 'uuid' }] };
const byTime: Keyset = {
  name: 'BY_TIME',
  descending: true,
  columns: [{ expression: Prisma.sql`t.at`, type: 'timestamptz' }, ...byId.columns],
};

function listBy(keyset: Keyset): List {
  return { keyset, rows: () => Prisma.sql`SELECT rows`, all: Prisma.sql`SELECT 1`, isFiltered: false };
}

/** A context whose database finds these rows; `asked` counts its statements. */
function contextWith(rows: { id: string; key: string[]; parent?: string }[]) {
  const asked: string[] = [];
  const $queryRaw = async (
    query: import('../../../src/db/generated/client.ts').Prisma.Sql | TemplateStringsArray,
    ...values: unknown[]
  ) => {
    const { text } = 'text' in query ? query : Prisma.sql(query, ...values);
    asked.push(text);
    if (!text.includes('count')) return rows;
    return [...new Set(rows.map(({ parent }) => parent))].map((parent) => ({ parent, count: 42n }));
  };
  return { context: { prisma: { $queryRaw } } as unknown as Context, asked };
}

const keyed = (...places: number[]) => places.map((at) => ({ id: uuid(at), key: [uuid(at)] }));
const findAll = async ({ where }: { where: { id: { in: string[] } } }) => where.id.in.map((id) => ({ id }));
const info = { fieldNodes: [{}] } as unknown as GraphQLResolveInfo;

function connect(args: WindowArgs, keyset = byId, rows: { id: string; key: string[] }[] = []) {
  return resolveConnection(listBy(keyset), findAll, args, contextWith(rows).context, info);
}

async function refusalOf(args: WindowArgs, keyset?: Keyset): Promise<Refusal> {
  const error = await connect(args, keyset).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(DomainError);
  return error as Refusal;
}

const idsOf = (connection: Connection<{ id: string }>) => connection.edges.map((edge) => edge.node.id);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page', () => {
  test('names its rows, their cursors and its ends', async () => {
    const page = await connect({ first: 2 }, byId, keyed(1, 2, 3));
    expect(idsOf(page)).toEqual([uuid(1), uuid(2)]);
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges[1]?.cursor,
    });
  });

  test('that is empty has no cursors', async () => {
    expect((await connect({})).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  test('leaves out a row that was deleted before it could be read', async () => {
    const find = async () => [{ id: uuid(1) }];
    const { context } = contextWith(keyed(1, 2));
    expect(idsOf(await resolveConnection(listBy(byId), find, {}, context, info))).toEqual([uuid(1)]);
  });

  test('is counted only when the count is asked for', async () => {
    const { context, asked } = contextWith(keyed(1));
    const page = await resolveConnection(listBy(byId), findAll, {}, context, info);
    expect(asked).toHaveLength(1);
    expect(await page.totalCount()).toBe(42);
    expect(asked).toHaveLength(2);
  });

  test('has 20 rows unless the caller says otherwise', async () => {
    const many = Array.from({ length: 21 }, (_, at) => at);
    expect(idsOf(await connect({}, byId, keyed(...many)))).toHaveLength(20);
    expect(idsOf(await connect({ first: null, last: null }, byId, keyed(...many)))).toHaveLength(20);
    expect(pageComplexity({}).multiplier).toBe(20);
    expect(pageComplexity({ last: 7 }).multiplier).toBe(7);
    expect(pageComplexity({ first: 0 }).multiplier).toBe(1);
  });
});

describe('pages of parents', () => {
  test('take one statement, and their counts one more', async () => {
    const rows = [
      { ...keyed(1)[0], parent: 'p1' },
      { ...keyed(2)[0], parent: 'p2' },
    ] as { id: string; key: string[]; parent: string }[];
    const { context, asked } = contextWith(rows);
    const makeList = vi.fn(() => listBy(byId));
    const pages = await Promise.all(
      ['p1', 'p2', 'p3'].map((parent) => resolveChildConnection(parent, makeList, findAll, {}, context, info)),
    );
    expect(makeList).toHaveBeenCalledTimes(1);
    expect(pages.map(idsOf)).toEqual([[uuid(1)], [uuid(2)], []]);
    expect(asked).toHaveLength(1);
    expect(await Promise.all(pages.map((page) => page.totalCount()))).toEqual([42, 42, 0]);
    expect(asked).toHaveLength(2);
  });
});

describe('arguments', () => {
  test.each([{ first: 0 }, { first: 101 }, { first: -1 }, { last: 0 }, { last: 101 }])('refuses %j', async (args) => {
    const [name] = Object.keys(args);
    const refusal = await refusalOf(args);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toBe(`${name} must be 1 to 100.`);
    expect(refusal.details.issues).toMatchObject([{ path: [name], message: refusal.message }]);
  });

  test('refuses first and last together', async () => {
    const refusal = await refusalOf({ first: 1, last: 1 });
    expect(refusal.message).toBe('last must not be given together with first.');
  });

  test('accepts 1 and 100, and every cursor that the list gave out', async () => {
    const page = await connect({ first: 100 }, byId, keyed(1));
    await connect({ first: 1, after: page.pageInfo.endCursor, before: page.pageInfo.startCursor });
  });

  test.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', 'bm90IGpzb24'],
    ['no list', encode({ name: 'BY_ID' })],
    ['a cursor of another order', encode(['BY_TIME', uuid(1)])],
    ['too many columns', encode(['BY_ID', uuid(1), uuid(2)])],
    ['too few columns', encode(['BY_ID'])],
    ['a column of another type', encode(['BY_ID', 1])],
    ['text that is no UUID', encode(['BY_ID', `${uuid(1)}'; --`])],
  ])('refuses %s as a cursor', async (_what, cursor) => {
    for (const argument of ['after', 'before']) {
      const refusal = await refusalOf({ first: 1, [argument]: cursor });
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.details.issues).toMatchObject([{ path: [argument] }]);
    }
  });

  test.each(['2026-13-01T00:00:00.000Z', '2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2026-01-01'])(
    'refuses the time %s in a cursor, for PostgreSQL would',
    async (time) => {
      expect((await refusalOf({ after: encode(['BY_TIME', time, uuid(1)]) }, byTime)).code).toBe('BAD_USER_INPUT');
    },
  );
});
