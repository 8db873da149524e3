import { beforeAll, describe, expect, test } from 'vitest';
import {
  attributeNames,
  attributeOf,
  filterAttributes,
  identityAttributes,
  piiFields,
} from '../../../src/identity/identity.attributes.ts';
import { valuesOfEveryAttribute } from '../../support/attributes.ts';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const values = valuesOfEveryAttribute('Heron', 1);
const others = valuesOfEveryAttribute('Ibis', 2);
const searched = attributeNames.filter((name) => identityAttributes[name].search);
const personalFilters = filterAttributes.filter((name) => identityAttributes[name].personal);

let [id, other, tokenized] = ['', '', ''];
const secret = valuesOfEveryAttribute('Egret', 3);
beforeAll(async () => {
  id = await makePerson(app.client, values);
  other = await makePerson(app.client, others);
  tokenized = await makePerson(app.client, secret);
  await app.client.tokenizeIdentity({ id: tokenized, fields: piiFields });
});

const found = async (variables: object) =>
  (await app.client.identities(variables)).identities.nodes.map((node) => node.id);
const pastOf = async (of: string, time: Date) => {
  const document = `{ identity(id: "${of}") { asOf(time: "${time.toISOString()}") } }`;
  const { identity } = (await app.client.request(document)) as { identity: { asOf: object } };
  return identity.asOf;
};

describe('every attribute', () => {
  test('comes back as it went in, and stands in the history and in the past', async () => {
    expect((await app.client.identity({ id })).identity).toMatchObject(values);
    expect(await pastOf(id, new Date('2100-01-01'))).toMatchObject(values);
    const { identity } = (await app.client.request(
      `{ identity(id: "${id}") { history { nodes { changes { field before after } } } } }`,
    )) as { identity: { history: { nodes: { changes: { field: string; after: unknown }[] }[] } } };
    const changes = identity.history.nodes[0]?.changes.map(({ field, after }) => [field, after]);
    expect(Object.fromEntries(changes ?? [])).toMatchObject(values);
  });

  test.each(filterAttributes)('%s can be filtered by', async (name) => {
    expect(await found({ filter: { [name]: { eq: values[name] } } })).toEqual([id]);
    expect(await found({ filter: { [name]: { startsWith: values[name].slice(0, 8) } } })).toContain(id);
    expect(await found({ filter: { [name]: { isNull: true } } })).toEqual([]);
  });

  test.each(searched)('%s is found by a search', async (name) => {
    expect(await found({ search: values[name] })).toEqual([id]);
  });

  test.each(personalFilters)('%s can be filtered by where it is tokenized', async (name) => {
    expect(await found({ filter: { [name]: { eq: secret[name] } } })).toEqual([tokenized]);
    expect(await found({ filter: { [name]: { in: [others[name], secret[name]] } } })).toEqual([tokenized, other]);
  });

  test.each(piiFields.filter((field) => identityAttributes[attributeOf[field]].search))(
    '%s is found by a search for the whole of it where it is tokenized',
    async (field) => {
      expect(await found({ search: secret[attributeOf[field]] })).toEqual([tokenized]);
    },
  );

  test.each(attributeNames)('%s can be changed and cleared', async (name) => {
    const changed = await makePerson(app.client, { lastName: 'Stork', emailAddress: 'stork@example.com' });
    const value = valuesOfEveryAttribute('Crane', 4)[name];
    const { updateIdentity } = await app.client.updateIdentity({ id: changed, input: { [name]: value } });
    expect(updateIdentity[name]).toBe(value);
    const cleared = await app.client.updateIdentity({ id: changed, input: { [name]: null } });
    expect(cleared.updateIdentity[name]).toBe(null);
  });

  test('is erased', async () => {
    const person = valuesOfEveryAttribute('Bittern', 5);
    const erased = await makePerson(app.client, person);
    await app.client.tokenizeIdentity({ id: erased, fields: piiFields });
    const { eraseIdentity } = await app.client.eraseIdentity({ id: erased, reason: 'request 43' });
    expect(attributeNames.filter((name) => eraseIdentity[name] !== null)).toEqual([]);
    const filter = { status: ['ACTIVE', 'ERASED'] };
    for (const name of searched) expect(await found({ filter, search: person[name] })).toEqual([]);
    for (const name of filterAttributes) {
      expect(await found({ filter: { ...filter, [name]: { eq: person[name] } } })).toEqual([]);
    }
  });
});

describe('the tax or registration number', () => {
  test('of an organization is found by its pieces and without its marks, tokenized by any writing of the whole', async () => {
    const input = { identityType: 'ORGANIZATION', organizationName: 'Harbor Books', taxId: ' HRB 86-4455 ' } as const;
    const { createIdentity } = await app.client.createIdentity({ input });
    expect(createIdentity.taxId).toBe('HRB 86-4455');
    const [company] = [createIdentity.id];
    expect(await found({ search: '4455' })).toEqual([company]);
    expect(await found({ filter: { taxId: { startsWith: 'HRB 86' } } })).toEqual([company]);
    const { tokenizeIdentity } = await app.client.tokenizeIdentity({ id: company, fields: ['TAX_ID'] });
    expect(tokenizeIdentity.taxId).toMatch(/^[A-Z]{3} \d\d-\d{4}$/);
    expect(tokenizeIdentity.taxId).not.toBe('HRB 86-4455');
    for (const eq of ['HRB 86-4455', 'hrb864455'])
      expect(await found({ filter: { taxId: { eq } } })).toEqual([company]);
    expect(await found({ search: 'HRB 86-4455' })).toEqual([company]);
    expect(await found({ filter: { taxId: { startsWith: 'HRB 86' } } })).toEqual([]);
  });

  test('may be that of several identities', async () => {
    const ids = [
      await makePerson(app.client, { taxId: 'DE 129273398' }),
      await makePerson(app.client, { taxId: 'DE 129273398' }),
    ];
    expect((await found({ filter: { taxId: { eq: 'DE 129273398' } } })).sort()).toEqual(ids.sort());
  });

  test('is refused with invisible characters', async () => {
    await expect(makePerson(app.client, { taxId: '129\u200b273' })).rejects.toThrow('taxId must not contain control');
  });
});
