import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Json } from '../input.ts';
import { drawBytes } from '../random.ts';

/** The key that the values of one owner are encrypted with. */
export interface DataKey {
  /** UUID. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** What was encrypted cannot be decrypted: it was cut, changed or moved, or this is not its key. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const algorithm = 'aes-256-gcm';
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) under a fresh random nonce: nonce, ciphertext and tag in a row. `context`, the
 * additional authenticated data, says what it is and of whom; it is not stored, and decrypting takes the same one.
 */
export function encrypt(key: Buffer, context: string, plain: Buffer): Buffer {
  const nonce = drawBytes(nonceBytes);
  // Its tag has the 16 bytes of tagBytes unless another length is asked for, and asking takes as long as encrypting.
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  // Of a stream cipher nothing is left at the end.
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** What `encrypt` was given. Throws Unreadable. */
export function decrypt(key: Buffer, context: string, encrypted: Buffer): Buffer {
  // A shorter tag would be accepted, and easier to guess. Asking for its length here takes a third of the time.
  if (encrypted.length < nonceBytes + tagBytes) throw new Unreadable();
  try {
    const end = encrypted.length - tagBytes;
    const decipher = createDecipheriv(algorithm, key, encrypted.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(context)).setAuthTag(encrypted.subarray(end));
    const plain = decipher.update(encrypted.subarray(nonceBytes, end));
    // Of a stream cipher nothing is left at the end but to compare the tag.
    decipher.final();
    return plain;
  } catch {
    throw new Unreadable();
  }
}

const version = 1;
const keyIdBytes = 16;

/** A value as text in base64url: a byte for the version, the id of the key, and what `encrypt` makes of its JSON. */
export function encryptValue({ id, key }: DataKey, context: string, value: Json): string {
  const keyId = Buffer.from(id.replaceAll('-', ''), 'hex');
  const body = encrypt(key, context, Buffer.from(JSON.stringify(value)));
  return Buffer.concat([Buffer.of(version), keyId, body]).toString('base64url');
}

/** The id of the key that a value was encrypted with; null when the text is no encrypted value. */
export function keyIdOf(encrypted: string): string | null {
  if (encrypted.length < shortestEncrypted) return null;
  const hex = Buffer.from(encrypted.slice(0, headLength), 'base64url').toString('hex');
  if (!hex.startsWith(versionHex)) return null;
  return `${hex.slice(2, 10)}-${hex.slice(10, 14)}-${hex.slice(14, 18)}-${hex.slice(18, 22)}-${hex.slice(22)}`;
}

const versionHex = Buffer.of(version).toString('hex');
/** How many characters of base64url hold the version and the id of the key, and how many an encrypted value has at least. */
const headLength = Math.ceil(((1 + keyIdBytes) * 4) / 3);
const shortestEncrypted = Math.ceil(((1 + keyIdBytes + nonceBytes + tagBytes) * 4) / 3);

/** The value that was encrypted. Throws Unreadable. */
export function decryptValue(key: Buffer, context: string, encrypted: string): Json {
  const bytes = Buffer.from(encrypted, 'base64url');
  return JSON.parse(decrypt(key, context, bytes.subarray(1 + keyIdBytes)).toString()) as Json;
}
