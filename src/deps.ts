import type { Clock } from './clock.ts';
import type { PrismaClient, Query } from './db/open-database.ts';
import type { IdentityVault } from './identity/identity.vault.ts';

/** What the process has, the same for every call. A function that reads, or works out what to write, takes no more. */
export interface Deps {
  prisma: PrismaClient;
  /** The same database below Prisma, for single statements. */
  query: Query;
  clock: Clock;
  /** Keeps the values of identities that were tokenized, and the keys of all personal values. */
  vault: IdentityVault;
}

/** What one call has: who asks for a change, and in which request. The audit log keeps both. */
export interface Call {
  /** The API key's name; "local" where none is needed. */
  actor: string;
  /** Null for what no request asked for. */
  requestId: string | null;
}

/** What a function takes that makes a change: all that the process has, and the call that the change is made for. */
export interface CallDeps extends Deps {
  call: Call;
}
