import type { CreateIdentityInput, IdentitiesQueryVariables } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

/** People, the oldest first, and what lists of them show. */
async function makeInOrder(inputs: Partial<CreateIdentityInput>[]) {
  const category = unique('order');
  const ids: string[] = [];
  for (const input of inputs) ids.push(await makePerson(app.client, { firstName: null, category, ...input }));
  const page = async (variables: IdentitiesQueryVariables) =>
    (await app.client.identities({ filter: { category: { eq: category } }, ...variables })).identities;
  const names = async (search: string) => (await page({ search })).nodes.map(({ displayName }) => displayName);
  return { ids, page, names };
}
const called = (lastName: string) => ({ lastName });

describe('the best match comes first, however old it is', () => {
  // The better the match the older it is, so that no order by age passes for the right one.
  const inputs = ['Walker', 'Walker Long', 'Walkerson', 'Walkers Long', 'Walkar', 'Wolker Very Much Longer'].map(
    called,
  );
  const best = ['Walker Long', 'Walker', 'Walkers Long', 'Walkerson', 'Walkar', 'Wolker Very Much Longer'];

  test('whole words, beginnings of words, words alike by their likeness; the newest among equals', async () => {
    const { names } = await makeInOrder(inputs);
    expect(await names('walker')).toEqual(best);
    expect(await names('WALKER')).toEqual(best);
    // As a typo of all of them the likeness alone decides.
    expect(await names('wakler')).toEqual(['Walker', 'Walker Long', 'Walkerson', 'Walkers Long']);
  });

  test('an id and a whole tokenized value before all', async () => {
    const { ids, names } = await makeInOrder([called('Secret'), called('Walker')]);
    await app.client.updateIdentity({ id: ids[0] as string, input: { firstName: 'Walker', lastName: 'Hidden' } });
    await app.client.tokenizeIdentity({ id: ids[0] as string, fields: ['FIRST_NAME'] });
    expect(await names('walker')).toEqual([expect.stringMatching(/ Hidden$/), 'Walker']);
    expect(await names(ids[1] as string)).toEqual(['Walker']);
  });

  test('the order of the terms does not count', async () => {
    const { names } = await makeInOrder([{ firstName: 'Ann', lastName: 'Walker' }, called('Walker Anna')]);
    expect(await names('walker ann')).toEqual(['Ann Walker', 'Walker Anna']);
    expect(await names('ann walker')).toEqual(['Ann Walker', 'Walker Anna']);
    expect(await names('ann talker')).toEqual(['Ann Walker', 'Walker Anna']);
    expect(await names('bob walker')).toEqual([]);
  });

  test.each([1, 2, 4])('in pages of %i, forward and backward, each once', async (size) => {
    const { page } = await makeInOrder(inputs);
    const forward: string[] = [];
    for (let after: string | null | undefined; ; ) {
      const { nodes, pageInfo } = await page({ search: 'walker', first: size, after });
      forward.push(...nodes.map(({ displayName }) => displayName));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    const backward: string[] = [];
    for (let before: string | null | undefined; ; ) {
      const { nodes, pageInfo } = await page({ search: 'walker', last: size, before });
      backward.unshift(...nodes.map(({ displayName }) => displayName));
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor;
    }
    expect([forward, backward]).toEqual([best, best]);
  });
});

describe('what is found, and what is not', () => {
  test.each<[string, Partial<CreateIdentityInput>, string[], string[]]>([
    ['a beginning of two letters or more', called('Walker'), ['wa', 'walke'], ['w', 'alke']],
    ['one letter that is a word', called('X Walker'), ['x', 'x walker'], ['y']],
    [
      'four digits or more of a phone number',
      { phoneNumber: '+442079460958', emailAddress: 'a@b.example' },
      ['0958', '4420', '9460', '442079460958'],
      ['958', '09581', '9999'],
    ],
    [
      'an external id, its beginning and its pieces',
      { externalId: 'CRM-0042/b', emailAddress: 'a@b.example' },
      ['crm-0042/b', 'CRM-00', '0042', 'crm'],
      ['b', '0043', 'crm-0042/c'],
    ],
    [
      'an e-mail address, its beginning and its domain',
      { emailAddress: 'alice.smith@example.com' },
      ['alice.smith@example.com', 'alice.s', 'example.com'],
      ['lice.smith@example.com', 'alice.smith@example.org', 'smith'],
    ],
  ])('%s', async (_what, input, found, notFound) => {
    const { ids, page } = await makeInOrder([input]);
    for (const search of found) {
      expect([search, (await page({ search })).nodes.map(({ id }) => id)]).toEqual([search, ids]);
    }
    for (const search of notFound) expect([search, (await page({ search })).nodes]).toEqual([search, []]);
  });

  test('of more than ten terms those after the tenth must be whole words', async () => {
    const { names } = await makeInOrder([called('Aa Bb Cc Dd Ee Ff Gg Hh Ii Jjjj Kkkk')]);
    const ten = 'aa bb cc dd ee ff gg hh ii';
    for (const search of [`${ten} jjjj kkkk`, `${ten} jjj kkkk`, `${ten} jjji kkkk`])
      expect(await names(search)).toHaveLength(1);
    for (const search of [`${ten} jjjj kkk`, `${ten} jjjj kkki`, `${ten} jjjj llll`])
      expect(await names(search)).toEqual([]);
  });
});
