import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Query } from '../db/open-database.ts';
import { DomainError } from '../errors.ts';
import { withIncluded } from './access.scopes.ts';
import { hashSecret, prefixOf } from './access.secret.ts';
import { findKey, hasKeys, type KeyRow, markUsed } from './access.sql.ts';
import { adminViewer, openViewer, type Viewer } from './access.viewer.ts';

const refusals = {
  missing: 'An API key is needed: send it as Authorization: Bearer …, or as X-API-Key.',
  // The same for a key that is unknown, wrong, expired or revoked, so that nothing is disclosed to a stranger.
  invalid: 'The API key is not valid.',
} as const;

export function unauthenticated(reason: keyof typeof refusals): DomainError {
  return new DomainError('UNAUTHENTICATED', refusals[reason]);
}

/**
 * The secret in the headers `Authorization` and `X-API-Key`; null when there is none. An empty bearer token counts as none,
 * and so does another scheme such as Basic, which is meant for a proxy. Throws UNAUTHENTICATED when the
 * two headers differ.
 */
export function presentedSecret(authorization: string | null, apiKey: string | null): string | null {
  const bearer = /^bearer\s+(\S.*)/i.exec(authorization?.trim() ?? '')?.[1] ?? null;
  const key = apiKey?.trim() || null;
  if (bearer && key && bearer !== key) throw unauthenticated('invalid');
  return bearer ?? key;
}

/** A cached key, with the time at which it was read. */
interface CachedKey {
  row: KeyRow;
  viewer: Viewer;
  readAt: number;
}

export interface AuthenticatorDeps {
  query: Query;
  clock: Clock;
  /** SIGNET_ADMIN_KEY. */
  adminKey?: string | undefined;
  /** A monotonic clock in milliseconds; `performance.now` when absent. */
  elapsedMs?: (() => number) | undefined;
}

/** How long a key is cached. It is short, so that a revocation by another process takes effect within a second. */
const cachedMs = 500;
/** The resolution of `lastUsedAt`, so that not every request writes. */
const lastUsedResolutionMs = 60_000;
const cachedAtMost = 1000;
/** Compared with in the place of a missing key, for the same timing. No secret matches it. */
const dummyKey = { prefix: 'sgn_', hash: Buffer.alloc(32) };

/** Authenticates callers by their API keys. There is one for each process, with a cache of a moment. */
export class Authenticator {
  readonly #query: Query;
  readonly #clock: Clock;
  readonly #elapsedMs: () => number;
  readonly #adminHash: Buffer | undefined;
  /** The cache, by the hash of the secret. It holds only keys that were valid when they were read. */
  readonly #cache = new Map<string, CachedKey>();
  /** Whether an API key exists, so that open mode is over for good. */
  #isClosed: boolean;
  #foundOpenAt: number | undefined;
  /** Counts the changes of keys by this process: a read that began before a change must not be cached after it. */
  #changes = 0;

  constructor({ query, clock, adminKey, elapsedMs }: AuthenticatorDeps) {
    this.#query = query;
    this.#clock = clock;
    this.#elapsedMs = elapsedMs ?? (() => performance.now());
    this.#adminHash = adminKey === undefined ? undefined : hashSecret(adminKey);
    this.#isClosed = adminKey !== undefined;
  }

  /** The caller with this secret; with null, the open viewer while open mode lasts. Throws UNAUTHENTICATED. */
  async authenticate(secret: string | null): Promise<Viewer> {
    if (secret !== null) return this.#resolve(secret);
    if (await this.isOpen()) return openViewer;
    throw unauthenticated('missing');
  }

  /** Whether the server is in open mode: there is no key, so every local request has all scopes. Keys are never deleted, so it ends once. */
  async isOpen(): Promise<boolean> {
    if (this.#isClosed) return false;
    const now = this.#elapsedMs();
    if (this.#foundOpenAt !== undefined && now - this.#foundOpenAt < cachedMs) return true;
    const changes = this.#changes;
    this.#isClosed = await hasKeys(this.#query);
    if (!this.#isClosed && changes === this.#changes) this.#foundOpenAt = now;
    return !this.#isClosed;
  }

  /** Clears the cache, after this process made or revoked a key. */
  forget(): void {
    this.#changes += 1;
    this.#cache.clear();
    this.#foundOpenAt = undefined;
  }

  async #resolve(secret: string): Promise<Viewer> {
    const hash = hashSecret(secret);
    const isAdmin = timingSafeEqual(this.#adminHash ?? dummyKey.hash, hash);
    if (isAdmin && this.#adminHash) return adminViewer;
    const now = this.#clock.now();
    const cached = this.#cache.get(hash.toString('hex'));
    if (cached && this.#elapsedMs() - cached.readAt < cachedMs) {
      if (isExpired(cached.row, now)) throw unauthenticated('invalid');
      return cached.viewer;
    }
    return this.#read(secret, hash, now);
  }

  /** Reads and checks a key. The steps are the same for every secret, so that timing discloses nothing. */
  async #read(secret: string, hash: Buffer, now: Date): Promise<Viewer> {
    const changes = this.#changes;
    const readAt = this.#elapsedMs();
    const row = await findKey(this.#query, prefixOf(secret) ?? dummyKey.prefix);
    const isEqual = timingSafeEqual(row?.secretHash ?? dummyKey.hash, hash);
    if (!row || !isEqual || row.revokedAt || isExpired(row, now)) throw unauthenticated('invalid');
    const viewer = { name: row.name, scopes: withIncluded(row.scopes), apiKeyId: row.id, isOpen: false };
    if (changes === this.#changes) {
      if (this.#cache.size >= cachedAtMost) this.#cache.clear();
      this.#cache.set(hash.toString('hex'), { row, viewer, readAt });
    }
    if (!row.lastUsedAt || !isRecent(row.lastUsedAt.getTime(), now.getTime(), lastUsedResolutionMs)) {
      await markUsed(this.#query, row.id, now);
    }
    return viewer;
  }
}

function isExpired({ expiresAt }: KeyRow, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Whether a time lies within the last `ms`. A time in the future is not recent: the clock of the machine was set back. */
function isRecent(time: number, now: number, ms: number): boolean {
  return time <= now && now - time < ms;
}
