import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StartError } from '../errors.ts';
import { parseSeed, type SigningKey, seedBytes, seedRule, signingKeyOf } from './audit.checkpoint.ts';

type KeyConfig = Pick<Config, 'signingKey' | 'dataDir' | 'databaseUrl'>;

/**
 * The key that signs checkpoints: SIGNET_SIGNING_KEY, else the one in the data folder, which is made when there is
 * none. `warn` is called with what to do about one that was made, and about one that other servers may not have.
 * Throws a StartError when what the folder holds is no key or none can be made.
 */
export function loadSigningKey(config: KeyConfig, warn: (message: string) => void): SigningKey {
  if (config.signingKey) return signingKeyOf(config.signingKey);
  const file = fileOf(config);
  const kept = readSeed(file);
  const advice = config.databaseUrl
    ? 'set SIGNET_SIGNING_KEY, the same for every server on this database'
    : 'keep a copy, or set SIGNET_SIGNING_KEY';
  if (!kept) warn(`made a key that signs the audit log's checkpoints, ${file}: ${advice}`);
  else if (config.databaseUrl)
    warn(`the audit log's checkpoints are signed with a key of this folder, ${file}: ${advice}`);
  return signingKeyOf(kept ?? makeSeed(file));
}

/** The same without making one: undefined when there is none. */
export function readSigningKey(config: KeyConfig): SigningKey | undefined {
  const seed = config.signingKey ?? readSeed(fileOf(config));
  return seed && signingKeyOf(seed);
}

function fileOf({ dataDir }: KeyConfig): string {
  return join(dataDir, 'signing-key');
}

function readSeed(file: string): Buffer | undefined {
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
  return seed;
}

/** Written whole under another name first, so that nobody reads half a key; one that is made meanwhile is not replaced. */
function makeSeed(file: string): Buffer {
  const seed = randomBytes(seedBytes);
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, `${seed.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    linkSync(unfinished, file);
    return seed;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const made = code === 'EEXIST' ? readSeed(file) : undefined;
    if (made) return made;
    throw new StartError(
      `The key of the audit log's checkpoints, ${file}, cannot be made (${code}): set SIGNET_SIGNING_KEY.`,
    );
  } finally {
    rmSync(unfinished, { force: true });
  }
}
