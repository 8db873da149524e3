import { chainHash, eventHash, genesisHash } from './audit.chain.ts';

/** What can be wrong within the chain. */
export type ChainProblemKind = 'EVENT_CHANGED' | 'EVENT_MISSING' | 'EVENT_INSERTED' | 'ORDER_CHANGED' | 'SEAL_CHANGED';

export type ProblemKind = ChainProblemKind | 'TAIL_MISSING' | 'CHECKPOINT_INVALID' | 'RECORD_DIFFERS';

export interface ChainProblem {
  kind: ChainProblemKind;
  sequence: number;
  /** UUID; null when the seal is gone too. */
  eventId: string | null;
}

/** A link of the chain as it stands: the seal, and the text of its event, null when the event is gone. */
export interface Link {
  sequence: number;
  eventId: string;
  hash: string;
  /** What the seal holds of the event alone. */
  eventHash: string;
  text: string | null;
}

/** What a link is compared with: the one before it as it stands. */
interface Before {
  sequence: number;
  eventId: string | null;
  stored: string;
  /** What a link may follow instead; differs from `stored` when the link before is not what it was. */
  computed: string;
  /** The hash that the link before it followed; undefined behind a gap. */
  previous: string | undefined;
}

/** A link that does not follow from the one before it. */
interface Suspect {
  sequence: number;
  eventId: string;
  hash: string;
  text: string;
  /** Whether the text has the hash that the seal holds of the event alone. */
  isIntact: boolean;
  /** The stored hash before it. */
  previous: string;
  /** What the next link turned out to follow from: this stored hash, the hash computed here, or neither. */
  successor?: 'stored' | 'computed' | 'neither';
}

const problemsAtMost = 100;

/**
 * Reads a chain link by link and finds where it does not hold. Constant memory: it keeps the last link and the first
 * hundred suspects, whose kind it tells at the end, for that takes a look at what follows and at the other suspects.
 */
export class ChainCheck {
  #before: Before | undefined;
  #expected: number;
  readonly #suspects: Suspect[] = [];
  readonly #found: ChainProblem[] = [];
  checked = 0;

  /** Starts behind this link: by default before the first of all. */
  constructor({ sequence, hash } = { sequence: 0, hash: genesisHash }) {
    this.#expected = sequence + 1;
    this.#before = { sequence, eventId: null, stored: hash, computed: hash, previous: undefined };
  }

  add(link: Link): void {
    this.checked += 1;
    this.#noteGap(link.sequence);
    const before = this.#before;
    const { sequence, eventId, hash, text } = link;
    let computed = hash;
    if (text === null) this.#note('EVENT_MISSING', link);
    else if (before) computed = this.#compare(link, text, before);
    else if (eventHash(text) !== link.eventHash) this.#note('EVENT_CHANGED', link);
    this.#expected = sequence + 1;
    this.#before = { sequence, eventId, stored: hash, computed, previous: before?.stored };
  }

  /** Returns the hash that the next link may follow, too. */
  #compare(link: Link, text: string, before: Before): string {
    const last = this.#suspects.at(-1);
    const suspect = last?.sequence === before.sequence ? last : undefined;
    const computed = chainHash(before.stored, text);
    const isIntact = eventHash(text) === link.eventHash;
    if (computed === link.hash) {
      if (suspect) suspect.successor = 'stored';
      // The chain holds, so it is the hash of the event alone that was touched.
      if (!isIntact) this.#note('SEAL_CHANGED', link);
      return link.hash;
    }
    if (chainHash(before.computed, text) === link.hash) {
      if (suspect) suspect.successor = 'computed';
      return link.hash;
    }
    if (before.previous && chainHash(before.previous, text) === link.hash) {
      return this.#skipped(link, before, suspect);
    }
    if (suspect) suspect.successor = 'neither';
    if (this.#suspects.length < problemsAtMost) {
      const { sequence, eventId, hash } = link;
      this.#suspects.push({ sequence, eventId, hash, text, isIntact, previous: before.stored });
    }
    return computed;
  }

  /** The link follows the one before the last: the last was put in between, or the two traded places. */
  #skipped(link: Link, before: Before, suspect: Suspect | undefined): string {
    if (suspect) this.#suspects.pop();
    const traded = suspect && chainHash(link.hash, suspect.text) === suspect.hash;
    if (!traded) {
      this.#note('EVENT_INSERTED', before);
      return link.hash;
    }
    this.#note('ORDER_CHANGED', suspect);
    this.#note('ORDER_CHANGED', link);
    // What comes next followed the other of the two.
    return suspect.hash;
  }

  /** Seals that are gone together with their events leave a gap; what follows it has nothing to follow from. */
  #noteGap(sequence: number): void {
    if (sequence === this.#expected) return;
    this.#before = undefined;
    const end = Math.min(sequence, this.#expected + problemsAtMost);
    for (let gone = this.#expected; gone < end; gone += 1) {
      this.#note('EVENT_MISSING', { sequence: gone, eventId: null });
    }
  }

  #note(kind: ChainProblemKind, { sequence, eventId }: { sequence: number; eventId: string | null }): void {
    if (this.#found.length < problemsAtMost) this.#found.push({ kind, sequence, eventId });
  }

  /** Everything found, in the order of the chain. */
  problems(): ChainProblem[] {
    const suspects = this.#suspects.flatMap((suspect) => {
      const kind = this.#kindOf(suspect);
      // What is missing is another event, which nobody knows any more.
      const eventId = kind === 'EVENT_MISSING' ? null : suspect.eventId;
      return kind ? [{ kind, sequence: suspect.sequence, eventId }] : [];
    });
    return [...this.#found, ...suspects].sort((one, other) => one.sequence - other.sequence);
  }

  #kindOf(suspect: Suspect): ChainProblemKind | null {
    const others = this.#suspects.filter((other) => other !== suspect);
    // It follows from a seal that stands elsewhere now: when that one was moved away from before it, it is innocent.
    const followsMoved = others.some((other) => chainHash(other.hash, suspect.text) === suspect.hash);
    if (followsMoved && others.some((other) => other.sequence === suspect.sequence - 1)) return null;
    const fitsElsewhere = others.some((place) => {
      const hash = chainHash(place.previous, suspect.text);
      return hash === place.hash || hash === suspect.hash;
    });
    if (followsMoved || fitsElsewhere) return 'ORDER_CHANGED';
    // Intact and followed by the rest, it stands behind another than it did: what stood between was taken out.
    if (suspect.successor === 'stored') return suspect.isIntact ? 'EVENT_MISSING' : 'EVENT_CHANGED';
    if (suspect.successor === 'computed') return 'SEAL_CHANGED';
    return suspect.isIntact ? 'SEAL_CHANGED' : 'EVENT_CHANGED';
  }
}
