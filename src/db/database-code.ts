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
  const { code: other, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  return syscall === 'connect' || syscall === 'getaddrinfo' || unreachable.has(other) || timedOutWaiting(error);
}

/** SQLSTATEs of classes 08 and 57 under which nothing was committed: query_canceled, cannot_connect_now, no connection. */
const uncommittedCodes = new Set(['57014', '57P03', '08001', '08004']);

/**
 * Whether the same work can succeed a moment later: the database is starting, ending or full, the connection failed, or other
 * transactions were in the way. Whether what failed was committed all the same is another question.
 */
export function isTransient(error: unknown): boolean {
  const code = databaseCodeOf(error);
  if (code !== undefined) return /^(08|40|57P0)/.test(code) || code === tooManyConnections || code === lockNotAvailable;
  const { code: other, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  return syscall !== undefined || transientCodes.has(other) || timedOutWaiting(error);
}

const tooManyConnections = '53300';
const lockNotAvailable = '55P03';

/** Codes of Prisma: no connection, one that was closed, a timeout of the pool or of a transaction's start, and a conflict. */
const transientCodes = new Set<unknown>(['P1001', 'P1017', 'P2024', 'P2028', 'P2034']);

function timedOutWaiting(error: unknown): boolean {
  const { message } = (error ?? {}) as { message?: unknown };
  return /timeout exceeded when trying to connect|due to connection timeout/.test(String(message));
}

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
