import type { Query } from './database.ts';
import { mayBeCausedByOneItem } from './database-code.ts';

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Runs a batch in one transaction and settles each item; outcomes come in the order of the items.
 *
 * When one item makes the database refuse the batch, only that item fails: the batch was rolled back, so its halves are run again one
 * after the other. After any other error the outcome is unknown, and every item is rejected with it.
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
 * Collects concurrent calls into batches (group commit): items that are added while a batch runs form the next one. An item that is
 * added while none runs starts at once, so a single call waits for nothing. Each item is settled on its own.
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

  /** The outcome of each of these items. They run in this order, in batches of the largest size. */
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
      // The next batch is sent before the answers of this one are made, so that the database is never idle. The pool sends in the next tick.
      if (underWay) await new Promise<void>((resolve) => process.nextTick(resolve));
      for (const [index, result] of results.entries()) {
        if (result.status === 'fulfilled') batch[index]?.resolve(result.value);
        else batch[index]?.reject(result.reason);
      }
    }
    this.#isBusy = false;
  }

  /** Starts a batch of the waiting items; undefined when there are none. */
  #start(): Promise<{ batch: Waiting<Item, Outcome>[]; results: PromiseSettledResult<Outcome>[] }> | undefined {
    const batch = this.#waiting.splice(0, this.#itemsAtMost);
    if (batch.length === 0) return undefined;
    const items = batch.map(({ item }) => item);
    return settleEach(this.#run, items).then((results) => ({ batch, results }));
  }
}

/** Memoizes `make` for each database that this process has open. The map is weak, so that a closed database can be collected. */
export function oncePerDatabase<Made>(make: (query: Query) => Made): (query: Query) => Made {
  const made = new WeakMap<Query, Made>();
  return (query) => {
    const known = made.get(query) ?? make(query);
    made.set(query, known);
    return known;
  };
}
