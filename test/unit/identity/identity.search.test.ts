import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSearch } from '../../../src/identity/identity.search.ts';

const uuid = '8cc22560-5ace-4989-8953-fcbad7947d48';

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
});

describe('a search reads as the beginning of an id', () => {
  test.each([`idt_${uuid}`, uuid, uuid.toUpperCase(), uuid.replaceAll('-', ''), ` ${uuid} `])('"%s", whole', (text) => {
    expect(readSearch(text).ids).toEqual({ from: uuid, to: uuid });
  });

  test.each(['idt_8cc22560', '8cc22560', '8CC22560-'])('"%s", from 8 digits on', (text) => {
    const from = '8cc22560-0000-0000-0000-000000000000';
    expect(readSearch(text).ids).toEqual({ from, to: '8cc22560-ffff-ffff-ffff-ffffffffffff' });
  });

  test('at any length, and its ids begin so', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 8, max: 36 }), (id, length) => {
        const { from = '', to = '' } = readSearch(id.slice(0, length)).ids ?? {};
        expect(from.startsWith(id.slice(0, length)) && to.startsWith(id.slice(0, length))).toBe(true);
        expect(from <= id && id <= to).toBe(true);
      }),
    );
  });

  test.each(['8cc2256', 'idt_8cc2256', 'ldg_8cc22560', `${uuid}0`, 'deadbeef cafe', '8cc22560-----5ace', 'abcdefgh'])(
    'not "%s"',
    (text) => {
      expect(readSearch(text).ids).toBe(null);
    },
  );
});

describe('a search reads as a phone number or a part of one', () => {
  test.each([
    ['+49 (30) 123-456', '4930123456'],
    ['004930/123.456', '4930123456'],
    ['030 123456', '30123456'],
    ['2345', '2345'],
  ])('"%s"', (text, digits) => {
    expect(readSearch(text).digits).toBe(digits);
  });

  test.each(['123', '0123', '+1 alice', '1'.repeat(16), '+-()', ''])('not "%s"', (text) => {
    expect(readSearch(text).digits).toBe(null);
  });
});
