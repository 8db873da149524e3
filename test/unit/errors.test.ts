import { describe, expect, test } from 'vitest';
import { isRequired, mustNotBeEmpty } from '../../src/broken-rules.ts';
import { badInput, conflict, DomainError, errorCodes, notFound } from '../../src/errors.ts';
import { issueAt, nameOf } from '../../src/issue.ts';

describe('errors', () => {
  test('every code has one sentence', () => {
    for (const [code, sentence] of Object.entries(errorCodes)) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('bad input says everything that is wrong, in one message and issue by issue', () => {
    const issues = [issueAt(['input', 'city'], mustNotBeEmpty), issueAt(['input', 'dob'], isRequired)] as const;
    const error = badInput(...issues);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'city must not be empty. dob is required.',
      details: { issues },
    });
  });

  test('a missing record and a conflict point at the argument', () => {
    expect(notFound(['id'], 'id: there is none.')).toMatchObject({
      code: 'NOT_FOUND',
      details: { issues: [{ path: ['id'], message: 'id: there is none.', rule: 'NOT_FOUND' }] },
    });
    expect(conflict('idt_1', ['input', 'id'], 'id is taken.')).toMatchObject({
      code: 'CONFLICT',
      details: { existingId: 'idt_1', issues: [{ path: ['input', 'id'], message: 'id is taken.', rule: 'TAKEN' }] },
    });
  });

  test.each([
    [['input', 'firstName'], 'firstName'],
    [['inputs', '3'], 'inputs.3'],
    [['filter', 'or', '0', 'id', '12'], 'id.12'],
    [['3'], '3'],
    [[], 'the input'],
  ])('%j is called %s', (path, name) => {
    expect(nameOf(path)).toBe(name);
  });
});
