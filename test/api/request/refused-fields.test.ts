import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/access/access.scopes.ts';
import { requiredScopesOf } from '../../../src/graphql/required-scopes.ts';
import { schema } from '../../../src/schema.ts';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

interface Answer {
  data: Record<string, unknown> | null;
  errors?: { path: (string | number)[]; extensions: { code: string } }[];
}

/** The answer to a document as it is sent, with its errors beside its data. */
async function answerTo(query: string, variables: object = {}, scopes?: Scope[]): Promise<Answer> {
  const authorization = scopes && { authorization: `Bearer ${(await app.makeKey(scopes)).secret}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const response = await app.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await response.json()) as Answer;
}

const refusalsOf = ({ errors = [] }: Answer) => errors.map(({ path, extensions }) => [path.join('.'), extensions.code]);

describe('what is refused', () => {
  test('is null among five mutations, of which the three that were done say so', async () => {
    const [first, second, third] = [unique('l'), unique('l'), unique('l')];
    const answer = await answerTo(`mutation {
      a: createLedger(input: { name: "${first}" }) { name }
      b: createLedger(input: { name: "" }) { name }
      c: createLedger(input: { name: "${second}" }) { name }
      d: recordTransaction(input: { reference: "${unique('r')}", amount: "1", currency: "USD", source: "@nowhere", destination: "@world" }) { id }
      e: createLedger(input: { name: "${third}" }) { name }
    }`);
    expect(answer.data).toEqual({ a: { name: first }, b: null, c: { name: second }, d: null, e: { name: third } });
    expect(refusalsOf(answer)).toEqual([
      ['b', 'BAD_USER_INPUT'],
      ['d', 'NOT_FOUND'],
    ]);
  });

  test('leaves the rest of a page: wrong arguments', async () => {
    const id = await makePerson(app.client, { firstName: 'Alice', lastName: 'Page' });
    const page = `query ($id: ID!) {
      identity(id: $id) {
        displayName
        balances(first: 0) { totalCount }
        transactions(after: "nonsense") { totalCount }
        insights(currency: "USD", from: "2026-02-01", to: "2026-01-01") { net }
        history(last: 1000) { totalCount }
        totals { balance }
      }
      ledgers(first: 1, last: 1) { totalCount }
      transactions { totalCount }
    }`;
    const answer = await answerTo(page, { id });
    expect(answer.data).toMatchObject({
      identity: {
        displayName: 'Alice Page',
        balances: null,
        transactions: null,
        insights: null,
        history: null,
        totals: [],
      },
      ledgers: null,
      transactions: { totalCount: 0 },
    });
    expect(refusalsOf(answer)).toHaveLength(5);
    expect(refusalsOf(answer).every(([, code]) => code === 'BAD_USER_INPUT')).toBe(true);
  });

  test('leaves the rest of a page: scopes that the caller lacks', async () => {
    const id = await makePerson(app.client, { firstName: 'Bob' });
    const page = `query ($id: ID!) {
      identity(id: $id) { displayName totals { balance } history { totalCount } insights(currency: "USD") { net } }
      auditEvents { totalCount }
      identities { nodes { displayName } }
    }`;
    const answer = await answerTo(page, { id }, ['identities:read']);
    expect(answer.data).toEqual({
      identity: { displayName: 'Bob', totals: null, history: null, insights: null },
      auditEvents: null,
      identities: { nodes: expect.arrayContaining([{ displayName: 'Bob' }]) },
    });
    expect(new Set(refusalsOf(answer).map(([, code]) => code))).toEqual(new Set(['FORBIDDEN']));
  });
});

const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })));

const isMarked = (extensions: { directives?: { name: string }[] }) =>
  extensions.directives?.some(({ name }) => name === 'semanticNonNull') === true;

describe('the schema', () => {
  test('lets every field be null that can be refused by itself', () => {
    const refusable = fields.filter(
      ({ name, field }) =>
        name.startsWith('Mutation.') || field.args.length > 0 || requiredScopesOf(field).scopes?.length,
    );
    expect(refusable.length).toBeGreaterThan(40);
    // Relay fixes the type of nodes; currencies are the same for everybody, and asked for alone; a statement whose lines are refused is
    // null itself.
    expect(refusable.filter(({ field }) => isNonNullType(field.type)).map(({ name }) => name)).toEqual([
      'Query.currencies',
      'Query.nodes',
      'Statement.lines',
    ]);
  });

  test('says of every field that may be null when it is', () => {
    const nullable = fields.filter(({ field }) => !isNonNullType(field.type));
    expect(nullable.filter(({ field }) => !/null/i.test(field.description ?? '')).map(({ name }) => name)).toEqual([]);
  });

  test('marks what is null only beside an error, so that clients which throw on errors need not ask for null', () => {
    const unmarked = fields.filter(({ name, field }) => name.startsWith('Mutation.') && !isMarked(field.extensions));
    expect(unmarked.map(({ name }) => name)).toEqual([]);
    const lists = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    const nullable = lists.filter(({ field }) => !isNonNullType(field.type));
    expect(nullable.filter(({ field }) => !isMarked(field.extensions)).map(({ name }) => name)).toEqual([]);
  });
});
