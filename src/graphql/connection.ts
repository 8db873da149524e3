import { queryFromInfo } from '@pothos/plugin-prisma';
import DataLoader from 'dataloader';
import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { notOfFormat, outside } from '../broken-rules.ts';
import {
  type Keyset,
  type List,
  type Page,
  readCount,
  readCountsOfParents,
  readPage,
  readPagesOfParents,
  type Window,
} from '../db/keyset.ts';
import type { PrismaClient } from '../db/open-database.ts';
import { badInputAt } from '../errors.ts';
import { isStorable, parseInput } from '../input.ts';
import { broken } from '../issue.ts';
import { refusing } from '../issue-of-zod.ts';
import { countUnindexed, scanCosts } from './complexity.ts';
import type { Context } from './context.ts';
import { loadPerField } from './per-field.ts';
import { type Beside, inSql } from './sql-field.ts';

/** The arguments that every connection has. */
export interface WindowArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

/** What a connection field resolves to. */
export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
}

/** Finds rows by their ids; the query also carries, untyped, what the selection needs of them. */
export type FindRows<Row> = (query: { where: { id: { in: string[] } } }) => PromiseLike<Row[]>;

const defaultPageSize = 20;
const pageSizeAtMost = 100;
const pageSizeRule = refusing(outside(1, pageSizeAtMost));
const pageSize = z
  .number()
  .refine((size) => size >= 1 && size <= pageSizeAtMost, pageSizeRule)
  .nullish();
const notTogether = broken('NOT_ALLOWED', { what: 'together' }, 'must not be given together with first.');
const windowArgs = z
  .strictObject({ first: pageSize, last: pageSize })
  .refine(
    ({ first, last }) => (first ?? null) === null || (last ?? null) === null,
    refusing(notTogether, { path: ['last'] }),
  );

/** For a field's `complexity`: what is selected below a connection counts once for each row of the page. */
export function pageComplexity(args: WindowArgs): { field: number; multiplier: number } {
  // A size out of bounds is refused for what it is when the field runs, not for what it would cost.
  const size = args.first ?? args.last ?? defaultPageSize;
  return { field: 1, multiplier: Math.min(Math.max(1, size), pageSizeAtMost) };
}

/** The arguments of a list that may have a filter. */
type ListArgs = WindowArgs & { filter?: object | null };

/** The same of a list with a filter: `scanCost` is what each condition adds that no index serves. */
function listComplexity(scanCost: number) {
  return (args: ListArgs, _context: object, field: Pick<GraphQLField<unknown, unknown>, 'args'>) => {
    const page = pageComplexity(args);
    return { ...page, field: page.field + scanCost * countUnindexed(field, args.filter) };
  };
}

/** Reads rows of a model; see FindRows. */
type Find<Row> = (prisma: PrismaClient) => FindRows<Row>;

/** The options of a connection that hangs below nothing: how it is resolved, and what it says of itself in SQL. */
export function rootList<Args extends WindowArgs, Row extends { id: string }>(
  makeList: (args: Args, context: Pick<Context, 'vault'>) => List,
  find: Find<Row>,
) {
  return {
    complexity: listComplexity(scanCosts.ofAll),
    extensions: inSql({ list: makeList }),
    resolve: (_root: object, args: Args, context: Context, info: GraphQLResolveInfo) =>
      resolveConnection(makeList(args, context), find(context.prisma), args, context, info),
  };
}

/** The same of a list below a record; `beside`: what fast reads read beside it. */
export function listOfEach<Args extends WindowArgs, Row extends { id: string }>(
  makeList: (args: Args) => List,
  find: Find<Row>,
  beside?: Beside,
) {
  return {
    complexity: listComplexity(scanCosts.belowRecord),
    extensions: inSql({ list: makeList, ...(beside && { beside }) }),
    resolve: (parent: { id: string }, args: Args, context: Context, info: GraphQLResolveInfo) =>
      resolveChildConnection(parent.id, () => makeList(args), find(context.prisma), args, context, info),
  };
}

/** One page of a list that hangs below nothing: two statements, one for the page and one for its rows. */
export async function resolveConnection<Row extends { id: string }>(
  list: List,
  find: FindRows<Row>,
  args: WindowArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Connection<Row>> {
  const window = parseWindow(list.keyset, args);
  const page = await readPage(context.prisma, list, window);
  const found = await findRows([page], find, context, info);
  return toConnection(page, found, list.keyset, () => readCount(context.prisma, list));
}

/**
 * One page of a list below a parent. However many parents the query has, the pages of all of them take two statements
 * and their counts one more. `makeList` is called once for all parents; it throws when an argument is wrong.
 */
export async function resolveChildConnection<Row extends { id: string }>(
  parentId: string,
  makeList: () => List,
  find: FindRows<Row>,
  args: WindowArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Connection<Row>> {
  const connection = await loadPerField(context, info, parentId, async (parents) => {
    const list = makeList();
    const window = parseWindow(list.keyset, args);
    const pages = await readPagesOfParents(context.prisma, parents, list, window);
    const found = await findRows([...pages.values()], find, context, info);
    const counts = new DataLoader((ids: readonly string[]) => countChildren(context, list, ids));
    const connect = (page: Page, parent: string) => toConnection(page, found, list.keyset, () => counts.load(parent));
    return new Map([...pages].map(([parent, page]) => [parent, connect(page, parent)]));
  });
  // Tells the plugin that the rows of this parent, too, have what is selected of them: it goes by the place in the
  // answer, and would load them all a second time.
  querySelection(context, info);
  return connection;
}

/** What the selection of a connection's rows needs of them. */
function querySelection(context: Context, info: GraphQLResolveInfo) {
  return queryFromInfo({ context, info, paths: [['nodes'], ['edges', 'node']] });
}

async function countChildren(context: Context, list: List, parents: readonly string[]): Promise<number[]> {
  const counts = await readCountsOfParents(context.prisma, parents, list);
  return parents.map((parent) => counts.get(parent) ?? 0);
}

/** The rows of these pages with what is selected of them, by id. */
async function findRows<Row extends { id: string }>(
  pages: Page[],
  find: FindRows<Row>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Map<string, Row>> {
  const ids = [...new Set(pages.flatMap((page) => page.rows.map((row) => row.id)))];
  if (ids.length === 0) return new Map();
  const found = await find({ ...querySelection(context, info), where: { id: { in: ids } } });
  return new Map(found.map((row) => [row.id, row]));
}

/** The connection of a page, with the rows that were found by their ids. A row that was deleted between the two statements is left out. */
export function toConnection<Row>(
  page: Page,
  found: Map<string, Row>,
  keyset: Keyset,
  totalCount: () => Promise<number>,
): Connection<Row> {
  const edges = page.rows.flatMap(({ id, key }) => {
    const node = found.get(id);
    return node ? [{ cursor: encodeCursor(keyset, key), node }] : [];
  });
  const { hasNextPage, hasPreviousPage } = page;
  // Of the page as it was read, so that a walk goes on even when all of its rows were deleted meanwhile.
  const [start, end] = [page.rows.at(0), page.rows.at(-1)];
  const startCursor = start ? encodeCursor(keyset, start.key) : null;
  const endCursor = end ? encodeCursor(keyset, end.key) : null;
  return { edges, pageInfo: { hasNextPage, hasPreviousPage, startCursor, endCursor }, totalCount };
}

/** The key that a cursor stands for, as what is put in the statement; undefined without a cursor. */
export type ReadCursor = (
  keyset: Keyset,
  cursor: string | null | undefined,
  argument: 'after' | 'before',
) => readonly unknown[] | undefined;

/** Which part of a list is asked for. Throws BAD_USER_INPUT. */
export function parseWindow(keyset: Keyset, args: WindowArgs, readCursor: ReadCursor = decodeCursor): Window {
  parseInput(windowArgs, { first: args.first, last: args.last }, []);
  return {
    limit: args.first ?? args.last ?? defaultPageSize,
    fromEnd: (args.last ?? null) !== null,
    after: readCursor(keyset, args.after, 'after'),
    before: readCursor(keyset, args.before, 'before'),
  };
}

function encodeCursor(keyset: Keyset, key: string[]): string {
  return Buffer.from(JSON.stringify([keyset.name, ...key])).toString('base64url');
}

const keyPatterns = {
  timestamptz: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  numeric: /^-?\d{1,20}(\.\d{1,20})?$/,
  bigint: /^\d{1,18}$/,
  text: /^/,
} as const;

/** Throws BAD_USER_INPUT for a cursor of another list or order. */
export function decodeCursor(
  keyset: Keyset,
  cursor: string | null | undefined,
  argument: string,
): string[] | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const [name, ...key] = parseCursor(cursor);
  const fits =
    name === keyset.name &&
    key.length === keyset.columns.length &&
    keyset.columns.every(({ type }, at) => {
      const value = key[at];
      if (typeof value !== 'string' || !keyPatterns[type].test(value) || !isStorable(value)) return false;
      return type !== 'timestamptz' || isTime(value);
    });
  if (fits) return key as string[];
  throw badInputAt([argument], notOfFormat('cursor', 'must be a cursor that this list gave out in the same order.'));
}

/** Whether it is a time that PostgreSQL holds too; JavaScript reads February 30 as March 2. */
function isTime(value: string): boolean {
  const time = Date.parse(value);
  return value >= '1' && !Number.isNaN(time) && new Date(time).toISOString() === value;
}

function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
