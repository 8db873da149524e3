import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectPublic, post } from './answers.ts';

const app = useTestApp({ breaksStatements: true });

/** Personal data that must be neither answered by an error nor logged. */
const secrets = [
  'Zebulon',
  'Quackenbush',
  'zebulon@secret.example',
  '+4915112345678',
  '13 Hidden Lane',
  'blood type',
  'Balderdash',
];
const person = {
  identityType: 'INDIVIDUAL',
  externalId: 'Zebulon-1',
  firstName: 'Zebulon',
  lastName: 'Quackenbush',
  emailAddress: 'zebulon@secret.example',
  phoneNumber: '+4915112345678',
  street: '13 Hidden Lane',
  metadata: { 'blood type': 'Zebulon' },
};

let [identityId, balanceId] = ['', ''];
beforeAll(async () => {
  identityId = await makePerson(app.client, { firstName: 'Zebulon' });
  balanceId = await makeBalance(app.client, { identityId });
});

const operations: [string, string, () => object][] = [
  [
    'createIdentity',
    'mutation ($input: CreateIdentityInput!) { createIdentity(input: $input) { id } }',
    () => ({ input: person }),
  ],
  [
    'createIdentities',
    'mutation ($inputs: [CreateIdentityInput!]!) { createIdentities(inputs: $inputs) { identity { id } } }',
    () => ({ inputs: [person, person] }),
  ],
  [
    'updateIdentity',
    'mutation ($id: ID!, $input: UpdateIdentityInput!) { updateIdentity(id: $id, input: $input) { id } }',
    () => ({ id: identityId, input: { ...person, identityType: undefined } }),
  ],
  [
    'updateMetadata',
    'mutation ($id: ID!, $patch: JSONObject!) { updateMetadata(id: $id, patch: $patch) { id } }',
    () => ({ id: identityId, patch: person.metadata }),
  ],
  [
    'deleteIdentity',
    'mutation ($id: ID!) { deleteIdentity(id: $id) { deletedIdentityId } }',
    () => ({ id: identityId }),
  ],
  [
    'archiveIdentity',
    'mutation ($id: ID!, $reason: String) { archiveIdentity(id: $id, reason: $reason) { id } }',
    () => ({ id: identityId, reason: 'Zebulon Quackenbush asked' }),
  ],
  ['identity', 'query ($id: ID!) { identity(id: $id) { emailAddress } }', () => ({ id: identityId })],
  ['node', 'query ($id: ID!) { node(id: $id) { ... on Identity { emailAddress } } }', () => ({ id: identityId })],
  [
    'identityByExternalId',
    'query ($e: String!) { identityByExternalId(externalId: $e) { emailAddress } }',
    () => ({ e: 'Zebulon-1' }),
  ],
  [
    'identities',
    'query ($filter: IdentityFilter, $search: String) { identities(filter: $filter, search: $search) { totalCount nodes { id } } }',
    () => ({
      search: 'Zebulon',
      filter: { emailAddress: { eq: 'zebulon@secret.example' }, metadata: person.metadata },
    }),
  ],
  [
    'linkBalance',
    'mutation ($b: ID!, $i: ID) { linkBalance(balanceId: $b, identityId: $i) { id } }',
    () => ({ b: balanceId, i: null }),
  ],
];

function expectNoSecret(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

describe.each([
  ['a table is gone', ['ALTER TABLE identities RENAME TO hidden', 'ALTER TABLE hidden RENAME TO identities']],
  [
    'a column is gone',
    [
      'ALTER TABLE identities RENAME COLUMN email_address TO hidden',
      'ALTER TABLE identities RENAME COLUMN hidden TO email_address',
    ],
  ],
])('when %s from the database', (_what, [breakIt, mendIt]) => {
  beforeAll(async () => {
    await app.query(breakIt as string);
  });
  afterAll(async () => {
    await app.query(mendIt as string);
  });

  test.each(operations)(
    '%s fails without telling why, and the log finds it by its request id',
    async (name, query, variables) => {
      const requestId = `broken.${name}.${crypto.randomUUID()}`.slice(0, 64);
      const { errors, text } = await post(app, query, variables(), { 'x-request-id': requestId });
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) {
        expectPublic(error);
        expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId });
        expect(error.message).toMatch(/^Something went wrong on our side/);
      }
      expectNoSecret(text);
      const line =
        app
          .logged()
          .split('\n')
          .find((candidate) => candidate.includes(requestId)) ?? '{}';
      expect(JSON.parse(line)).toMatchObject({
        level: 50,
        requestId,
        error: { databaseCode: expect.stringMatching(/^42/) },
      });
    },
  );
});

test('the database refuses a row that the checks let through: no value of it is answered or logged', async () => {
  await app.query("ALTER TABLE identities ADD CONSTRAINT no_zebulon CHECK (last_name <> 'Quackenbush')");
  for (const [, query, variables] of operations.slice(0, 3)) {
    const { errors, text } = await post(app, query, variables());
    // One for each row of a bulk call.
    expect([...new Set(errors.map((error) => error.extensions.code))]).toEqual(['INTERNAL_SERVER_ERROR']);
    expectNoSecret(text);
  }
  await app.query('ALTER TABLE identities DROP CONSTRAINT no_zebulon');
});

test('a stored value that no type of the schema can show is no stack in the answer', async () => {
  await app.query(`UPDATE identities SET email_address = E'Zebulon\\n    at Quackenbush (secret)' `);
  await app.query(`ALTER TABLE identities ADD CONSTRAINT no_city CHECK (city IS NULL)`);
  const update = 'mutation ($id: ID!) { updateIdentity(id: $id, input: { city: "X" }) { id } }';
  const { errors, text } = await post(app, update, { id: identityId });
  expect(errors.map((error) => error.extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
  expectNoSecret(text);
  await app.query('ALTER TABLE identities DROP CONSTRAINT no_city');
});

test('refusals of every kind log nothing personal either', async () => {
  for (const [, query, variables] of operations) {
    const wrong = JSON.parse(JSON.stringify(variables()).replaceAll('zebulon@secret.example', 'Zebulon'));
    await post(app, query, wrong);
    await post(app, query, variables());
    await post(app, query, variables());
    await post(app, `${query} Balderdash`, variables());
  }
});

test('what is logged holds nothing personal', () => {
  expect(app.logged()).toContain('request failed');
  expectNoSecret(app.logged());
});
