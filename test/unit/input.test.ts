import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '../../src/errors.ts';
import {
  identifier,
  idOf,
  instant,
  isStorable,
  label,
  parseInput,
  requiredText,
  soughtText,
  text,
} from '../../src/input.ts';
import type { Issue } from '../../src/issue.ts';
import { metadata, metadataProblem } from '../../src/metadata-rules.ts';

function issuesOf(schema: z.ZodType, value: unknown, path?: string[]): Issue[] {
  try {
    parseInput(schema, value, path);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    const { code, details, message } = error as DomainError;
    expect(code).toBe('BAD_USER_INPUT');
    const issues = details.issues as Issue[];
    expect(message).toBe(issues.map((issue) => issue.message).join(' '));
    return issues;
  }
}

describe('isStorable', () => {
  test('is what UTF-8 without U+0000 can hold', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd7ff, max: 0xe000 }),
      fc.constant(0),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const value = String.fromCharCode(...units);
        const survives = Buffer.from(value, 'utf8').toString('utf8') === value && !value.includes('\0');
        expect(isStorable(value)).toBe(survives);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('text', () => {
  test('is trimmed, null when blank, and counted in code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (value, longest) => {
        const trimmed = value.trim();
        const issues = issuesOf(text(longest), value, ['input', 'city']);
        if ([...trimmed].length > longest) {
          expect(issues).toMatchObject([
            { path: ['input', 'city'], message: `city must have at most ${longest} characters.` },
          ]);
        } else {
          expect(issues).toEqual([]);
          expect(parseInput(text(longest), value)).toBe(trimmed || null);
        }
      }),
    );
  });

  test('that is required must not be blank', () => {
    expect(issuesOf(requiredText(), ' \n', ['input', 'name'])).toMatchObject([
      { path: ['input', 'name'], message: 'name must not be empty.' },
    ]);
    expect(parseInput(requiredText(), ' A ')).toBe('A');
  });

  test('to look for stays as it is', () => {
    expect(parseInput(soughtText, ' A ')).toBe(' A ');
    expect(parseInput(soughtText, '')).toBe('');
    expect(issuesOf(soughtText, 'x'.repeat(1001), ['search'])).toHaveLength(1);
  });

  test.each(['\0', 'a\0b', '\ud800', '\udc00\ud800'])('that cannot be stored is refused once', (value) => {
    for (const schema of [text(), requiredText(), soughtText]) {
      expect(issuesOf(schema, value, ['input', 'city'])).toMatchObject([
        { path: ['input', 'city'], message: 'city must not contain U+0000 or a lone surrogate.' },
      ]);
    }
  });
});

describe('the limit of a text that is stored in NFC', () => {
  // In NFC U+0958 is two characters.
  test.each([
    ['label', label],
    ['identifier', identifier],
  ])('is of what is stored: %s', (_name, make) => {
    expect(parseInput(make(4), '\u0958\u0958')).toBe('\u0915\u093c\u0915\u093c');
    expect(issuesOf(make(3), '\u0958\u0958', ['input', 'name'])).toMatchObject([
      { path: ['input', 'name'], message: 'name must have at most 3 characters.' },
    ]);
    expect(parseInput(make(3), 'e\u0301e\u0301e\u0301')).toBe('\u00e9\u00e9\u00e9');
  });
});

describe('an issue', () => {
  const schema = z.object({ rows: z.array(z.object({ id: idOf('Identity'), name: text() })) });

  test('points at the value from the arguments down, and is a sentence about it', () => {
    const value = { rows: [{ id: 'x', name: 'a\0' }, { name: 'b' }] };
    expect(issuesOf(schema, value, ['inputs', '3'])).toMatchObject([
      {
        path: ['inputs', '3', 'rows', '0', 'id'],
        message: 'id must start with the prefix idt_, followed by a UUID.',
      },
      {
        path: ['inputs', '3', 'rows', '0', 'name'],
        message: 'name must not contain U+0000 or a lone surrogate.',
      },
      { path: ['inputs', '3', 'rows', '1', 'id'], message: 'id is required.' },
    ]);
  });

  test('names an element by its list', () => {
    const issues = issuesOf(z.array(idOf('Ledger')), ['ldg_'], ['ids']);
    expect(issues).toMatchObject([{ path: ['ids', '0'], message: 'ids.0 must have a UUID after the prefix ldg_.' }]);
  });
});

describe('instant', () => {
  test.each(['1900-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])('takes %s', (time) => {
    expect(issuesOf(instant, new Date(time))).toEqual([]);
  });

  test.each(['1899-12-31T23:59:59.999Z', '+010000-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])(
    'refuses %s',
    (time) => {
      expect(issuesOf(instant, new Date(time), ['time'])).toMatchObject([
        { path: ['time'], message: 'time must lie in the years 1900 to 9999.' },
      ]);
    },
  );
});

describe('metadata', () => {
  const nest = (levels: number): object => (levels === 1 ? {} : { a: nest(levels - 1) });
  const wide = (keys: number): object => Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, at]));

  test.each([
    ['an empty object', {}, null],
    ['32 levels', nest(32), null],
    ['33 levels', nest(33), 'must have at most 32 levels.'],
    ['lists count as levels', { a: [[nest(30)]] }, 'must have at most 32 levels.'],
    ['1,000 keys', wide(1000), null],
    ['1,001 keys', wide(1001), 'must have at most 1,000 keys.'],
    ['keys of all levels together', { a: wide(500), b: [wide(499)] }, 'must have at most 1,000 keys.'],
    ['16 kB', { a: 'x'.repeat(16_376) }, null],
    ['a byte more', { a: 'x'.repeat(16_377) }, 'must have at most 16 kB as JSON.'],
    ['bytes, not characters', { a: '美'.repeat(5_459) }, 'must have at most 16 kB as JSON.'],
    ['a list', [], 'must be an object.'],
    ['null', null, 'must be an object.'],
    ['a text', 'a', 'must be an object.'],
    ['infinity', { a: [Number.POSITIVE_INFINITY] }, 'must hold only numbers that JSON can represent.'],
    ['U+0000 in a key', { a: [{ 'b\0': 1 }] }, 'must not contain U+0000 or a lone surrogate.'],
    ['a lone surrogate', { a: [{ b: '\udfff' }] }, 'must not contain U+0000 or a lone surrogate.'],
  ])('%s', (_name, value, problem) => {
    expect(metadataProblem(value)?.message ?? null).toBe(problem);
    expect(issuesOf(metadata, value, ['input', 'metadata'])).toMatchObject(
      problem ? [{ path: ['input', 'metadata'], message: `metadata ${problem}` }] : [],
    );
  });

  test('of a depth that would exhaust the stack is refused', () => {
    let deep: unknown = {};
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(metadataProblem({ deep })?.message).toBe('must have at most 32 levels.');
  });

  test('with keys that JavaScript treats specially is the same object', () => {
    const value = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "then": 2, "toJSON": 3}');
    expect(parseInput(metadata, value)).toBe(value);
  });
});
