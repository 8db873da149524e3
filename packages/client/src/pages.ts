/** A list of nodes that is read page by page, as an operation selects it. `totalCount` is there when it is selected. */
export interface Connection<Node> {
  nodes: readonly Node[];
  pageInfo: PageInfo;
  totalCount?: number | null;
}

/** What is needed to go on: the first two to read forwards, the others to read backwards. */
interface PageInfo {
  hasNextPage?: boolean;
  endCursor?: string | null;
  hasPreviousPage?: boolean;
  startCursor?: string | null;
}

/** Variables by which an operation takes one page after the other. */
export interface PageVariables {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * The nodes of a list, which is asked for page by page while they are read: `for await (const node of pages)`. Leaving the loop early asks
 * for nothing more. A page that fails is thrown by the loop; another loop over the same object, or another call with `cursor`, goes on there.
 */
export class Pages<Node> implements AsyncIterable<Node> {
  /** Where to go on: the end of the last page whose nodes were all read. To be given as `after`, or as `before` when reading backwards. */
  cursor: string | undefined;
  /** How many nodes the whole list has, by the last page; undefined before the first page, and when the operation does not select it. */
  totalCount: number | undefined;
  private readonly ask: (cursor: string | undefined) => Promise<Connection<Node> | null | undefined>;
  private readonly isBackward: boolean;

  constructor(
    variables: PageVariables,
    ask: (variables: PageVariables) => Promise<Connection<Node> | null | undefined>,
  ) {
    this.isBackward = typeof variables.last === 'number';
    this.cursor = (this.isBackward ? variables.before : variables.after) ?? undefined;
    this.ask = (cursor) => ask({ ...variables, [this.isBackward ? 'before' : 'after']: cursor });
  }

  /** Reads on from `cursor`. Backwards, the nodes come in the reverse order of the list. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Node, void, undefined> {
    for (let hasMore = true; hasMore; ) {
      const page = await this.ask(this.cursor);
      if (!page) return;
      this.totalCount = page.totalCount ?? undefined;
      yield* this.isBackward ? [...page.nodes].reverse() : page.nodes;
      hasMore = this.goOn(page.pageInfo);
    }
  }

  /** Moves the cursor past a page, and says whether there is another. */
  private goOn({ hasNextPage, endCursor, hasPreviousPage, startCursor }: PageInfo): boolean {
    const [hasMore, cursor] = this.isBackward ? [hasPreviousPage, startCursor] : [hasNextPage, endCursor];
    if (hasMore === undefined || (hasMore && (!cursor || cursor === this.cursor))) {
      throw new Error(`The operation must take ${this.isBackward ? needs.backward : needs.forward}`);
    }
    this.cursor = cursor ?? this.cursor;
    return hasMore;
  }
}

const needs = {
  forward: '$after, and select pageInfo { hasNextPage endCursor }.',
  backward: '$before, and select pageInfo { hasPreviousPage startCursor }.',
};
