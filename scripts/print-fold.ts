import { writeFileSync } from 'node:fs';

/**
 * Writes src/fold.table.ts from the Unicode data of this Node: what each letter folds to, and what parts words. The table is
 * written down, not worked out at start, so that every Node and every PostgreSQL folds alike; the SQL function search_fold
 * holds the same text. A table of a newer Unicode needs a migration that replaces the function and rebuilds what it is in.
 */

/** Letters that are plain ones to many who write them, though Unicode does not take them apart. */
const plainLetters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k', ı: 'i' },
  ...{ ƀ: 'b', ɓ: 'b', ƈ: 'c', ȼ: 'c', ɖ: 'd', ɗ: 'd', ɇ: 'e', ə: 'e', ǝ: 'e', ɛ: 'e', ƒ: 'f', ǥ: 'g', ɠ: 'g' },
  ...{ ɨ: 'i', ɩ: 'i', ɉ: 'j', ƙ: 'k', ꝁ: 'k', ƚ: 'l', ɫ: 'l', ⱡ: 'l', ɲ: 'n', ƞ: 'n', ɔ: 'o', ɵ: 'o', ƥ: 'p' },
  ...{ ɍ: 'r', ʂ: 's', ƭ: 't', ʈ: 't', ⱦ: 't', ʉ: 'u', ʋ: 'v', ⱳ: 'w', ƴ: 'y', ɏ: 'y', ƶ: 'z', ȥ: 'z', ⱥ: 'a' },
  // Arabic letters that look alike or are written for one another, of which Persian and Urdu have keys of their own.
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ے: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه' },
  // Cyrillic letters with a stroke or a descender, which other keyboards lack.
  ...{ ґ: 'г', ғ: 'г', қ: 'к', ң: 'н', ҳ: 'х' },
};

/** Compares canonical combining classes: normalization puts the mark of the lower class first. */
const isOfHigherClass = (mark: string, other: string) =>
  mark !== other && `${mark}${other}`.normalize('NFD') === `${other}${mark}`;
const [nukta, virama, lengthMark, tibetanVowel] = ['\u093c', '\u094d', '\u0c55', '\u0f74'] as const;

/**
 * Accents, points and what else is written above, below or through a letter, by their combining class; and what cannot be
 * seen. Vowel signs, nukta, virama and the voiced sound marks make another letter of it and stay.
 */
function isDropped(letter: string): boolean {
  if (/[\p{Cf}\p{Me}\p{Default_Ignorable_Code_Point}\u0640\u07fa]/u.test(letter)) return true;
  if (!/\p{M}/u.test(letter)) return false;
  const isPoint = isOfHigherClass(letter, virama) && isOfHigherClass(lengthMark, letter);
  return isPoint || isOfHigherClass(letter, tibetanVowel) || isOfHigherClass(nukta, letter);
}

function digitOf(letter: string): string {
  const code = letter.codePointAt(0) as number;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

const caseless = (letter: string) => [...letter.toUpperCase()].map((upper) => upper.toLowerCase()).join('');
const foldEach = (text: string): string => [...text].map(fold).join('');

/** Hangul syllables and voiced kana stay composed; katakana is read as hiragana; all else is taken apart. */
function fold(letter: string): string {
  if (/\p{White_Space}/u.test(letter)) return ' ';
  if (isDropped(letter)) return '';
  if (/\p{Nd}/u.test(letter)) return digitOf(letter);
  const plain = plainLetters[letter.toLowerCase()];
  if (plain !== undefined) return plain;
  if (/[가-힣ぁ-ゖゝゞ]/u.test(letter)) return letter;
  if (/[ァ-ヶヽヾ]/u.test(letter)) return String.fromCodePoint((letter.codePointAt(0) as number) - 0x60);
  for (const other of [letter.normalize('NFKD'), caseless(letter)]) if (other !== letter) return foldEach(other);
  return letter;
}

const escaped = (text: string) =>
  text.replace(/["'`$\\]|[^\p{L}\p{N}\p{P}\p{S} ]/gu, (odd) =>
    odd.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
/** Leaves out Hangul syllables, and CJK compatibility ideographs, which NFC has replaced before the table is read. */
const needsEntry = (letter: string) => !/[가-힣\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}]/u.test(letter);

const letters: string[] = [];
const separators: [number, number][] = [];
for (let code = 0x80; code <= 0x10ffff; code += 1) {
  const letter = String.fromCodePoint(code);
  if (/[\p{Cn}\p{Cs}]/u.test(letter)) continue;
  const folded = fold(letter);
  if (folded !== letter && needsEntry(letter)) letters.push(`"${escaped(letter)}":"${escaped(folded)}"`);
  else if (/[^\p{L}\p{N}\p{M}]|[\u02b9-\u02ff\ua78b\ua78c]/u.test(letter)) {
    const last = separators.at(-1);
    // Folded away or without a meaning yet, what is between two of them does not matter.
    if (last && [...range(last[1] + 1, code)].every((between) => canBeIn(String.fromCodePoint(between))))
      last[1] = code;
    else separators.push([code, code]);
  }
}

function* range(from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += 1) yield at;
}
function canBeIn(letter: string): boolean {
  return !/\p{Cn}/u.test(letter) && fold(letter) !== letter;
}

const hex = (code: number) =>
  code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
const ranges = separators.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join('');

writeFileSync(
  'src/fold.table.ts',
  `/** Written by scripts/print-fold.ts from Unicode ${process.versions.unicode}; the SQL function search_fold holds the same. */

/** Maps each letter beyond ASCII to its fold, as JSON. A letter that is missing stays as it is. */
export const foldTable = String.raw\`{${letters.join(',')}}\`;

/** The separators of words beyond ASCII, as ranges of a bracket expression of PostgreSQL. */
export const separatorRanges = String.raw\`${ranges}\`;
`,
);
