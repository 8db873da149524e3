import fc from 'fast-check';
import { GraphQLError, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { describeRequestErrors } from '../../../src/engine/request-error.ts';
import { schema } from '../../../src/schema.ts';

const create = 'mutation ($new: CreateIdentityInput!) { createIdentity(input: $new) { id } }';
const list = 'query ($size: Int, $wanted: IdentityFilter) { identities(first: $size, filter: $wanted) { totalCount } }';

/** The errors that GraphQL itself has with this document, or else with these variables. */
function errorsOf(query: string, variables: Record<string, unknown>): readonly GraphQLError[] {
  const document = parse(query);
  const invalid = validate(schema, document);
  const [operation] = document.definitions;
  if (invalid.length > 0 || operation?.kind !== 'OperationDefinition') return invalid;
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors ?? [];
}
const issuesOf = (query: string, variables: Record<string, unknown> = {}) =>
  describeRequestErrors(errorsOf(query, variables), schema, { query, variables }).map(({ path, message }) => [
    path.join('.'),
    message,
  ]);

describe('describeRequestErrors', () => {
  test.each([
    [{ identityType: 'X' }, [['input.identityType', 'identityType must be one of INDIVIDUAL, ORGANIZATION.']]],
    [{ identityType: 'INDIVIDUAL', city: 1 }, [['input.city', 'city must be of type String.']]],
    [{}, [['input.identityType', 'identityType is required.']]],
    [1, [['input', 'input must be an object.']]],
    [undefined, [['input', 'input is required.']]],
    [null, [['input', 'input must not be null.']]],
    [
      { identityType: null, size: 1, city: [] },
      [
        ['input.city', 'city must be of type String.'],
        ['input.identityType', 'identityType must not be null.'],
        ['input.size', 'size is no field of CreateIdentityInput.'],
      ],
    ],
  ])('points at the argument, whatever the variable is called: %j', (value, expected) => {
    const variables = value === undefined ? {} : { new: value };
    expect(issuesOf(create, variables).sort()).toEqual(expected);
  });

  test('tells the errors of several variables apart', () => {
    const wanted = { or: [{}, { not: { createdAt: { gte: 'x' } } }], id: ['a', {}] };
    expect(issuesOf(list, { size: 'x', wanted }).sort()).toEqual([
      ['filter.id.1', 'id.1 must be of type ID.'],
      ['filter.or.1.not.createdAt.gte', 'gte must be a time such as "2026-01-31T12:00:00Z".'],
      ['first', 'first must be of type Int.'],
    ]);
  });

  test.each([
    [
      '{ identities(filter: { or: [{}, { not: { createdAt: { gte: "x" } } }] }) { totalCount } }',
      'filter.or.1.not.createdAt.gte',
    ],
    ['{ identities(filter: { id: ["a", { b: 1 }] }) { totalCount } }', 'filter.id.1'],
    ['{ identities(first: "x") { totalCount } }', 'first'],
    ['{ nodes(ids: [1, 2, [3]]) { id } }', 'ids.2'],
    [
      'mutation { createIdentities(inputs: [{ identityType: INDIVIDUAL }, { identityType: NOBODY }]) { error { code } } }',
      'inputs.1.identityType',
    ],
    ['{ identity { id } }', 'id'],
  ])('of the literals of %s points at the value', (query, path) => {
    expect(issuesOf(query)[0]?.[0]).toBe(path);
  });

  test('never repeats a value, whatever it is', () => {
    const parts = [
      '; ',
      'must be ',
      'is required',
      '" at "input.',
      '"; ',
      ' does not exist in "A" enum.',
      '\n',
      ' ',
      'Zebulon',
    ];
    const value = fc.array(fc.constantFrom(...parts)).map((chosen) => `${chosen.join('')}Zebulon`);
    const literals = [
      '{ identityType: @ }',
      '{ identityType: INDIVIDUAL, metadata: @ }',
      '@',
      '{ city: [@], identityType: @ }',
    ];
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('identityType', 'metadata'),
        fc.constantFrom(...literals),
        (text, name, input) => {
          const bad = issuesOf(create, { new: { identityType: 'INDIVIDUAL', [name]: text } });
          expect(bad.map(([path]) => path)).toEqual([`input.${name}`]);
          expect(issuesOf(list, { size: text })).toEqual([['first', 'first must be of type Int.']]);
          const written = input.replaceAll('@', () => JSON.stringify(text));
          const literal = issuesOf(`mutation { createIdentity(input: ${written}) { id } }`);
          expect(literal.length).toBeGreaterThan(0);
          expect(JSON.stringify([bad, literal])).not.toContain('Zebulon');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('leaves sentences about the document as they are', () => {
    expect(issuesOf('{ nothing }')).toEqual([['', 'Cannot query field "nothing" on type "Query".']]);
  });
});

test('a sentence about the value of a variable is never told, whatever its words', () => {
  const query = 'query ($size: Int, $constructor: Int) { identities(first: $size, last: $constructor) { totalCount } }';
  const about = (name: string, text: string) =>
    new GraphQLError(`Variable "$${name}" ${text} "Zebulon"`, { nodes: parse(query) });
  const errors = [
    about('size', 'got invalid value'),
    about('size', 'has another value than'),
    about('variable_constructor', 'got invalid value'),
    new GraphQLError('Variable "$size" got invalid value "Zebulon"'),
  ];
  // Nothing is found wrong with what was sent.
  const issues = describeRequestErrors(errors, schema, { query, variables: { size: 1, constructor: 1 } });
  expect(issues).toMatchObject([
    { path: ['first'], message: 'first has the wrong type.' },
    { path: ['first'], message: 'first has the wrong type.' },
    { path: ['last'], message: 'last has the wrong type.' },
    { path: [], message: 'the input has the wrong type.' },
  ]);
});
