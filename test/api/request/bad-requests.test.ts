import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { type Answer, expectPublic, post } from './answers.ts';

const app = useTestApp();

const issuesOf = (answer: Answer) =>
  answer.errors.flatMap((error) => error.extensions.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]);
async function refused(query: string, variables?: object): Promise<Answer> {
  const answer = await post(app, query, variables);
  expect(answer.errors.length).toBeGreaterThan(0);
  for (const error of answer.errors) {
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.message).toMatch(/^[A-Za-z].*[.?]$/);
    expectPublic(error);
  }
  return answer;
}

describe('a document that is wrong', () => {
  test.each([
    ['{ identities( }', /^Syntax Error/],
    ['{', /^Syntax Error/],
    ['query A { ledgers { totalCount } } query B { ledgers { totalCount } }', /operation/],
    ['{ nothing }', /^Cannot query field "nothing" on type "Query"\./],
    ['{ identities { nodes { password } } }', /^Cannot query field "password" on type "Identity"\./],
    ['{ identities }', /must have a selection of subfields/],
    ['{ identities(page: 2) { totalCount } }', /^Unknown argument "page"/],
    ['{ identity { id } }', /^Argument|id/],
    ['query ($a: Nothing) { identities(search: $a) { totalCount } }', /^Unknown type "Nothing"\./],
    ['query ($a: Int) { identities(search: $a) { totalCount } }', /^Variable "\$a" of type "Int" used in position/],
    ['query { identities(search: $a) { totalCount } }', /^Variable "\$a" is not defined\./],
    ['{ ...F }', /^Unknown fragment "F"\./],
    ['{ ...F } fragment F on Query { ...F }', /fragment/i],
    ['{ a: ledgers { totalCount } a: balances { totalCount } }', /conflict/],
    ['{ ledgers @nothing { totalCount } }', /^Unknown directive "@nothing"\./],
    ['{ ledgers @skip { totalCount } }', /directive|argument/i],
    ['subscription { identityChanged { id } }', /subscription/i],
  ])('%s is refused with what is wrong', async (query, sentence) => {
    const answer = await refused(query);
    expect(answer.data ?? null).toBe(null);
    expect(answer.errors[0]?.message).toMatch(sentence);
  });

  test('of more tokens than a request may have is refused', async () => {
    await refused(`{ ${'ledgers { totalCount } '.repeat(4000)} }`);
  });

  test('with more mistakes than anybody reads is refused', async () => {
    await refused(`{ ${Array.from({ length: 500 }, (_, at) => `f${at}`).join(' ')} }`);
    const status = Array.from({ length: 300 }, () => 'X');
    await refused('query ($filter: IdentityFilter) { identities(filter: $filter) { totalCount } }', {
      filter: { status },
    });
  });
});

const create = 'mutation ($input: CreateIdentityInput!) { createIdentity(input: $input) { id } }';
const valid = { identityType: 'INDIVIDUAL', firstName: 'A' };
const list =
  'query ($filter: IdentityFilter, $first: Int) { identities(filter: $filter, first: $first) { totalCount } }';
const secret = 'Zebulon <zebulon@secret.example>';

describe('variables that are wrong are refused with the path to the value, which is never repeated', () => {
  const cases: [string, string, object, string, string][] = [
    [
      'a number for a text',
      create,
      { input: { ...valid, city: 424242 } },
      'input.city',
      'city must be of type String.',
    ],
    [
      'an object for a text',
      create,
      { input: { ...valid, city: { a: secret } } },
      'input.city',
      'city must be of type String.',
    ],
    [
      'an unknown field',
      create,
      { input: { ...valid, shoeSize: secret } },
      'input.shoeSize',
      'shoeSize is no field of CreateIdentityInput.',
    ],
    [
      'an unknown enum value',
      create,
      { input: { ...valid, identityType: secret } },
      'input.identityType',
      'identityType must be one of INDIVIDUAL, ORGANIZATION.',
    ],
    ['a missing field', create, { input: { firstName: secret } }, 'input.identityType', 'identityType is required.'],
    [
      'null for a required field',
      create,
      { input: { ...valid, identityType: null } },
      'input.identityType',
      'identityType must not be null.',
    ],
    ['a text for an object', create, { input: secret }, 'input', 'input must be an object.'],
    ['a missing variable', create, {}, 'input', 'input is required.'],
    ['null for a required variable', create, { input: null }, 'input', 'input must not be null.'],
    [
      'a bad e-mail address',
      create,
      { input: { ...valid, emailAddress: secret } },
      'input.emailAddress',
      'emailAddress must be an e-mail address such as "alice@example.com".',
    ],
    [
      'a list for metadata',
      create,
      { input: { ...valid, metadata: [secret] } },
      'input.metadata',
      'metadata must be a JSON object.',
    ],
    [
      'a bad time, nested',
      list,
      { filter: { or: [{}, { not: { createdAt: { gte: secret } } }] } },
      'filter.or.1.not.createdAt.gte',
      'gte must be a time such as "2026-01-31T12:00:00Z".',
    ],
    [
      'a bad element',
      list,
      { filter: { firstName: { in: ['a', 424242] } } },
      'filter.firstName.in.1',
      'in.1 must be of type String.',
    ],
    ['a text for a number', list, { first: secret }, 'first', 'first must be of type Int.'],
    ['a number too large', list, { first: 42424242424242 }, 'first', 'first must be from -2147483648 to 2147483647.'],
    ['a fraction', list, { first: 4.2424242 }, 'first', 'first must be of type Int.'],
    [
      'an unknown field that no GraphQL name can be',
      create,
      { input: { ...valid, 'shoe-size': secret } },
      'input.shoe-size',
      'shoe-size is no field of CreateIdentityInput.',
    ],
  ];
  test.each(cases)('%s', async (_name, query, variables, path, message) => {
    const answer = await refused(query, variables);
    expect(issuesOf(answer)).toEqual([[path, message]]);
    expect(answer.text).not.toMatch(/zebulon|secret|424242/i);
  });

  test('whatever the value is', async () => {
    const marker = 'Zebulon';
    const glue = fc.constantFrom(
      '; ',
      'must be ',
      'is required',
      '" at "input.',
      '"; ',
      'Expected type "String" ',
      '\n',
      '.',
    );
    const text = fc
      .array(fc.oneof(glue, fc.constant(marker)), { maxLength: 8 })
      .map((parts) => `${parts.join('')}${marker}`);
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('emailAddress', 'identityType', 'dob', 'metadata'),
        async (value, field) => {
          const bad = await refused(create, { input: { ...valid, [field]: value } });
          expect(issuesOf(bad).map(([path]) => path)).toEqual([`input.${field}`]);
          const first = await refused(list, { first: value });
          expect(issuesOf(first).map(([path]) => path)).toEqual(['first']);
          expect(bad.text + first.text).not.toContain(marker);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('literals that are wrong are refused with the path to the value, which is never repeated', () => {
  const cases: [string, string, string, string][] = [
    ['a number for a text', '{ identityType: INDIVIDUAL, city: 424242 }', 'input.city', 'city must be of type String.'],
    ['an unknown field', `{ identityType: INDIVIDUAL, shoeSize: "${secret}" }`, 'input.shoeSize', 'shoeSize'],
    [
      'an unknown enum value',
      '{ identityType: ZEBULON }',
      'input.identityType',
      'identityType must be one of INDIVIDUAL, ORGANIZATION.',
    ],
    [
      'a text for an enum',
      `{ identityType: "${secret}" }`,
      'input.identityType',
      'identityType must be one of INDIVIDUAL, ORGANIZATION.',
    ],
    ['a missing field', `{ firstName: "${secret}" }`, 'input.identityType', 'identityType is required.'],
    [
      'null for a required field',
      `{ identityType: null, firstName: "${secret}" }`,
      'input.identityType',
      'identityType must not be null.',
    ],
    ['a text for an object', `"${secret}"`, 'input', 'input'],
    [
      'a bad e-mail address',
      `{ identityType: INDIVIDUAL, emailAddress: "${secret}" }`,
      'input.emailAddress',
      'emailAddress must be an e-mail address such as "alice@example.com".',
    ],
    [
      'a list for metadata',
      `{ identityType: INDIVIDUAL, metadata: ["${secret}"] }`,
      'input.metadata',
      'metadata must be a JSON object.',
    ],
  ];
  test.each(cases)('%s', async (_name, input, path, message) => {
    const answer = await refused(`mutation { createIdentity(input: ${input}) { id } }`);
    const [first] = issuesOf(answer);
    expect(first?.[0]).toBe(path);
    expect(first?.[1]).toContain(message);
    expect(answer.text).not.toMatch(/zebulon <|secret|424242/i);
  });
});

describe('null for a variable that has a default', () => {
  test.each([
    ['query ($id: ID = "x") { node(id: $id) { id } }', { id: null }, 'id'],
    ['query ($id: ID = "x") { identity(id: $id) { id } }', { id: null }, 'id'],
    ['query ($e: String = "x") { identityByExternalId(externalId: $e) { id } }', { e: null }, 'externalId'],
    ['mutation ($id: ID = "x") { deleteIdentity(id: $id) { deletedIdentityId } }', { id: null }, 'id'],
    ['mutation ($p: JSONObject = {}) { updateMetadata(id: "x", patch: $p) { id } }', { p: null }, 'patch'],
  ])('%s is refused with the argument', async (query, variables, path) => {
    expect(issuesOf(await refused(query, variables))[0]?.[0]).toBe(path);
  });
});

describe('a query that asks for too much is refused with QUERY_TOO_COMPLEX', () => {
  const tooComplex = async (query: string, variables?: object) => {
    const answer = await post(app, query, variables);
    expect(answer.errors[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect(answer.errors[0]?.message).toMatch(
      /^The query has a (complexity|depth|breadth) of \d+, and one request may have at most \d+/,
    );
    for (const error of answer.errors) expectPublic(error);
  };

  test('by its depth', async () => {
    await tooComplex(
      `{ identities { nodes { ${'balances { nodes { identity { '.repeat(6)} id ${'} } }'.repeat(6)} } } }`,
    );
  });

  test('by its breadth', async () => {
    await tooComplex(`{ ${Array.from({ length: 600 }, (_, at) => `a${at}: ledgers { totalCount }`).join(' ')} }`);
  });

  test('by its rows', async () => {
    const query = `{ identities(first: 100) { nodes { balances(first: 100) { nodes { transactions(first: 100) { nodes { id } } } } } } }`;
    await tooComplex(query);
    await tooComplex(
      query
        .replaceAll('nodes {', 'edges { node {')
        .replaceAll('} }', '} } }')
        .replace(/( })+$/, ' } } } } } } } } } }'),
    );
  });

  test('and a page of 100 identities with 100 transactions each is not', async () => {
    await makePerson(app.client);
    const fields = 'id externalId displayName firstName lastName city metadata version createdAt updatedAt';
    const query = `{ identities(first: 100) { nodes { ${fields} transactions(first: 100) { nodes {
      id reference amount currency source { id } destination { id } } } } } }`;
    expect((await post(app, query)).errors).toEqual([]);
  });

  test('a mutation that is too complex changes nothing', async () => {
    const deep = `${'balances { nodes { identity { '.repeat(6)} id ${'} } }'.repeat(6)}`;
    await tooComplex(`mutation { createIdentity(input: { identityType: INDIVIDUAL, firstName: "Deep" }) { ${deep} } }`);
    expect(await app.prisma.identity.count({ where: { firstName: 'Deep' } })).toBe(0);
  });
});
