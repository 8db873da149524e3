import { type Logger, pino } from 'pino';
import { databaseCodeOf } from './db/database-code.ts';

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
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    code,
    databaseCode: databaseCodeOf(error),
    frames: error.stack?.replace(error.message, '').split('\n').filter(isFrame),
    cause: error.cause ? describeError(error.cause) : undefined,
  };
}

function isFrame(line: string): boolean {
  return line.startsWith('    at ');
}
