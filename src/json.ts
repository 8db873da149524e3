import { Decimal } from '@prisma/client/runtime/client';

/**
 * Replaces a number that JavaScript cannot represent exactly (beyond about 16 significant digits), so that validation refuses it. JSON has no
 * infinity, so it cannot be mistaken for a value that was sent.
 */
export const inexactNumber = Number.NEGATIVE_INFINITY;

/** The number that this literal of JSON or GraphQL stands for, or inexactNumber. */
export function readNumber(literal: string): number {
  return isExact(literal) ? Number(literal) : inexactNumber;
}

/** Whether the literal survives the conversion to a JavaScript number and back. */
function isExact(literal: string): boolean {
  const value = Number(literal);
  // A number too small for JavaScript is too small for Decimal as well.
  if (value === 0) return /^-?[0.]+(?:e|$)/i.test(literal);
  return Number.isFinite(value) && new Decimal(literal).eq(value);
}

/** A fast test for JSON that may hold inexact numbers: only those with 16 digits or an exponent of 3 digits can be. */
const mayBeInexact = /[[:, \t\r\n]-?[\d.]+(?:(?<=[\d.]{16})|[eE][+-]?\d{3})/;

/** JSON.parse with inexactNumber in place of numbers that cannot be represented exactly. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayBeInexact.test(text) ? JSON.parse(markInexact(text)) : value;
}

const numberLiteral = /-?\d[\d.eE+-]*/y;

/** Valid JSON with its inexact numbers replaced by one that is read as inexactNumber. */
function markInexact(json: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let index = 0; index < json.length; ) {
    if (json[index] === '"') {
      index = endOfString(json, index);
      continue;
    }
    numberLiteral.lastIndex = index;
    const [literal] = numberLiteral.exec(json) ?? [];
    index += literal?.length ?? 1;
    if (literal === undefined || isExact(literal)) continue;
    parts.push(json.slice(copied, index - literal.length), '-1e999');
    copied = index;
  }
  return parts.join('') + json.slice(copied);
}

/** The index after the string literal that starts here. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (json[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
}
