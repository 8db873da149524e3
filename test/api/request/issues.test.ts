import type { AnswerError, Issue } from '@signet/client/methods';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { issueRules } from '../../../src/issue.ts';
import { schema } from '../../../src/schema.ts';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectIssues, post, postBody } from './answers.ts';

const app = useTestApp();
const ids = { person: '', ledger: '', balance: '', poor: '' };

beforeAll(async () => {
  ids.person = await makePerson(app.client, { externalId: 'taken' });
  ids.ledger = await makeLedger(app.client);
  ids.balance = await makeBalance(app.client, { overdraftLimit: null });
  ids.poor = await makeBalance(app.client);
});

/** The issues of the answer: of its errors, and of the items of a bulk call. */
async function issuesOf(query: string, variables?: object): Promise<Issue[]> {
  const { errors, data } = await post(app, query, variables);
  for (const error of errors) expectIssues(error);
  const items: { error?: { issues: Issue[] } }[] = Object.values(data ?? {}).flat() as never;
  return [
    ...errors.flatMap(({ extensions }) => extensions.issues ?? []),
    ...items.flatMap((item) => item?.error?.issues ?? []),
  ];
}

const create = 'mutation ($input: CreateIdentityInput!) { createIdentity(input: $input) { id } }';
const many =
  'mutation ($inputs: [CreateIdentityInput!]!) { createIdentities(inputs: $inputs) { error { issues { path message rule params } } } }';
const key = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';
const record = 'mutation ($input: RecordTransactionInput!) { recordTransaction(input: $input) { id } }';
const person = { identityType: 'INDIVIDUAL', firstName: 'A' };
const sides = () => ({
  reference: unique('r'),
  amount: '1',
  currency: 'USD',
  source: ids.poor,
  destination: ids.balance,
});
const unknownId = '00000000-0000-4000-8000-000000000000';

/** A request that breaks a rule: where, which, and what a sentence of one's own needs. */
type Case = [rule: string, path: string, params: object, query: string, variables?: () => object];

const cases: Case[] = [
  ['REQUIRED', 'input.identityType', {}, create, () => ({ input: { firstName: 'A' } })],
  [
    ...(['REQUIRED', 'input.firstName', { oneOf: ['firstName', 'lastName', 'otherNames', 'emailAddress'] }] as const),
    create,
    () => ({ input: { identityType: 'INDIVIDUAL' } }),
  ],
  [
    'TOO_LONG',
    'input.city',
    { max: 200, unit: 'characters' },
    create,
    () => ({ input: { ...person, city: 'x'.repeat(201) } }),
  ],
  [
    ...(['TOO_LONG', 'input.metadata', { max: 16384, unit: 'bytes' }] as const),
    create,
    () => ({ input: { ...person, metadata: { a: 'x'.repeat(17_000) } } }),
  ],
  [
    'TOO_LONG',
    'input.amount',
    { max: 2, unit: 'fractionDigits' },
    record,
    () => ({ input: { ...sides(), amount: '1.234' } }),
  ],
  ['TOO_SHORT', 'input.scopes', { min: 1, unit: 'elements' }, key, () => ({ input: { name: 'a', scopes: [] } })],
  [
    ...(['TOO_MANY', 'ids', { max: 100, unit: 'elements' }] as const),
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    () => ({ ids: Array.from({ length: 101 }, () => `idt_${unknownId}`) }),
  ],
  ['OUT_OF_RANGE', 'first', { min: 1, max: 100 }, '{ ledgers(first: 101) { totalCount } }'],
  ['OUT_OF_RANGE', 'first', { min: -2147483648, max: 2147483647 }, '{ ledgers(first: 3000000000) { totalCount } }'],
  ['OUT_OF_RANGE', 'input.amount', { above: '0' }, record, () => ({ input: { ...sides(), amount: '-1' } })],
  ['OUT_OF_RANGE', 'input.amount', { max: '0' }, record, () => ({ input: sides() })],
  ['MALFORMED', 'input.amount', { format: 'Decimal' }, record, () => ({ input: { ...sides(), amount: 'x' } })],
  [
    'MALFORMED',
    'input.emailAddress',
    { format: 'EmailAddress' },
    create,
    () => ({ input: { ...person, emailAddress: 'x' } }),
  ],
  ['MALFORMED', 'id', { format: 'ID', prefixes: ['idt_'] }, '{ identity(id: "x") { id } }'],
  ['MALFORMED', 'after', { format: 'cursor' }, '{ ledgers(after: "x") { totalCount } }'],
  ['MALFORMED', '', { format: 'GraphQL' }, '{ ledgers'],
  [
    'UNKNOWN_FIELD',
    'input.fistName',
    { suggestion: 'firstName' },
    create,
    () => ({ input: { ...person, fistName: 'A' } }),
  ],
  [
    'UNKNOWN_FIELD',
    'inputs.0.fistName',
    { suggestion: 'firstName' },
    many,
    () => ({ inputs: [{ ...person, fistName: 'A' }] }),
  ],
  ['UNKNOWN_FIELD', 'frist', { suggestion: 'first' }, '{ ledgers(frist: 1) { totalCount } }'],
  ['UNKNOWN_FIELD', '', { suggestion: 'ledgers' }, '{ legders { totalCount } }'],
  [
    ...([
      'UNKNOWN_VALUE',
      'input.identityType',
      { values: ['INDIVIDUAL', 'ORGANIZATION'], suggestion: 'INDIVIDUAL' },
    ] as const),
    create,
    () => ({ input: { ...person, identityType: 'individual' } }),
  ],
  [
    ...([
      'UNKNOWN_VALUE',
      'inputs.0.identityType',
      { values: ['INDIVIDUAL', 'ORGANIZATION'], suggestion: 'ORGANIZATION' },
    ] as const),
    'mutation { createIdentities(inputs: [{ identityType: ORGANISATION }]) { error { issues { path message rule params } } } }',
  ],
  ['NOT_ALLOWED', 'last', { what: 'together' }, '{ ledgers(first: 1, last: 1) { totalCount } }'],
  ['NOT_ALLOWED', 'input.city', { what: 'characters' }, create, () => ({ input: { ...person, city: 'a\u0000' } })],
  [
    'NOT_ALLOWED',
    'input.destination',
    { what: 'sides' },
    record,
    () => ({ input: { ...sides(), destination: ids.poor } }),
  ],
  ['REPEATED', 'input.scopes', {}, key, () => ({ input: { name: 'a', scopes: ['admin', 'admin'] } })],
  ['TAKEN', 'input.externalId', {}, create, () => ({ input: { ...person, externalId: 'taken' } })],
  ['NOT_FOUND', 'id', {}, `mutation { archiveIdentity(id: "idt_${unknownId}") { id } }`],
  [
    ...(['NOT_NOW', 'fields.0', {}] as const),
    'mutation ($id: ID!) { tokenizeIdentity(id: $id, fields: [TAX_ID]) { id } }',
    () => ({ id: ids.person }),
  ],
  ['FAILED', 'inputs.0', {}, many, () => ({ inputs: [{ ...person, city: 'Nowhere' }] })],
];

describe('an issue says which rule is broken, and what a frontend needs to say it in its own language', () => {
  beforeAll(() => app.query(`ALTER TABLE identities ADD CONSTRAINT fails CHECK (city <> 'Nowhere')`));

  test.each(cases)('%s at %s: %j', async (rule, path, params, query, variables = () => ({})) => {
    const [issue, ...others] = await issuesOf(query, variables());
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ path: path === '' ? [] : path.split('.'), rule });
    expect(issue?.params).toEqual(params);
  });

  test('and every rule of the enum is one that a request can break', () => {
    expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual(Object.keys(issueRules).sort());
  });

  test('also of a request that is none', async () => {
    const { errors } = await postBody(app, '[', { 'content-type': 'application/json' });
    expect(errors[0]?.extensions.issues).toMatchObject([{ path: [], rule: 'MALFORMED', params: { format: 'HTTP' } }]);
  });
});

describe('what was probably meant is named', () => {
  test.each([
    ['{ identities(filter: { status: [ACTVE] }) { totalCount } }', 'ACTIVE'],
    ['{ identities(filter: { frstName: { eq: "A" } }) { totalCount } }', 'firstName'],
  ])('%s: %s', async (query, meant) => {
    const [issue] = await issuesOf(query);
    expect(issue?.message).toContain(`Did you mean ${meant}?`);
    expect(issue?.params.suggestion).toBe(meant);
  });

  test('of a wrong scope, with all that there are', async () => {
    const [issue] = await issuesOf(key, { input: { name: 'a', scopes: ['identity:read'] } });
    expect(issue).toMatchObject({ rule: 'UNKNOWN_VALUE', params: { suggestion: 'identities:read' } });
    expect(issue?.params.values).toContain('ledger:write');
  });

  test('and nothing is guessed of what is like no name', async () => {
    const [issue] = await issuesOf(create, { input: { ...person, identityType: 'Zebulon' } });
    expect(issue?.params).toEqual({ values: ['INDIVIDUAL', 'ORGANIZATION'] });
  });
});

describe('a value is never told', () => {
  const secret = 'zebulon@secret.example';

  test.each([
    `{ identities(search: "${secret}" "${secret}") { totalCount } }`,
    `{ "${secret}" }`,
    `query ($a: Int = "${secret}") { identities(first: $a) { totalCount } }`,
    `query ($f: IdentityFilter = { status: ["${secret}"] }) { identities(filter: $f) { totalCount } }`,
    `query ($a: Int = 1) { identities(first: $a) @include(if: "${secret}") { totalCount } }`,
  ])('of %s', async (query) => {
    const { text, errors } = await post(app, query);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(text).not.toMatch(/zebulon|secret/);
  });

  test.each([
    (long: string) => `{ ${long} }`,
    (long: string) => `{ identities(${long}: 1) { totalCount } }`,
    (long: string) => `{ identities(filter: { ${long}: 1 }) { totalCount } }`,
    (long: string) => `query ($${long}: Int) { ledgers { totalCount } }`,
    (long: string) => `{ identities(filter: { status: ${long} }) { totalCount } }`,
  ])('nor is a very long name (%#)', async (make) => {
    const { text } = await post(app, make('x'.repeat(100_000)));
    expect(text.length).toBeLessThan(3000);
  });
});

const marker = 'Zebulon';
const wrong: unknown[] = [marker, 4.5, true, { [marker.toLowerCase()]: marker }, [marker], [[marker]], null];

/** The literal of a value that this type takes, as far as GraphQL can tell. */
function sampleOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return `[${sampleOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return samples[type.name] ?? '"x"';
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(', ')} }`;
}

const samples: Record<string, string> = {
  ...{ Int: '1', Float: '1', Boolean: 'true', Long: '1', Decimal: '"1"', CurrencyCode: '"USD"', JSONObject: '{}' },
  ...{ Date: '"2026-01-01"', DateTime: '"2026-01-01T00:00:00Z"', ID: `"idt_${unknownId}"` },
};

const roots = [schema.getQueryType(), schema.getMutationType()];
const operations = roots.flatMap((root) =>
  Object.values(root?.getFields() ?? {}).flatMap((field) =>
    field.args.map(
      (arg) => [`${root?.name}.${field.name}(${arg.name})`, root?.name.toLowerCase() ?? '', field, arg] as const,
    ),
  ),
);

describe('every argument that gets a value of another kind is refused with path, message and rule', () => {
  test.each(operations)('%s', async (_name, operation, field, arg) => {
    const others = field.args.filter((other) => other !== arg && isRequiredArgument(other));
    const given = (one: GraphQLArgument, value: string) => `${one.name}: ${value}`;
    const rest = others.map((one) => given(one, sampleOf(one.type)));
    const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
    const query = `${operation} ($v: ${arg.type}) { ${field.name}(${[given(arg, '$v'), ...rest].join(', ')}) ${selection} }`;
    const answers = await Promise.all(wrong.map((v) => post(app, query, { v })));
    const errors: AnswerError[] = answers.flatMap((answer) => answer.errors);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expectIssues(error);
    for (const { text } of answers) expect(text).not.toContain(marker);
  });
});
