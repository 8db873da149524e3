/** The SQLSTATE under which PostgreSQL refused a statement, wherever Prisma or a driver put it; undefined for any other error. */
export function databaseCodeOf(error: unknown): string | undefined {
  const { meta, code } = (error ?? {}) as {
    meta?: { driverAdapterError?: { cause?: { originalCode?: string } } };
    code?: unknown;
  };
  const found = meta?.driverAdapterError?.cause?.originalCode ?? code;
  // Prisma's own codes begin with P, and a socket's are words.
  return typeof found === 'string' && /^(?:\d[0-9A-Z]{4}|XX\d{3})$/.test(found) ? found : undefined;
}

/** Whether the database refused a statement and so rolled its transaction back. After a lost connection the outcome is unknown. */
export function wasRolledBack(error: unknown): boolean {
  const code = databaseCodeOf(error);
  // Classes 08 and 57 are connections that failed or were ended; 40003 is statement_completion_unknown.
  return code !== undefined && !/^(08|57|40003)/.test(code);
}

/**
 * Whether it is certain that nothing was committed: the statement was refused or cancelled, or never reached the database. It is not
 * after admin_shutdown (57P01), because the session may have been ended when the commit was done and waited for a standby.
 */
export function wasNotCommitted(error: unknown): boolean {
  const code = databaseCodeOf(error);
  if (code !== undefined) return wasRolledBack(error) || uncommittedCodes.has(code);
  const { code: other, syscall, message } = (error ?? {}) as { code?: unknown; syscall?: unknown; message?: unknown };
  if (syscall === 'connect' || syscall === 'getaddrinfo' || unreachable.has(other)) return true;
  return /timeout exceeded when trying to connect|due to connection timeout/.test(String(message));
}

/** SQLSTATEs of classes 08 and 57 under which nothing was committed: query_canceled, cannot_connect_now, no connection. */
const uncommittedCodes = new Set(['57014', '57P03', '08001', '08004']);

/** Codes of Prisma for a request that never reached the database: no connection, no access, or a timeout of the pool. */
const unreachable = new Set<unknown>(['P1000', 'P1001', 'P1003', 'P1010', 'P2024']);

/** Whether a single item of a batch may be why the database refused it. Class 42, a statement that is itself wrong, fails with any item. */
export function mayBeCausedByOneItem(error: unknown): boolean {
  return wasRolledBack(error) && !databaseCodeOf(error)?.startsWith('42');
}

/** SQLSTATE: a unique constraint was violated. */
export const uniqueViolation = '23505';

/** SQLSTATE: this transaction was rolled back to end a deadlock. */
export const deadlockDetected = '40P01';

/** SQLSTATE: this transaction conflicts with a concurrent one under its isolation level. */
export const serializationFailure = '40001';
