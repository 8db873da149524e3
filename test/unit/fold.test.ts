import { describe, expect, test } from 'vitest';
import { fold, wordsOf } from '../../src/fold.ts';

const characters: string[] = [];
for (let code = 1; code <= 0x10ffff; code += 1) {
  const character = String.fromCodePoint(code);
  if (!/[\p{Cn}\p{Co}\p{Cs}]/u.test(character)) characters.push(character);
}
const named = (texts: string[]) => texts.map((text) => text.codePointAt(0)?.toString(16));

describe('of every character', () => {
  test('the fold folds to itself', () => {
    expect(named(characters.filter((character) => fold(fold(character)) !== fold(character)))).toEqual([]);
  });

  test('the fold is that of its decomposed form', () => {
    const otherwise = characters.filter((character) => fold(character.normalize('NFD')) !== fold(character));
    expect(named(otherwise)).toEqual([]);
  });

  test('the fold is that of its other case, but where that writes an iota that was below the letter', () => {
    const others = characters.filter((character) => !/\u037a|\u0345/.test(character.normalize('NFD')));
    const otherwise = others.filter((character) =>
      [character.toLowerCase(), character.toUpperCase()].some((other) => fold(other) !== fold(character)),
    );
    expect(named(otherwise)).toEqual([]);
  });
});

test.each([
  ['Guðmundur Ærø Œuvre', 'gudmundur aero oeuvre'],
  ['Straße STRAẞE', 'strasse strasse'],
  ['Đorđe Łoś Þór Ħal', 'dorde los thor hal'],
  ['İIıi', 'iiii'],
  ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
  ['שָׁלוֹם', 'שלום'],
  ['مُحَمَّد', 'محمد'],
  ['हिन्दी', 'हिन्दी'],
  ['ﬁ №①', 'fi no1'],
  ['ｶﾞガが', 'ががが'],
  ['박철수'.normalize('NFD'), '박철수'],
  ['a\u200bb\u00adc', 'abc'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('words are parted by whatever is no letter, digit or sign of a vowel', () => {
  expect(wordsOf(fold('O’Brien–Smith & Sons, «Inc.» 🜁 हिन्दी 東京・三菱'))).toBe(
    'o brien smith sons inc हिन्दी 東京 三菱',
  );
});
