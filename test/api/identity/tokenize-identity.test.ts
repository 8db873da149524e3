import type { PiiField } from '@signet/client/methods';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeOf, personalAttributes, piiFields } from '../../../src/identity/identity.attributes.ts';
import { valuesOfEveryAttribute } from '../../support/attributes.ts';
import { aliceSmith, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();

const tokenize = async (id: string, fields: PiiField[]) =>
  (await app.client.tokenizeIdentity({ id, fields })).tokenizeIdentity;
const reveal = async (id: string, fields?: PiiField[]) => {
  const { detokenizeIdentity } = await app.client.detokenizeIdentity({ id, fields, reason: 'a test' });
  return Object.fromEntries(detokenizeIdentity.map(({ field, value }) => [field, value]));
};

/** What may be seen of a text: where letters of which case, digits and other characters stand. */
const shapeOf = (text: string) =>
  text
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\p{Nd}/gu, '0');

describe('tokenizeIdentity', () => {
  test('makes a key for an identity that has none, as one has that SQL alone has loaded', async () => {
    const id = await makePerson(app.client, aliceSmith);
    await app.query('DELETE FROM identity_keys WHERE identity_id = $1', [id.slice(4)]);
    await tokenize(id, ['LAST_NAME', 'STREET']);
    expect(await reveal(id)).toEqual({ LAST_NAME: aliceSmith.lastName, STREET: aliceSmith.street });
    expect(await app.prisma.identityKey.count({ where: { identityId: id.slice(4) } })).toBe(1);
  });

  test('leaves tokens of the same shape, and detokenizeIdentity gives the values back', async () => {
    const values = valuesOfEveryAttribute('Heron', 1);
    const id = await makePerson(app.client, values);
    const before = (await app.client.identity({ id })).identity;
    const tokenized = await tokenize(id, piiFields);
    expect(tokenized).toMatchObject({
      tokenizedFields: piiFields,
      version: 2,
      gender: values.gender,
      city: values.city,
    });
    for (const name of personalAttributes.filter((each) => each !== 'dob')) {
      expect(tokenized[name]).not.toBe(values[name]);
      expect(shapeOf(tokenized[name] ?? '')).toBe(shapeOf(values[name]));
    }
    expect(tokenized.dob).toMatch(/^(19|20)\d\d-\d\d-\d\d$/);
    expect(tokenized.dob).not.toBe(values.dob);
    expect(tokenized.displayName).toBe(`${tokenized.firstName} ${tokenized.otherNames} ${tokenized.lastName}`);
    expect(await reveal(id)).toEqual(Object.fromEntries(piiFields.map((field) => [field, values[attributeOf[field]]])));
    expect((await app.client.identity({ id })).identity).toMatchObject({ metadata: before?.metadata, version: 2 });
  });

  test('keeps names of any script, to the last character', async () => {
    const names = fc.constantFrom(
      'Żółć',
      'Алёна',
      '王小明',
      'محمد',
      'सुनीता',
      '김민준',
      "O'Neill-Smith",
      'ひらがな',
      'Ὀδυσσεύς',
      'ÅSA 2',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(names, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })), async (name) => {
        const lastName = name.trim();
        fc.pre(/[\p{Ll}\p{Nd}]/u.test(lastName) && lastName.normalize('NFKC') === lastName);
        const id = await makePerson(app.client, { lastName });
        const tokenized = await tokenize(id, ['LAST_NAME']);
        expect(tokenized.lastName).not.toBe(lastName);
        expect(tokenized.lastName).toHaveLength(lastName.length);
        expect(await reveal(id)).toEqual({ LAST_NAME: lastName });
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same value another token in every identity, even where hardly any are left', async () => {
    const ids = await Promise.all(Array.from({ length: 24 }, () => makePerson(app.client, { otherNames: 'K' })));
    const tokens = await Promise.all(ids.map(async (id) => (await tokenize(id, ['OTHER_NAMES'])).otherNames));
    expect(tokens).not.toContain('K');
    // Of the 25 other letters no two of the first were the same; a late one may have found none that was free.
    expect(new Set(tokens).size).toBeGreaterThan(18);
    const more = await Promise.all(Array.from({ length: 6 }, () => makePerson(app.client, { otherNames: 'K' })));
    for (const id of more) expect((await tokenize(id, ['OTHER_NAMES'])).otherNames).toMatch(/^[A-JL-Z]$/);
  });

  test('of all fields or none: one that is tokenized, empty or without a letter refuses the call by name', async () => {
    const id = await makePerson(app.client, { lastName: 'Smith', otherNames: '--' });
    await tokenize(id, ['FIRST_NAME']);
    const again = await refusedWithoutTrace(app, () => tokenize(id, ['LAST_NAME', 'FIRST_NAME']));
    expect(again).toMatchObject({ code: 'ALREADY_TOKENIZED', issues: [{ path: ['fields', '1'] }] });
    expect(again.message).toContain('FIRST_NAME');
    const empty = await refusedWithoutTrace(app, () => tokenize(id, ['LAST_NAME', 'STREET']));
    expect(empty).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['fields', '1'] }] });
    expect(empty.message).toContain('STREET of the identity is empty');
    const bare = await refusedWithoutTrace(app, () => tokenize(id, ['OTHER_NAMES']));
    expect(bare.message).toContain('OTHER_NAMES of the identity has no letter or digit');
    for (const fields of [[], ['LAST_NAME', 'LAST_NAME']] as PiiField[][]) {
      expect(await refusedWithoutTrace(app, () => tokenize(id, fields))).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  test('of who is unknown, archived or erased is refused', async () => {
    const id = await makePerson(app.client);
    await app.client.archiveIdentity({ id });
    expect(await refusedWithoutTrace(app, () => tokenize(id, ['FIRST_NAME']))).toMatchObject({
      code: 'IDENTITY_NOT_ACTIVE',
    });
    await app.client.eraseIdentity({ id, reason: 'asked for' });
    expect(await refusedWithoutTrace(app, () => tokenize(id, ['FIRST_NAME']))).toMatchObject({
      code: 'IDENTITY_ERASED',
    });
    const unknown = 'idt_00000000-0000-4000-8000-000000000000';
    expect(await refusalOf(tokenize(unknown, ['FIRST_NAME']))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('twice at once makes one tokenization and one ALREADY_TOKENIZED', async () => {
    const id = await makePerson(app.client);
    const outcomes = await Promise.allSettled([tokenize(id, ['FIRST_NAME']), tokenize(id, ['FIRST_NAME'])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await reveal(id)).toEqual({ FIRST_NAME: 'Alice' });
  });

  test('cannot be undone or faked through metadata', async () => {
    const id = await makePerson(app.client);
    await app.client.updateMetadata({
      id,
      patch: { tokenizedFields: ['FIRST_NAME'], tokenized_fields: ['FIRST_NAME'] },
    });
    expect((await app.client.identity({ id })).identity?.tokenizedFields).toEqual([]);
  });
});

describe('an update of a tokenized field', () => {
  test('stores the new value tokenized', async () => {
    const id = await makePerson(app.client, aliceSmith);
    const { emailAddress: token } = await tokenize(id, ['EMAIL_ADDRESS']);
    const input = { emailAddress: 'alice.brooks@example.com' };
    const { updateIdentity } = await app.client.updateIdentity({ id, input });
    expect(updateIdentity.tokenizedFields).toEqual(['EMAIL_ADDRESS']);
    expect(updateIdentity.emailAddress).not.toBe(input.emailAddress);
    expect(updateIdentity.emailAddress).not.toBe(token);
    expect(shapeOf(updateIdentity.emailAddress ?? '')).toBe(shapeOf(input.emailAddress));
    expect(await reveal(id)).toEqual({ EMAIL_ADDRESS: input.emailAddress });
  });

  test('with the token that is shown, or with the value behind it, changes nothing', async () => {
    const id = await makePerson(app.client, aliceSmith);
    const before = await tokenize(id, ['FIRST_NAME', 'DOB']);
    for (const input of [
      { firstName: before.firstName, dob: before.dob },
      { firstName: 'Alice', dob: aliceSmith.dob },
    ]) {
      expect((await app.client.updateIdentity({ id, input })).updateIdentity).toEqual(before);
    }
    expect(await reveal(id)).toEqual({ FIRST_NAME: 'Alice', DOB: aliceSmith.dob });
  });

  test('with null clears value and token', async () => {
    const id = await makePerson(app.client, aliceSmith);
    await tokenize(id, ['FIRST_NAME', 'STREET']);
    const { updateIdentity } = await app.client.updateIdentity({ id, input: { street: null } });
    expect(updateIdentity).toMatchObject({ street: null, tokenizedFields: ['FIRST_NAME'] });
    expect(await reveal(id)).toEqual({ FIRST_NAME: 'Alice' });
  });

  test('leaves the other tokens as they are', async () => {
    const id = await makePerson(app.client, aliceSmith);
    const before = await tokenize(id, ['FIRST_NAME']);
    const { updateIdentity } = await app.client.updateIdentity({ id, input: { city: 'Ottawa' } });
    expect(updateIdentity).toMatchObject({ firstName: before.firstName, tokenizedFields: ['FIRST_NAME'] });
  });
});

test('no digest in the log can be tried out against what is left in the row', async () => {
  const id = await makePerson(app.client, aliceSmith);
  const salt = async () => {
    const [row] = await app.query<{ salt: string }>('SELECT salt::text AS salt FROM identities WHERE id = $1', [
      id.slice(4),
    ]);
    return row?.salt;
  };
  const salts = [await salt()];
  await tokenize(id, ['DOB']);
  salts.push(await salt());
  await app.client.updateIdentity({ id, input: { city: 'Ottawa' } });
  salts.push(await salt());
  await app.client.updateMetadata({ id, patch: { tier: 1 } });
  salts.push(await salt());
  await app.client.eraseIdentity({ id, reason: 'asked for' });
  salts.push(await salt());
  expect(new Set(salts).size).toBe(5);
});

test('a deleted identity takes its vault along', async () => {
  const id = await makePerson(app.client);
  await tokenize(id, ['FIRST_NAME']);
  await app.client.deleteIdentity({ id });
  expect(await app.query('SELECT FROM vault_entries WHERE identity_id = $1', [id.slice(4)])).toEqual([]);
});
