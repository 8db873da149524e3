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

/** Whether the database refused a statement and so rolled its transaction back; a lost connection leaves the outcome unknown. */
export function wasRolledBack(error: unknown): boolean {
  const code = databaseCodeOf(error);
  // Classes of connections that failed or were ended, and a statement of which the database itself does not know.
  return code !== undefined && !/^(08|57|40003)/.test(code);
}

/**
 * Whether it is known that nothing was done: the statement was refused or cancelled, or never reached the database. A session that
 * was ended leaves it open (57P01), for the transaction may have been committed while it waited for a standby.
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

/** Codes of Prisma: the database cannot be reached, refuses the user, or gave no connection or no transaction in time. */
const unreachable = new Set<unknown>(['P1000', 'P1001', 'P1003', 'P1010', 'P2024']);

/** Whether it may be one item of a batch that the database refused; what it does not understand at all is not of an item. */
export function mayBeCausedByOneItem(error: unknown): boolean {
  return wasRolledBack(error) && !databaseCodeOf(error)?.startsWith('42');
}

/** SQLSTATE: a unique constraint was violated. */
export const uniqueViolation = '23505';

/** SQLSTATE: two transactions waited for one another, and this one was ended. */
export const deadlockDetected = '40P01';

/** SQLSTATE: a transaction rested on what another changed meanwhile. */
export const serializationFailure = '40001';
