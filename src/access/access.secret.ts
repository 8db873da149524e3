import { hash } from 'node:crypto';

/**
 * The secret of an API key: `sgn_1a2b3c4d_` and 43 characters. The prefix, before the second underscore, is public: it identifies the key
 * in lists and finds its row. The rest is 256 random bits, of which only a hash is stored.
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

/** Makes a secret from `randomBytesNeeded` random bytes. */
export function makeSecret(random: Buffer): Secret {
  const name = [...random.subarray(secretBytes, randomBytesNeeded)].map((byte) => prefixLetters[byte % 36]).join('');
  const prefix = `sgn_${name}`;
  const secret = `${prefix}_${random.subarray(0, secretBytes).toString('base64url')}`;
  return { secret, prefix, hash: hashSecret(secret) };
}

/** The public prefix of a secret; null when the text is not in the form of a secret. */
export function prefixOf(secret: string): string | null {
  return pattern.exec(secret)?.[1] ?? null;
}

/** The stored hash of a secret: SHA-256. A slow hash would add nothing, because 256 random bits cannot be guessed. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
