import { LRUCache } from 'lru-cache';

/**
 * Time zones of the IANA database, as Intl knows them. The zones of PostgreSQL are not asked, for their release may be another one:
 * where a day begins is worked out here alone, and statements are given times.
 */

/** As long as a zone's clocks differ from UTC by the same: times in milliseconds, `end` exclusive, and `offset` to add to UTC. */
export interface Stretch {
  begin: number;
  end: number;
  offset: number;
}

const secondMs = 1000;

/** No zone has changed its clocks twice within three days since 1890, so looking every two days sees each change. */
const stepMs = 2 * 24 * 60 * 60 * secondMs;

/** The names of three letters that IANA has. Intl takes others, such as IST, which mean another zone to everybody. */
const threeLetters = /^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i;

/** Names that were found to be zones. Looking one up takes as long as making a clock of it. */
const knownZones = new LRUCache<string, true>({ max: 1_000 });

/** Whether IANA has a zone, or a link to one, of this name in any case. An offset such as "+05:30" is none. */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC' || knownZones.has(name)) return true;
  if (name.length === 3 ? !threeLetters.test(name) : !/^(?!SystemV\/)[a-z]/i.test(name)) return false;
  try {
    clockOf(name);
    knownZones.set(name, true);
    return true;
  } catch {
    return false;
  }
}

/** The names of zones, for suggestions: without links, which Intl does not list. */
export function timeZoneNames(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

/** By how many milliseconds the zone's clocks are ahead of UTC at this time; less than 0 where they are behind. */
export function offsetAt(zone: string, time: number): number {
  return stretchesOf(zone, time, time + 1)[0]?.offset ?? 0;
}

/** The stretches of this zone that lie in these times, in order. */
export function stretchesOf(zone: string, begin: number, end: number): Stretch[] {
  if (zone === 'UTC') return [{ begin, end, offset: 0 }];
  const stretches: Stretch[] = [];
  const offsetOf = offsetsOf(zone);
  for (let year = new Date(begin).getUTCFullYear(); Date.UTC(year, 0) < end; year += 1) {
    for (const stretch of stretchesOfYear(zone, year, offsetOf)) {
      const clipped = { ...stretch, begin: Math.max(begin, stretch.begin), end: Math.min(end, stretch.end) };
      const last = stretches.at(-1);
      if (clipped.begin >= clipped.end) continue;
      if (last?.offset === clipped.offset) last.end = clipped.end;
      else stretches.push(clipped);
    }
  }
  return stretches;
}

/** Finding the stretches of a year takes a millisecond. Ten years of some hundred zones are kept. */
const years = new LRUCache<string, Stretch[]>({ max: 5_000 });

function stretchesOfYear(zone: string, year: number, offsetOf: (time: number) => number): Stretch[] {
  const key = `${zone.toLowerCase()} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const [begin, end] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  const changes = changesBetween(begin, end, offsetOf);
  const found = [begin, ...changes].map((time, at) => ({
    begin: time,
    end: changes[at] ?? end,
    offset: offsetOf(time),
  }));
  years.set(key, found);
  return found;
}

/** The times at which the clocks change: after `begin` and before `end`. */
function changesBetween(begin: number, end: number, offsetOf: (time: number) => number): number[] {
  const changes: number[] = [];
  let offset = offsetOf(begin);
  for (let low = begin; low < end; low += stepMs) {
    const high = Math.min(low + stepMs, end);
    const before = offset;
    offset = offsetOf(high);
    if (offset !== before) changes.push(firstTime(low, high, (time) => offsetOf(time) !== before));
  }
  return changes.filter((change) => change < end);
}

/** The first whole second after `low` of which this is true, as it is of `high` and of all times between the two. */
function firstTime(low: number, high: number, isSo: (time: number) => boolean): number {
  if (high - low <= secondMs) return high;
  const middle = low + Math.floor((high - low) / 2 / secondMs) * secondMs;
  return isSo(middle) ? firstTime(low, middle, isSo) : firstTime(middle, high, isSo);
}

/** Says by how much the zone differs from UTC at a whole second. Offsets of long ago have seconds too. */
function offsetsOf(zone: string): (time: number) => number {
  let clock: Intl.DateTimeFormat | undefined;
  return (time) => {
    // Made when the first time is asked for, because that takes longer than to find a year that is kept.
    clock ??= clockOf(zone);
    const [month = 0, day, year = 0, hour, minute, second] = (clock.format(time).match(/\d+/g) ?? []).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - time;
  };
}

/** Throws a RangeError when there is no such zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-US', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone });
}
