import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/fold.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

/** Every character that this Node knows, but for those of private use. */
const characters: string[] = [];
for (let code = 1; code <= 0x10ffff; code += 1) {
  const character = String.fromCodePoint(code);
  if (!/[\p{Cn}\p{Co}\p{Cs}]/u.test(character)) characters.push(character);
}

/** The texts folded by the database, and those of them that it folds otherwise than the server. */
async function foldedOtherwise(texts: string[]): Promise<string[]> {
  const otherwise: string[] = [];
  const atOnce = 20_000;
  for (let from = 0; from < texts.length; from += atOnce) {
    const batch = texts.slice(from, from + atOnce);
    const [row] = await app.query<{ folded: string[] }>(
      `SELECT to_json(ARRAY(SELECT search_fold(text) FROM jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS t (text, place)
         ORDER BY place)) AS folded`,
      [JSON.stringify(batch)],
    );
    otherwise.push(...batch.filter((text, at) => fold(text) !== row?.folded[at]));
  }
  return otherwise;
}
const named = (texts: string[]) =>
  texts.map((text) => [...text].map((character) => character.codePointAt(0)?.toString(16)).join(' '));

describe('the database folds as the server does', { timeout: 120_000 }, () => {
  test('every character', async () => {
    expect(characters.length).toBeGreaterThan(150_000);
    expect(named(await foldedOtherwise(characters))).toEqual([]);
  });

  test('every character between letters, taken apart', async () => {
    expect(named(await foldedOtherwise(characters.map((character) => `É${character}z`.normalize('NFD'))))).toEqual([]);
  });

  test('any text', async () => {
    const texts = fc.sample(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc
          .array(fc.nat(characters.length - 1), { maxLength: 12 })
          .map((places) => places.map((place) => characters[place]).join('')),
      ),
      { numRuns: 5000, seed: 20261127 },
    );
    expect(named(await foldedOtherwise(texts.filter((text) => !text.includes('\0'))))).toEqual([]);
  });
});
