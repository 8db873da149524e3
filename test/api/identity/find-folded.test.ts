import type { IdentityFilter, PiiField } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { renewLookups } from '../../../src/vault/vault.rotation.ts';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const find = async (search: string, category: string) =>
  (await app.client.identities({ search, filter: { category: { eq: category } } })).identities.nodes.map(
    ({ id }) => id,
  );
const filtered = async (filter: IdentityFilter) =>
  Promise.all(
    [app.client, app.resolvers].map(async (client) =>
      (await client.identities({ filter })).identities.nodes.map(({ id }) => id),
    ),
  );

describe('a name is found alike before and after it is tokenized', () => {
  test.each([
    ['Guðmundur', 'Gudmundur'],
    ['Ærø', 'aero'],
    ['Łukasz', 'LUKASZ'],
    ['Əliyev', 'eliyev'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد', 'احمد'],
    ['박철수'.normalize('NFD'), '박철수'],
    ['José', 'JOSÉ'.normalize('NFD')],
    ['ヤマダ', 'ﾔﾏﾀﾞ'],
    ['İpek', 'ipek'],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσεύς'],
    ['ᲗᲐᲛᲐᲠ', 'თამარ'],
    ['O\u200bBrien', 'OBrien'],
  ])('%s by "%s"', async (lastName, search) => {
    const category = unique('alike');
    const id = await makePerson(app.client, { firstName: 'Xenia', lastName, category });
    expect(await find(search, category)).toEqual([id]);
    await app.client.tokenizeIdentity({ id, fields: ['LAST_NAME'] });
    expect(await find(search, category)).toEqual([id]);
  });
});

describe('an e-mail address is compared without case', () => {
  test('tokenized or not, by every filter and by search', async () => {
    const category = unique('mail');
    const plain = await makePerson(app.client, { emailAddress: 'Ann.Case@Example.com', category });
    const hidden = await makePerson(app.client, { emailAddress: 'aNN.case@eXample.com', category });
    await app.client.tokenizeIdentity({ id: hidden, fields: ['EMAIL_ADDRESS'] });
    const both = [hidden, plain];
    for (const eq of ['ann.case@example.com', 'ANN.CASE@EXAMPLE.COM', 'Ann.Case@Example.com']) {
      expect(await filtered({ emailAddress: { eq } })).toEqual([both, both]);
      expect(await filtered({ emailAddress: { in: ['nobody@example.com', eq] } })).toEqual([both, both]);
      expect((await find(eq, category)).sort()).toEqual([...both].sort());
    }
    expect(await filtered({ emailAddress: { startsWith: 'ANN.Case@' } })).toEqual([[plain], [plain]]);
    expect(
      await filtered({ not: { emailAddress: { eq: 'ANN.CASE@example.com' } }, category: { eq: category } }),
    ).toEqual([[], []]);
  });
});

describe('what is decomposed is as what is composed', () => {
  test('in filters, whichever of the two is stored', async () => {
    const category = unique('nfc');
    const composed = await makePerson(app.client, { firstName: 'Zoé', category });
    const decomposed = await makePerson(app.client, { firstName: 'Zoé'.normalize('NFD'), category });
    for (const form of ['NFC', 'NFD'] as const) {
      const both = [decomposed, composed];
      expect(await filtered({ firstName: { eq: 'Zoé'.normalize(form) } })).toEqual([both, both]);
      expect(await filtered({ firstName: { in: ['Zoé'.normalize(form)] } })).toEqual([both, both]);
      expect(await filtered({ firstName: { startsWith: 'Zoé'.normalize(form) } })).toEqual([both, both]);
    }
  });

  test('in tokens, which tell nothing of accents either way; and the value comes back as it was', async () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const firstName = 'Zoéñü'.normalize(form);
      const id = await makePerson(app.client, { firstName });
      const fields: PiiField[] = ['FIRST_NAME'];
      const { tokenizeIdentity } = await app.client.tokenizeIdentity({ id, fields });
      expect(tokenizeIdentity.firstName).toMatch(/^[A-Z][a-z]{4}$/);
      const { detokenizeIdentity } = await app.client.detokenizeIdentity({ id, fields, reason: 'a test' });
      expect(detokenizeIdentity).toMatchObject([{ value: firstName }]);
    }
  });
});

test('values that were tokenized under an earlier fold are found again once their lookups are renewed, unreadable ones aside', async () => {
  const category = unique('stale');
  const id = await makePerson(app.client, { firstName: 'Guðrún', lastName: 'Ærø', category });
  const other = await makePerson(app.client, { firstName: 'Guðrún', category });
  await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME', 'LAST_NAME'] });
  await app.client.tokenizeIdentity({ id: other, fields: ['FIRST_NAME'] });
  await app.query(`UPDATE vault_entries SET is_stale = true, lookup = sha256(lookup)`);
  await app.query(`UPDATE vault_entries SET sealed = 'x' WHERE identity_id = $1`, [other.slice(4)]);
  expect(await find('gudrun', category)).toEqual([]);
  const all = await app.query(`SELECT FROM vault_entries`);
  expect(await renewLookups(app, app.vault)).toEqual({ renewed: all.length - 1, unreadable: 1 });
  expect(await find('gudrun', category)).toEqual([id]);
  expect(await find('aero', category)).toEqual([id]);
  await app.query(`DELETE FROM vault_entries WHERE identity_id = $1`, [other.slice(4)]);
  expect(await renewLookups(app, app.vault)).toEqual({ renewed: 0, unreadable: 0 });
});
