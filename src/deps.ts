import type { Clock } from './clock.ts';
import type { PrismaClient } from './db/open-database.ts';

/** What a domain function works with beside its input. */
export interface Deps {
  prisma: PrismaClient;
  clock: Clock;
}
