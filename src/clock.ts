import { v7 as uuidV7 } from 'uuid';
import { drawBytes } from './random.ts';

/** The source of times and ids. It is injected, so that tests control both. */
export interface Clock {
  /** Not before the newest stamp, unless the machine's time was set back since; see `createClock`. */
  now(): Date;
  /** A new record's id and time: the UUIDv7 carries the time, and each sorts after those that this clock made before. */
  stamp(): Stamp;
}

export interface Stamp {
  id: string;
  at: Date;
}

/** `seq` has 32 bits; starting low leaves room for two billion ids in one millisecond. */
const firstSequence = 0x10000;

/** The largest step back of the system clock that is bridged by repeating the newest time. NTP corrections are smaller. */
const bridgedStepMs = 1000;

/**
 * Creates a clock that is monotonic across small corrections of the system clock. It follows a larger step back, because the system clock had
 * been wrong before, and all later records would otherwise be dated in the future.
 *
 * The order of the changes of one record does not depend on this: see `timeOfChange`.
 */
export function createClock(now: () => Date = () => new Date()): Clock {
  let msecs = 0;
  let seq = firstSequence;
  const read = () => {
    const time = now().getTime();
    return time < msecs && msecs - time <= bridgedStepMs ? msecs : time;
  };
  return {
    now: () => new Date(read()),
    stamp() {
      const time = read();
      seq = time > msecs ? firstSequence : seq + 1;
      msecs = time;
      return { id: uuidV7({ msecs, seq, random: drawBytes(16) }), at: new Date(msecs) };
    },
  };
}

/** The smallest UUIDv7 of this time: ids of records made at or after it are not below. */
export function firstUuidOf(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
