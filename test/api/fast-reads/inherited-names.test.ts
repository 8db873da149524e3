import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

/** What every object inherits. As a key, `__proto__` needs an object of its own. */
const inherited = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__proto__',
  '__defineGetter__',
];
const values = (name: string, value: unknown) => JSON.parse(JSON.stringify({ plain: value }).replace('plain', name));

const ids: string[] = [];
beforeAll(async () => {
  for (const externalId of ['first', 'second']) {
    ids.push(await makePerson(app.client, { externalId, metadata: { [externalId]: 1 } }));
    await makeBalance(app.client, { identityId: ids.at(-1) });
  }
});

const readers = [
  ['one statement', () => app.client],
  ['the resolvers', () => app.resolvers],
] as const;

describe.each(readers)('read by %s', (_reader, client) => {
  const found = async (document: string, variables: object) => {
    const { identities } = await client().request<{ identities: { nodes: { id: string }[] } }, object>(
      document,
      variables,
    );
    return identities.nodes.map(({ id }) => id);
  };

  test.each(inherited)('a variable named %s has the value that was sent, each time', async (name) => {
    const document = `query ($${name}: String) { identities(filter: { externalId: { eq: $${name} } }) { nodes { id } } }`;
    expect(await found(document, values(name, 'first'))).toEqual([ids[0]]);
    expect(await found(document, values(name, 'second'))).toEqual([ids[1]]);
    expect(await found(document, values(name, 'none'))).toEqual([]);
  });

  test.each(inherited)('a variable named %s that was not sent is absent', async (name) => {
    const condition = `query ($${name}: String) { identities(filter: { externalId: { eq: $${name} } }) { nodes { id } } }`;
    const whole = `query ($${name}: IdentityFilter) { identities(filter: $${name}) { nodes { id } } }`;
    const metadata = `query ($${name}: JSON) { identities(filter: { metadata: { first: $${name} } }) { nodes { id } } }`;
    for (const document of [condition, whole, metadata]) {
      expect(await found(document, {})).toEqual([ids[1], ids[0]]);
    }
    expect(await found(metadata, values(name, 1))).toEqual([ids[0]]);
    expect(await found(whole, values(name, { externalId: { eq: 'first' } }))).toEqual([ids[0]]);
  });

  test.each(inherited)('a variable named %s switches a directive and has a default', async (name) => {
    const document = `query ($${name}: Boolean = true) { identities(first: 1) { nodes { id externalId @include(if: $${name}) } } }`;
    const ask = (variables: object) => client().request<object, object>(document, variables);
    const shown = { identities: { nodes: [{ id: ids[1], externalId: 'second' }] } };
    expect(await ask({})).toEqual(shown);
    expect(await ask(values(name, false))).toEqual({ identities: { nodes: [{ id: ids[1] }] } });
    expect(await ask(values(name, true))).toEqual(shown);
  });

  test.each(inherited)('an alias, an operation and a fragment named %s are names as any other', async (name) => {
    const ask = (as: string) =>
      client().request<object, object>(
        `query ${as} { ${as}: identities { ${as}: nodes { ...${as} } totalCount } }
         fragment ${as} on Identity { ${as}: id balances { ${as}: nodes { ${as}: currency ledger { ${as}: id } } } totals { ${as}: currency } }`,
        {},
      );
    const renamed = JSON.stringify(await ask('plain')).replaceAll('"plain"', `"${name}"`);
    expect(JSON.stringify(await ask(name))).toBe(renamed);
  });
});

test.each(inherited)('a variable named %s has its value in a mutation', async (name) => {
  const document = `mutation ($${name}: String) {
    createIdentity(input: { identityType: INDIVIDUAL, firstName: "A", externalId: $${name} }) { externalId } }`;
  const ask = (variables: object) => app.client.request<object, object>(document, variables);
  const externalId = `id of ${name}`;
  expect(await ask(values(name, externalId))).toEqual({ createIdentity: { externalId } });
  expect(await ask({})).toEqual({ createIdentity: { externalId: null } });
});

test.each(inherited)('a variable named %s has none but its own value', async (name) => {
  const document = `query ($${name}: String) { identities(filter: { externalId: { eq: $${name} } }) { nodes { id } } }`;
  for (const [, client] of readers) {
    const variables = { ...values(name, 'first'), [`variable_${name}`]: 'second' };
    expect(await client().request<object, object>(document, variables)).toEqual({
      identities: { nodes: [{ id: ids[0] }] },
    });
  }
});

describe.each(inherited)('a variable named %s that is refused', (name) => {
  const secret = 'alice@secret';
  const person = 'identityType: INDIVIDUAL, firstName: "A"';
  const create = (type: string) =>
    `mutation ($${name}: ${type}) { createIdentity(input: { ${person}, externalId: $${name} }) { id } }`;
  const list = (type: string) => `query ($${name}: ${type}) { identities(first: $${name}) { totalCount } }`;
  const whole = `mutation ($${name}: CreateIdentityInput!) { createIdentity(input: $${name}) { id } }`;
  const both = `query ($first: Int, $${name}: IdentityFilter) { identities(first: $first, filter: $${name}) { totalCount } }`;
  const shown = `query ($${name}: Boolean!) { identities(first: 1) { totalCount @include(if: $${name}) } }`;

  test.each<[what: string, document: string, variables: object, issues: [path: string, message: string][]]>([
    ['malformed', list('Int'), values(name, secret), [['first', 'first must be of type Int.']]],
    ['absent', list('Int!'), {}, [['first', 'first is required.']]],
    ['null', list('Int!'), values(name, null), [['first', 'first must not be null.']]],
    ['malformed, in a directive', shown, values(name, secret), [['if', 'if must be of type Boolean.']]],
    [
      'malformed, in an input',
      create('String'),
      values(name, { secret }),
      [['input.externalId', 'externalId must be of type String.']],
    ],
    ['absent, in an input', create('String!'), {}, [['input.externalId', 'externalId is required.']]],
    [
      'null, in an input',
      create('String!'),
      values(name, null),
      [['input.externalId', 'externalId must not be null.']],
    ],
    [
      'a whole input',
      whole,
      values(name, { identityType: secret, city: 1 }),
      [
        ['input.identityType', 'identityType must be one of INDIVIDUAL, ORGANIZATION.'],
        ['input.city', 'city must be of type String.'],
      ],
    ],
    [
      'one of two',
      both,
      { first: secret, ...values(name, secret) },
      [
        ['first', 'first must be of type Int.'],
        ['filter', 'filter must be an object.'],
      ],
    ],
  ])('is told by its argument, without value and inner name: %s', async (_what, document, variables, issues) => {
    for (const [, client] of readers) {
      const { errors } = await refusalOf(client().request(document, variables));
      const told = errors.flatMap(({ extensions }) => extensions.issues ?? []);
      expect(told.map(({ path, message }) => [path.join('.'), message]).toSorted()).toEqual(issues.toSorted());
      expect(errors.map(({ message }) => message)).toEqual(told.map(({ message }) => message));
      expect(JSON.stringify(errors)).not.toMatch(/alice|variable_/);
    }
  });
});

test.each(inherited)('a key %s of metadata is found by a filter', async (name) => {
  const id = await makePerson(app.client, { metadata: values(name, { a: 1 }) });
  for (const [, client] of readers) {
    const { identities } = await client().identities({ filter: { metadata: values(name, { a: 1 }) } });
    expect(identities.nodes.map((node) => node.id)).toEqual([id]);
  }
});
