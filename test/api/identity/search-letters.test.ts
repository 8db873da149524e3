import type { CreateIdentityInput } from '@signet/client/methods';
import { beforeEach, describe, expect, test } from 'vitest';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

beforeEach(async () => {
  await app.query('DELETE FROM identities');
});

async function make(...people: Partial<CreateIdentityInput>[]): Promise<string[]> {
  const ids: string[] = [];
  for (const person of people) ids.push(await makePerson(app.client, person));
  return ids;
}

const find = async (search: string) =>
  (await app.client.identities({ search, first: 50 })).identities.nodes.map(({ displayName }) => displayName);

/** So short that no typo is looked for, which would find the name whatever its letters are folded to. */
describe('a letter that English does not have is found by the letters it is written with', () => {
  test.each([
    ['Bø', 'bo'],
    ['Łę', 'le'],
    ['Ða', 'da'],
    ['Đo', 'do'],
    ['Eß', 'ess'],
    ['Æs', 'aes'],
    ['Œu', 'oeu'],
    ['Þý', 'thy'],
    ['Ñúñ', 'nun'],
    ['Ａｎ', 'an'],
    ['ΣΑΣ', 'σας'],
  ])('%s by %s, and %s finds itself', async (firstName, plain) => {
    await make({ firstName });
    expect(await find(plain)).toEqual([firstName]);
    expect(await find(firstName)).toEqual([firstName]);
    expect(await find(plain.toUpperCase())).toEqual([firstName]);
  });
});

describe('a typo', () => {
  test.each([
    ['at the beginning', 'Alexander', 'xlexander'],
    ['that leaves the first letter out', 'Alexander', 'lexander'],
    ['at the end', 'Alexander', 'alexandet'],
    ['and another in a word of eight letters', 'Margaret', 'mrgarte'],
    ['and another in a long word', 'Papadopoulos', 'ppadopulos'],
    ['in a word of four letters', 'John', 'jhn'],
    ['in a word of five letters', 'Smith', 'smiht'],
    ['in the beginning of a long word', 'Lukasiewicz', 'lukesie'],
  ])('%s finds %s by %s', async (_what, lastName, search) => {
    await make({ firstName: null, lastName });
    expect(await find(search)).toEqual([lastName]);
  });

  test('in a term with digits finds nothing', async () => {
    await make({ identityType: 'ORGANIZATION', firstName: null, organizationName: 'Studio 2047' });
    expect(await find('studio 2047')).toEqual(['Studio 2047']);
    expect(await find('studio 2074')).toEqual([]);
  });

  test('in an e-mail address finds nothing', async () => {
    await make({ lastName: 'Smith' });
    expect(await find('smiht')).toEqual(['Alice Smith']);
    expect(await find('smiht@')).toEqual([]);
  });

  test('in a word of one or two letters finds nothing: it is taken as it is', async () => {
    await make({ firstName: 'Bo' }, { firstName: 'Abo' });
    expect(await find('ob')).toEqual([]);
    expect(await find('bo')).toEqual(['Bo']);
  });
});

test('one letter finds the word that it is, and not all that begin with it', async () => {
  await make({ firstName: 'A', lastName: 'Person' }, { firstName: 'Alice' });
  expect(await find('a')).toEqual(['A Person']);
});

test('each name is found: of a person the first, the other and the last, and of an organization its own', async () => {
  await make(
    { firstName: 'Anna', otherNames: 'Beatrix Clementine', lastName: 'Dorothea' },
    { identityType: 'ORGANIZATION', firstName: null, organizationName: 'Emporium' },
  );
  for (const search of ['anna', 'beatrix', 'clementine', 'dorothea']) {
    expect(await find(search)).toEqual(['Anna Beatrix Clementine Dorothea']);
  }
  expect(await find('emporium')).toEqual(['Emporium']);
});

test('the words of three to forty letters are kept for typos as long as somebody has them, and no longer', async () => {
  const words = async () =>
    (await app.query<{ word: string }>('SELECT word FROM name_words ORDER BY word')).map(({ word }) => word);
  const [long, tooLong] = ['x'.repeat(40), 'y'.repeat(41)];
  const [first, other] = await make({ firstName: 'Anna', lastName: `Bo ${long} ${tooLong}` }, { firstName: 'Anna' });
  expect(await words()).toEqual(['anna', long]);
  await app.client.updateIdentity({ id: first ?? '', input: { firstName: 'Berta', lastName: null } });
  expect(await words()).toEqual(['anna', 'berta']);
  await app.client.deleteIdentity({ id: other ?? '' });
  expect(await words()).toEqual(['berta']);
  await app.client.deleteIdentity({ id: first ?? '' });
  expect(await words()).toEqual([]);
});
