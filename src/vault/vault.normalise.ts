import { fold, wordsOf } from '../fold.ts';
import type { ValueKind } from './vault.setup.ts';

/**
 * What the writings of one value have in common, for the keyed hash by which equal values are found. It is
 * for comparing only, and gives itself for what it gave.
 */
export function normalise(kind: ValueKind, value: string): string {
  const folded = fold(value);
  switch (kind) {
    case 'DAY':
      return value;
    case 'PHONE':
      return phoneNumberOf(folded);
    case 'EMAIL':
      return folded.trim();
    case 'CODE':
      return wordsOf(folded).replaceAll(' ', '') || lowerCase(value);
    case 'WORDS':
      return wordsOf(folded) || lowerCase(value);
  }
}

/** A number with its country code: a plus and digits, without the zero that is dialled within the country alone. */
function phoneNumberOf(folded: string): string {
  const digits = folded.replace(/(?<=^[^(]*\d[^(]*)\(0\)/, '').replace(/[^+\d]/g, '');
  return digits.replace(/^00/, '+');
}

/** Composed again at the end, for a small letter may have a composed form where its capital has none, such as ǰ. */
function lowerCase(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}
