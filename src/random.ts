import { randomFillSync } from 'node:crypto';

/** Asking the system takes as long for a few bytes as for many. */
const pool = Buffer.alloc(8192);
let given = pool.length;

/** So many random bytes, up to a thousand, for keys and nonces. No byte is given twice, and none stays behind. */
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
