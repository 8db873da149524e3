import type { Query } from '../db/open-database.ts';
import { chainEvents } from './audit.sql.ts';

const eventsAtOnce = 1000;

/** Seals all events that wait, and returns how many it sealed. No writer ever waits for it. */
export async function sealPending(query: Query): Promise<number> {
  let sealed = 0;
  for (;;) {
    const part = await chainEvents(query, eventsAtOnce);
    sealed += part;
    if (part < eventsAtOnce) return sealed;
  }
}

export interface Sealer {
  /** Seals what still waits, and ends. */
  stop(): Promise<void>;
}

/** Well within the second in which an event is promised its seal, with room for the sealing itself. */
const pauseMs = 300;

/** Seals what waits, again and again, until it is stopped. A failure is told once, and again only after a success. */
export function startSealer(query: Query, onError: (error: unknown) => void): Sealer {
  let stopped = false;
  let isFailing = false;
  let timer: NodeJS.Timeout;
  let work: Promise<void> = Promise.resolve();
  const seal = async () => {
    try {
      await sealPending(query);
      isFailing = false;
    } catch (error) {
      if (!isFailing) onError(error);
      isFailing = true;
    }
    if (!stopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      work = seal();
    }, pauseMs);
    timer.unref();
  };
  schedule();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await work;
      // Nothing that was answered waits for a seal while no server runs.
      await sealPending(query).catch(onError);
    },
  };
}
