import { type Client, type CreateIdentityInput, createClient } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import type { Query } from '../../../src/db/open-database.ts';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

/** A client of another server, on which the holder is deleted once, after it was found in the way and before it is read. */
function clientAfterWhich(holder: string): Client {
  let isLeft = true;
  const query: Query = async (...given) => {
    const rows = await app.query(...given);
    if (isLeft && given[2] === 'create_identities') {
      isLeft = false;
      await app.client.deleteIdentity({ id: holder });
    }
    return rows as never;
  };
  const other = app.openAnother({ query });
  return createClient({
    url: 'http://localhost/graphql',
    attempts: 1,
    fetch: async (url, init) => other.fetch(new URL(url), init),
  });
}

const person = (input: Partial<CreateIdentityInput>): CreateIdentityInput => ({
  identityType: 'INDIVIDUAL',
  firstName: 'Second',
  ...input,
});

describe('RETURN_EXISTING', () => {
  test('creates the identity when the one in its way vanishes before it is read', async () => {
    const externalId = unique('gone');
    const holder = await makePerson(app.client, { externalId });
    const client = clientAfterWhich(holder);
    const { createIdentity } = await client.createIdentity({
      input: person({ externalId }),
      onConflict: 'RETURN_EXISTING',
    });
    expect(createIdentity).toMatchObject({ externalId, firstName: 'Second', version: 1 });
    expect(createIdentity.id).not.toBe(holder);
    expect((await app.client.identityByExternalId({ externalId })).identityByExternalId?.id).toBe(createIdentity.id);
  });

  test('does so for an id as well, and in a query that the resolvers answer', async () => {
    const holder = await makePerson(app.client);
    const document = `mutation ($input: CreateIdentityInput!) {
      createIdentity(input: $input, onConflict: RETURN_EXISTING) { id firstName balances { totalCount } history { totalCount } }
    }`;
    const answer = await clientAfterWhich(holder).request<object, object>(document, { input: person({ id: holder }) });
    expect(answer).toMatchObject({ createIdentity: { id: holder, firstName: 'Second', balances: { totalCount: 0 } } });
  });

  test('does so for each of many, and returns the others', async () => {
    const [gone, there] = [unique('gone'), unique('there')];
    const holder = await makePerson(app.client, { externalId: gone });
    const stays = await makePerson(app.client, { externalId: there });
    const inputs = [person({ externalId: gone }), person({ externalId: there }), person({})];
    const { createIdentities } = await clientAfterWhich(holder).createIdentities({
      inputs,
      onConflict: 'RETURN_EXISTING',
    });
    expect(createIdentities.map(({ error }) => error)).toEqual([null, null, null]);
    const [first, second, third] = createIdentities.map(({ identity }) => identity);
    expect(first).toMatchObject({ externalId: gone, firstName: 'Second' });
    expect(second).toMatchObject({ id: stays, firstName: 'Alice' });
    expect(third).toMatchObject({ firstName: 'Second' });
  });
});
