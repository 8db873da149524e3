import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../src/vault/vault.normalise.ts';
import { type ValueKind, valueKinds } from '../../../src/vault/vault.setup.ts';

const runs = { numRuns: 300 };
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'JjİıßẞΣσςÆŁ\u030c\u0301¨ﬀ②Ⅷㅎ각-. '), maxLength: 10 }),
);
const anyWord = fc.string({ unit: fc.constantFrom(...'abzéßø09王'), minLength: 1, maxLength: 8 });
const anySpace = fc.constantFrom(' ', '  ', '-', ', ', '\u00a0', '\t', '’');

describe('normalise', () => {
  test('gives itself for what it gave', () => {
    fc.assert(
      fc.property(fc.constantFrom(...valueKinds), anyText, (kind, value) => {
        const once = normalise(kind, value);
        expect(normalise(kind, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives the same for a name in capitals, composed or not, with other spaces', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 4 }), anySpace, anySpace, (words, one, other) => {
        const expected = normalise('WORDS', words.join(one));
        expect(normalise('WORDS', ` ${words.join(other)}. `)).toBe(expected);
        expect(normalise('WORDS', words.join(one).normalize('NFD').toUpperCase())).toBe(expected);
      }),
      runs,
    );
  });

  test('leaves something of every name, street and post code that is not empty', () => {
    const kinds: ValueKind[] = ['WORDS', 'CODE'];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyText, (kind, value) => {
        expect(normalise(kind, value) === '').toBe(value === '');
      }),
      runs,
    );
  });

  test.each<[ValueKind, string, string]>([
    ['WORDS', 'José Müller', 'jose  muller'],
    ['WORDS', 'Jose\u0301', 'JOSÉ'],
    ['WORDS', "O'Neill-Smith", 'o’neill smith'],
    ['WORDS', 'Strauß', 'STRAUSS'],
    ['WORDS', 'Sørensen', 'sorensen'],
    ['WORDS', 'Wałęsa', 'Walesa'],
    ['WORDS', 'Đorđević', 'Dordevic'],
    ['WORDS', 'Æsir Œuvre', 'aesir oeuvre'],
    ['WORDS', 'Þór', 'Thor'],
    ['WORDS', 'Işık', 'ISIK'],
    ['WORDS', 'ΟΔΥΣΣΕΥΣ', 'Οδυσσεύς'],
    ['WORDS', 'ＡＢ', 'ab'],
    ['WORDS', 'Main St., 12-B', 'main st 12 b'],
    ['CODE', 'SW1A 1AA', 'sw1a1aa'],
    ['CODE', '00-950', '00 950'],
    ['EMAIL', 'Alice.Smith@Example.com ', 'alice.smith@example.com'],
    ['PHONE', '+44 (20) 7946-0958', '+442079460958'],
    ['PHONE', '+44 (0)20 7946-0958', '+442079460958'],
    ['PHONE', '44(0)2079460958', '442079460958'],
    ['WORDS', 'ＸＹ --', 'xy'],
  ])('%s: %j is the same as %j', (kind, one, other) => {
    expect(normalise(kind, one)).toBe(normalise(kind, other));
  });

  test.each<[ValueKind, string, string]>([
    ['WORDS', 'Anna', 'Anne'],
    ['WORDS', 'Mc Donald', 'McDonald'],
    ['WORDS', '--', '-'],
    ['WORDS', 'Road 1 12', 'Road 11 2'],
    ['CODE', '00950', '0950'],
    ['EMAIL', 'alice.smith@example.com', 'alicesmith@example.com'],
    ['PHONE', '+442079460958', '442079460958'],
    ['PHONE', '(0)2079460958', '2079460958'],
    ['PHONE', '+(0)2079460958', '+2079460958'],
    ['DAY', '1985-05-15', '1985-05-16'],
  ])('%s: %j is not the same as %j', (kind, one, other) => {
    expect(normalise(kind, one)).not.toBe(normalise(kind, other));
  });

  test('gives readable text', () => {
    expect(normalise('WORDS', ' Müller-Łoś, 2nd ')).toBe('muller los 2nd');
    expect(normalise('CODE', 'SW1A 1AA')).toBe('sw1a1aa');
    expect(normalise('DAY', '1985-05-15')).toBe('1985-05-15');
    expect(normalise('PHONE', '00 1 500 0012345')).toBe('+15000012345');
    expect(normalise('PHONE', '+1 500 0012345')).toBe('+15000012345');
    expect(normalise('WORDS', '--')).toBe('--');
  });
});
