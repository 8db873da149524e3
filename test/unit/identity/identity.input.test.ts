import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../src/errors.ts';
import {
  namingProblem,
  parseCreateIdentity,
  parseIdentityFilter,
  parseSearch,
} from '../../../src/identity/identity.input.ts';

const names = ['firstName', 'lastName', 'otherNames', 'emailAddress'] as const;
const now = new Date('2031-03-10T23:59:59.999Z');
const blank = fc.constantFrom(undefined, null, '', ' ', '\n\t');

describe('the naming rule', () => {
  test('holds for an INDIVIDUAL with at least one name or an e-mail address, and for nobody else', () => {
    const field = fc.oneof(blank, fc.constant('Someone'));
    fc.assert(
      fc.property(fc.tuple(field, field, field, field), field, (values, organizationName) => {
        const given = Object.fromEntries(names.map((name, at) => [name, values[at]?.trim() || null]));
        const named = values.some((value) => value?.trim());
        const problem = namingProblem({ identityType: 'INDIVIDUAL', organizationName, ...given });
        expect(problem === null).toBe(named);
      }),
    );
  });

  test('holds for an ORGANIZATION with organizationName, and for no other', () => {
    fc.assert(
      fc.property(fc.oneof(blank, fc.constant('Acme')), (organizationName) => {
        const problem = namingProblem({
          identityType: 'ORGANIZATION',
          organizationName: organizationName?.trim() || null,
          firstName: 'A',
        });
        expect(problem?.field ?? null).toBe(organizationName?.trim() ? null : 'organizationName');
      }),
    );
  });
});

describe('a date of birth', () => {
  const accepts = (dob: string, at = now) => {
    try {
      parseCreateIdentity({ identityType: 'INDIVIDUAL', firstName: 'A', dob: new Date(dob) }, at);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      return false;
    }
  };

  test('lies between 1900-01-01 and the day it is now, in UTC', () => {
    const day = fc.date({ min: new Date('1890-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (dob, today) => {
        fc.pre(today >= new Date('1900-01-01'));
        const [born, current] = [dob, today].map((date) => date.toISOString().slice(0, 10)) as [string, string];
        expect(accepts(born, today)).toBe(born >= '1900-01-01' && born <= current);
      }),
    );
  });

  test('may be the next day once it is the next day', () => {
    expect(accepts('2031-03-11')).toBe(false);
    expect(accepts('2031-03-11', new Date('2031-03-11T00:00:00.000Z'))).toBe(true);
    expect(accepts('2031-03-11')).toBe(false);
  });
});

describe('a filter', () => {
  const nested = (levels: number): object => (levels === 1 ? { firstName: { eq: 'a' } } : { not: nested(levels - 1) });

  test('has at most 5 levels, and one that would exhaust the stack is refused', () => {
    expect(parseIdentityFilter(nested(5))).not.toBe(null);
    expect(() => parseIdentityFilter(nested(6))).toThrow('filter may nest and, or and not at most 5 deep.');
    let deep: object = {};
    for (let level = 0; level < 100_000; level += 1) deep = { and: [deep] };
    expect(() => parseIdentityFilter(deep)).toThrow(DomainError);
  });

  test('has at most 100 conditions over all levels', () => {
    const conditions = (count: number) => ({ or: Array(count).fill({ category: { eq: 'a' } }) });
    expect(parseIdentityFilter({ and: [conditions(50), { not: conditions(45) }] })).not.toBe(null);
    expect(() => parseIdentityFilter({ and: [conditions(50), { not: conditions(51) }] })).toThrow(
      'filter may have at most 100 conditions.',
    );
  });

  test('that is absent or null is none', () => {
    expect(parseIdentityFilter(undefined)).toBe(null);
    expect(parseIdentityFilter(null)).toBe(null);
  });
});

test('a blank search searches for nothing', () => {
  for (const search of [undefined, null, '', ' \n']) expect(parseSearch(search)).toBe(null);
});

test('a search has at most 1,000 characters', () => {
  expect(parseSearch(' Alice  B\nC d e f g h i Smith ')).toMatchObject({ terms: 'Alice B C d e f g h i Smith' });
  expect(parseSearch('a b c d e f g h i j k')).toMatchObject({ terms: 'a b c d e f g h i j k' });
  expect(() => parseSearch('x'.repeat(1001))).toThrow('search must have at most 1,000 characters.');
});
