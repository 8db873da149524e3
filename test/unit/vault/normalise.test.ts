import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../src/vault/vault.normalise.ts';
import { type PiiField, piiFields } from '../../../src/vault/vault.token.ts';

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
      fc.property(fc.constantFrom(...piiFields), anyText, (field, value) => {
        const once = normalise(field, value);
        expect(normalise(field, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives the same for a name in capitals, composed or not, with other spaces', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 4 }), anySpace, anySpace, (words, one, other) => {
        const expected = normalise('LAST_NAME', words.join(one));
        expect(normalise('LAST_NAME', ` ${words.join(other)}. `)).toBe(expected);
        expect(normalise('LAST_NAME', words.join(one).normalize('NFD').toUpperCase())).toBe(expected);
      }),
      runs,
    );
  });

  test('leaves something of every name, street and post code that is not empty', () => {
    const fields: PiiField[] = ['FIRST_NAME', 'LAST_NAME', 'OTHER_NAMES', 'STREET', 'POST_CODE'];
    fc.assert(
      fc.property(fc.constantFrom(...fields), anyText, (field, value) => {
        expect(normalise(field, value) === '').toBe(value === '');
      }),
      runs,
    );
  });

  test.each<[PiiField, string, string]>([
    ['FIRST_NAME', 'José Müller', 'jose  muller'],
    ['FIRST_NAME', 'Jose\u0301', 'JOSÉ'],
    ['LAST_NAME', "O'Neill-Smith", 'o’neill smith'],
    ['LAST_NAME', 'Strauß', 'STRAUSS'],
    ['LAST_NAME', 'Sørensen', 'sorensen'],
    ['LAST_NAME', 'Wałęsa', 'Walesa'],
    ['LAST_NAME', 'Đorđević', 'Dordevic'],
    ['LAST_NAME', 'Æsir Œuvre', 'aesir oeuvre'],
    ['LAST_NAME', 'Þór', 'Thor'],
    ['LAST_NAME', 'Işık', 'ISIK'],
    ['LAST_NAME', 'ΟΔΥΣΣΕΥΣ', 'Οδυσσεύς'],
    ['OTHER_NAMES', 'ＡＢ', 'ab'],
    ['STREET', 'Main St., 12-B', 'main st 12 b'],
    ['POST_CODE', 'SW1A 1AA', 'sw1a1aa'],
    ['POST_CODE', '00-950', '00 950'],
    ['EMAIL_ADDRESS', 'Alice.Smith@Example.com ', 'alice.smith@example.com'],
    ['PHONE_NUMBER', '+44 (20) 7946-0958', '+442079460958'],
    ['STREET', 'ＸＹ --', 'xy'],
  ])('%s: %j is the same as %j', (field, one, other) => {
    expect(normalise(field, one)).toBe(normalise(field, other));
  });

  test.each<[PiiField, string, string]>([
    ['FIRST_NAME', 'Anna', 'Anne'],
    ['LAST_NAME', 'Mc Donald', 'McDonald'],
    ['LAST_NAME', '--', '-'],
    ['STREET', 'Road 1 12', 'Road 11 2'],
    ['POST_CODE', '00950', '0950'],
    ['EMAIL_ADDRESS', 'alice.smith@example.com', 'alicesmith@example.com'],
    ['PHONE_NUMBER', '+442079460958', '442079460958'],
    ['DOB', '1985-05-15', '1985-05-16'],
  ])('%s: %j is not the same as %j', (field, one, other) => {
    expect(normalise(field, one)).not.toBe(normalise(field, other));
  });

  test('gives readable text', () => {
    expect(normalise('LAST_NAME', ' Müller-Łoś, 2nd ')).toBe('muller los 2nd');
    expect(normalise('POST_CODE', 'SW1A 1AA')).toBe('sw1a1aa');
    expect(normalise('DOB', '1985-05-15')).toBe('1985-05-15');
    expect(normalise('LAST_NAME', '--')).toBe('--');
  });
});
