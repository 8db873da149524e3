import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../../src/schema.ts';
import { makeBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectPublic, fingerprint, post } from './answers.ts';

const app = useTestApp();
const ids: Record<string, string> = {};
beforeAll(async () => {
  ids.identity = await makePerson(app.client);
  ids.balance = await makeBalance(app.client, { identityId: ids.identity, overdraftLimit: null });
  ids.other = await makeBalance(app.client);
  ids.ledger = (await app.client.balance({ id: ids.balance })).balance?.ledger.id ?? '';
  ids.transaction = await transfer(app.client, { source: ids.balance, destination: ids.other });
});

/** One place of the schema that takes text: how to reach it, and what to send there. */
interface Place {
  /** Such as `Mutation.createIdentity(input.firstName)`. */
  name: string;
  /** Where an issue must point. */
  path: string;
  operation: 'query' | 'mutation';
  parent: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  argument: GraphQLArgument;
  /** The argument's value with this text in this place, all else being valid. */
  value: (text: string) => unknown;
}

type Input = GraphQLArgument | GraphQLInputField;

/** A valid value for what is required here. */
function validValue({ name, type }: Pick<Input, 'name' | 'type'>, field: string): unknown {
  const required = getNullableType(type);
  if (isListType(required)) return [validValue({ name, type: required.ofType }, field)];
  if (isInputObjectType(required)) {
    const fields = Object.values(required.getFields()).filter((candidate) => isNonNullType(candidate.type));
    const valid = Object.fromEntries(fields.map((candidate) => [candidate.name, validValue(candidate, field)]));
    return 'identityType' in required.getFields() && /^Create|^Update/.test(required.name)
      ? { firstName: 'Alice', ...valid }
      : valid;
  }
  if (isEnumType(required)) return required.getValues()[0]?.name;
  const samples: Record<string, unknown> = {
    Int: 1,
    Long: 1,
    Boolean: true,
    Decimal: '1',
    CurrencyCode: 'USD',
    JSONObject: {},
    DateTime: '2026-01-01T00:00:00Z',
    Date: '2001-01-01',
    String: name === 'indicator' ? '@world' : 'text',
    ID: idFor(name, field),
  };
  return samples[required.name];
}

function idFor(name: string, field: string): string | undefined {
  const hint = name === 'id' ? field : name;
  const kind = /ledger/i.test(hint) ? 'ledger' : /transaction$/i.test(hint) ? 'transaction' : undefined;
  if (name === 'destination') return ids.other;
  return ids[kind ?? (/balance|source/i.test(hint) ? 'balance' : 'identity')];
}

/** The ways to put a text into a value of this type, each with the path to it; `seen` ends the filters within filters. */
function* textsIn(
  type: GraphQLInputType,
  field: string,
  seen: string[] = [],
): Generator<[string[], (text: string) => unknown]> {
  const here = getNullableType(type);
  if (isListType(here)) {
    for (const [path, put] of textsIn(here.ofType, field, seen)) yield [['0', ...path], (text) => [put(text)]];
  } else if (isInputObjectType(here)) {
    if (seen.includes(here.name)) return;
    const valid = () => validValue({ name: '', type: here }, field) as object;
    for (const inner of Object.values(here.getFields())) {
      for (const [path, put] of textsIn(inner.type, field, [...seen, here.name])) {
        yield [[inner.name, ...path], (text) => ({ ...valid(), [inner.name]: put(text) })];
      }
    }
  } else if (here.name === 'JSONObject') {
    yield [[], (text) => ({ key: [text] })];
    yield [[], (text) => ({ nested: { [text]: 1 } })];
  } else if (isLeafType(here) && !['Int', 'Long', 'Boolean'].includes(here.name)) {
    yield [[], (text) => text];
  }
}

function* placesOf(parent: GraphQLObjectType, operation: Place['operation']): Generator<Place> {
  for (const field of Object.values(parent.getFields())) {
    for (const argument of field.args) {
      for (const [path, value] of textsIn(argument.type, field.name)) {
        const name = `${parent.name}.${field.name}(${[argument.name, ...path].join('.')})`;
        yield { name, path: [argument.name, ...path].join('.'), operation, parent, field, argument, value };
      }
    }
  }
}

const records = ['Identity', 'Ledger', 'Balance', 'Transaction']
  .map((name) => schema.getType(name))
  .filter(isObjectType);
const places: Place[] = [
  ...placesOf(schema.getQueryType() as GraphQLObjectType, 'query'),
  ...placesOf(schema.getMutationType() as GraphQLObjectType, 'mutation'),
  ...records.flatMap((type) => [...placesOf(type, 'query')]),
];

/** The document for one place: the field with all its required arguments as variables, below a record where it has one. */
function send({ operation, parent, field, argument, value }: Place, text: string) {
  const used = field.args.filter(
    (arg) => arg === argument || (isNonNullType(arg.type) && arg.defaultValue === undefined),
  );
  const variables = Object.fromEntries(
    used.map((arg) => [arg.name, arg === argument ? value(text) : validValue(arg, field.name)]),
  );
  const declared = used.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selected = selectionOf(getNamedType(field.type).name);
  const call = `${field.name}(${given}) ${selected}`;
  const root = parent.name === 'Query' || parent.name === 'Mutation';
  const body = root ? call : `node(id: "${ids[parent.name.toLowerCase()]}") { ... on ${parent.name} { ${call} } }`;
  return post(app, `${operation} (${declared}) { ${body} }`, variables);
}

/** Types that tell a refusal as data. */
const resultsOfItems = ['CreateIdentityResult', 'RecordTransactionResult'];

function selectionOf(type: string): string {
  if (isLeafType(schema.getType(type))) return '';
  return resultsOfItems.includes(type) ? '{ error { code path } }' : '{ __typename }';
}

describe.each([
  ['U+0000', 'a\0b'],
  ['a lone high surrogate', 'a\ud83d'],
  ['a lone low surrogate', '\ude00b'],
])('%s', (_name, text) => {
  test('is refused in every place of the schema that takes text, with the path to it, and nothing is stored', async () => {
    expect(places.length).toBeGreaterThan(100);
    const before = await fingerprint(app);
    const wrong: unknown[] = [];
    for (const place of places) {
      const { errors, data } = await send(place, text);
      const refusals = errors.map(({ extensions }) => extensions).concat(data?.[place.field.name]?.[0]?.error ?? []);
      const codes = new Set(refusals.map((refusal) => refusal.code));
      const paths = refusals.flatMap(({ path, issues = [{ path, message: '' }] }) =>
        issues.map((issue) => (issue.path as string[]).join('.')),
      );
      if (!(codes.size === 1 && codes.has('BAD_USER_INPUT') && paths.includes(place.path))) {
        wrong.push({ place: place.name, codes: [...codes], paths });
      }
      for (const error of errors) expectPublic(error);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(app)).toBe(before);
  });
});
