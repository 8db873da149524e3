import type { CreateIdentityInput } from '@signet/client/methods';
import { expect, test } from 'vitest';
import type { Query } from '../../../src/db/open-database.ts';
import { aliceSmith, makePerson } from '../../support/fixtures.ts';
import { clientOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp({ tokenizedFields: ['LAST_NAME', 'EMAIL_ADDRESS', 'DOB'] });

const values = async (id: string) => {
  const { detokenizeIdentity } = await app.client.detokenizeIdentity({ id, reason: 'a test' });
  return detokenizeIdentity.map(({ value }) => value);
};

test('with SIGNET_TOKENIZE a new identity has tokens from the first', async () => {
  const { createIdentity } = await app.client.createIdentity({ input: { identityType: 'INDIVIDUAL', ...aliceSmith } });
  expect(createIdentity).toMatchObject({
    ...{ version: 1, firstName: 'Alice', tokenizedFields: ['LAST_NAME', 'EMAIL_ADDRESS', 'DOB'] },
    ...{ emailAddress: expect.stringMatching(/^[a-z]{5}\.[a-z]{5}@[a-z]{7}\.[a-z]{3}$/) },
  });
  expect(createIdentity.lastName).not.toBe('Smith');
  expect(await values(createIdentity.id)).toEqual([aliceSmith.lastName, aliceSmith.emailAddress, aliceSmith.dob]);
});

test('many at once get tokens of their own, and those that are refused leave none', async () => {
  const people: CreateIdentityInput[] = Array.from({ length: 60 }, () => ({
    identityType: 'INDIVIDUAL',
    lastName: 'Q',
  }));
  people[7] = { ...people[7], identityType: 'INDIVIDUAL', id: await makePerson(app.client) };
  const before = await countEntries();
  const { createIdentities } = await app.client.createIdentities({ inputs: people });
  expect(createIdentities[7]?.error?.code).toBe('CONFLICT');
  const created = createIdentities.flatMap(({ identity }) => identity ?? []);
  expect(created).toHaveLength(59);
  // There are 25 other letters: after that tokens are used again, and the rows show those that the vault has.
  expect(new Set(created.map(({ lastName }) => lastName)).size).toBeGreaterThan(20);
  for (const { id, lastName } of created) {
    expect(lastName).toMatch(/^[A-PR-Z]$/);
    expect(await values(id)).toEqual(['Q']);
  }
  expect((await countEntries()) - before).toBe(59);
});

test('a value that an update adds is tokenized too', async () => {
  const id = await makePerson(app.client);
  const { updateIdentity } = await app.client.updateIdentity({
    id,
    input: { emailAddress: 'a1@example.com', city: 'Oslo' },
  });
  expect(updateIdentity).toMatchObject({ city: 'Oslo', tokenizedFields: ['EMAIL_ADDRESS'] });
  expect(await values(id)).toEqual(['a1@example.com']);
});

test('of two in one call that draw the same token the second draws another, of that field alone, and no statement fails', async () => {
  let letters = 0;
  // The two letters of the last name of both; a day is drawn among thousands.
  const randomInt = (limit: number) => {
    if (limit > 1000) return app.vault.randomInt(limit);
    letters += 1;
    return letters <= 4 ? 0 : app.vault.randomInt(limit);
  };
  const sent: { field: string; token: string; identity_id: string }[][] = [];
  const failed: unknown[] = [];
  const query: Query = async (text, values, name) => {
    if (text.includes('create_identities')) sent.push(JSON.parse(String(values?.[4])));
    return app.query<never>(text, values, name).catch((error: unknown) => {
      failed.push(error);
      throw error;
    });
  };
  const client = clientOf(app.openAnother({ query, vault: { ...app.vault, randomInt } }));
  const inputs = ['1980-01-01', '1990-01-01'].map((dob) => ({
    ...{ identityType: 'INDIVIDUAL' as const, lastName: 'Qx', dob },
  }));
  const { createIdentities } = await client.createIdentities({ inputs });
  const created = createIdentities.flatMap(({ identity }) => identity ?? []);
  expect(new Set(created.map(({ lastName }) => lastName)).size).toBe(2);
  expect(failed).toEqual([]);
  const [first = [], second = []] = sent;
  const tokenOf = (entries: typeof first, field: string, id: string) =>
    entries.find((entry) => entry.field === field && entry.identity_id === id)?.token;
  expect(second.map(({ field }) => field).toSorted()).toEqual(['DOB', 'LAST_NAME']);
  for (const { field, token, identity_id } of second) {
    const before = tokenOf(first, field, identity_id);
    if (field === 'LAST_NAME') expect(token).not.toBe(before);
    else expect(token).toBe(before);
  }
});

async function countEntries(): Promise<number> {
  const [row] = await app.query<{ count: number }>('SELECT count(*)::int AS count FROM vault_entries');
  return row?.count ?? 0;
}
