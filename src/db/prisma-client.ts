import type { DatabaseOptions } from './database.ts';
import { PrismaClient } from './generated/client.ts';

type Adapter = NonNullable<ConstructorParameters<typeof PrismaClient>[0]['adapter']>;

/** Above Prisma's default of 2 s, because the embedded database runs transactions one after the other and a burst of them has to wait. */
const transactionOptions = { maxWait: 60_000, timeout: 60_000 };

/** The Prisma client for this adapter. It prints nothing itself; errors reach the log as exceptions. */
export function createPrismaClient(adapter: Adapter, { onStatement }: DatabaseOptions): PrismaClient {
  if (!onStatement) return new PrismaClient({ adapter, transactionOptions, log: [] });
  const client = new PrismaClient({ adapter, transactionOptions, log: [{ emit: 'event', level: 'query' }] });
  client.$on('query', (event) => onStatement(event.query));
  return client as unknown as PrismaClient;
}
