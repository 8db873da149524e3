import { type Logger, pino } from 'pino';
import { databaseCodeOf } from './db/database-code.ts';

export type Log = Logger;

/** Logs JSON lines to standard output. Callers name each field, and never log inputs, rows or messages, which can hold personal data. */
export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * The fields of an unexpected error for the log: its name, codes and stack frames. The message is left out, because a database quotes
 * values in it, which are personal data.
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
