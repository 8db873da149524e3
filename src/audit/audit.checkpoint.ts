import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { notOfFormat } from '../broken-rules.ts';
import { type Given, instant, parseInput } from '../input.ts';
import { refusing } from '../issue-of-zod.ts';

/** The head of the chain at a time, signed: who keeps one can prove what the log held then. */
export interface Checkpoint {
  /** How many events the chain had. */
  sequence: number;
  /** Hex SHA-256 of the last seal; zeros of an empty chain. */
  hash: string;
  at: Date;
  /** Base64 of the Ed25519 signature. */
  signature: string;
}

/** Ed25519, RFC 8032. */
export interface SigningKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** The fixed beginning of a private key of Ed25519 in DER; the 32 bytes of the seed follow. Source: RFC 8410. */
const derPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
export const seedBytes = 32;
export const seedRule = `must be ${seedBytes} bytes in base64, as "openssl rand -base64 ${seedBytes}" makes`;

/** The 32 bytes of a key that this base64 stands for; null when it stands for none. */
export function parseSeed(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return null;
  return Buffer.from(text, 'base64');
}

/** The key of this seed of 32 random bytes. */
export function signingKeyOf(seed: Buffer): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([derPrefix, seed]), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** The 32 bytes of a public key in base64. */
export function encodePublicKey({ publicKey }: SigningKey): string {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

/** The public key of these 32 bytes in base64; null when they are none. */
export function parsePublicKey(text: string): KeyObject | null {
  const bytes = parseSeed(text);
  if (!bytes) return null;
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' });
}

/** What is signed. The first line keeps the signature from meaning anything elsewhere. */
function signedText({ sequence, hash, at }: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(`signet audit checkpoint 1\n${sequence}\n${hash}\n${at.toISOString()}\n`);
}

export function signCheckpoint(key: SigningKey, head: Omit<Checkpoint, 'signature'>): Checkpoint {
  return { ...head, signature: sign(null, signedText(head), key.privateKey).toString('base64') };
}

/** Whether this key signed the checkpoint as it is. */
export function isGenuine(publicKey: KeyObject, checkpoint: Checkpoint): boolean {
  return verify(null, signedText(checkpoint), publicKey, Buffer.from(checkpoint.signature, 'base64'));
}

export const checkpointInput = z.strictObject({
  sequence: z.number().int().min(0, 'must be 0 or more.'),
  hash: z
    .string()
    .refine((hash) => /^[0-9a-f]{64}$/.test(hash), refusing(notOfFormat('hex', 'must be 64 hexadecimal digits.'))),
  at: instant,
  signature: z
    .string()
    .refine(
      (signature) => /^[A-Za-z0-9+/]{86}==$/.test(signature),
      refusing(notOfFormat('base64', 'must be the 88 characters of a signature in base64.')),
    ),
});

export function parseCheckpoint(input: Given<typeof checkpointInput> | null | undefined): Checkpoint | null {
  return parseInput(checkpointInput.nullish(), input, ['from']) ?? null;
}
