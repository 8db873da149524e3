import { Decimal } from '@prisma/client/runtime/client';

/**
 * Stands for a number that would come back as another one: JavaScript keeps about 16 significant digits. JSON itself has no
 * infinity, so wherever a number is checked this is refused.
 */
export const inexactNumber = Number.NEGATIVE_INFINITY;

/** The number that this literal of JSON or GraphQL stands for, or inexactNumber. */
export function readNumber(literal: string): number {
  return isExact(literal) ? Number(literal) : inexactNumber;
}

/** Whether the number is printed with the value that was written. */
function isExact(literal: string): boolean {
  const value = Number(literal);
  // A number too small for JavaScript is too small for Decimal as well.
  if (value === 0) return /^-?[0.]+(?:e|$)/i.test(literal);
  return Number.isFinite(value) && new Decimal(literal).eq(value);
}

/** JSON has numbers of 16 digits or of an exponent of 3; others are exact. Numbers follow a bracket, a colon, a comma or a space. */
const mayBeInexact = /[[:, \t\r\n]-?[\d.]+(?:(?<=[\d.]{16})|[eE][+-]?\d{3})/;

/** As JSON.parse, but a number that would come back as another one is inexactNumber. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayBeInexact.test(text) ? JSON.parse(markInexact(text)) : value;
}

const numberAt = /-?\d[\d.eE+-]*/y;

/** Valid JSON with its inexact numbers replaced by one that is read as inexactNumber. */
function markInexact(json: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < json.length; ) {
    if (json[at] === '"') {
      at = endOfString(json, at);
      continue;
    }
    numberAt.lastIndex = at;
    const [literal] = numberAt.exec(json) ?? [];
    at += literal?.length ?? 1;
    if (literal === undefined || isExact(literal)) continue;
    parts.push(json.slice(copied, at - literal.length), '-1e999');
    copied = at;
  }
  return parts.join('') + json.slice(copied);
}

/** Where the text after the string begins that starts here. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (json[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
}
