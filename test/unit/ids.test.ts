import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../src/errors.ts';
import { decodeId, decodeIdOf, encodeId, idProblem } from '../../src/ids.ts';
import { recordTypes, nodeTypes as types } from '../../src/record-types.ts';

const type = fc.constantFrom(...types);

const refusalOf = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a public id', () => {
  test('of any type and UUID decodes to the two', () => {
    fc.assert(
      fc.property(type, fc.uuid(), (of, uuid) => {
        expect(decodeIdOf(types, encodeId(of, uuid))).toEqual({ type: of, uuid });
        expect(decodeId(of, encodeId(of, uuid.toUpperCase()))).toBe(uuid);
      }),
    );
  });

  test('of one type is never one of another', () => {
    fc.assert(
      fc.property(type, type, fc.uuid(), (one, other, uuid) => {
        fc.pre(one !== other);
        expect(idProblem(encodeId(one, uuid), [other])?.message).toContain(`the prefix ${recordTypes[other].prefix}_`);
      }),
    );
  });

  test('that any other text pretends to be is refused with BAD_USER_INPUT and never repeated', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((tail) => `idt_${tail}`),
    );
    fc.assert(
      fc.property(text, (id) => {
        fc.pre(!/^idt_[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id));
        const error = refusalOf(() => decodeId('Identity', id, ['input', 'identityId']));
        expect(error.code).toBe('BAD_USER_INPUT');
        expect(error.message).toMatch(
          /^identityId must (start with the prefix idt_, followed by a UUID|have a UUID after the prefix idt_)\.$/,
        );
        expect(error.details.issues).toMatchObject([{ path: ['input', 'identityId'], message: error.message }]);
      }),
    );
  });

  test.each(['\n', ' ', '0', '-', '}'])('with "%s" after the UUID is none', (tail) => {
    expect(idProblem(`idt_8cc22560-5ace-4989-8953-fcbad7947d48${tail}`, types)).not.toBe(null);
  });
});
