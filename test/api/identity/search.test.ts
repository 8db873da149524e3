import type { Client, CreateIdentityInput, IdentitiesQueryVariables, IdentityFilter } from '@signet/client/methods';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aliceSmith, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();

const list = async (variables: IdentitiesQueryVariables) => (await app.client.identities(variables)).identities.nodes;
const namesOf = async (variables: IdentitiesQueryVariables) =>
  (await list({ first: 100, ...variables })).map((node) => node.displayName);
const countAll = async (variables: IdentitiesQueryVariables) => {
  const document = `query ($filter: IdentityFilter, $search: String) {
    identities(filter: $filter, search: $search) { totalCount } }`;
  const answer = await app.client.request<{ identities: { totalCount: number } }, object>(document, variables);
  return answer.identities.totalCount;
};

type Input = Partial<CreateIdentityInput>;

/** People of one test, told apart from all others by their category; made a second after one another. */
async function makePeople(inputs: Input[]): Promise<{ filter: IdentityFilter; ids: string[] }> {
  const category = unique('group');
  const ids: string[] = [];
  for (const input of inputs) {
    app.now = new Date((app.now?.getTime() ?? Date.parse('2031-01-01T00:00:00Z')) + 1000);
    ids.push(await makePerson(app.client, { category, ...input }));
  }
  return { filter: { category: { eq: category } }, ids };
}

const organization = (organizationName: string): Input => ({
  identityType: 'ORGANIZATION',
  firstName: null,
  organizationName,
});

describe('search', () => {
  let filter: IdentityFilter = {};
  beforeAll(async () => {
    ({ filter } = await makePeople([
      { ...aliceSmith, otherNames: null, id: 'idt_8cc22560-5ace-4989-8953-fcbad7947d48', category: undefined },
      { firstName: 'José', lastName: 'García', emailAddress: 'jg@uni.example', externalId: 'CRM-0042/b' },
      { firstName: 'ÉLODIE', lastName: 'Müller', phoneNumber: '+4930123456' },
      { firstName: 'Sean', lastName: "O'Brien" },
      { firstName: 'Ana', lastName: 'Souza-Lima' },
      { firstName: 'Alexander', lastName: 'Łukasiewicz' },
      { firstName: 'Søren', lastName: 'Weiß' },
      { firstName: 'Иван', lastName: 'Петров' },
      { firstName: 'Γιώργος', lastName: 'Παπαδόπουλος' },
      { firstName: '美咲', lastName: '佐藤' },
      { firstName: '민준', lastName: '김' },
      organization('Harbor Graceland Ltd. 50%'),
      organization('東京三菱銀行'),
    ]));
    await app.client.updateIdentity({
      id: 'idt_8cc22560-5ace-4989-8953-fcbad7947d48',
      input: { category: filter.category?.eq },
    });
  });

  test.each([
    ['smth alic', 'Alice Smith'],
    ['Smith Alice', 'Alice Smith'],
    ['ALICE SMITH', 'Alice Smith'],
    ['Alcie Smiht', 'Alice Smith'],
    ['Jose', 'José García'],
    ['garcia jose', 'José García'],
    ['elodie', 'ÉLODIE Müller'],
    ['Muller', 'ÉLODIE Müller'],
    ['MÜLLER', 'ÉLODIE Müller'],
    ['mulller', 'ÉLODIE Müller'],
    ['obrien', "Sean O'Brien"],
    ['O’Brien sean', "Sean O'Brien"],
    ['brien', "Sean O'Brien"],
    ['souzalima', 'Ana Souza-Lima'],
    ['lima souza', 'Ana Souza-Lima'],
    ['alixan', 'Alexander Łukasiewicz'],
    ['lukasz alex', 'Alexander Łukasiewicz'],
    ['lukasevicz', 'Alexander Łukasiewicz'],
    ['soren weiss', 'Søren Weiß'],
    ['ИВАН', 'Иван Петров'],
    ['петрв иван', 'Иван Петров'],
    ['γιωργοσ', 'Γιώργος Παπαδόπουλος'],
    ['佐藤', '美咲 佐藤'],
    ['藤 美', '美咲 佐藤'],
    ['김 민', '민준 김'],
    ['三菱', '東京三菱銀行'],
    ['50% harbor', 'Harbor Graceland Ltd. 50%'],
    ['graceland & ltd', 'Harbor Graceland Ltd. 50%'],
  ])('"%s" finds %s', async (search, name) => {
    expect(await namesOf({ search, filter })).toEqual([name]);
    expect(await countAll({ search, filter })).toBe(1);
  });

  test.each([
    ['an e-mail address', 'Alice.Smith@example.com'],
    ['the beginning of one', 'alice.smith@ex'],
    ['a phone number', '+1234567890'],
    ['a phone number as it is written', '+1 (234) 567-890'],
    ['a phone number with 00', '001234567890'],
    ['a part of one', '345 67'],
    ['the end of one', '7890'],
    ['an id', 'idt_8cc22560-5ace-4989-8953-fcbad7947d48'],
    ['the beginning of an id', 'idt_8cc22560'],
    ['digits of an id', '8CC22560-5ACE'],
  ])('%s finds Alice Smith', async (_what, search) => {
    expect(await namesOf({ search, filter })).toEqual(['Alice Smith']);
    expect(await countAll({ search, filter })).toBe(1);
  });

  test.each([
    ['an external id', 'crm-0042/B'],
    ['the beginning of one', 'CRM-00'],
    ['a piece of one', '0042'],
    ['the domain of an e-mail address', 'uni.example'],
    ['a name and an e-mail address', 'garcia jg@uni.example'],
  ])('%s finds José García', async (_what, search) => {
    expect(await namesOf({ search, filter })).toEqual(['José García']);
  });

  test('a phone number finds it as it is dialled within the country', async () => {
    expect(await namesOf({ search: '030 123456', filter })).toEqual(['ÉLODIE Müller']);
  });

  test.each(['nobody', 'alice nobody', 'xlice xmith xx', 'idt_8cc22561', '+9999999', 'crm-0043', 'lice@example.com'])(
    '"%s" finds nothing',
    async (search) => {
      expect(await namesOf({ search, filter })).toEqual([]);
      expect(await countAll({ search, filter })).toBe(0);
    },
  );

  test('together with a filter finds what both hold', async () => {
    const german = { and: [filter, { phoneNumber: { startsWith: '+49' } }] };
    expect(await namesOf({ search: 'muller', filter: german })).toEqual(['ÉLODIE Müller']);
    expect(await namesOf({ search: 'alice', filter: german })).toEqual([]);
    expect(await namesOf({ search: '8cc22560', filter: german })).toEqual([]);
  });

  test('that is blank searches for nothing, so the list is whole', async () => {
    expect(await namesOf({ search: '  ', filter })).toEqual(await namesOf({ filter }));
  });
});

describe('the best match comes first', () => {
  let filter: IdentityFilter = {};
  beforeAll(async () => {
    ({ filter } = await makePeople([
      { firstName: 'Martina', lastName: 'Old' },
      { firstName: 'Martin', lastName: 'Old' },
      { firstName: 'Marten', lastName: 'Unlike' },
      { firstName: 'Marten' },
      { firstName: 'Martin', lastName: 'New' },
      { firstName: 'Martini', lastName: 'New' },
      { firstName: 'Secret' },
    ]));
    const [secret] = await list({ search: 'Secret', filter });
    await app.client.updateIdentity({ id: secret?.id as string, input: { firstName: 'Martin', lastName: 'Hidden' } });
    await app.client.tokenizeIdentity({ id: secret?.id as string, fields: ['FIRST_NAME'] });
  });

  test('the whole value, whole words, beginnings of words, words alike; and the newest among equals', async () => {
    const names = await namesOf({ search: 'martin', filter });
    expect(names[0]).toMatch(/ Hidden$/);
    expect(names.slice(1)).toEqual([
      'Martin New',
      'Martin Old',
      'Martini New',
      'Martina Old',
      'Marten',
      'Marten Unlike',
    ]);
  });

  test('unless another order is given, which has the same matches', async () => {
    const byName = await namesOf({ search: 'martin', filter, orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' } });
    expect([...byName].sort()).toEqual([...(await namesOf({ search: 'martin', filter }))].sort());
    expect(byName.filter((name) => /^mart/i.test(name))).toEqual([
      'Marten',
      'Marten Unlike',
      'Martin New',
      'Martin Old',
      'Martina Old',
      'Martini New',
    ]);
    expect(await namesOf({ search: 'martin new', filter, orderBy: { field: 'CREATED_AT', direction: 'ASC' } })).toEqual(
      ['Martin New', 'Martini New'],
    );
  });
});

describe('a search follows the data', () => {
  test('after a rename the new name is found and the old one is not', async () => {
    const { filter, ids } = await makePeople([{ firstName: 'Before' }]);
    await app.client.updateIdentity({ id: ids[0] as string, input: { firstName: 'Afterwards' } });
    expect(await namesOf({ search: 'befor', filter })).toEqual([]);
    expect(await namesOf({ search: 'afterwrds', filter })).toEqual(['Afterwards']);
  });

  test('an archived identity is found only when asked for by status, a deleted one never', async () => {
    const { filter, ids } = await makePeople([{ firstName: 'Gone' }, { firstName: 'Gone' }]);
    await app.client.archiveIdentity({ id: ids[0] as string });
    await app.client.deleteIdentity({ id: ids[1] as string });
    expect(await namesOf({ search: 'gone', filter })).toEqual([]);
    expect(await namesOf({ search: ids[0], filter })).toEqual([]);
    expect(await namesOf({ search: 'gone', filter: { and: [filter, { status: ['ARCHIVED'] }] } })).toEqual(['Gone']);
  });

  test('an erased identity is found by nothing that it had', async () => {
    const gone = { ...aliceSmith, firstName: 'Erasmus', externalId: unique('erased'), phoneNumber: '+33612345678' };
    const { ids } = await makePeople([gone]);
    await app.client.tokenizeIdentity({ id: ids[0] as string, fields: ['LAST_NAME', 'EMAIL_ADDRESS'] });
    await app.client.eraseIdentity({ id: ids[0] as string, reason: 'asked' });
    const filter = { status: ['ERASED' as const] };
    for (const search of ['erasmus', 'erasms', 'smith', gone.emailAddress, '612345678', gone.externalId]) {
      expect(await list({ search, filter })).toEqual([]);
    }
    expect(await list({ search: ids[0], filter })).toHaveLength(1);
  });
});

describe('tokenized values', () => {
  let id = '';
  beforeAll(async () => {
    const input = {
      firstName: 'Quentin',
      lastName: 'Vâle',
      otherNames: 'Xavier',
      emailAddress: 'quentin@vale.example',
    };
    id = await makePerson(app.client, { ...input, phoneNumber: '+819012345678' });
    const fields = ['FIRST_NAME', 'LAST_NAME', 'OTHER_NAMES', 'EMAIL_ADDRESS', 'PHONE_NUMBER'] as const;
    await app.client.tokenizeIdentity({ id, fields: [...fields] });
  });
  const idsOf = async (search: string) => (await list({ search })).map((node) => node.id);

  test.each(['Quentin', 'QUENTIN', 'vale', 'xavier', 'Quentin@Vale.example', '+81 90 1234 5678'])(
    'are found by the whole value "%s"',
    async (search) => {
      expect(await idsOf(search)).toContain(id);
      expect((await idsOf(search))[0]).toBe(id);
      expect(await countAll({ search, filter: { id: [id] } })).toBe(1);
    },
  );

  test.each(['Quent', 'Quentn', 'quentin vale', 'quentin@vale', 'vale.example', '12345678'])(
    'are not found by a part or a misspelling such as "%s"',
    async (search) => {
      expect(await idsOf(search)).not.toContain(id);
    },
  );

  test('are found by the token, for that is what is shown', async () => {
    const { identity } = await app.client.identity({ id });
    expect(await idsOf(identity?.emailAddress as string)).toContain(id);
  });
});

describe('pages of a search', () => {
  let filter: IdentityFilter = {};
  const names = ['Walker', 'walker', 'Walkers', 'Wakler', 'Walkre', 'Walkerson', 'Waler', 'Wálker', 'Valker'];
  beforeAll(async () => {
    const category = unique('walk');
    const inputs = Array.from({ length: 23 }, (_, at) => ({
      identityType: 'INDIVIDUAL' as const,
      firstName: names[at % names.length],
      lastName: at % 2 ? 'Skye' : undefined,
      category,
    }));
    await app.client.createIdentities({ inputs });
    filter = { category: { eq: category } };
    const [first] = await list({ search: 'valker', filter });
    await app.client.tokenizeIdentity({ id: first?.id as string, fields: ['FIRST_NAME'] });
    await app.client.updateIdentity({ id: first?.id as string, input: { firstName: 'Walker' } });
  });

  async function walk(search: string, pageSize: number, backward: boolean): Promise<string[]> {
    const met: string[] = [];
    let cursor: string | null | undefined;
    for (;;) {
      const window = backward ? { last: pageSize, before: cursor } : { first: pageSize, after: cursor };
      const { nodes, pageInfo } = (await app.client.identities({ filter, search, ...window })).identities;
      const ids = nodes.map((node) => node.id);
      if (backward) met.unshift(...ids);
      else met.push(...ids);
      if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return met;
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
    }
  }

  test('walked in any direction meet every match once and in order', async () => {
    const plan = fc.record({
      search: fc.constantFrom('walker', 'walkers', 'wlaker', 'skye walker', 'wal'),
      pageSize: fc.integer({ min: 1, max: 24 }),
      backward: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ search, pageSize, backward }) => {
        const whole = await walk(search, 100, false);
        expect(whole).toHaveLength(await countAll({ search, filter }));
        expect(new Set(whole).size).toBe(whole.length);
        expect(await walk(search, pageSize, backward)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  test('between two cursors of different kinds of match hold what is between', async () => {
    const whole = await walk('walker', 100, false);
    const edges = async (variables: IdentitiesQueryVariables) =>
      (await app.client.identities({ search: 'walker', filter, ...variables })).identities;
    const from = (await edges({ first: 3 })).pageInfo.endCursor;
    const to = (await edges({ last: 2 })).pageInfo.startCursor;
    for (const size of [{ first: 100 }, { last: 100 }]) {
      const { nodes } = await edges({ after: from, before: to, ...size });
      expect(nodes.map((node) => node.id)).toEqual(whole.slice(3, -2));
    }
  });

  test('take as many statements whatever they hold', async () => {
    const count = async (client: Client, search: string) =>
      (await app.countStatements(() => client.identities({ filter, search }))).length;
    for (const search of ['walker', 'wlaker', 'skye walkers']) {
      expect([await count(app.client, search), await count(app.resolvers, search)]).toEqual([1, 2]);
    }
  });
});

test('the rows that are like the search beyond the first thousand follow by age, and a walk meets each once', async () => {
  const category = unique('many');
  await app.query(
    `INSERT INTO identities (id, identity_type, first_name, category, created_at, updated_at)
     SELECT gen_random_uuid(), 'INDIVIDUAL', CASE n % 3 WHEN 0 THEN 'Brigitta' WHEN 1 THEN 'Bregitte Lang' ELSE 'Brigite' END,
       $1, now(), now() FROM generate_series(1, 1150) AS n`,
    [category],
  );
  const filter = { category: { eq: category } };
  const walk = async (backward: boolean) => {
    const met: string[] = [];
    let cursor: string | null | undefined;
    for (;;) {
      const window = backward ? { last: 100, before: cursor } : { first: 100, after: cursor };
      const { nodes, pageInfo } = (await app.client.identities({ filter, search: 'brigittex', ...window })).identities;
      const ids = nodes.map((node) => node.id);
      if (backward) met.unshift(...ids);
      else met.push(...ids);
      if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return met;
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
    }
  };
  const met = await walk(false);
  expect(met).toHaveLength(1150);
  expect(new Set(met).size).toBe(1150);
  expect(await walk(true)).toEqual(met);
  expect(met.slice(1000)).toEqual(met.slice(1000).sort().reverse());
});

describe('bad input', () => {
  test.each([
    ['10,000 characters', 'x'.repeat(10_000), 'search must have at most 1,000 characters.'],
    ['1,001 characters', 'x'.repeat(1001), 'search must have at most 1,000 characters.'],
    ['U+0000', 'a\0', 'search must not contain U+0000 or a lone surrogate.'],
    ['a lone surrogate', '\udfff', 'search must not contain U+0000 or a lone surrogate.'],
  ])('%s is refused by name', async (_what, search, message) => {
    const { code, issues } = await refusedWithoutTrace(app, () => app.client.identities({ search }));
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues).toContainEqual(expect.objectContaining({ path: ['search'], message }));
  });

  test.each(['%', '_', '\\', '***', '%%%%', "'", ':*', '!&|()', '\u0001\u0002', '\u200b', '🜁'.repeat(200)])(
    '"%s" has nothing to look for and finds nothing',
    async (search) => {
      expect(await list({ search })).toEqual([]);
      expect(await countAll({ search })).toBe(0);
    },
  );

  test.each([
    'a',
    '1',
    'é',
    '佐',
    "a':*",
    "' | 'b",
    "\\' & !x",
    '<-> a',
    'a\u0001b',
    'ʻ',
    'x'.repeat(200),
    'a b c d e f g h i j k',
  ])('"%s" is a search like any other', async (search) => {
    expect(await list({ search })).toHaveLength(await countAll({ search }));
  });

  test('names that normalise to very long ones can be stored and found', async () => {
    const firstName = Array.from({ length: 40 }, (_, at) => `\u3300\u3301\u3302${String.fromCharCode(0x4e00 + at)}`);
    const id = await makePerson(app.client, { firstName: firstName.join(' '), lastName: '\ufdfa'.repeat(200) });
    expect((await list({ search: firstName[0] }))[0]?.id).toBe(id);
  });
});
