import { createHash } from 'node:crypto';

/** What the first seal follows. */
export const genesisHash = '0'.repeat(64);

/** The hash of an event's text alone, in hex. */
export function eventHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The hash of a seal, in hex: SHA-256 of the hash before, as its 32 bytes, and the event's canonical text in UTF-8. */
export function chainHash(previous: string, text: string): string {
  return createHash('sha256').update(previous, 'hex').update(text, 'utf8').digest('hex');
}
