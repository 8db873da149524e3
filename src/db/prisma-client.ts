import type { DatabaseOptions } from './database.ts';
import { PrismaClient } from './generated/client.ts';

type Adapter = NonNullable<ConstructorParameters<typeof PrismaClient>[0]['adapter']>;

/** On the embedded database transactions run one after the other, so a burst of them waits longer than Prisma's 2 s. */
const transactionOptions = { maxWait: 60_000, timeout: 60_000 };

/** The Prisma client for this adapter. It prints nothing: what goes wrong reaches the log through the error alone. */
export function createPrismaClient(adapter: Adapter, { onStatement }: DatabaseOptions): PrismaClient {
  if (!onStatement) return new PrismaClient({ adapter, transactionOptions, log: [] });
  const client = new PrismaClient({ adapter, transactionOptions, log: [{ emit: 'event', level: 'query' }] });
  client.$on('query', (event) => onStatement(event.query));
  return client as unknown as PrismaClient;
}
