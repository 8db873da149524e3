import type { PrismaClient } from './generated/client.ts';
import type { SqlSession } from './session.ts';

export type { PrismaClient } from './generated/client.ts';
export { Prisma } from './generated/client.ts';
/** The Prisma client, or an open transaction of it. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Runs one statement on the driver, without Prisma. Times arrive as Date; `numeric` and `bigint` as the driver returns them. */
export type Query = SqlSession['query'];

export interface Database {
  prisma: PrismaClient;
  query: Query;
  /** Its name in messages. */
  description: string;
  /** The migrations that opening it applied. */
  migrations: string[];
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgresql://…`; absent means the embedded database. */
  databaseUrl: string | undefined;
  /** Folder of the embedded database. */
  dataDir: string;
  /** Whether pending migrations are applied; with false, a database that has some is refused. True when absent. */
  migrates?: boolean;
  /** Called with the text of every SQL statement, Prisma's too; values are not part of it. */
  onStatement?: (sql: string) => void;
  /** Called before an embedded database is created, which takes some seconds. */
  onCreating?: () => void;
  /** Called when a pooled connection breaks while nobody uses it. */
  onConnectionError?: (error: Error) => void;
}
