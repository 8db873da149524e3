import { wasTakenBack } from './database-code.ts';
import type { Query } from './open-database.ts';

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Collects concurrent calls into batches: what is added while a batch is under way becomes the next one, and what is added
 * while none is starts at once, so a single call never waits for others. Outcomes come in the order of the items.
 *
 * A batch that the database refuses as a whole was rolled back; its items are then run one by one, so that the one that
 * caused it fails alone. Any other error leaves open what was done, and every item gets it.
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
  async add(item: Item): Promise<Outcome> {
    const [outcome] = await this.addAll([item]);
    return outcome as Outcome;
  }

  /** The outcomes of these items, which are run in this order and as many at once as a batch may have. */
  addAll(items: readonly Item[]): Promise<Outcome[]> {
    const outcomes = items.map(
      (item) => new Promise<Outcome>((resolve, reject) => this.#waiting.push({ item, resolve, reject })),
    );
    if (!this.#isBusy) void this.#work();
    return Promise.all(outcomes);
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) await this.#runBatch(this.#waiting.splice(0, this.#itemsAtMost));
    this.#isBusy = false;
  }

  async #runBatch(batch: Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#run(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(outcomes[at] as Outcome);
    } catch (error) {
      if (batch.length > 1 && wasTakenBack(error)) {
        for (const waiting of batch) await this.#runBatch([waiting]);
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}

/** What `make` makes, once for each database that this process has open. */
export function onceForEachDatabase<Made>(make: (query: Query) => Made): (query: Query) => Made {
  const made = new WeakMap<Query, Made>();
  return (query) => {
    const known = made.get(query) ?? make(query);
    made.set(query, known);
    return known;
  };
}
