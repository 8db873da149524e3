import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMergePatch } from '../../../src/metadata/metadata.patch.ts';

const json = (text: string) => JSON.parse(text);
/** Wrapped, for metadata is always an object and the appendix patches whatever there is. */
const patchAnything = (target: string, patch: string) =>
  JSON.stringify(applyMergePatch({ it: json(target) }, { it: json(patch) }));

describe('a JSON merge patch', () => {
  // The examples of RFC 7396, appendix A: original, patch, result.
  test.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('of %s with %s is %s', (target, patch, result) => {
    expect(patchAnything(target, patch)).toBe(`{"it":${result}}`);
    if (target.startsWith('{') && patch.startsWith('{')) {
      expect(JSON.stringify(applyMergePatch(json(target), json(patch)))).toBe(result);
    }
  });

  test('that is null removes what it patches', () => {
    expect(patchAnything('{"a":"foo"}', 'null')).toBe('{}');
  });

  test('takes every key as plain data', () => {
    const target = json('{"__proto__": {"a": 1}, "constructor": {"b": 2}}');
    const patch = json('{"__proto__": {"c": 3}, "constructor": {"prototype": {"polluted": true}}, "toJSON": 4}');
    expect(JSON.stringify(applyMergePatch(target, patch))).toBe(
      '{"__proto__":{"a":1,"c":3},"constructor":{"b":2,"prototype":{"polluted":true}},"toJSON":4}',
    );
    expect('polluted' in {}).toBe(false);
  });

  test('changes neither target nor patch, and a second time nothing', () => {
    const value = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
    ) as fc.Arbitrary<Parameters<typeof applyMergePatch>[1]>;
    fc.assert(
      fc.property(value, value, (target, patch) => {
        const before = JSON.stringify([target, patch]);
        const once = applyMergePatch(target, patch);
        expect(JSON.stringify([target, patch])).toBe(before);
        expect(JSON.stringify(applyMergePatch(once, patch))).toBe(JSON.stringify(once));
        expect(JSON.stringify(applyMergePatch(target, {}))).toBe(JSON.stringify(target));
      }),
    );
  });
});
