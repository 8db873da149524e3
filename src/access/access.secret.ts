import { hash } from 'node:crypto';

/**
 * The secret of an API key: `sgn_1a2b3c4d_` and 43 characters. What comes before the second underscore is public: it
 * names the key in lists and finds its row. The rest is 256 random bits, of which only a hash is kept.
 */
export interface Secret {
  secret: string;
  prefix: string;
  hash: Buffer;
}

const pattern = /^(sgn_[a-z0-9]{8})_[A-Za-z0-9_-]{43}$/;
const secretBytes = 32;
const prefixLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const prefixLength = 8;
export const randomBytesNeeded = secretBytes + prefixLength;

/** Makes a secret of this many random bytes. */
export function makeSecret(random: Buffer): Secret {
  const name = [...random.subarray(secretBytes, randomBytesNeeded)].map((byte) => prefixLetters[byte % 36]).join('');
  const prefix = `sgn_${name}`;
  const secret = `${prefix}_${random.subarray(0, secretBytes).toString('base64url')}`;
  return { secret, prefix, hash: hashSecret(secret) };
}

/** The public prefix of a secret; null when it has not the form of one. */
export function prefixOf(secret: string): string | null {
  return pattern.exec(secret)?.[1] ?? null;
}

/** SHA-256. What is hashed is random, so there is nothing to guess and a slow hash would protect nothing. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
