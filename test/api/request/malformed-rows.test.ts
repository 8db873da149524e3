import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import { makeBalance, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { type Answer, fingerprint, literal, post, readAnswer } from './answers.ts';

const app = useTestApp();
let [source, destination] = ['', ''];
let withoutFastPaths: App;
beforeAll(async () => {
  source = await makeBalance(app.client, { overdraftLimit: null });
  destination = await makeBalance(app.client);
  withoutFastPaths = app.openAnother({ fastReads: false });
});

type Row = Record<string, unknown>;
interface Outcome {
  good: string | null;
  error: { code: string; message: string; path: string[]; issues: { path: string[]; message: string }[] } | null;
}

/** A bulk mutation: what its rows are, and how an outcome shows that a row was done. */
interface Bulk {
  field: string;
  type: string;
  /** So that the rows can be sent twice. */
  others: string;
  selection: string;
  row: () => Row;
}
const error = 'error { code message path issues { path message } }';
const bulks: Bulk[] = [
  {
    field: 'recordTransactions',
    type: 'RecordTransactionInput',
    others: '',
    selection: `{ good: transaction { reference } ${error} }`,
    row: () => ({ reference: unique('row'), amount: '1', currency: 'USD', source, destination }),
  },
  {
    field: 'createIdentities',
    type: 'CreateIdentityInput',
    others: ', onConflict: RETURN_EXISTING',
    selection: `{ good: identity { externalId } ${error} }`,
    row: () => ({ externalId: unique('row'), identityType: 'INDIVIDUAL', firstName: 'Alice' }),
  },
];
const [records, creates] = bulks as [Bulk, Bulk];

const documentOf = ({ field, type, others, selection }: Bulk) =>
  `mutation Bulk($inputs: [${type}!]!) { ${field}(inputs: $inputs${others}) ${selection} }`;

/** Sends the document to the server and to one whose answers are the resolvers' alone. */
async function sendBoth(query: string, variables: object = {}): Promise<Answer[]> {
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json' };
  const slow = await withoutFastPaths.fetch('http://localhost/graphql', { method: 'POST', headers, body });
  return [await post(app, query, variables), await readAnswer(slow)];
}

/** What became of each row; the same on both servers, and without an error of the call. */
async function outcomesOf(bulk: Bulk, query: string, variables: object = {}): Promise<Outcome[]> {
  const [answer, other] = await sendBoth(query, variables);
  expect(answer?.errors).toEqual([]);
  expect(answer?.status).toBe(200);
  const [outcomes, others] = [answer, other].map((each) => each?.data[bulk.field] as Outcome[]);
  expect(others).toEqual(outcomes);
  return (outcomes ?? []).map(({ good, error }) => ({ good: good && Object.values(good)[0], error })) as Outcome[];
}

const nameOfRow = ({ field }: Bulk, row: Row) => (field === 'createIdentities' ? row.externalId : row.reference);

/** What is wrong with a row, where, and the sentence for it. */
type Case = [what: string, bulk: Bulk, broken: Row, field: string, sentence: string];
const decimal = 'must be a decimal in a string, such as "12.34", with at most 20 integer and 18 fraction digits.';
const currency = 'must be a capital letter followed by 2 to 11 capital letters or digits, such as "USD".';
const cases: Case[] = [
  ['an amount with a comma', records, { amount: '1,000.00' }, 'amount', `amount ${decimal}`],
  ['an amount that is a number', records, { amount: 12.5 }, 'amount', `amount ${decimal}`],
  ['an amount that is an object', records, { amount: { value: '1' } }, 'amount', `amount ${decimal}`],
  ['a currency in small letters', records, { currency: 'usd' }, 'currency', `currency ${currency}`],
  ['an empty currency', records, { currency: '' }, 'currency', `currency ${currency}`],
  ['a reference that is a number', records, { reference: 7 }, 'reference', 'reference must be of type String.'],
  ['a reference that is null', records, { reference: null }, 'reference', 'reference must not be null.'],
  ['no amount', records, { amount: undefined }, 'amount', 'amount is required.'],
  ['a source that is a list', records, { source: ['a'] }, 'source', 'source must be of type ID.'],
  ['a hold that is null', records, { hold: null }, 'hold', 'hold must not be null.'],
  ['a hold that is a text', records, { hold: 'yes' }, 'hold', 'hold must be of type Boolean.'],
  [
    'a time that is none',
    records,
    { effectiveAt: 'noon' },
    'effectiveAt',
    'effectiveAt must be a time such as "2026-01-31T12:00:00Z".',
  ],
  ['metadata that is a text', records, { metadata: 'x' }, 'metadata', 'metadata must be a JSON object.'],
  ['metadata that is a list', records, { metadata: [1] }, 'metadata', 'metadata must be a JSON object.'],
  ['a field that is unknown', records, { colour: 'red' }, 'colour', 'colour is no field of RecordTransactionInput.'],
  [
    'a field of Object.prototype',
    records,
    { constructor: 'x' },
    'constructor',
    'constructor is no field of RecordTransactionInput.',
  ],
  [
    'an enum value that is none',
    creates,
    { identityType: 'PERSON' },
    'identityType',
    'identityType must be one of INDIVIDUAL, ORGANIZATION.',
  ],
  ['no identityType', creates, { identityType: undefined }, 'identityType', 'identityType is required.'],
  ['a day that is a number', creates, { dob: 19850515 }, 'dob', 'dob must be a date such as "1985-05-15".'],
  ['an id that is an object', creates, { id: {} }, 'id', 'id must be of type ID.'],
  [
    'an e-mail address that is a number',
    creates,
    { emailAddress: 7 },
    'emailAddress',
    'emailAddress must be an e-mail address in a string.',
  ],
  ['a name that is a boolean', creates, { lastName: true }, 'lastName', 'lastName must be of type String.'],
  ['a field that is unknown', creates, { age: 4 }, 'age', 'age is no field of CreateIdentityInput.'],
];

describe('a row with a value that is not of its type', () => {
  test.each(cases)(
    '%s is refused alone, and its neighbours are done (variable)',
    async (_what, bulk, broken, field, message) => {
      const rows = [bulk.row(), { ...bulk.row(), ...broken }, bulk.row()];
      const [first, second, third] = await outcomesOf(bulk, documentOf(bulk), { inputs: rows });
      const path = ['inputs', '1', field];
      expect(second).toMatchObject({
        good: null,
        error: { code: 'BAD_USER_INPUT', message, path, issues: [{ path, message }] },
      });
      expect([first, third].map((outcome) => outcome?.good)).toEqual(
        [rows[0], rows[2]].map((row) => nameOfRow(bulk, row as Row)),
      );
    },
  );
});

/** A row as a literal of a document. */
function rowLiteral(row: Row): string {
  return literal(JSON.parse(JSON.stringify(row))).replace(/identityType: "(\w+)"/, 'identityType: $1');
}

describe('a malformed row that is written in the document', () => {
  test.each(cases)('with %s is refused alone too', async (_what, bulk, broken, field, message) => {
    const rows = [bulk.row(), { ...bulk.row(), ...broken }, bulk.row()];
    const query = `mutation { ${bulk.field}(inputs: [${rows.map(rowLiteral).join()}]${bulk.others}) ${bulk.selection} }`;
    const [first, second, third] = await outcomesOf(bulk, query);
    const path = ['inputs', '1', field];
    expect(second?.error).toMatchObject({ code: 'BAD_USER_INPUT', message, path, issues: [{ path, message }] });
    expect([first, third].every((outcome) => outcome?.good)).toBe(true);
  });

  test.each([
    ['an enum value as a text', creates, '{ identityType: "INDIVIDUAL", firstName: "A" }', 'identityType'],
    ['a currency without quotes', records, '{ currency: USD }', 'currency'],
    ['an amount without quotes', records, '{ amount: 1.5 }', 'amount'],
    ['a name in metadata', records, '{ metadata: { a: [b] } }', 'metadata'],
  ] as const)('with %s as well', async (_what, bulk, row, field) => {
    const [outcome] = await outcomesOf(bulk, `mutation { ${bulk.field}(inputs: [${row}]) ${bulk.selection} }`);
    expect(outcome?.error?.issues.map(({ path }) => path)).toContainEqual(['inputs', '0', field]);
  });

  test('is also a list, a text, a number or null in the place of a row, and a variable that brings one', async () => {
    const good = records.row();
    const query = `mutation ($null: RecordTransactionInput!, $absent: RecordTransactionInput!) { recordTransactions(
      inputs: [[], "x", 7, null, $null, $absent, ${rowLiteral(good)}]) ${records.selection} }`;
    const outcomes = await outcomesOf(records, query, { null: null });
    expect(outcomes.map(({ error }) => error && [error.path.join('.'), error.message])).toEqual([
      ['inputs.0', 'inputs.0 must be an object.'],
      ['inputs.1', 'inputs.1 must be an object.'],
      ['inputs.2', 'inputs.2 must be an object.'],
      ['inputs.3', 'inputs.3 must not be null.'],
      ['inputs.4', 'inputs.4 must not be null.'],
      ['inputs.5', 'inputs.5 is required.'],
      null,
    ]);
    const sent = await outcomesOf(records, documentOf(records), { inputs: [[], 'x', 7, null, records.row()] });
    expect(sent.map(({ error }) => error?.message ?? null)).toEqual([
      'inputs.0 must be an object.',
      'inputs.1 must be an object.',
      'inputs.2 must be an object.',
      'inputs.3 must not be null.',
      null,
    ]);
  });
});

describe('a variable that is malformed fails the rows that it stands in, and no other', () => {
  const fields = `currency: "USD", source: $source, destination: $destination`;

  test('as a row of a list in the document', async () => {
    const query = `mutation ($one: RecordTransactionInput!, $two: RecordTransactionInput!) {
      recordTransactions(inputs: [$one, $two, $one]) ${records.selection} }`;
    const [one, two] = [records.row(), { ...records.row(), amount: '1,000.00', currency: 'usd' }];
    const outcomes = await outcomesOf(records, query, { one, two });
    expect(outcomes.map(({ good }) => good)).toEqual([one.reference, null, one.reference]);
    expect(outcomes[1]?.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'inputs.1.amount',
      'inputs.1.currency',
    ]);
  });

  test('as a value in a row, its default too, and in metadata', async () => {
    const query = `mutation ($amount: Decimal!, $a: String!, $b: String!, $c: String!, $d: String!, $source: ID!, $destination: ID!,
        $hold: Boolean = true, $order: Int, $at: DateTime = "2025-01-01T00:00:00Z", $none: Decimal!) {
      recordTransactions(inputs: [
        { reference: $a, amount: $amount, ${fields} }
        { reference: $b, amount: "1", hold: $hold, effectiveAt: $at, ${fields} }
        { reference: $c, amount: "1", metadata: { orders: [1, { no: $order }] }, ${fields} }
        { reference: $d, amount: $none, ${fields} }
      ]) { good: transaction { reference } kind: transaction { kind effectiveAt } ${error} } }`;
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(unique);
    const given = { a, b, c, d, source, destination };
    const outcomes = await outcomesOf(records, query, { ...given, amount: 'much', order: 'x' });
    expect(outcomes.map(({ error }) => error?.issues.map(({ path }) => path.join('.')))).toEqual([
      ['inputs.0.amount'],
      undefined,
      ['inputs.2.metadata'],
      ['inputs.3.amount'],
    ]);
    const { transactionByReference } = await app.client.transactionByReference({ reference: b as string });
    expect(transactionByReference).toMatchObject({ kind: 'HOLD', effectiveAt: '2025-01-01T00:00:00.000Z' });
    const again = await outcomesOf(records, query, {
      ...given,
      amount: '2',
      order: 5,
      none: '3',
      b: unique('b'),
      hold: null,
    });
    expect(again.map(({ error }) => error?.message)).toEqual([
      undefined,
      'hold must not be null.',
      undefined,
      undefined,
    ]);
    expect((await app.client.transactionByReference({ reference: c as string })).transactionByReference).toMatchObject({
      metadata: { orders: [1, { no: 5 }] },
    });
  });

  test.each([
    ['is absent', {}, 'is required.'],
    ['is null', { x: null }, 'must not be null.'],
  ])('as one that is declared without null and %s, where null may stand', async (_what, variables, rule) => {
    const row = `identityType: INDIVIDUAL, firstName: $n`;
    const query = `mutation ($n: String!, $x: String!, $y: String) { createIdentities(inputs: [
        { ${row}, externalId: $x }
        { ${row}, metadata: { a: [1, { b: $x }] } }
        { ${row}, externalId: $y, metadata: { a: $y } }
      ]${creates.others}) { good: identity { firstName } ${error} } }`;
    const before = await app.prisma.identity.count();
    const outcomes = await outcomesOf(creates, query, { n: 'Bo', ...variables });
    expect(outcomes.map(({ good, error }) => [good, error?.issues])).toMatchObject([
      [null, [{ path: ['inputs', '0', 'externalId'], message: `externalId ${rule}` }]],
      [null, [{ path: ['inputs', '1', 'metadata'], message: `metadata ${rule}` }]],
      ['Bo', undefined],
    ]);
    // The last row, of each of the two servers.
    expect(await app.prisma.identity.count()).toBe(before + 2);
    const given = await outcomesOf(creates, query, { n: 'Bo', x: unique('given') });
    expect(given.map(({ error }) => error)).toEqual([null, null, null]);
  });

  test('in a fragment, under aliases and with another field beside it', async () => {
    const query = `mutation ($inputs: [RecordTransactionInput!]!, $people: [CreateIdentityInput!]!, $input: RecordTransactionInput!) {
      ...Bulk
      single: recordTransaction(input: $input) { reference }
      people: createIdentities(inputs: $people) { good: identity { firstName } ${error} }
    }
    fragment Bulk on Mutation {
      first: recordTransactions(inputs: $inputs) { ...Outcome }
      again: recordTransactions(inputs: $inputs) { ...Outcome }
    }
    fragment Outcome on RecordTransactionResult { good: transaction { reference } ${error} }`;
    const [row, input] = [records.row(), records.row()];
    const people = [{ identityType: 'INDIVIDUAL', firstName: 'Bo' }, { identityType: 'X' }];
    const [answer] = await sendBoth(query, { inputs: [{ ...row, amount: 'x' }, row], people, input });
    expect(answer?.errors).toEqual([]);
    expect(answer?.data).toMatchObject({
      first: [{ good: null, error: { path: ['inputs', '0', 'amount'] } }, { good: { reference: row.reference } }],
      again: [{ good: null, error: { path: ['inputs', '0', 'amount'] } }, { good: { reference: row.reference } }],
      single: { reference: input.reference },
      people: [{ good: { firstName: 'Bo' } }, { error: { path: ['inputs', '1', 'identityType'] } }],
    });
    // What a single mutation is given is the whole request's.
    const before = await fingerprint(app);
    const [refused] = await sendBoth(query, {
      inputs: [{ ...records.row(), amount: 'x' }],
      people,
      input: { ...input, amount: 'x' },
    });
    expect(refused?.errors.map(({ message, extensions }) => [message, extensions.issues])).toMatchObject([
      [`amount ${decimal}`, [{ path: ['input', 'amount'], message: `amount ${decimal}` }]],
    ]);
    expect(await fingerprint(app)).toBe(before);
  });

  test('when it is sent with other values under the same document, whichever operation of it is named', async () => {
    const query = `${documentOf(records)} mutation Other($inputs: [RecordTransactionInput!]!) {
      recordTransactions(inputs: $inputs) { error { path } } }`;
    for (const amount of ['1', 'x', '2']) {
      const body = JSON.stringify({
        query,
        operationName: 'Bulk',
        variables: { inputs: [{ ...records.row(), amount }] },
      });
      const answer = await readAnswer(
        await app.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      );
      expect(Boolean(answer.data.recordTransactions[0].good)).toBe(amount !== 'x');
    }
  });
});

describe('of a malformed row', () => {
  test('everything that is wrong is told at once, whoever finds it', async () => {
    const broken = {
      reference: '',
      amount: '1,000.00',
      currency: 'usd',
      source: 'x',
      destination: '@a b',
      metadata: { a: '\0' },
    };
    const [outcome] = await outcomesOf(records, documentOf(records), { inputs: [broken] });
    expect(outcome?.error?.issues.map(({ path }) => path.join('.')).toSorted()).toEqual(
      Object.keys(broken)
        .map((field) => `inputs.0.${field}`)
        .toSorted(),
    );
    expect(outcome?.error?.message).toBe(outcome?.error?.issues.map(({ message }) => message).join(' '));
    const [person] = await outcomesOf(creates, documentOf(creates), {
      inputs: [{ identityType: 'INDIVIDUAL', firstName: 7, dob: 'yesterday', city: 'x'.repeat(201) }],
    });
    expect(person?.error?.issues.map(({ path }) => path[2])).toEqual(['firstName', 'city', 'dob']);
  });

  test('with more wrong than anybody reads the beginning is told, and no value', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`field${at}`, 'Zebulon']));
    const inputs = Array.from({ length: 100 }, () => ({ ...unknown, amount: 'Zebulon', identityType: 'Zebulon' }));
    for (const bulk of bulks) {
      const outcomes = await outcomesOf(bulk, documentOf(bulk), { inputs });
      expect(outcomes).toHaveLength(100);
      for (const { error } of outcomes) expect(error?.issues).toHaveLength(10);
      expect(JSON.stringify(outcomes)).not.toContain('Zebulon');
    }
  });
});

describe('a bulk call', () => {
  test.each([
    ['is null', { inputs: null }, 'inputs must not be null.'],
    ['is absent', {}, 'inputs is required.'],
    ['is a text', { inputs: 'x' }, 'inputs must be a list.'],
    ['is a number', { inputs: 7 }, 'inputs must be a list.'],
  ])('whose list %s is refused as a whole', async (_what, variables, message) => {
    for (const bulk of bulks) {
      for (const answer of await sendBoth(documentOf(bulk), variables)) {
        expect(answer.data).toBeUndefined();
        expect(answer.errors).toMatchObject([
          {
            message,
            extensions: {
              code: 'BAD_USER_INPUT',
              issues: [{ path: ['inputs'], message }],
              requestId: expect.any(String),
            },
          },
        ]);
      }
      const accept = { accept: 'application/graphql-response+json' };
      expect((await post(app, documentOf(bulk), variables, accept)).status).toBe(400);
    }
  });

  test.each(['null', '"x"', '7', 'true', 'NAME'])(
    'whose list is %s in the document is refused as a whole',
    async (written) => {
      for (const bulk of bulks) {
        const [answer] = await sendBoth(`mutation { ${bulk.field}(inputs: ${written}) ${bulk.selection} }`);
        expect(answer?.data).toBeUndefined();
        expect(answer?.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['inputs'] }] });
      }
    },
  );

  test('of too many rows is refused before any is read, malformed or not', async () => {
    for (const bulk of bulks) {
      const before = await fingerprint(app);
      const inputs = [bulk.row(), ...Array.from({ length: 1000 }, () => ({ amount: 7 }))];
      for (const answer of await sendBoth(documentOf(bulk), { inputs })) {
        expect(answer.errors.map(({ message }) => message)).toEqual(['inputs must have at most 1000 elements.']);
      }
      expect(await fingerprint(app)).toBe(before);
    }
  });

  test('of one row that is no list is a call of one row', async () => {
    for (const bulk of bulks) {
      const [row, query] = [bulk.row(), documentOf(bulk)];
      expect(await outcomesOf(bulk, query, { inputs: row })).toEqual([{ good: nameOfRow(bulk, row), error: null }]);
      const [outcome] = await outcomesOf(bulk, query, { inputs: { ...row, metadata: 1 } });
      expect(outcome?.error?.path).toEqual(['inputs', '0', 'metadata']);
    }
  });

  test('tells what else is wrong of its variables, and that alone', async () => {
    const query = `mutation ($inputs: [CreateIdentityInput!]!, $onConflict: OnConflict!) {
      createIdentities(inputs: $inputs, onConflict: $onConflict) ${creates.selection} }`;
    const [answer] = await sendBoth(query, { inputs: [{ identityType: 'X' }], onConflict: 'NEVER' });
    expect(answer?.errors.map(({ extensions }) => extensions.issues)).toMatchObject([
      [{ path: ['onConflict'], message: 'onConflict must be one of FAIL, RETURN_EXISTING.' }],
    ]);
  });

  test('of a thousand malformed rows answers each, and a hundred calls at once keep theirs apart', async () => {
    const inputs = Array.from({ length: 1000 }, () => ({ amount: '1,000.00', currency: 'usd' }));
    const outcomes = await outcomesOf(records, documentOf(records), { inputs });
    expect(outcomes.map(({ error }) => error?.path)).toEqual(inputs.map((_, at) => ['inputs', String(at), 'amount']));
    const calls = await Promise.all(
      Array.from({ length: 100 }, async (_, call) => {
        const rows = Array.from(
          { length: 5 },
          (_, at): Row => ({
            ...records.row(),
            ...(at === call % 5 ? { amount: 'x' } : {}),
          }),
        );
        const answer = await post(app, documentOf(records), { inputs: rows });
        return (answer.data.recordTransactions as Outcome[]).map(({ good }, at) =>
          good ? Object.values(good)[0] === rows[at]?.reference : at,
        );
      }),
    );
    for (const [call, results] of calls.entries()) {
      expect(results).toEqual(Array.from({ length: 5 }, (_, at) => (at === call % 5 ? at : true)));
    }
  }, 60_000);

  test('that is atomic and has a malformed row records nothing, and the first one is its error', async () => {
    const query = `mutation ($inputs: [RecordTransactionInput!]!) {
      recordTransactions(inputs: $inputs, atomic: true) ${records.selection} }`;
    const before = await fingerprint(app);
    const inputs = [records.row(), { ...records.row(), amount: '1,000.00' }, { ...records.row(), currency: 'usd' }];
    for (const answer of await sendBoth(query, { inputs })) {
      expect(answer.data).toEqual({ recordTransactions: null });
      expect(answer.errors).toMatchObject([
        {
          message: `amount ${decimal}`,
          path: ['recordTransactions'],
          extensions: { code: 'BAD_USER_INPUT', issues: [{ path: ['inputs', '1', 'amount'] }] },
        },
      ]);
    }
    expect(await fingerprint(app)).toBe(before);
  });

  test('whose rows have one reference records the first that is well formed', async () => {
    const row = records.row();
    const outcomes = await outcomesOf(records, documentOf(records), {
      inputs: [{ ...row, amount: 'x' }, row, { ...row, amount: '2' }],
    });
    expect(outcomes.map(({ error }) => error?.code ?? null)).toEqual(['BAD_USER_INPUT', null, 'DUPLICATE_REFERENCE']);
  });
});

describe('the error of a row has what the extensions of a single call have', () => {
  const withoutPlace = (issues: { path: string[]; message: string }[]) =>
    issues.map(({ path, message }) => ({ field: path.at(-1), message }));

  test.each([
    ['a taken reference', () => ({ reference: 'taken' })],
    ['want of money', () => ({ source: destination, destination: source, amount: '1000000' })],
    ['a balance that there is not', () => ({ source: 'bln_00000000-0000-7000-8000-000000000000' })],
    ['several wrong values', () => ({ reference: ' ', source: 'x', amount: '-1' })],
  ])('for %s', async (_what, broken) => {
    await app.client.recordTransaction({ input: { ...records.row(), reference: 'taken' } as never });
    const input = { ...records.row(), amount: '2', ...broken() } as never;
    const { errors } = await refusalOf(app.client.recordTransaction({ input }));
    const { issues = [], requestId: _requestId, code, ...details } = errors[0]?.extensions ?? { code: 'RATE_LIMITED' };
    const { recordTransactions } = await app.client.recordTransactions({ inputs: [input] });
    const { path: _path, issues: told, ...others } = recordTransactions[0]?.error ?? { issues: [], path: [] };
    expect(withoutPlace(told)).toEqual(withoutPlace(issues));
    expect(others).toEqual({ existingId: null, availableBalance: null, ...details, code, message: errors[0]?.message });
  });

  test('for a taken id and a taken external id', async () => {
    const taken = { id: `idt_${crypto.randomUUID()}`, externalId: unique('taken') };
    const person = { identityType: 'INDIVIDUAL', firstName: 'Al' } as const;
    await app.client.createIdentity({ input: { ...person, ...taken } });
    const inputs = [
      { ...person, id: taken.id },
      { ...person, externalId: taken.externalId },
    ];
    const { createIdentities } = await app.client.createIdentities({ inputs });
    for (const result of createIdentities)
      expect(result.error).toMatchObject({ code: 'CONFLICT', existingId: taken.id });
  });
});

// From here on the application asks for a key.
test('without the scope for it says so, whatever its rows are', async () => {
  const reader = await app.as(['ledger:read']);
  for (const inputs of [[{ amount: 7 }], null, 7]) {
    expect((await refusalOf(reader.request(documentOf(records), { inputs }))).code).toBe('FORBIDDEN');
  }
});
