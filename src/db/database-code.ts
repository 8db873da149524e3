/** The SQLSTATE under which PostgreSQL refused a statement, wherever Prisma put it; undefined for any other error. */
export function databaseCodeOf(error: unknown): string | undefined {
  const { meta } = (error ?? {}) as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
  return meta?.driverAdapterError?.cause?.originalCode;
}

/** SQLSTATE: a unique constraint was violated. */
export const uniqueViolation = '23505';

/** SQLSTATE: two transactions waited for one another, and this one was ended. */
export const deadlockDetected = '40P01';
