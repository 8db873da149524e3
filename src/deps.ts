import type { Clock } from './clock.ts';
import type { PrismaClient } from './db/open-database.ts';

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
  clock: Clock;
  origin: Origin;
}
