import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. What is logged is named field by field where it happens: never inputs, rows or texts. */
export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * What the log may hold of an unexpected error: its kind, its codes and where it came from. Its message is left out,
 * for a database puts the values it stumbled over into it, and values are personal data.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, meta } = error as { code?: unknown; meta?: { code?: unknown } };
  return {
    name: error.name,
    code,
    databaseCode: meta?.code,
    frames: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    cause: error.cause ? describeError(error.cause) : undefined,
  };
}
