import type { Query } from './database.ts';
import { mayBeCausedByOneItem } from './database-code.ts';

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * What becomes of each of these items, which `run` does in one transaction; outcomes come in the order of the items.
 *
 * A batch that the database refuses as a whole was rolled back; its halves are then run one after the other, so that in the
 * end the item that caused it fails alone. Any other error leaves open what was done, and every item gets it.
 */
export async function settleEach<Item, Outcome>(
  run: (items: Item[]) => Promise<Outcome[]>,
  items: Item[],
): Promise<PromiseSettledResult<Outcome>[]> {
  try {
    const outcomes = await run(items);
    return outcomes.map((value) => ({ status: 'fulfilled', value }));
  } catch (reason) {
    if (items.length <= 1 || !mayBeCausedByOneItem(reason)) return items.map(() => ({ status: 'rejected', reason }));
    const half = Math.ceil(items.length / 2);
    const first = await settleEach(run, items.slice(0, half));
    return [...first, ...(await settleEach(run, items.slice(half)))];
  }
}

/**
 * Collects concurrent calls into batches: what is added while a batch is under way becomes the next one, and what is added
 * while none is starts at once, so a single call never waits for others. Each item is settled alone.
 */
export class Batcher<Item, Outcome> {
  readonly #run: (items: Item[]) => Promise<Outcome[]>;
  readonly #itemsAtMost: number;
  #waiting: Waiting<Item, Outcome>[] = [];
  #isBusy = false;

  constructor(run: (items: Item[]) => Promise<Outcome[]>, itemsAtMost: number) {
    this.#run = run;
    this.#itemsAtMost = itemsAtMost;
  }

  /** The item's outcome, once its batch is done. */
  add(item: Item): Promise<Outcome> {
    const [outcome] = this.#enqueue([item]);
    return outcome as Promise<Outcome>;
  }

  /** What becomes of each of these items, which are run in this order and as many at once as a batch may have. */
  addAll(items: readonly Item[]): Promise<PromiseSettledResult<Outcome>[]> {
    return Promise.allSettled(this.#enqueue(items));
  }

  #enqueue(items: readonly Item[]): Promise<Outcome>[] {
    const outcomes = items.map(
      (item) => new Promise<Outcome>((resolve, reject) => this.#waiting.push({ item, resolve, reject })),
    );
    if (!this.#isBusy) void this.#work();
    return outcomes;
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    let underWay = this.#start();
    while (underWay) {
      const { batch, results } = await underWay;
      underWay = this.#start();
      // The database gets the next batch before answers are made of this one. The pool of connections sends in the next tick.
      if (underWay) await new Promise<void>((resolve) => process.nextTick(resolve));
      for (const [at, result] of results.entries()) {
        if (result.status === 'fulfilled') batch[at]?.resolve(result.value);
        else batch[at]?.reject(result.reason);
      }
    }
    this.#isBusy = false;
  }

  /** Begins with what is waiting. */
  #start(): Promise<{ batch: Waiting<Item, Outcome>[]; results: PromiseSettledResult<Outcome>[] }> | undefined {
    const batch = this.#waiting.splice(0, this.#itemsAtMost);
    if (batch.length === 0) return undefined;
    const items = batch.map(({ item }) => item);
    return settleEach(this.#run, items).then((results) => ({ batch, results }));
  }
}

/** What `make` makes, once for each database that this process has open. */
export function oncePerDatabase<Made>(make: (query: Query) => Made): (query: Query) => Made {
  const made = new WeakMap<Query, Made>();
  return (query) => {
    const known = made.get(query) ?? make(query);
    made.set(query, known);
    return known;
  };
}
