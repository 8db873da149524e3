import type { Clock } from './clock.ts';
import type { PrismaClient, Query } from './db/open-database.ts';
import type { IdentityVault } from './identity/identity.vault.ts';

/** Who asks for a change, and in which request: the audit log keeps both. */
export interface Origin {
  /** The API key's name; "local" where none is needed. */
  actor: string;
  /** Null for what no request asked for. */
  requestId: string | null;
}

/** What a domain function works with beside its input. */
export interface Deps {
  prisma: PrismaClient;
  /** The same database below Prisma, for single statements. */
  query: Query;
  clock: Clock;
  origin: Origin;
  /** Keeps the values of identities that were tokenized, and the keys of all personal values. */
  vault: IdentityVault;
}
