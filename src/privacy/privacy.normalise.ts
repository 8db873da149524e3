import type { PiiField } from './privacy.token.ts';

/**
 * What the writings of one value have in common, for the keyed hash by which equal values are found. It is
 * for comparing only, and gives itself for what it gave.
 */
export function normalise(field: PiiField, value: string): string {
  switch (field) {
    case 'DOB':
      return value;
    case 'PHONE_NUMBER':
      return value.replace(/[^+\p{Nd}]/gu, '');
    case 'EMAIL_ADDRESS':
      return lowerCase(value).trim();
    case 'POST_CODE':
      return wordsOf(value).replaceAll(' ', '') || lowerCase(value);
    default:
      return wordsOf(value) || lowerCase(value);
  }
}

/** Letters that are a plain one to many who write them, though Unicode does not take them apart; and the final sigma. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/**
 * The words and numbers of a text with one space between them, in small letters without accents. Marks stay in scripts
 * where they make another letter of it, such as the vowel signs of Devanagari.
 */
function wordsOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu, '$1')
    .replace(/(^|[^\p{L}\p{N}\p{M}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøłđæœþıς]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** Composed again at the end, for a small letter may have a composed form where its capital has none, such as ǰ. */
function lowerCase(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}
