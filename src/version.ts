import { z } from 'zod';
import { refusal } from './errors.ts';
import { parseInput } from './input.ts';

const version = z.number().int().min(1, 'must be 1 or more.').nullish();

/** The version that the caller expects a record to have; null when any will do. */
export function parseExpectedVersion(expected: unknown): number | null {
  return parseInput(version, expected, ['expectedVersion']) ?? null;
}

/** Throws VERSION_MISMATCH when a record has another version than the caller expects. `noun` is what the record is called. */
export function refuseOtherVersion(noun: string, currentVersion: number, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === currentVersion) return;
  const message = `expectedVersion: the ${noun} has version ${currentVersion}, not ${expectedVersion}: read it again.`;
  throw refusal('VERSION_MISMATCH', ['expectedVersion'], message, { currentVersion });
}
