import type { IdentityFilter } from '@signet/client/methods';
import { beforeAll, describe, expect, test } from 'vitest';
import { aliceSmith, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

let alice = '';
let token: { firstName: string | null; emailAddress: string | null };
beforeAll(async () => {
  alice = await makePerson(app.client, { ...aliceSmith, lastName: 'Müller' });
  await makePerson(app.client, { firstName: 'Berta', emailAddress: 'berta@example.com', phoneNumber: '+4930123456' });
  const fields = ['FIRST_NAME', 'LAST_NAME', 'EMAIL_ADDRESS', 'PHONE_NUMBER'] as const;
  token = (await app.client.tokenizeIdentity({ id: alice, fields: [...fields] })).tokenizeIdentity;
});

const find = async (filter: IdentityFilter) =>
  (await app.client.identities({ filter })).identities.nodes.map(({ id }) => id);

describe('a filter finds a tokenized value', () => {
  test.each<[string, IdentityFilter]>([
    ['e-mail address', { emailAddress: { eq: 'alice.smith@example.com' } }],
    ['e-mail address in capitals', { emailAddress: { eq: 'Alice.Smith@EXAMPLE.com' } }],
    ['phone number', { phoneNumber: { eq: '+1234567890' } }],
    ['first name in capitals', { firstName: { eq: 'ALICE' } }],
    ['last name without its accent', { lastName: { eq: 'muller' } }],
    ['one of several', { firstName: { in: ['Nobody', 'alice'] } }],
    ['in a nested filter', { and: [{ or: [{ firstName: { eq: 'Alice' } }, { country: { eq: 'Nowhere' } }] }] }],
  ])('by %s', async (_what, filter) => {
    expect(await find(filter)).toEqual([alice]);
  });

  test('by its token as well, for that is what is shown', async () => {
    expect(await find({ emailAddress: { eq: token.emailAddress } })).toEqual([alice]);
    expect(await find({ firstName: { startsWith: token.firstName?.slice(0, 3) } })).toEqual([alice]);
  });

  test('and not by a part of it, nor in another field', async () => {
    expect(await find({ emailAddress: { startsWith: 'alice' } })).toEqual([]);
    expect(await find({ emailAddress: { eq: 'alice.smith@example' } })).toEqual([]);
    expect(await find({ lastName: { eq: 'Alice' } })).toEqual([]);
    expect(await find({ lastName: { in: [] } })).toEqual([]);
  });

  test('and leaves it out where it is negated', async () => {
    const found = await find({ not: { emailAddress: { eq: 'alice.smith@example.com' } } });
    expect(found).not.toContain(alice);
    expect(found).toHaveLength(1);
  });

  test('until it is changed', async () => {
    const id = await makePerson(app.client, { emailAddress: 'old@example.com' });
    await app.client.tokenizeIdentity({ id, fields: ['EMAIL_ADDRESS'] });
    await app.client.updateIdentity({ id, input: { emailAddress: 'new@example.com' } });
    expect(await find({ emailAddress: { eq: 'old@example.com' } })).toEqual([]);
    expect(await find({ emailAddress: { eq: 'new@example.com' } })).toEqual([id]);
  });
});

test('the hashes by which values are found are not those of the values alone, nor equal for equal values of two fields', async () => {
  const id = await makePerson(app.client, { firstName: 'Kim', lastName: 'Kim' });
  await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME', 'LAST_NAME'] });
  const rows = await app.query<{ lookup: string }>(
    `SELECT encode(lookup, 'hex') AS lookup FROM vault_entries WHERE identity_id = $1`,
    [id.slice(4)],
  );
  expect(new Set(rows.map(({ lookup }) => lookup)).size).toBe(2);
});
