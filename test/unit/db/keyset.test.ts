import { describe, expect, test } from 'vitest';
import { Prisma } from '../../../src/db/generated/client.ts';
import {
  customPlanMark,
  type Keyset,
  type List,
  readCount,
  readCountsOfParents,
  readPage,
  readPagesOfParents,
  type Window,
  windowSql,
} from '../../../src/db/keyset.ts';
import type { Db } from '../../../src/db/open-database.ts';

const newestFirst: Keyset = {
  name: 'NEWEST',
  descending: true,
  columns: [
    { expression: Prisma.sql`t.created_at`, type: 'timestamptz' },
    { expression: Prisma.sql`t.id`, type: 'uuid' },
  ],
};
const byName: Keyset = {
  name: 'NAME',
  descending: false,
  columns: [
    { expression: Prisma.sql`lower(t.name)`, type: 'text' },
    { expression: Prisma.sql`t.id`, type: 'uuid' },
  ],
};
const time = '2026-01-31T12:00:00.000Z';

function parts(keyset: Keyset, window: Window) {
  const { inWindow, order, limit } = windowSql(keyset, window);
  return { inWindow: inWindow.text, values: inWindow.values, order: order.text, limit: limit.text };
}

/** A database that answers every statement with these rows, and keeps what it was asked. */
function answering(rows: unknown[]): { db: Db; asked: Prisma.Sql[] } {
  const asked: Prisma.Sql[] = [];
  const $queryRaw = async (query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) => {
    asked.push('text' in query ? query : Prisma.sql(query, ...values));
    return rows;
  };
  return { db: { $queryRaw } as unknown as Db, asked };
}

const rowsOf = (...ids: string[]) => ids.map((id) => ({ id, key: [id] }));
const list: List = {
  keyset: newestFirst,
  rows: () => Prisma.sql`SELECT`,
  all: Prisma.sql`SELECT 1 FROM rows`,
  isFiltered: false,
};

describe('windowSql', () => {
  test('reads from the start in the order of the list, one row more than asked for', () => {
    expect(parts(newestFirst, { limit: 10, fromEnd: false })).toEqual({
      inWindow: 'TRUE',
      values: [],
      order: 't.created_at DESC,t.id DESC',
      limit: '11',
    });
  });

  test('reads from the end in the opposite order', () => {
    expect(parts(newestFirst, { limit: 1, fromEnd: true }).order).toBe('t.created_at ASC,t.id ASC');
    expect(parts(byName, { limit: 1, fromEnd: true }).order).toBe('lower(t.name) DESC,t.id DESC');
    expect(parts(byName, { limit: 1, fromEnd: false }).order).toBe('lower(t.name) ASC,t.id ASC');
  });

  test('excludes the rows that it is after and before, whichever side it counts from', () => {
    for (const fromEnd of [false, true]) {
      const window = { limit: 1, fromEnd, after: [time, 'a'], before: [time, 'b'] };
      expect(parts(newestFirst, window)).toMatchObject({
        inWindow:
          '(t.created_at,t.id) < ($1::timestamptz,$2::uuid) AND (t.created_at,t.id) > ($3::timestamptz,$4::uuid)',
        values: [time, 'a', time, 'b'],
      });
      expect(parts(byName, { limit: 1, fromEnd, after: ['x', 'a'] }).inWindow).toBe(
        '(lower(t.name),t.id) > ($1::text,$2::uuid)',
      );
    }
  });

  test('gives the key as text that casts back without loss', () => {
    expect(windowSql(newestFirst, { limit: 1, fromEnd: false }).columns.text).toBe(
      `t.id, ARRAY[to_char(t.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),(t.id)::text] AS key`,
    );
  });
});

describe('readPage', () => {
  const page = (window: Partial<Window>, ids: string[]) =>
    readPage(answering(rowsOf(...ids)).db, list, { limit: 2, fromEnd: false, ...window });

  test('cuts the one row too many off and tells that there are more', async () => {
    expect(await page({}, ['a', 'b', 'c'])).toEqual({
      rows: rowsOf('a', 'b'),
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect(await page({}, ['a', 'b'])).toMatchObject({ rows: rowsOf('a', 'b'), hasNextPage: false });
  });

  test('turns rows that were read from the end into the order of the list', async () => {
    expect(await page({ fromEnd: true }, ['c', 'b', 'a'])).toEqual({
      rows: rowsOf('b', 'c'),
      hasNextPage: false,
      hasPreviousPage: true,
    });
  });

  test('tells of rows on the other side of the cursor that it was given', async () => {
    expect(await page({ after: ['x'] }, ['a'])).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    expect(await page({ fromEnd: true, before: ['x'] }, ['a'])).toMatchObject({
      hasPreviousPage: false,
      hasNextPage: true,
    });
  });
});

describe('lists of parents', () => {
  test('take one statement for all of them, and a parent without rows gets an empty page', async () => {
    const rows = [
      { parent: 'p2', id: 'x', key: ['x'] },
      { parent: 'p1', id: 'a', key: ['a'] },
      { parent: 'p1', id: 'b', key: ['b'] },
    ];
    const { db, asked } = answering(rows);
    const pages = await readPagesOfParents(db, ['p1', 'p2', 'p3'], list, { limit: 1, fromEnd: false });
    expect(asked).toHaveLength(1);
    expect([...pages.keys()]).toEqual(['p1', 'p2', 'p3']);
    expect(pages.get('p1')).toMatchObject({ rows: [{ id: 'a' }], hasNextPage: true });
    expect(pages.get('p2')).toMatchObject({ rows: [{ id: 'x' }], hasNextPage: false });
    expect(pages.get('p3')).toMatchObject({ rows: [], hasNextPage: false });
  });

  test('are counted in one statement', async () => {
    const { db, asked } = answering([{ parent: 'p1', count: 7n }]);
    const counts = await readCountsOfParents(db, ['p1'], list);
    expect(asked).toHaveLength(1);
    expect(counts).toEqual(new Map([['p1', 7]]));
  });
});

test('a list is counted to one row past the most', async () => {
  const { db, asked } = answering([{ count: 12n }]);
  expect(await readCount(db, list)).toBe(12);
  expect(asked[0]?.text.trim()).toBe('SELECT count(*) AS count FROM (SELECT 1 FROM rows LIMIT 25001) AS counted');
  expect(await readCount(answering([]).db, list)).toBe(0);
});

test('a filtered list is marked, so that it is planned for the values of its conditions', async () => {
  const { db, asked } = answering([]);
  const filtered = { ...list, isFiltered: true };
  await readPage(db, filtered, { limit: 2, fromEnd: false });
  await readPagesOfParents(db, ['p1'], filtered, { limit: 2, fromEnd: false });
  await readCount(db, filtered);
  await readCountsOfParents(db, ['p1'], filtered);
  expect(asked).toHaveLength(4);
  for (const { text } of asked) expect(text.startsWith(customPlanMark)).toBe(true);
});
