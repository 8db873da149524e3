import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StartError } from '../errors.ts';
import { parseSeed, type SigningKey, seedBytes, seedRule, signingKeyOf } from './audit.checkpoint.ts';

/**
 * The key that signs checkpoints: SIGNET_SIGNING_KEY, else the one in the data folder, which is made when there is
 * none; then `warn` is called with what to do about it. Throws a StartError when what the folder holds is no key.
 */
export function loadSigningKey(
  { signingKey, dataDir, databaseUrl }: Pick<Config, 'signingKey' | 'dataDir' | 'databaseUrl'>,
  warn: (message: string) => void,
): SigningKey {
  if (signingKey) return signingKeyOf(signingKey);
  const file = join(dataDir, 'signing-key');
  const kept = readKey(file) ?? makeKey(file);
  if (kept.isNew) {
    const others = databaseUrl ? ', the same for every process on this database' : '';
    warn(`made a key that signs the audit log's checkpoints, ${file}: keep a copy, or set SIGNET_SIGNING_KEY${others}`);
  }
  return signingKeyOf(kept.seed);
}

interface KeptKey {
  seed: Buffer;
  isNew: boolean;
}

function readKey(file: string): KeptKey | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartError(`The key of the audit log's checkpoints, ${file}, cannot be read (${code}).`);
  }
  const seed = parseSeed(text.trim());
  if (!seed) throw new StartError(`The key of the audit log's checkpoints, ${file}, ${seedRule}.`);
  return { seed, isNew: false };
}

function makeKey(file: string): KeptKey {
  const seed = randomBytes(seedBytes);
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    // Only its owner may read it, and a key that another process makes at this moment is not replaced.
    writeFileSync(file, `${seed.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    return { seed, isNew: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const made = code === 'EEXIST' ? readKey(file) : undefined;
    if (made) return made;
    throw new StartError(`The key of the audit log's checkpoints, ${file}, cannot be made (${code}).`);
  }
}
