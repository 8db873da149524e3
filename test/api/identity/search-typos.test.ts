import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const find = async (search: string, category: string) =>
  (await app.client.identities({ search, filter: { category: { eq: category } }, first: 100 })).identities.nodes.map(
    ({ id }) => id,
  );

/** Without ß and the like, which are two letters to search and so two typos. */
const scripts = {
  latin: 'abcdefghijklmnoprstuvwyzáéíóúñüçłøð',
  cyrillic: 'абвгдежзиклмнопрстуфхцчшыюя',
  greek: 'αβγδεζηθικλμνξοπρστυφχψω',
  hangul: '가나다라마바사아자차카타파하김이박최정민준서연지우',
  thai: 'กขคงจชซดตถทนบปผพฟมยรลวสหอ',
};
const wordOf = (minLength: number, maxLength: number) =>
  fc.constantFrom(...Object.values(scripts)).chain((letters) =>
    fc.record({
      text: fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength }),
      letters: fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters)),
    }),
  );

type Edit = (text: string, at: number, letter: string) => string;
const tooMany: Edit = (text, at, letter) => text.slice(0, at) + letter + text.slice(at);
const tooFew: Edit = (text, at) => text.slice(0, at) + text.slice(at + 1);
const another: Edit = (text, at, letter) => text.slice(0, at) + letter + text.slice(at + 1);
const swapped: Edit = (text, at) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
const edits = fc.constantFrom(tooMany, tooFew, another, swapped);

test('a word of 3 letters or more is found with one letter too many, too few, another or two swapped', {
  timeout: 120_000,
}, async () => {
  const category = unique('typo');
  const plan = fc.oneof(wordOf(3, 4), wordOf(3, 12), wordOf(20, 39));
  await fc.assert(
    fc.asyncProperty(plan, wordOf(4, 9), edits, fc.nat(), async (last, first, edit, place) => {
      const id = await makePerson(app.client, { firstName: first.text, lastName: last.text, category });
      const misspelt = edit(last.text, place % last.text.length, last.letters[0]);
      // What is left of a word of 3 letters has 2, and such a word is taken as it is.
      fc.pre(misspelt.length > 2);
      expect(await find(`${misspelt} ${first.text}`, category)).toContain(id);
    }),
    { numRuns: 60 },
  );
});

test('a word of 8 letters or more is found with two of them', { timeout: 120_000 }, async () => {
  const category = unique('typos');
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(wordOf(8, 12), wordOf(25, 38)),
      fc.tuple(edits, edits),
      fc.tuple(fc.nat(), fc.nat()),
      async ({ text, letters }, [one, other], [at, then]) => {
        const id = await makePerson(app.client, { firstName: text, category });
        const once = one(text, at % text.length, letters[0]);
        const twice = other(once, then % once.length, letters[1]);
        expect(await find(twice, category)).toContain(id);
      },
    ),
    { numRuns: 40 },
  );
});

describe('one of each kind', () => {
  test.each([
    ['Kim', 'Kiim'],
    ['Kim', 'Kom'],
    ['Kim', 'Kmi'],
    ['Anna', 'Ana'],
    ['Smith', 'Smiith'],
    ['Smith', 'Smth'],
    ['Smith', 'Smyth'],
    ['Smith', 'Simth'],
    ['Rosenthal', 'Rossenthall'],
    ['Rosenthal', 'Rsnthal'],
    ['Rosenthal', 'Rozentahl'],
    ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschiffahrtsgeselschaft'],
  ])('%s is found by "%s"', async (lastName, search) => {
    const category = unique('kind');
    const id = await makePerson(app.client, { lastName, category });
    expect(await find(search, category)).toEqual([id]);
  });

  test.each([
    ['Li', 'Lo'],
    ['Li', 'Lii'],
    ['Smith', 'Snyth'],
    ['Kim', 'Pom'],
    ['Agent007', 'Agent008'],
    ['Rosenthal', 'Ruzentahl'],
  ])('%s is not found by "%s"', async (lastName, search) => {
    const category = unique('kind');
    await makePerson(app.client, { firstName: null, lastName, category });
    expect(await find(search, category)).toEqual([]);
  });

  test('an e-mail address is taken as it is', async () => {
    const category = unique('kind');
    const emailAddress = 'rosenthal@example.com';
    const id = await makePerson(app.client, { emailAddress, category });
    expect(await find(emailAddress.toUpperCase(), category)).toEqual([id]);
    expect(await find('rosentahl@example.com', category)).toEqual([]);
  });
});
