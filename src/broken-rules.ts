import { type BrokenRule, broken } from './issue.ts';
import { didYouMean, nearest } from './nearest.ts';

/** The rules that inputs of several nouns, and GraphQL itself, can find broken. */

export const isRequired = broken('REQUIRED', {}, 'is required.');
export const mustNotBeNull = broken('REQUIRED', {}, 'must not be null.');
export const mustNotBeEmpty = broken('REQUIRED', {}, 'must not be empty.');
export const mustBeLeftOut = broken('NOT_ALLOWED', { what: 'null' }, 'must not be null; leave it out.');
export const mustBeObject = broken('MALFORMED', { format: 'object' }, 'must be an object.');
export const mustBeList = broken('MALFORMED', { format: 'list' }, 'must be a list.');
export const nothingToChange = broken('REQUIRED', {}, 'input must name at least one field to change.');

export function tooLong(max: number): BrokenRule {
  return broken('TOO_LONG', { max, unit: 'characters' }, `must have at most ${max} characters.`);
}

export function tooMany(max: number): BrokenRule {
  return broken('TOO_MANY', { max, unit: 'elements' }, `must have at most ${max} elements.`);
}

/** A number that must be between two others, themselves included. */
export function outside(min: number, max: number): BrokenRule {
  return broken('OUT_OF_RANGE', { min, max }, `must be ${min} to ${max}.`);
}

export function notOfFormat(format: string, message: string): BrokenRule {
  return broken('MALFORMED', { format }, message);
}

/** A text with characters that may not stand in it. */
export function badCharacters(message: string): BrokenRule {
  return broken('NOT_ALLOWED', { what: 'characters' }, message);
}

/** Nobody reads more values in an answer. */
const valuesShown = 30;

/** A value that is none of these. It is not repeated: it may be personal, or long. */
export function unknownValue(values: readonly string[], given: unknown): BrokenRule {
  const shown = values.slice(0, valuesShown);
  const suggestion = meantBy(given, values);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  const message = `must be one of ${shown.join(', ')}${more}.${didYouMean(suggestion)}`;
  return broken('UNKNOWN_VALUE', { values: shown, ...(suggestion && { suggestion }) }, message);
}

/** A field or argument whose name is none of these, with a whole sentence. */
export function unknownField(message: string, given: string, names: readonly string[]): BrokenRule {
  const suggestion = meantBy(given, names);
  return broken('UNKNOWN_FIELD', { ...(suggestion && { suggestion }) }, `${message}${didYouMean(suggestion)}`);
}

/** Longer texts are no misspelt names, and comparing them takes time. */
const nameLengthAtMost = 50;

function meantBy(given: unknown, names: readonly string[]): string | undefined {
  return typeof given === 'string' && given.length <= nameLengthAtMost ? nearest(given, names) : undefined;
}
