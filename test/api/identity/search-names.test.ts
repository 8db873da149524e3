import type { CreateIdentityInput } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

type Input = Partial<CreateIdentityInput>;
const named = (firstName: string | null, lastName?: string, otherNames?: string): Input => ({
  firstName,
  lastName,
  otherNames,
});
const organization = (organizationName: string): Input => ({
  identityType: 'ORGANIZATION',
  firstName: null,
  organizationName,
});

async function makeAlone(input: Input) {
  const category = unique('alone');
  const id = await makePerson(app.client, { ...input, category });
  const find = async (search: string) =>
    (await app.client.identities({ search, filter: { category: { eq: category } } })).identities.nodes.map(
      (node) => node.id,
    );
  return { id, find };
}

describe('a name that is written without blanks is found without and with them', () => {
  test.each<[Input, string[]]>([
    [named('철수', '박'), ['박철수', '철수박', '박 철수', '철수 박', '철수', '박철', '박', '박절수']],
    [named('박철수'), ['박철수', '박 철수', '철수']],
    [named('철수', '장'), ['장 철수', '장철수', '장철수'.normalize('NFD')]],
    [named('伟', '张'), ['张伟', '伟张', '张 伟', '伟', '张']],
    [named('太郎', '山田'), ['山田太郎', '山田 太郎', '太郎山田', '太郎', '田太', '山田大郎']],
    [named('タロウ', 'ヤマダ'), ['ヤマダタロウ', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'やまだたろう', 'ヤマダ'.normalize('NFD')]],
    [named('สมชาย', 'ใจดี'), ['สมชายใจดี', 'ใจดีสมชาย', 'สมชาย ใจดี', 'ชายใจ']],
    [named('Jackie 港生', '陳'), ['陳港生', '港生 陳', 'jackie 陳']],
    [organization('東京 三菱 銀行'), ['東京三菱銀行', '三菱銀行', '銀行 東京']],
    [organization('アンナ・カレーニナ'), ['アンナカレーニナ', 'カレーニナ']],
  ])('%j', async (input, searches) => {
    const { id, find } = await makeAlone(input);
    for (const search of searches) expect([search, await find(search)]).toEqual([search, [id]]);
  });

  test('and not by what only looks alike', async () => {
    const { find } = await makeAlone(named('철수', '박'));
    for (const search of ['김영수', '박영희', '수철']) expect(await find(search)).toEqual([]);
  });
});

describe('a name is found whatever its case, accents and points, composed or not', () => {
  test.each<[string, string[]]>([
    ['שָׁלוֹם', ['שלום', 'שָׁלוֹם'.normalize('NFD')]],
    ['שלום', ['שָׁלוֹם']],
    ['مُحَمَّد', ['محمد', 'محـــمد', 'محمّد']],
    ['أحمد', ['احمد', 'آحمد', 'إحمد']],
    ['علی', ['علي', 'على']],
    ['فاطمة', ['فاطمه']],
    ['ИВАН', ['иван', 'Иван', 'ива']],
    ['Андрій', ['АНДРІЙ', 'андрій'.normalize('NFD')]],
    ['ΟΔΥΣΣΕΥΣ', ['Οδυσσεύς', 'οδυσσευς', 'οδυσσευσ']],
    ['Ներսես', ['ՆԵՐՍԵՍ']],
    ['ᲗᲐᲛᲐᲠ', ['თამარ']],
    ['ᏣᎳᎩ', ['ꮳꮃꭹ']],
    ['𐐔𐐇𐐝𐐀𐐡𐐇𐐓', ['𐐼𐐯𐑅𐐨𐑉𐐯𐐻']],
    ['Guðmundur', ['gudmundur', 'GUÐMUNDUR', 'Gudmundr']],
    ['Æsa', ['aesa', 'æsa', 'AESA']],
    ['Œuvre', ['oeuvre']],
    ['Þórður', ['thordur', 'ÞÓRÐUR']],
    ['Strauß', ['strauss', 'STRAUẞ', 'STRAUSS']],
    ['Işık', ['isik', 'IŞIK', 'İşık']],
    ['Łukasz Ħamrun', ['lukasz hamrun']],
    ['Nguyễn', ['nguyen', 'NGUYỄN', 'nguyễn'.normalize('NFD')]],
    ['José'.normalize('NFD'), ['José', 'jose', 'JOSÉ'.normalize('NFD')]],
    ['Ａｌｉｃｅ', ['alice']],
    ['O\u200bBrien\u00adSmith', ["o'brien", 'obriensmith', 'OBrienSmith'].slice(1)],
    ['Ḥasan\u200d', ['hasan']],
    ['ʻOkina', ['okina', "'okina", '’okina']],
    ['Agent ٠٠٧', ['agent 007', 'agent ۰۰۷']],
  ])('%s', async (lastName, searches) => {
    const { id, find } = await makeAlone(named(null, lastName));
    for (const search of searches) expect([search, await find(search)]).toEqual([search, [id]]);
  });

  test('and æ is not a: a word is a beginning of another only as it is written', async () => {
    const { find } = await makeAlone(named(null, 'Ærø'));
    expect(await find('aero')).toHaveLength(1);
    expect(await find('ae')).toHaveLength(1);
    expect(await find('ar')).toEqual([]);
  });

  test('in the order of names upper and lower case are alike in every script', async () => {
    const category = unique('order');
    for (const firstName of ['Яков', 'борис', 'Анна', 'ЖАННА', 'Émile', 'eva', 'Zoë']) {
      await makePerson(app.client, { firstName, category });
    }
    const { nodes } = (
      await app.client.identities({
        filter: { category: { eq: category } },
        orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' },
      })
    ).identities;
    const names = nodes.map(({ displayName }) => displayName);
    expect(names).toEqual(['Émile', 'eva', 'Zoë', 'Анна', 'борис', 'ЖАННА', 'Яков']);
  });
});

describe('terms combine whatever they are', () => {
  const alice: Input = {
    firstName: 'Alice',
    lastName: 'Liddell',
    emailAddress: 'alice@wonderland.example',
    phoneNumber: '+442079460958',
    externalId: 'CRM-0042/b',
  };

  test('names, beginnings of an id, an e-mail address, a phone number and an external id', async () => {
    const { id, find } = await makeAlone(alice);
    const uuid = id.slice(4);
    for (const search of [
      `alice 442079460958`,
      `+44 20 7946 0958 alice`,
      `alice +44 (0)20 7946-0958 liddell`,
      `liddell ${uuid.slice(0, 18)}`,
      `${id} alice`,
      `ALICE@wonderland.EXAMPLE lidell`,
      `alice crm-0042/b`,
      `alice 0958 0042`,
      `0042 02079460958 alice`,
      `+44 20 7946 0958 0042`,
      `${uuid} crm-0042 0958 alice@wonderland.example`,
      `wonderland.example alice 7946`,
    ]) {
      expect([search, await find(search)]).toEqual([search, [id]]);
    }
    for (const search of [`alice 442079460959`, `bob ${id}`, `${id} 4711`, 'alice crm-0043', 'alice 7946 4711']) {
      expect([search, await find(search)]).toEqual([search, []]);
    }
  });

  test('an external id with blanks is found as it is written', async () => {
    const { id, find } = await makeAlone({ firstName: 'Bob', externalId: 'Box 7 x' });
    for (const search of ['box 7 x', 'Box 7', 'bob box']) expect(await find(search)).toEqual([id]);
  });

  test.each([
    '+44 (0)20 7946 0958',
    '+44(0)2079460958',
    '+44 20 7946 0958',
    '0044 20 7946 0958',
    '0044 (0)20 7946 0958',
    '011 44 20 7946 0958',
    '020 7946 0958',
    '(020) 7946-0958',
    '020/7946.0958',
    '+44.20.7946.0958',
    '+44–20–7946–0958',
    '＋４４ ２０ ７９４６ ０９５８',
    '+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨',
    '7946 0958',
    '7946',
  ])('a phone number is found as "%s"', async (search) => {
    const { id, find } = await makeAlone({ phoneNumber: '+442079460958' });
    expect(await find(search)).toEqual([id]);
  });

  test('and so is a tokenized one, by the whole of it', async () => {
    const { id, find } = await makeAlone({ phoneNumber: '+442079460958' });
    await app.client.tokenizeIdentity({ id, fields: ['PHONE_NUMBER'] });
    for (const search of ['+44 (0)20 7946 0958', '0044 20 7946 0958', '＋４４２０７９４６０９５８']) {
      expect(await find(search)).toEqual([id]);
    }
  });
});

describe('a display name finds whose it is', () => {
  test.each<[string, Input]>([
    ['of many words', named('Ana Bea Cara Dina Eva Fay', 'Gil Hugo Ida Jo Kai', 'Lea Mia Noa')],
    ['with punctuation', organization('Smith & Sons, Inc.')],
    ['of signs and letters', organization('P!nk / A+B (50%) – "C&A" #1, S.à r.l.')],
    ['of letters with blanks', organization('A B C D E F G H I J K L M N')],
    [
      'as long as can be',
      named('Abcdefghi '.repeat(20).trim(), 'Zyxwvutsr '.repeat(20).trim(), 'Äöü '.repeat(50).trim()),
    ],
    ['of one very long word', organization('x'.repeat(200))],
    ['without blanks', organization('東京三菱銀行'.repeat(33))],
    ['of numbers', organization('1 22 333 4444 55555 666666 7777777 88888888 999999999')],
    ['that is an e-mail address', { firstName: null, emailAddress: 'nobody.at.all@example.com' }],
  ])('%s', async (_what, input) => {
    const { id, find } = await makeAlone(input);
    const { identity } = await app.client.identity({ id });
    expect(await find(identity?.displayName as string)).toEqual([id]);
  });

  test('and no other: every word counts', async () => {
    const { find } = await makeAlone(organization('A B C D E F G H I J K L M N'));
    expect(await find('A B C D E F G H I J K L M N O')).toEqual([]);
  });
});
