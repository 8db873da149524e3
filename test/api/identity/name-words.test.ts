import { beforeEach, expect, test } from 'vitest';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

beforeEach(async () => {
  await app.query('DELETE FROM identities');
});

async function words(): Promise<string[]> {
  const rows = await app.query<{ word: string }>('SELECT word FROM name_words ORDER BY word');
  return rows.map(({ word }) => word);
}

test('there is each word of a name once, folded, if typos are looked for in it', async () => {
  expect(await words()).toEqual([]);
  await makePerson(app.client, { firstName: 'Zoë Ann', lastName: "O'Brien-Smith" });
  await makePerson(app.client, { firstName: 'ANNABELLE', lastName: 'Smith' });
  expect(await words()).toEqual(['annabelle', 'brien', 'obriensmith', 'smith']);
});

test('a word is gone with the last who has it: deleted, renamed, erased or tokenized', async () => {
  const ids = [];
  for (let number = 0; number < 5; number += 1) ids.push(await makePerson(app.client, { firstName: 'Quetzalina' }));
  const [deleted, renamed, erased, tokenized, kept] = ids as [string, string, string, string, string];
  await app.client.deleteIdentity({ id: deleted });
  await app.client.updateIdentity({ id: renamed, input: { firstName: 'Renata' } });
  await app.client.eraseIdentity({ id: erased, reason: 'a test' });
  await app.client.tokenizeIdentity({ id: tokenized, fields: ['FIRST_NAME'] });
  expect(await words()).toContain('quetzalina');
  await app.client.updateIdentity({ id: kept, input: { firstName: 'Renata' } });
  const left = await words();
  expect(left).not.toContain('quetzalina');
  expect(left).toContain('renata');
  // A token is a word as any other.
  expect(left).toHaveLength(2);
});

test('an external id that has the word does not keep it', async () => {
  await makePerson(app.client, { firstName: 'Ann', externalId: 'quetzalina-1' });
  const id = await makePerson(app.client, { firstName: 'Quetzalina' });
  await app.client.eraseIdentity({ id, reason: 'a test' });
  expect(await words()).toEqual([]);
});

test('a search with a typo finds who was created a moment ago, and not who was renamed', async () => {
  const lastName = unique('Quetzal').replace(/\W.*/, 'ina');
  const id = await makePerson(app.client, { firstName: 'Ann', lastName });
  const find = async (search: string) =>
    (await app.client.identities({ search, first: 5 })).identities.nodes.map((node) => node.id);
  expect(await find('quetzlaina')).toEqual([id]);
  await app.client.updateIdentity({ id, input: { lastName: 'Smith' } });
  expect(await find('quetzlaina')).toEqual([]);
  expect(await find('smiht')).toEqual([id]);
});
