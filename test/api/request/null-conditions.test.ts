import { type GraphQLInputObjectType, getNamedType, isInputObjectType, isNonNullType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../../src/schema.ts';
import { makeBalance, makeLedger, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { fingerprint, literal } from './answers.ts';

const app = useTestApp();
const ids = { person: '', ledger: '' };
beforeAll(async () => {
  ids.person = await makePerson(app.client, { externalId: 'one' });
  ids.ledger = await makeLedger(app.client);
  await makeBalance(app.client, { ledgerId: ids.ledger });
});

/** Each list with a filter: its type, and the query with `#` where the filter goes. */
const lists: [filter: string, document: () => string][] = [
  ['IdentityFilter', () => '{ list: identities(filter: #) { totalCount } }'],
  ['BalanceFilter', () => '{ list: balances(filter: #) { totalCount } }'],
  ['BalanceFilter', () => `{ ledger(id: "${ids.ledger}") { list: balances(filter: #) { totalCount } } }`],
  ['BalanceFilter', () => `{ identity(id: "${ids.person}") { list: balances(filter: #) { totalCount } } }`],
  ['TransactionFilter', () => '{ list: transactions(filter: #) { totalCount } }'],
  ['TransactionFilter', () => `{ identity(id: "${ids.person}") { list: transactions(filter: #) { totalCount } } }`],
  ['LedgerFilter', () => '{ list: ledgers(filter: #) { totalCount } }'],
  ['AuditEventFilter', () => '{ list: auditEvents(filter: #) { totalCount } }'],
];

/** Where null means nobody. */
const meaningful = ['BalanceFilter.identityId'];

/**
 * Every place of a filter where null can be sent, as the path to it; filters within filters once, and in them the conditions of each
 * type once, for the same schema reads them there.
 */
function* placesOf(type: GraphQLInputObjectType, seen: string[] = []): Generator<string[]> {
  const inNested = new Set<string>();
  for (const field of Object.values(type.getFields())) {
    // What has a default and is not null GraphQL refuses itself.
    if (meaningful.includes(`${type.name}.${field.name}`) || isNonNullType(field.type)) continue;
    yield [field.name];
    const inner = getNamedType(field.type);
    if (!isInputObjectType(inner) || seen.includes(inner.name) || inNested.has(inner.name)) continue;
    if (seen.length > 0) inNested.add(inner.name);
    const isList = field.type.toString().startsWith('[');
    for (const path of placesOf(inner, [...seen, type.name])) yield [field.name, ...(isList ? ['0'] : []), ...path];
  }
}

function nullAt([key, ...rest]: string[]): unknown {
  if (key === undefined) return null;
  return key === '0' ? [nullAt(rest)] : { [key]: nullAt(rest) };
}

/** What the place is of: a text may be missing, and isNull finds it. */
function hasIsNull(type: GraphQLInputObjectType, path: string[]): boolean {
  let parent = type;
  for (const name of path) {
    const inner = getNamedType(parent.getFields()[name]?.type);
    if (isInputObjectType(inner)) parent = inner;
  }
  return parent.name === 'StringFilter' && path.at(-1) !== 'isNull';
}

test('the lists are all that the schema has with a filter', () => {
  const filters = Object.keys(schema.getTypeMap()).filter((name) =>
    /^(?!String|DateTime|Date|Decimal).*Filter$/.test(name),
  );
  expect(new Set(lists.map(([name]) => name))).toEqual(new Set(filters));
});

describe.each(lists)('a list with a %s', (name, document) => {
  const type = schema.getType(name) as GraphQLInputObjectType;

  test('refuses null in every condition, names it, and names isNull where a record may lack what it is about', async () => {
    const wrong: unknown[] = [];
    for (const path of placesOf(type)) {
      const filter = nullAt(path);
      const asVariable = `query ($filter: ${name}) ${document().replace('#', '$filter')}`;
      const asLiteral = document().replace('#', literal(filter));
      for (const client of [app.client, app.resolvers]) {
        for (const ask of [() => client.request(asVariable, { filter }), () => client.request(asLiteral)]) {
          const { code, issues } = await refusalOf(ask()).catch(() => ({ code: 'accepted', issues: [] }));
          const [issue] = issues;
          const isNamed = issue?.path.join('.') === ['filter', ...path].join('.');
          const isHelped = !hasIsNull(type, path) || issue?.message.includes('isNull: true');
          if (code !== 'BAD_USER_INPUT' || !isNamed || !isHelped) wrong.push([path.join('.'), code, issues]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is whole without a filter, and with null instead of one', async () => {
    const whole = await app.client.request(document().replace('(filter: #)', ''));
    expect(await app.client.request(document().replace('#', 'null'))).toEqual(whole);
    const asVariable = `query ($filter: ${name}) ${document().replace('#', '$filter')}`;
    for (const variables of [{}, { filter: null }]) {
      expect(await app.client.request(asVariable, variables)).toEqual(whole);
    }
  });
});

test('a variable that is null is refused, one that is absent is no condition', async () => {
  const document = 'query ($id: String) { identities(filter: { externalId: { eq: $id } }) { totalCount } }';
  for (const client of [app.client, app.resolvers]) {
    for (let time = 0; time < 2; time += 1) {
      expect(await client.request(document, {})).toEqual({ identities: { totalCount: 1 } });
      expect(await refusalOf(client.request(document, { id: null }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [
          {
            path: ['filter', 'externalId', 'eq'],
            message: 'eq must not be null: write isNull: true to find what is missing.',
          },
        ],
      });
    }
  }
});

test('null in a list of a filter is refused', async () => {
  for (const filter of ['{ externalId: { in: [null] } }', '{ id: [null] }', '{ status: [null] }', '{ or: [null] }']) {
    const refusal = await refusalOf(app.client.request(`{ identities(filter: ${filter}) { totalCount } }`));
    expect(refusal.code).toBe('BAD_USER_INPUT');
  }
});

test('null within metadata is a value as any other', async () => {
  const id = await makePerson(app.client, { metadata: { parent: null } });
  for (const client of [app.client, app.resolvers]) {
    const { identities } = await client.identities({ filter: { metadata: { parent: null } } });
    expect(identities.nodes.map((node) => node.id)).toEqual([id]);
  }
});

describe('null that would be taken for the most is refused, and nothing happens', () => {
  const refusedAt = async (call: () => Promise<unknown>, path: string[]) => {
    const before = await fingerprint(app);
    expect(await refusalOf(call())).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path }] });
    expect(await fingerprint(app)).toBe(before);
  };

  test('as the fields to reveal', async () => {
    const id = ids.person;
    await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME'] });
    await refusedAt(() => app.client.detokenizeIdentity({ id, fields: null, reason: 'asked' }), ['fields']);
  });
});
