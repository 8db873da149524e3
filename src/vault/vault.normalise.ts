import { fold, wordsOf } from '../fold.ts';
import type { PiiField } from './vault.token.ts';

/**
 * What the writings of one value have in common, for the keyed hash by which equal values are found. It is
 * for comparing only, and gives itself for what it gave.
 */
export function normalise(field: PiiField, value: string): string {
  const folded = fold(value);
  switch (field) {
    case 'DOB':
      return value;
    case 'PHONE_NUMBER':
      return phoneNumberOf(folded);
    case 'EMAIL_ADDRESS':
      return folded.trim();
    case 'POST_CODE':
      return wordsOf(folded).replaceAll(' ', '') || lowerCase(value);
    default:
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
