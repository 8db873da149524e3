import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { type Answer, canonical, literal, post } from '../request/answers.ts';

const app = useTestApp();

type Metadata = Record<string, unknown>;

/** Each way into a record's metadata: the field, with `$m` where the metadata goes, and where its answer shows it. */
interface Way {
  field: () => string;
  found: (data: Record<string, unknown>) => unknown;
}
let personId = '';
let ledgerId = '';
let [source, destination] = ['', ''];
beforeAll(async () => {
  personId = await makePerson(app.client);
  ledgerId = await makeLedger(app.client);
  source = await makeBalance(app.client, { overdraftLimit: null });
  destination = await makeBalance(app.client);
});
const at =
  (...path: (string | number)[]) =>
  (data: object) =>
    path.reduce<unknown>((value, key) => (value as Metadata | null)?.[key], data);

const ways: Record<string, Way> = {
  createIdentity: {
    field: () => 'createIdentity(input: { identityType: INDIVIDUAL, firstName: "A", metadata: $m }) { metadata }',
    found: at('createIdentity', 'metadata'),
  },
  createIdentities: {
    field: () =>
      'createIdentities(inputs: [{ identityType: INDIVIDUAL, firstName: "A", metadata: $m }]) { identity { metadata } error { message } }',
    found: at('createIdentities', 0, 'identity', 'metadata'),
  },
  updateIdentity: {
    field: () => `updateIdentity(id: "${personId}", input: { metadata: $m }) { metadata }`,
    found: at('updateIdentity', 'metadata'),
  },
  createLedger: {
    field: () => 'createLedger(input: { name: "L", metadata: $m }) { metadata }',
    found: at('createLedger', 'metadata'),
  },
  createBalance: {
    field: () => `createBalance(input: { ledgerId: "${ledgerId}", currency: "USD", metadata: $m }) { metadata }`,
    found: at('createBalance', 'metadata'),
  },
  recordTransaction: {
    field: () =>
      `recordTransaction(input: { reference: "${unique('m')}", amount: "1", currency: "USD", source: "${source}", destination: "${destination}", metadata: $m }) { metadata }`,
    found: at('recordTransaction', 'metadata'),
  },
};
const allWays = Object.keys(ways);
const way = (name: string) => ways[name] as Way;

const sendAsVariable = (name: string, metadata: Metadata) =>
  post(app, `mutation ($m: JSONObject!) { ${way(name).field()} }`, { m: metadata });
const sendAsLiteral = (name: string, metadata: Metadata) =>
  post(
    app,
    `mutation { ${way(name)
      .field()
      .replace('$m', () => literal(metadata))} }`,
  );
const refused = (answer: Answer): string =>
  answer.errors[0]?.message ?? answer.data?.createIdentities?.[0]?.error?.message ?? 'accepted';

const specialKeys = ['__proto__', 'constructor', 'then', 'toJSON', 'toString', 'hasOwnProperty', 'prototype', 'length'];
/** Objects with these keys as their own: what an object literal would take for the prototype too. */
const special = JSON.parse(
  `{${specialKeys.map((key) => `"${key}": {"${key}": [{"__proto__": null, "then": "x"}], "a": 1}`).join()}}`,
) as Metadata;

describe.each(allWays)('%s', (name) => {
  test('gives keys that JavaScript treats specially back as they came, from variables and from literals', async () => {
    for (const send of [sendAsVariable, sendAsLiteral]) {
      const answer = await send(name, special);
      expect(answer.errors).toEqual([]);
      expect(canonical(way(name).found(answer.data))).toBe(canonical(special));
    }
  });

  test.each([
    ['16 kB', { a: 'x'.repeat(16 * 1024 - 8) }, { a: 'x'.repeat(16 * 1024 - 7) }, 'must have at most 16 kB as JSON.'],
    [
      '16 kB of Ä',
      { a: 'Ä'.repeat(8 * 1024 - 4) },
      { a: 'Ä'.repeat(8 * 1024 - 3) },
      'must have at most 16 kB as JSON.',
    ],
    ['32 levels', nested(32), nested(33), 'must have at most 32 levels.'],
    ['32 levels of lists', { a: lists(31) }, { a: lists(32) }, 'must have at most 32 levels.'],
    ['1,000 keys', keys(1000), keys(1001), 'must have at most 1,000 keys.'],
    [
      '1,000 keys, nested',
      { a: [keys(499), keys(500)] },
      { a: [keys(500), keys(500)] },
      'must have at most 1,000 keys.',
    ],
  ])('takes %s and no more', async (_limit, fitting: Metadata, tooMuch: Metadata, rule) => {
    const answer = await sendAsVariable(name, fitting);
    expect(answer.errors).toEqual([]);
    expect(canonical(way(name).found(answer.data))).toBe(canonical(fitting));
    expect(refused(await sendAsVariable(name, tooMuch))).toBe(`metadata ${rule}`);
  });

  test.each([
    ['a value', { a: ['x\0'] }],
    ['a key', { a: { 'x\0': 1 } }],
    ['half a pair', { a: 'x\ud83d' }],
    ['the other half', { '\ude00': 1 }],
    ['a pair the wrong way round', { a: '\ude00\ud83d' }],
  ])('refuses U+0000 and lone surrogates in %s', async (_where, metadata) => {
    expect(refused(await sendAsVariable(name, metadata))).toBe('metadata must not contain U+0000 or a lone surrogate.');
  });
});

/** An object of this many levels. */
function nested(levels: number): Metadata {
  return levels === 1 ? {} : { a: nested(levels - 1) };
}

/** Lists within lists, of this many levels. */
function lists(levels: number): unknown[] {
  return levels === 1 ? [] : [lists(levels - 1)];
}

function keys(count: number): Metadata {
  return Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, 1]));
}

test('nesting beyond any sense is refused, not a crash', async () => {
  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const answer = await app.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query":"mutation ($m: JSONObject!) { createLedger(input: { name: \\"L\\", metadata: $m }) { id } }","variables":{"m":${deep}}}`,
  });
  expect(await answer.text()).toContain('metadata must have at most 32 levels.');
});

test('any JSON comes back equal', async () => {
  const key = fc.oneof(fc.constantFrom(...specialKeys), fc.string({ unit: 'grapheme', maxLength: 8 }));
  const metadata = fc.dictionary(key, fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' }), { maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...allWays), metadata, async (name, value) => {
      const answer = await sendAsVariable(name, value);
      expect(answer.errors).toEqual([]);
      expect(canonical(way(name).found(answer.data))).toBe(canonical(value));
    }),
    { numRuns: 60 },
  );
});

test('a filter finds what it contains, special keys too', async () => {
  const id = await makePerson(app.client, { metadata: special });
  const part = JSON.parse('{"__proto__": {"a": 1}, "toJSON": {"toJSON": [{"then": "x"}]}}') as Metadata;
  const { identities } = await app.client.identities({ filter: { metadata: part, id: [id] } });
  expect(identities.nodes.map((node) => node.id)).toEqual([id]);
  const other = JSON.parse('{"__proto__": {"a": 2}}') as Metadata;
  expect((await app.client.identities({ filter: { metadata: other } })).identities.nodes).toEqual([]);
});
