import { expect } from 'vitest';

/** The arguments of one page of a list. */
export interface PageArgs {
  first?: number;
  last?: number;
  after?: string | null;
  before?: string | null;
}

/** One page as a connection answers it. */
export interface PageOf<Row> {
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null };
}

/** Every id of the list from its start to its end, in pages of this size. */
export async function walkForwards(
  size: number,
  read: (args: PageArgs) => Promise<PageOf<{ id: string }>>,
): Promise<string[]> {
  const ids: string[] = [];
  let page: PageOf<{ id: string }>;
  let after: string | null | undefined;
  do {
    page = await read({ first: size, after });
    expect(page.pageInfo.hasPreviousPage).toBe(after !== undefined);
    ids.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.endCursor;
  } while (page.pageInfo.hasNextPage);
  return ids;
}

/** Every id of the list from its end to its start, in pages of this size, turned into the order of the list. */
export async function walkBackwards(
  size: number,
  read: (args: PageArgs) => Promise<PageOf<{ id: string }>>,
): Promise<string[]> {
  const pages: string[][] = [];
  let page: PageOf<{ id: string }>;
  let before: string | null | undefined;
  do {
    page = await read({ last: size, before });
    expect(page.pageInfo.hasNextPage).toBe(before !== undefined);
    pages.unshift(page.nodes.map(({ id }) => id));
    before = page.pageInfo.startCursor;
  } while (page.pageInfo.hasPreviousPage);
  return pages.flat();
}
