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

/** Whether the database refused a statement and so took its transaction back; a lost connection leaves open what was done. */
export function wasTakenBack(error: unknown): boolean {
  const code = databaseCodeOf(error);
  // Classes of connections that failed or were ended.
  return code !== undefined && !/^(08|57)/.test(code);
}

/** Whether it may be one item of a batch that the database refused; what it does not understand at all is not of an item. */
export function mayBeOfOneItem(error: unknown): boolean {
  return wasTakenBack(error) && !databaseCodeOf(error)?.startsWith('42');
}

/** SQLSTATE: a unique constraint was violated. */
export const uniqueViolation = '23505';

/** SQLSTATE: two transactions waited for one another, and this one was ended. */
export const deadlockDetected = '40P01';

/** SQLSTATE: a transaction rested on what another changed meanwhile. */
export const serializationFailure = '40001';
