import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composed, isOneLine, isPlainToSee, isVisible } from '../../src/text.ts';

/** Characters that show nothing, each told by what it is. */
const shapeless = [
  ['the zero-width space', '\u200b'],
  ['the zero-width joiner', '\u200d'],
  ['the word joiner', '\u2060'],
  ['the byte order mark', '\ufeff'],
  ['the soft hyphen', '\u00ad'],
  ['the grapheme joiner', '\u034f'],
  ['the Arabic letter mark', '\u061c'],
  ['the Hangul fillers', '\u115f\u1160\u3164\uffa0'],
  ['Khmer inherent vowels', '\u17b4\u17b5'],
  ['the Mongolian vowel separator', '\u180e'],
  ['variation selectors', '\ufe0f\u{e0100}'],
  ['tags', '\u{e0041}\u{e007f}'],
  ['direction marks and overrides', '\u200e\u200f\u202a\u202c\u202e\u2066\u2069'],
  ['invisible operators', '\u2061\u2064'],
  ['interlinear annotations', '\ufff9\ufffb'],
  ['the blank Braille pattern', '\u2800'],
  ['the null notehead', '\u{1d159}'],
  ['codes that are no character', '\ufdd0\uffff\u{1fffe}'],
] as const;

describe('what shows nothing', () => {
  test.each(shapeless)('%s: is not visible, alone, among blanks or under marks', (_what, text) => {
    expect(isVisible(text)).toBe(false);
    expect(isVisible(` ${text}\t\u3000\u00a0${text}\n`)).toBe(false);
    expect(isVisible(`${text}\u0301`)).toBe(false);
    expect(isVisible(`${text}x`)).toBe(true);
    for (const character of text) expect(isPlainToSee(`a${character}b`)).toBe(false);
  });

  test.each(['\u0301', '\u0e31', '\u20dd', '\u0007', '\u0085', '', ' ', '\u2028'])(
    '%j is not visible either',
    (text) => {
      expect(isVisible(text)).toBe(false);
    },
  );

  test.each(['a', '-', '王', 'ا', 'क', '1', '🜁', '한', '\ue000', '👩‍💻', '☎', '\u0378'])('%j is visible', (text) => {
    expect(isVisible(text)).toBe(true);
  });
});

test('a line has no control characters, breaks or overrides, and keeps joiners and marks', () => {
  for (const text of ['a\u0000', 'a\nb', 'a\tb', 'a\u001bb', 'a\u0085b', 'a\u2028b', 'a\u202eb']) {
    expect(isOneLine(text)).toBe(false);
  }
  for (const text of ['می‌خواهم', 'क्‍ष', '👩‍💻', 'a\u200fb', 'é e\u0301 ñ']) expect(isOneLine(text)).toBe(true);
});

test('blanks other than the space are no part of an identifier', () => {
  expect(isPlainToSee('order 1')).toBe(true);
  for (const blank of ['\u00a0', '\u2009', '\u202f', '\u3000', '\t', '\n'])
    expect(isPlainToSee(`order${blank}1`)).toBe(false);
});

test('composed text is what Unicode says, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      expect(composed(text)).toBe(text.normalize('NFC'));
      expect(composed(text.normalize('NFD'))).toBe(text.normalize('NFC'));
    }),
  );
});
