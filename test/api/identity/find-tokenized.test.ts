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

  test('and never by its token, which is random and may be the value of somebody else', async () => {
    const { emailAddress, firstName } = token;
    expect(await find({ emailAddress: { eq: emailAddress } })).toEqual([]);
    expect(await find({ firstName: { in: [firstName ?? ''] } })).toEqual([]);
    expect(await find({ firstName: { startsWith: firstName?.slice(0, 3) } })).toEqual([]);
    expect(await find({ firstName: { contains: firstName?.slice(1, 3), ignoreCase: true } })).not.toContain(alice);
    expect(await find({ firstName: { isNull: false, startsWith: '' } })).not.toContain(alice);
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

  test('and leaves it out with notIn, by its value and not by its token', async () => {
    expect(await find({ firstName: { notIn: ['ALICE', 'Nobody'] } })).not.toContain(alice);
    expect(await find({ firstName: { notIn: [token.firstName ?? ''] } })).toContain(alice);
    expect(await find({ firstName: { notIn: [] } })).toContain(alice);
    expect(await find({ not: { firstName: { notIn: ['alice'] } } })).toEqual([alice]);
    expect(await find({ firstName: { isNull: true } })).not.toContain(alice);
  });

  test('of which the parts are unknown as if it were missing: not those that have them, nor those of which they are denied', async () => {
    expect(await find({ lastName: { contains: 'ü' } })).toEqual([]);
    expect(await find({ not: { lastName: { contains: 'zz' } } })).toContain(alice);
  });

  test('that is a day or a code by the whole of it alone', async () => {
    const person = { dob: '1985-05-15', postCode: 'SW1A 1AA' };
    const [id, plain] = [await makePerson(app.client, person), await makePerson(app.client, person)];
    const { tokenizeIdentity: shown } = await app.client.tokenizeIdentity({ id, fields: ['DOB', 'POST_CODE'] });
    const ours = async (filter: IdentityFilter) =>
      (await find({ and: [{ id: [id, plain] }, filter] }))
        .map((found) => (found === id ? 'tokenized' : 'plain'))
        .sort();
    expect(await ours({ dob: { eq: '1985-05-15' } })).toEqual(['plain', 'tokenized']);
    expect(await ours({ dob: { eq: shown.dob } })).toEqual([]);
    for (const dob of [{ gt: '1985-05-14' }, { gte: '1985-05-15' }, { lt: '1985-05-16' }, { lte: '1985-05-15' }]) {
      expect(await ours({ dob })).toEqual(['plain']);
    }
    expect(await ours({ dob: { gt: '1985-05-15' } })).toEqual([]);
    expect(await ours({ dob: { gte: '1900-01-01' } })).toEqual(['plain']);
    expect(await ours({ not: { dob: { eq: '1985-05-15' } } })).toEqual([]);
    expect(await ours({ postCode: { eq: 'sw1a1aa' } })).toEqual(['tokenized']);
    expect(await ours({ postCode: { eq: 'SW1A 1AA' } })).toEqual(['plain', 'tokenized']);
    expect(await ours({ postCode: { notIn: ['SW1A 1AA'] } })).toEqual([]);
    expect(await ours({ postCode: { startsWith: 'SW1A', ignoreCase: true } })).toEqual(['plain']);
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
