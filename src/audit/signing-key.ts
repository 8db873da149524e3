import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StartError } from '../errors.ts';
import { makeKeyFile, readKeyFile } from '../key-file.ts';
import { parseSeed, type SigningKey, seedBytes, seedRule, signingKeyOf } from './audit.checkpoint.ts';

/** What the configuration says of the key. */
interface KeyConfig {
  signingKey: Buffer | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
}

const what = "The key of the audit log's checkpoints";

/**
 * The key that signs checkpoints: SIGNET_SIGNING_KEY, else the one in the data folder, which is made when there is
 * none. `warn` is called with what to do about one that was made, and about one that other servers may not have.
 * Throws a StartError when what the folder holds is no key or none can be made.
 */
export function loadSigningKey(config: KeyConfig, warn: (message: string) => void): SigningKey {
  if (config.signingKey) return signingKeyOf(config.signingKey);
  const file = fileOf(config);
  const kept = readKeyFile(file, what);
  const advice = config.databaseUrl
    ? 'set SIGNET_SIGNING_KEY, the same for every server on this database'
    : 'keep a copy, or set SIGNET_SIGNING_KEY';
  if (kept === undefined) warn(`made a key that signs the audit log's checkpoints, ${file}: ${advice}`);
  else if (config.databaseUrl)
    warn(`the audit log's checkpoints are signed with a key of this folder, ${file}: ${advice}`);
  const made = () => makeKeyFile(file, what, randomBytes(seedBytes).toString('base64'), 'SIGNET_SIGNING_KEY');
  return keyOf(file, kept ?? made());
}

/** The same without making one: undefined when there is none. */
export function readSigningKey(config: KeyConfig): SigningKey | undefined {
  if (config.signingKey) return signingKeyOf(config.signingKey);
  const file = fileOf(config);
  const kept = readKeyFile(file, what);
  return kept === undefined ? undefined : keyOf(file, kept);
}

function fileOf({ dataDir }: KeyConfig): string {
  return join(dataDir, 'signing-key');
}

function keyOf(file: string, text: string): SigningKey {
  const seed = parseSeed(text);
  if (!seed) throw new StartError(`${what}, ${file}, ${seedRule}.`);
  return signingKeyOf(seed);
}
