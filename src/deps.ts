import type { Clock } from './clock.ts';
import type { PrismaClient, Query } from './db/open-database.ts';
import type { MasterKeys } from './vault/vault.master-keys.ts';
import type { PiiField, RandomInt } from './vault/vault.token.ts';

/** Who asks for a change, and in which request: the audit log keeps both. */
export interface Origin {
  /** The API key's name; "local" where none is needed. */
  actor: string;
  /** Null for what no request asked for. */
  requestId: string | null;
}

/** What personal data is protected with. */
export interface Privacy {
  masterKeys: MasterKeys;
  /** The fields that are tokenized whenever a value is stored. */
  tokenizedFields: readonly PiiField[];
  /** Tokens are drawn with it. */
  randomInt: RandomInt;
}

/** What a domain function works with beside its input. */
export interface Deps {
  prisma: PrismaClient;
  /** The same database below Prisma, for single statements. */
  query: Query;
  clock: Clock;
  origin: Origin;
  privacy: Privacy;
}
