/** Random numbers from 0 to below 1 that are the same for the same seed (mulberry32), so that a failure can be repeated. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run: TEST_SEED, to repeat one, or a new one. */
export function chooseSeed(): number {
  return Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);
}
