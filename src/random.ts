import { randomFillSync } from 'node:crypto';

/** A pool, because a call of the system costs as much for a few bytes as for many. */
const pool = Buffer.alloc(8192);
let given = pool.length;

/** Draws random bytes for keys and nonces, at most a thousand. No byte is given out twice, and none stays in the pool. */
export function drawBytes(count: number): Buffer {
  if (given + count > pool.length) {
    randomFillSync(pool);
    given = 0;
  }
  const piece = pool.subarray(given, given + count);
  given += count;
  const drawn = Buffer.from(piece);
  piece.fill(0);
  return drawn;
}
