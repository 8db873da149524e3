import { hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Query } from '../db/open-database.ts';
import { StartError } from '../errors.ts';
import { makeKeyFile, readKeyFile } from '../key-file.ts';
import { decrypt, encrypt, keyBytes } from './vault.cipher.ts';
import { insertMasterKey, readMasterKeys as readUsedMasterKeys } from './vault.sql.ts';

/** A master key as it is configured: a name that the caller chose, and 32 random bytes. */
export interface GivenMasterKey {
  id: string;
  bytes: Buffer;
}

/** The keys that are made of a master key (HKDF-SHA256, RFC 5869), each for one use. */
export interface MasterKey {
  id: string;
  /** Wraps data keys. */
  wrapping: Buffer;
  /** The key of the hashes (HMAC) by which tokenized values are found. */
  lookup: Buffer;
}

export interface MasterKeys {
  /** The one that everything new is wrapped with. */
  newest: MasterKey;
  all: readonly MasterKey[];
}

export const masterKeysRule =
  'must be name:key pairs with commas between, the newest first, each key 32 bytes in base64 and each name 1 to 64 ' +
  'letters, digits, - and _, such as "2026:$(openssl rand -base64 32)"';

/** The master keys of a text such as "2027:…,2026:…", the newest first; null when it breaks masterKeysRule. */
export function parseMasterKeys(text: string): GivenMasterKey[] | null {
  const keys = text.split(',').map((pair) => {
    const [, id = '', key = ''] = /^\s*([\w-]{1,64}):([A-Za-z0-9+/]{43}=)\s*$/.exec(pair) ?? [];
    return { id, bytes: Buffer.from(key, 'base64') };
  });
  const isWhole = keys.every(({ bytes }) => bytes.length === keyBytes);
  return isWhole && new Set(keys.map(({ id }) => id)).size === keys.length ? keys : null;
}

/** Ready for use; the first is the newest. */
export function masterKeysOf([first, ...others]: [GivenMasterKey, ...GivenMasterKey[]]): MasterKeys {
  const newest = masterKeyOf(first);
  return { newest, all: [newest, ...others.map(masterKeyOf)] };
}

function masterKeyOf({ id, bytes }: GivenMasterKey): MasterKey {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', bytes, '', `signet ${use} 1`, keyBytes));
  return { id, wrapping: derive('wrapping'), lookup: derive('lookup') };
}

/** What the configuration says of master keys. */
interface KeyConfig {
  masterKeys: [GivenMasterKey, ...GivenMasterKey[]] | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
}

const what = 'The master key of personal data';

/**
 * Throws a StartError for PostgreSQL without SIGNET_MASTER_KEYS: a key that one server makes for itself would be gone
 * with its disk, and other servers would not have it.
 */
export function requireMasterKeys({ masterKeys, databaseUrl }: KeyConfig): void {
  if (masterKeys || !databaseUrl) return;
  throw new StartError(
    'SIGNET_MASTER_KEYS must be set with DATABASE_URL, the same for every server on the database: personal data is ' +
      'encrypted with it. Make one with: echo "SIGNET_MASTER_KEYS=k1:$(openssl rand -base64 32)" >> .env',
  );
}

/**
 * The master keys: SIGNET_MASTER_KEYS, else for the embedded database those of its data folder, where one is made when
 * there is none; `warn` is called with what to do about it. Throws a StartError when there is none for PostgreSQL, or
 * when what the folder holds is none.
 */
export function loadMasterKeys(config: KeyConfig, warn: (message: string) => void = () => {}): MasterKeys {
  if (config.masterKeys) return masterKeysOf(config.masterKeys);
  requireMasterKeys(config);
  const kept = readMasterKeys(config);
  if (kept) return kept;
  const file = fileOf(config);
  warn(
    `made the key that personal data is encrypted with, ${file}, beside the data: who gets the folder can read all. ` +
      'Keep a copy elsewhere, or set SIGNET_MASTER_KEYS; without the key the data is lost',
  );
  const fresh = `local:${randomBytes(keyBytes).toString('base64')}`;
  return keysOf(file, makeKeyFile(file, what, fresh, 'SIGNET_MASTER_KEYS'));
}

/** The same without making one: undefined when there is none. */
export function readMasterKeys(config: KeyConfig): MasterKeys | undefined {
  if (config.masterKeys) return masterKeysOf(config.masterKeys);
  const file = fileOf(config);
  const kept = config.databaseUrl ? undefined : readKeyFile(file, what);
  return kept === undefined ? undefined : keysOf(file, kept);
}

function fileOf({ dataDir }: KeyConfig): string {
  return join(dataDir, 'master-keys');
}

function keysOf(file: string, text: string): MasterKeys {
  const keys = parseMasterKeys(text);
  if (!isSome(keys)) throw new StartError(`${what}, ${file}, ${masterKeysRule}.`);
  return masterKeysOf(keys);
}

export function isSome<Item>(items: Item[] | null): items is [Item, ...Item[]] {
  return items !== null && items.length > 0;
}

const proofOf = (id: string) => `master key ${id}`;

/** Checks the master keys, and notes the newest, under which this process is going to write. Throws a StartError. */
export async function registerMasterKeys(query: Query, masterKeys: MasterKeys): Promise<void> {
  const { newest } = masterKeys;
  await checkMasterKeys(query, masterKeys);
  await insertMasterKey(query, newest.id, encrypt(newest.wrapping, proofOf(newest.id), Buffer.alloc(0)));
  // Once more, for another server may have noted another key of the same name just now.
  await checkMasterKeys(query, masterKeys);
}

/**
 * Checks that every master key under which the database holds something is among these and is the same. Throws a
 * StartError that names the one that is not: personal data would be written that others cannot read.
 */
export async function checkMasterKeys(query: Query, { all }: MasterKeys): Promise<void> {
  for (const { id, proof } of await readUsedMasterKeys(query)) {
    const key = all.find((candidate) => candidate.id === id);
    if (!key) {
      throw new StartError(
        `The database holds personal data under the master key ${id}: add it to SIGNET_MASTER_KEYS.`,
      );
    }
    try {
      decrypt(key.wrapping, proofOf(id), proof);
    } catch {
      throw new StartError(
        `The master key ${id} of SIGNET_MASTER_KEYS is not the one that the database was used with.`,
      );
    }
  }
}
