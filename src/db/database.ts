import type { PrismaClient } from './generated/client.ts';
import type { SqlSession } from './session.ts';

export type { PrismaClient } from './generated/client.ts';
export { Prisma } from './generated/client.ts';
/** A connection to read and write through: the client itself, or the transaction that is under way on it. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/** Runs one statement below Prisma. Times arrive as Date, `numeric` and `bigint` as the driver gives them. */
export type Query = SqlSession['query'];

export interface Database {
  prisma: PrismaClient;
  query: Query;
  /** What to call it in a sentence. */
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
  /** Whether it may be brought to the newest migration; false: one that is not there yet is refused. True when absent. */
  migrates?: boolean;
  /** Called with the text of every SQL statement, Prisma's too; values are not part of it. */
  onStatement?: (sql: string) => void;
  /** Called before an embedded database is made, which takes some seconds. */
  onCreating?: () => void;
  /** Called when a pooled connection breaks while nobody uses it. */
  onConnectionError?: (error: Error) => void;
}
