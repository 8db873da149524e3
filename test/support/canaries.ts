import { expect } from 'vitest';
import { personalAttributes } from '../../src/identity/identity.attributes.ts';

/** The attributes of an identity whose values may be in no log and in no error. */
const personal = new Set<string>([...personalAttributes, 'organizationName']);
/** Shorter ones are part of other words. */
const shortest = 6;

/** Every personal value in what a request was sent with. Walks without recursion, so that no nesting exhausts the stack. */
function personalValues(variables: unknown): string[] {
  const found: string[] = [];
  for (const open = [variables]; open.length > 0; ) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [field, value] of Object.entries(next)) {
      if (typeof value === 'object') open.push(value);
      else if (typeof value === 'string' && personal.has(field) && value.length >= shortest) found.push(value);
    }
  }
  return found;
}

/**
 * Watches the requests of a test file for personal values: none of them may come back in the text of an error, and at the
 * end none may be in the log.
 */
export class Canaries {
  readonly #values = new Set<string>();

  /** Notes what a request was sent with, and returns the values. */
  note(body: unknown): string[] {
    const values = typeof body === 'string' ? personalValues(readVariables(body)) : [];
    for (const value of values) this.#values.add(value);
    return values;
  }

  /** Fails when an error of this answer tells one of the values. */
  expectNoneInErrors(values: string[], answer: unknown): void {
    const { errors } = (answer ?? {}) as { errors?: { message: string; extensions?: object }[] };
    // An example that a rule gives is nobody's.
    const told = JSON.stringify(errors ?? []).replace(/such as \\"[^"]*\\"/g, '');
    expect(values.filter((value) => told.includes(asText(value)))).toEqual([]);
  }

  /** Fails when the log tells any of the values that were noted. */
  expectNoneIn(log: string): void {
    expect([...this.#values].filter((value) => log.includes(asText(value)))).toEqual([]);
  }
}

/** As JSON has it. */
function asText(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function readVariables(body: string): unknown {
  try {
    return (JSON.parse(body) as { variables?: unknown }).variables;
  } catch {
    return undefined;
  }
}
