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
  // The same for one that is unknown, wrong, expired or revoked: what it is, is nothing to a stranger.
  invalid: 'The API key is not valid.',
} as const;

export function unauthenticated(reason: keyof typeof refusals): DomainError {
  return new DomainError('UNAUTHENTICATED', refusals[reason]);
}

/**
 * The secret that the headers `Authorization` and `X-API-Key` carry; null when neither carries one. A bearer token that
 * is empty counts as none, for GraphiQL sends it until somebody fills it in, and so does what is meant for a proxy (Basic). Throws UNAUTHENTICATED when they differ.
 */
export function presentedSecret(authorization: string | null, apiKey: string | null): string | null {
  const bearer = /^bearer\s+(\S.*)/i.exec(authorization?.trim() ?? '')?.[1] ?? null;
  const key = apiKey?.trim() || null;
  if (bearer && key && bearer !== key) throw unauthenticated('invalid');
  return bearer ?? key;
}

interface Known {
  row: KeyRow;
  viewer: Viewer;
  readAt: number;
}

export interface AuthenticatorDeps {
  query: Query;
  clock: Clock;
  /** SIGNET_ADMIN_KEY. */
  adminKey?: string | undefined;
  /** Milliseconds since some time; never goes back, as the time of the day may. That of the process when absent. */
  elapsedMs?: (() => number) | undefined;
}

/** For how long what the database said of a key is believed, so that a revocation elsewhere counts within a second. */
const believedMs = 500;
const usedAgainMs = 60_000;
const knownAtMost = 1000;
/** Stands in for the key that there is not, and is found by no secret. */
const nobody = { prefix: 'sgn_', hash: Buffer.alloc(32) };

/** Tells who asks. One for each process, which remembers for a moment what it found. */
export class Authenticator {
  readonly #query: Query;
  readonly #clock: Clock;
  readonly #elapsedMs: () => number;
  readonly #adminHash: Buffer | undefined;
  /** By the hash of the secret. Only keys that were valid when they were read. */
  readonly #known = new Map<string, Known>();
  #isClosed: boolean;
  #foundOpenAt: number | undefined;
  /** What was read before the last change is not remembered after it. */
  #changes = 0;

  constructor({ query, clock, adminKey, elapsedMs }: AuthenticatorDeps) {
    this.#query = query;
    this.#clock = clock;
    this.#elapsedMs = elapsedMs ?? (() => performance.now());
    this.#adminHash = adminKey === undefined ? undefined : hashSecret(adminKey);
    this.#isClosed = adminKey !== undefined;
  }

  /** Who presents this secret, or none. Throws UNAUTHENTICATED. */
  async authenticate(secret: string | null): Promise<Viewer> {
    if (secret !== null) return this.#resolve(secret);
    if (await this.isOpen()) return openViewer;
    throw unauthenticated('missing');
  }

  /** Whether everybody may do everything, for there is no key. Once there is one, there always is. */
  async isOpen(): Promise<boolean> {
    if (this.#isClosed) return false;
    const now = this.#elapsedMs();
    if (this.#foundOpenAt !== undefined && now - this.#foundOpenAt < believedMs) return true;
    const changes = this.#changes;
    this.#isClosed = await hasKeys(this.#query);
    if (!this.#isClosed && changes === this.#changes) this.#foundOpenAt = now;
    return !this.#isClosed;
  }

  /** Forgets what it remembers: this process has just made or revoked a key. */
  forget(): void {
    this.#changes += 1;
    this.#known.clear();
    this.#foundOpenAt = undefined;
  }

  async #resolve(secret: string): Promise<Viewer> {
    const hash = hashSecret(secret);
    const isAdmin = timingSafeEqual(this.#adminHash ?? nobody.hash, hash);
    if (isAdmin && this.#adminHash) return adminViewer;
    const now = this.#clock.now();
    const cached = this.#known.get(hash.toString('hex'));
    if (cached && this.#elapsedMs() - cached.readAt < believedMs) {
      if (isExpired(cached.row, now)) throw unauthenticated('invalid');
      return cached.viewer;
    }
    return this.#read(secret, hash, now);
  }

  /** The same steps for every secret, so that the time tells a stranger nothing. */
  async #read(secret: string, hash: Buffer, now: Date): Promise<Viewer> {
    const changes = this.#changes;
    const readAt = this.#elapsedMs();
    const row = await findKey(this.#query, prefixOf(secret) ?? nobody.prefix);
    const isEqual = timingSafeEqual(row?.secretHash ?? nobody.hash, hash);
    if (!row || !isEqual || row.revokedAt || isExpired(row, now)) throw unauthenticated('invalid');
    const viewer = { name: row.name, scopes: withIncluded(row.scopes), apiKeyId: row.id, isOpen: false };
    if (changes === this.#changes) {
      if (this.#known.size >= knownAtMost) this.#known.clear();
      this.#known.set(hash.toString('hex'), { row, viewer, readAt });
    }
    if (!row.lastUsedAt || !isRecent(row.lastUsedAt.getTime(), now.getTime(), usedAgainMs)) {
      await markUsed(this.#query, row.id, now);
    }
    return viewer;
  }
}

function isExpired({ expiresAt }: KeyRow, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** A time that lies ahead is not: then the clock of the machine was set back. */
function isRecent(time: number, now: number, ms: number): boolean {
  return time <= now && now - time < ms;
}
