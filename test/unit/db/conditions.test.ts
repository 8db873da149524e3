import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  contains,
  dateTimeCondition,
  decimalCondition,
  escapeLike,
  isOneOf,
  stringCondition,
  when,
} from '../../../src/db/conditions.ts';
import { Prisma } from '../../../src/db/generated/client.ts';

const column = Prisma.sql`t.name`;

/** The condition as PostgreSQL gets it: text with numbered parameters, and their values. */
function read(sql: Prisma.Sql | undefined) {
  return sql && [sql.text, sql.values];
}

/** What LIKE does, for patterns whose only wildcard that is not escaped is a final %. */
function like(text: string, pattern: string): boolean {
  const prefix = pattern.slice(0, -1);
  const literal = prefix.replace(/\\([\s\S])/g, '$1');
  expect(prefix.replace(/\\[\s\S]/g, '')).not.toMatch(/[\\%_]/);
  return text.startsWith(literal);
}

describe('allOf and anyOf', () => {
  test('of nothing hold always and never', () => {
    expect(read(allOf([]))).toEqual(['TRUE', []]);
    expect(read(allOf([undefined]))).toEqual(['TRUE', []]);
    expect(read(anyOf([]))).toEqual(['FALSE', []]);
  });

  test('put parentheses around what they join', () => {
    const one = Prisma.sql`a = ${1}`;
    const other = Prisma.sql`b = ${2}`;
    expect(read(allOf([one, undefined, other]))).toEqual(['(a = $1 AND b = $2)', [1, 2]]);
    expect(read(anyOf([one, other]))).toEqual(['(a = $1 OR b = $2)', [1, 2]]);
  });
});

describe('when', () => {
  test('leaves absent and null out, and nothing else', () => {
    const make = (value: unknown) => Prisma.sql`${value}`;
    expect(when(undefined, make)).toBeUndefined();
    expect(when(null, make)).toBeUndefined();
    for (const value of ['', 0, false]) expect(read(when(value, make))).toEqual(['$1', [value]]);
  });
});

describe('conditions', () => {
  test('of a text filter carry values as parameters, never as text of the statement', () => {
    const hostile = `'; DROP TABLE identities; --`;
    const condition = stringCondition(column, { eq: hostile, in: [hostile], startsWith: hostile, isNull: false });
    expect(read(condition)).toEqual([
      '(t.name = $1 AND t.name = ANY ($2::text[]) AND t.name LIKE $3 AND t.name IS NOT NULL)',
      [hostile, [hostile], `${hostile}%`],
    ]);
    expect(read(stringCondition(column, { isNull: true }))).toEqual(['(t.name IS NULL)', []]);
    expect(read(stringCondition(column, {}))).toEqual(['TRUE', []]);
  });

  test('of times include the start and exclude the end', () => {
    const [gte, lt] = [new Date(1), new Date(2)];
    expect(read(dateTimeCondition(column, { gte, lt }))).toEqual(['(t.name >= $1 AND t.name < $2)', [gte, lt]]);
  });

  test('of amounts include both ends and compare as numeric', () => {
    expect(read(decimalCondition(column, { eq: '1', gte: '0', lte: '2' }))).toEqual([
      '(t.name = $1::numeric AND t.name >= $2::numeric AND t.name <= $3::numeric)',
      ['1', '0', '2'],
    ]);
  });

  test('of lists cast to the type of the column', () => {
    expect(read(isOneOf(column, ['A'], 'transaction_kind'))).toEqual([
      't.name = ANY ($1::transaction_kind[])',
      [['A']],
    ]);
  });

  test('of JSON send it as one text', () => {
    expect(read(contains(column, JSON.parse('{"__proto__": {"a": 1}}')))).toEqual([
      't.name @> $1::jsonb',
      ['{"__proto__":{"a":1}}'],
    ]);
  });
});

describe('escapeLike', () => {
  test('makes every text stand for itself', () => {
    const tricky = fc.string({ unit: fc.constantFrom('%', '_', '\\', 'a', 'b') });
    fc.assert(
      fc.property(tricky, tricky, (text, other) => {
        const pattern = `${escapeLike(text)}%`;
        expect(like(text + other, pattern)).toBe(true);
        expect(like(other, pattern)).toBe(other.startsWith(text));
      }),
    );
  });
});
