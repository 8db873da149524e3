import { v7 as uuidV7 } from 'uuid';
import { drawBytes } from './random.ts';

/** Where times and ids come from. Passed in, so that a test decides both. */
export interface Clock {
  /** Never before the newest stamp, so that nothing is changed before it was made. */
  now(): Date;
  /** A new record's id and time: the UUIDv7 carries the time, and each sorts after all that this clock made before. */
  stamp(): Stamp;
}

export interface Stamp {
  id: string;
  at: Date;
}

/** `seq` has 32 bits; starting low leaves room for two billion ids in one millisecond. */
const firstSequence = 0x10000;

/** A clock whose stamps never go back, even when the machine's time does. */
export function createClock(now: () => Date = () => new Date()): Clock {
  let msecs = 0;
  let seq = firstSequence;
  return {
    now: () => new Date(Math.max(now().getTime(), msecs)),
    stamp() {
      const time = now().getTime();
      if (time > msecs) {
        msecs = time;
        seq = firstSequence;
      } else {
        seq += 1;
      }
      return { id: uuidV7({ msecs, seq, random: drawBytes(16) }), at: new Date(msecs) };
    },
  };
}

/** The smallest UUIDv7 of this time: ids of records made at or after it are not below. */
export function firstUuidOf(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
