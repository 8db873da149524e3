import type { RandomInt, ValueKind } from './vault.setup.ts';

/** With two values to choose from, so many draws all give the value once in 2^128 times. */
const drawsAtMost = 128;

/**
 * A random stand-in of the shape of this value, and never the value itself: letters for letters, digits for digits and
 * the rest as it is. Null when there is neither letter nor digit to replace, or no other value of the shape.
 */
export function drawToken(kind: ValueKind, value: string, randomInt: RandomInt): string | null {
  if (!/[\p{L}\p{Nd}]/u.test(value)) return null;
  const draw = kind === 'DAY' ? () => drawDay(randomInt) : textDrawer(choicesFor(kind, value), randomInt);
  for (let draws = 0; draws < drawsAtMost; draws += 1) {
    const token = draw();
    if (token !== value) return token;
  }
  return null;
}

const dayMs = 24 * 60 * 60 * 1000;
const firstDay = Date.parse('1930-01-01');
const days = (Date.parse('2010-01-01') - firstDay) / dayMs;

/** The token's day comes from a fixed range, so that it does not tell the decade of the value either. */
function drawDay(randomInt: RandomInt): string {
  return new Date(firstDay + randomInt(days) * dayMs).toISOString().slice(0, 10);
}

function textDrawer(choices: string[][], randomInt: RandomInt): () => string {
  return () => choices.map((pool) => (pool.length === 1 ? pool[0] : pool[randomInt(pool.length)])).join('');
}

/** For every code point of the value those that may stand in its place. No country code starts with 0. */
function choicesFor(kind: ValueKind, value: string): string[][] {
  const points = [...value];
  const firstDigit = points.findIndex((point) => /\p{Nd}/u.test(point));
  return points.map((point, index) => {
    if (/\p{L}/u.test(point)) return lettersFor(point);
    if (!/\p{Nd}/u.test(point)) return [point];
    const digits = digitsFor(point);
    return kind === 'PHONE' && index === firstDigit ? digits.slice(1) : digits;
  });
}

/** The ten digits that belong with this one. Unicode has them in order, and several tens may follow each other. */
function digitsFor(digit: string): string[] {
  const code = codeOf(digit);
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  const zero = code - (before % 10);
  return Array.from({ length: 10 }, (_, n) => String.fromCodePoint(zero + n));
}

/**
 * Where the letters lie that stand in for any letter of a script. Latin ones are plain, so that accents show nothing.
 * A pool is on the same side of U+10000 as the letters that it replaces, so that UTF-16 length stays.
 */
const alphabets = (
  [
    ['Latin', 0x41, 0x7a],
    ['Greek', 0x370, 0x3ff],
    ['Cyrillic', 0x400, 0x52f],
    ['Armenian', 0x531, 0x588],
    ['Hebrew', 0x5d0, 0x5f2],
    ['Arabic', 0x620, 0x6ff],
    ['Syriac', 0x700, 0x74f],
    ['Thaana', 0x780, 0x7bf],
    ['Nko', 0x7c0, 0x7ff],
    ['Devanagari', 0x900, 0x97f],
    ['Bengali', 0x980, 0x9ff],
    ['Gurmukhi', 0xa00, 0xa7f],
    ['Gujarati', 0xa80, 0xaff],
    ['Oriya', 0xb00, 0xb7f],
    ['Tamil', 0xb80, 0xbff],
    ['Telugu', 0xc00, 0xc7f],
    ['Kannada', 0xc80, 0xcff],
    ['Malayalam', 0xd00, 0xd7f],
    ['Sinhala', 0xd80, 0xdff],
    ['Thai', 0xe00, 0xe7f],
    ['Lao', 0xe80, 0xeff],
    ['Tibetan', 0xf00, 0xfff],
    ['Myanmar', 0x1000, 0x109f],
    ['Georgian', 0x10a0, 0x1cbf],
    ['Ethiopic', 0x1200, 0x137f],
    ['Cherokee', 0x13a0, 0xabbf],
    ['Canadian_Aboriginal', 0x1400, 0x167f],
    ['Khmer', 0x1780, 0x17ff],
    ['Mongolian', 0x1800, 0x18af],
    ['Tifinagh', 0x2d30, 0x2d7f],
    ['Katakana', 0x30a1, 0x30ff],
    ['Hiragana', 0x3041, 0x309f],
    ['Bopomofo', 0x3105, 0x312f],
    ['Han', 0x4e00, 0x9fa5],
    ['Han', 0x20000, 0x2a6d6],
    ['Yi', 0xa000, 0xa48c],
    ['Hangul', 0xac00, 0xd7a3],
    ['Adlam', 0x1e900, 0x1e95f],
  ] as const
).map(([script, first, last]) => {
  // The extensions count signs that scripts share, such as the long vowel sign of Japanese, to a script as well.
  const member = `\\p{Script_Extensions=${script}}`;
  return { first, last, member, includes: new RegExp(member, 'u') };
});

const categories = ['Lu', 'Ll', 'Lt', 'Lm', 'Lo'].map((name) => ({ name, includes: new RegExp(`\\p{${name}}`, 'u') }));

/** The letters that may stand in for this one: of its script and case, else of its category and 256 code points. */
function lettersFor(letter: string): string[] {
  const code = codeOf(letter);
  const category = categories.find(({ includes }) => includes.test(letter))?.name ?? 'Lo';
  const alphabet = alphabets.find(({ first, includes }) => first > 0xffff === code > 0xffff && includes.test(letter));
  if (alphabet) {
    // Where all plain letters have case, one without it, such as ª, gives a small letter.
    const kinds = category === 'Lm' || category === 'Lo' ? ['[\\p{Lm}\\p{Lo}]', '\\p{Ll}'] : [`\\p{${category}}`];
    for (const kind of kinds) {
      const pool = poolOf(alphabet.first, alphabet.last, `(?=${alphabet.member})${kind}`);
      if (pool.length > 0) return pool;
    }
  }
  const block = code - (code % 256);
  return poolOf(block, block + 255, `\\p{${category}}`);
}

const pools = new Map<string, string[]>();

/** The code points from first to last that match, without those that normalising a text would change; built once. */
function poolOf(first: number, last: number, pattern: string): string[] {
  const key = `${first} ${last} ${pattern}`;
  const known = pools.get(key);
  if (known) return known;
  const matches = new RegExp(pattern, 'u');
  const points = Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n));
  const all = points.filter((point) => matches.test(point));
  const stable = all.filter((point) => point.normalize('NFKC') === point);
  const pool = stable.length > 0 ? stable : all;
  pools.set(key, pool);
  return pool;
}

function codeOf(point: string): number {
  return point.codePointAt(0) as number;
}
