import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../../src/db/open-database.ts';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { type Answer, fingerprint, post, postBody } from '../request/answers.ts';

const app = useTestApp();
const ids = { person: '', ledger: '', source: '', destination: '' };
beforeAll(async () => {
  ids.person = await makePerson(app.client);
  ids.ledger = await makeLedger(app.client);
  ids.source = await makeBalance(app.client, { overdraftLimit: null });
  ids.destination = await makeBalance(app.client);
});

/** Every way in, with `#` where the metadata goes. */
const ways: Record<string, () => string> = {
  createIdentity: () =>
    'mutation { createIdentity(input: { identityType: INDIVIDUAL, firstName: "A", metadata: # }) { metadata } }',
  createIdentities: () =>
    'mutation { createIdentities(inputs: [{ identityType: INDIVIDUAL, firstName: "A", metadata: # }]) { identity { metadata } error { message code } } }',
  updateIdentity: () => `mutation { updateIdentity(id: "${ids.person}", input: { metadata: # }) { metadata } }`,
  updateMetadata: () => `mutation { updateMetadata(id: "${ids.person}", patch: #) { metadata } }`,
  createLedger: () => 'mutation { createLedger(input: { name: "L", metadata: # }) { metadata } }',
  createBalance: () =>
    `mutation { createBalance(input: { ledgerId: "${ids.ledger}", currency: "USD", metadata: # }) { metadata } }`,
  recordTransaction: () =>
    `mutation { recordTransaction(input: { reference: "${unique('n')}", amount: "1", currency: "USD", source: "${ids.source}", destination: "${ids.destination}", metadata: # }) { metadata } }`,
  identities: () => '{ identities(filter: { metadata: # }) { totalCount } }',
  'identities, nested': () => '{ identities(filter: { not: { or: [{ metadata: # }] } }) { totalCount } }',
  balances: () => '{ balances(filter: { metadata: # }) { totalCount } }',
  'balances of a ledger': () => `{ ledger(id: "${ids.ledger}") { balances(filter: { metadata: # }) { totalCount } } }`,
  transactions: () => '{ transactions(filter: { metadata: # }) { totalCount } }',
};

const json = { 'content-type': 'application/json' };
/** As it stands in the text of the variables, which JSON.stringify could not write. */
const asVariable = (document: string, metadata: string) => {
  const query = document
    .replace('#', '$m')
    .replace(/^(mutation|query)? ?\{/, (_all, kind = 'query') => `${kind} ($m: JSONObject!) {`);
  return postBody(app, `{"query":${JSON.stringify(query)},"variables":{"m":${metadata}}}`, json);
};
const asLiteral = (document: string, metadata: string) =>
  post(app, document.replace('#', metadata.replaceAll(/"(\w+)":/g, '$1:')));
const refusalIn = ({ errors, data }: Answer) => errors[0]?.message ?? data?.createIdentities?.[0]?.error?.message;

const inexact = [
  ...['9007199254740993', '-9007199254740993', '9007199254740993.0', '12345678901234567890', '100000000000000001'],
  ...['9007199254740993e0', '90071992547409930e-1', '1000000000000000000000001', '0.1234567890123456789'],
  ...['123456789012345.678', '1e400', '-1e400', '1e-400', '3e-324', '9999999999999999'],
];
const exact = [
  ...['9007199254740991', '-9007199254740991', '9007199254740991.0', '0.1', '1.50', '1e21', '1E+2', '5e-324', '-0'],
  ...['1.7976931348623157e308', '123456789012345.67', '1e-7', '0e999', '0.00', '100000000000000000000'],
];

describe.each(Object.entries(ways))('%s', (_name, document) => {
  test('refuses a number that would come back as another one, and says to write it as a string', async () => {
    const before = await fingerprint(app);
    const shapes = (literal: string) => [`{"n":${literal}}`, `{"a":[{"b":[1,\n${literal}]}],"c":"1,2"}`];
    for (const [at, literal] of inexact.entries()) {
      for (const ask of [asVariable, asLiteral]) {
        const answer = await ask(document(), shapes(literal)[at % 2] ?? '');
        expect([literal, refusalIn(answer)]).toEqual([
          literal,
          expect.stringMatching(/^(metadata|patch) must .* as a string\.$/),
        ]);
      }
    }
    expect(await fingerprint(app)).toBe(before);
  });

  test('takes a number that comes back as it is, and any digits in a string', async () => {
    for (const ask of [asVariable, asLiteral]) {
      const metadata = `{"n":[${exact.join(', ')}]}`;
      expect([await ask(document(), metadata).then(refusalIn)]).toEqual([undefined]);
    }
    const text = await asVariable(
      document(),
      '{"a":"[9007199254740993, 1e400]","b\\\\\\"":"\\\\","c":": 9007199254740993"}',
    );
    expect(refusalIn(text)).toBe(undefined);
  });
});

test('of several rows the one with such a number is refused alone', async () => {
  const row = (metadata: string) => `{ identityType: INDIVIDUAL, firstName: "A", metadata: ${metadata} }`;
  const { data } = await post(
    app,
    `mutation { createIdentities(inputs: [${row('{ n: 1 }')}, ${row('{ n: 9007199254740993 }')}]) { identity { metadata } error { code path } } }`,
  );
  expect(data.createIdentities).toEqual([
    { identity: { metadata: { n: 1 } }, error: null },
    { identity: null, error: { code: 'BAD_USER_INPUT', path: ['inputs', '1', 'metadata'] } },
  ]);
});

test('a filter by such a number is refused also after the same filter by null, which is another one', async () => {
  const document = '{ identities(filter: { metadata: # }) { totalCount } }';
  for (const value of ['null', '1e400', 'null', '9007199254740993']) {
    const refusal = refusalIn(await asVariable(document, `{"n":${value}}`));
    expect([value, refusal === undefined]).toEqual([value, value === 'null']);
  }
});

test.each(['9007199254740993', '1e400', '1.00000000000000000001', '4294967296', '1.5'])(
  'an Int is not %s',
  async (literal) => {
    const document = 'query ($n: Int) { identities(first: $n) { totalCount } }';
    const answer = await postBody(app, `{"query":${JSON.stringify(document)},"variables":{"n":${literal}}}`, json);
    const rule = literal === '4294967296' ? 'from -2147483648 to 2147483647.' : 'of type Int.';
    expect(answer.errors).toMatchObject([{ message: `first must be ${rule}` }]);
  },
);

test('variables in a query string are read as those of a body', async () => {
  const query = encodeURIComponent('query ($m: JSONObject!) { identities(filter: { metadata: $m }) { totalCount } }');
  const ask = (n: string) => app.fetch(`/graphql?query=${query}&variables=${encodeURIComponent(`{"m":{"n":${n}}}`)}`);
  expect(await (await ask('9007199254740993')).text()).toContain('as a string.');
  expect(await (await ask('9007199254740991')).json()).toEqual({ data: { identities: { totalCount: 0 } } });
});

test('a number is stored as it was sent, or refused', async () => {
  const literals = fc.oneof(
    fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })).map(String),
    fc
      .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(99_999_999))
      .map(([whole, part]) => `${whole}.${part}`),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(literals, async (literal) => {
      const answer = await asVariable(ways.createLedger?.() ?? '', `{"n":${literal}}`);
      if (answer.errors.length > 0) return;
      const [, back = ''] = /"n":([^}]*)}/.exec(answer.text) ?? [];
      expect([literal, new Prisma.Decimal(back).eq(literal)]).toEqual([literal, true]);
    }),
    { numRuns: 60 },
  );
});
