import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Formula, readSearch } from '../../../src/identity/identity.search.ts';

const uuid = '8cc22560-5ace-4989-8953-fcbad7947d48';
const rangesOf = (text: string) => readSearch(text).named.map(({ from, to }) => ({ from, to }));

/** All digits that a formula asks of a phone number. */
function phonesIn(formula: Formula | null): string[] {
  if (formula === null) return [];
  if ('phone' in formula) return [formula.phone];
  if ('all' in formula) return formula.all.flatMap(phonesIn);
  return 'any' in formula ? formula.any.flatMap(phonesIn) : [];
}

describe('the terms of a search', () => {
  test.each([
    ['  smth\t alic ', 'smth alic'],
    ['Smith & Sons', 'Smith Sons'],
    ["O'Brien 佐藤", "O'Brien 佐藤"],
    ['% _ \\', ''],
    ['🜁', ''],
  ])('of "%s" are "%s"', (text, terms) => {
    expect(readSearch(text).terms).toBe(terms);
  });

  test('ask for all of them, the first ten with beginnings and typos, the others as they are', () => {
    const letters = [...'abcdefghijkl'];
    expect(readSearch('a').formula).toEqual({ term: 'a' });
    expect(readSearch('-').formula).toBe(null);
    expect(readSearch(letters.join(' ')).formula).toEqual({
      any: [
        { all: [...letters.slice(0, 10).map((term) => ({ term })), { word: 'k' }, { word: 'l' }] },
        { whole: letters.join(' ') },
      ],
    });
  });
});

describe('a term reads as the beginning of an id', () => {
  test.each([`idt_${uuid}`, uuid, uuid.toUpperCase(), uuid.replaceAll('-', ''), ` ${uuid} `])('"%s", whole', (text) => {
    expect(rangesOf(text)).toEqual([{ from: uuid, to: uuid }]);
  });

  test.each(['idt_8cc22560', '8cc22560', '8CC22560-'])('"%s", from 8 digits on', (text) => {
    const from = '8cc22560-0000-0000-0000-000000000000';
    expect(rangesOf(text)).toEqual([{ from, to: '8cc22560-ffff-ffff-ffff-ffffffffffff' }]);
  });

  test('beside others, which are asked for too', () => {
    expect(readSearch('Alice 8cc22560').named).toMatchObject([{ others: { term: 'alice' } }]);
    expect(readSearch('8cc22560').named).toMatchObject([{ others: null }]);
  });

  test('at any length, and its ids begin so', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 8, max: 36 }), (id, length) => {
        const [{ from, to } = { from: '', to: '' }] = rangesOf(id.slice(0, length));
        expect(from.startsWith(id.slice(0, length)) && to.startsWith(id.slice(0, length))).toBe(true);
        expect(from <= id && id <= to).toBe(true);
      }),
    );
  });

  test.each(['8cc2256', 'idt_8cc2256', 'ldg_8cc22560', `${uuid}0`, '8cc22560-----5ace', 'abcdefgh'])(
    'not "%s"',
    (text) => {
      expect(rangesOf(text)).toEqual([]);
    },
  );
});

describe('a search has digits of a phone number', () => {
  test.each([
    ['+49 (30) 123-456', '4930123456'],
    ['004930/123.456', '4930123456'],
    ['030 123456', '30123456'],
    ['2345', '2345'],
    ['0123', '0123'],
    ['+44 (0)20 7946 0958', '442079460958'],
    ['0044 (0)20 7946 0958', '442079460958'],
    ['44(0)2079460958', '442079460958'],
    ['44-20-(0)7946', '44207946'],
    ['(0)20 7946 0958', '02079460958'],
    ['011 44 20 7946 0958', '442079460958'],
    ['8 (916) 123-45-67', '9161234567'],
    ['alice +44 20 7946 0958 liddell', '442079460958'],
    ['+44 20 7946 0958 4711', '442079460958'],
  ])('"%s"', (text, digits) => {
    expect(phonesIn(readSearch(text).formula)).toContain(digits);
  });

  test.each(['123', '+1 alice', '1'.repeat(16), '+-()', '', 'b4711'])('not "%s"', (text) => {
    expect(phonesIn(readSearch(text).formula)).toEqual([]);
  });

  test('and stays small when it is nothing but numbers', () => {
    const text = Array.from({ length: 200 }, (_, at) => String(at + 1000)).join(' ');
    expect(JSON.stringify(readSearch(text)).length).toBeLessThan(50_000);
  });
});
