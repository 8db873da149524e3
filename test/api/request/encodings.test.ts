import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { type Answer, expectPublic, fingerprint, readAnswer } from './answers.ts';

const app = useTestApp();
const json = { 'content-type': 'application/json' };

const creation = (name: string) =>
  JSON.stringify({
    query: 'mutation ($input: CreateIdentityInput!) { createIdentity(input: $input) { firstName } }',
    variables: { input: { identityType: 'INDIVIDUAL', firstName: name } },
  });
const send = async (body: Uint8Array, headers: Record<string, string> = json) =>
  readAnswer(await app.fetch('/graphql', { method: 'POST', headers, body: Buffer.from(body) }));

async function expectRefused(answer: Answer, status: number, message: RegExp): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.errors).toMatchObject([
    { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  for (const error of answer.errors) expectPublic(error);
}

describe('a body', () => {
  const bytesOf = (name: string, encoding: BufferEncoding) => Buffer.from(creation(name), encoding);

  test.each([
    ['Latin-1', bytesOf('Ren\xe9e', 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), bytesOf('Ana', 'utf16le')])],
    [
      'a character that is cut',
      Buffer.concat([bytesOf('A', 'utf8').subarray(0, -4), Buffer.from([0xc3, 0x22, 0x7d, 0x7d, 0x7d])]),
    ],
    ['half a surrogate pair', Buffer.from(creation('A#B').replace('#', '\xed\xa0\x80'), 'latin1')],
    ['a longer form of a character', Buffer.from(creation('A#B').replace('#', '\xc1\x81'), 'latin1')],
    ['what is compressed and does not say so', gzipSync(bytesOf('Ana', 'utf8'))],
  ])('in %s is refused, and nothing is stored', async (_what, body) => {
    const before = await fingerprint(app);
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/graphql+json']) {
      await expectRefused(await send(body, { 'content-type': type }), 400, /^The body must be in UTF-8\.$/);
    }
    expect(await fingerprint(app)).toBe(before);
  });

  test.each(['iso-8859-1', 'ISO-8859-1', '"latin1"', 'utf-16', 'us-ascii', 'windows-1252', 'utf-8-sig', ''])(
    'that says its charset is %s is refused, for nothing else than UTF-8 is read',
    async (charset) => {
      const before = await fingerprint(app);
      for (const body of [bytesOf('Ren\xe9e', 'latin1'), bytesOf('Ana', 'utf8')]) {
        const headers = { 'content-type': `application/json; charset=${charset}` };
        await expectRefused(await send(body, headers), 400, /UTF-8/);
      }
      expect(await fingerprint(app)).toBe(before);
    },
  );

  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('that says its charset is %s is read', async (charset) => {
    const answer = await send(bytesOf('Renée 名 😀', 'utf8'), {
      'content-type': `application/json;charset=${charset}`,
    });
    expect(answer.data).toEqual({ createIdentity: { firstName: 'Renée 名 😀' } });
  });

  test('may begin with a byte order mark', async () => {
    const answer = await send(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf('Zoë', 'utf8')]));
    expect(answer.data).toEqual({ createIdentity: { firstName: 'Zoë' } });
  });

  test.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity, gzip', gzipSync],
    ['zstd', (bytes: Uint8Array) => bytes],
  ] as const)('in the encoding %s is refused with a sentence', async (encoding, compress) => {
    const before = await fingerprint(app);
    const answer = await send(compress(bytesOf('Ana', 'utf8')), { ...json, 'content-encoding': encoding });
    await expectRefused(answer, 415, /^The body must not be compressed/);
    expect(answer.headers.get('accept-encoding')).toBe('identity');
    expect(await fingerprint(app)).toBe(before);
  });

  test('in the encoding identity is read', async () => {
    const answer = await send(bytesOf('Ana', 'utf8'), { ...json, 'content-encoding': 'identity' });
    expect(answer.data).toEqual({ createIdentity: { firstName: 'Ana' } });
  });

  test('keeps the character that stands for what could not be read', async () => {
    const answer = await send(bytesOf('A\ufffdB', 'utf8'));
    expect(answer.data).toEqual({ createIdentity: { firstName: 'A\ufffdB' } });
  });
});

describe('a query string', () => {
  const get = async (search: string) => readAnswer(await app.fetch(`/graphql?${search}`));
  const document = (name: string) => `{identities(filter:{firstName:{eq:"${name}"}}){totalCount}}`;

  test('is read as UTF-8, percent-encoded', async () => {
    await makePerson(app.client, { firstName: 'Édith' });
    const found = { identities: { totalCount: 1 } };
    expect((await get(`query=${encodeURIComponent(document('Édith'))}`)).data).toEqual(found);
    const variables = encodeURIComponent(JSON.stringify({ name: 'Édith' }));
    const query = 'query($name:String){identities(filter:{firstName:{eq:$name}}){totalCount}}';
    expect((await get(`query=${query}&variables=${variables}`)).data).toEqual(found);
  });

  test.each([
    ['of Latin-1', `query=${document('%C9dith')}`],
    ['in variables', 'query={viewer{name}}&variables={"a":"%C9"}'],
    ['in another parameter', 'query={viewer{name}}&other=%ff'],
    ['cut short', `query=${document('%C3')}`],
    ['that are none', `query=${document('%zz')}`],
  ])('with escapes %s is refused', async (_what, search) => {
    await expectRefused(await get(search), 400, /^The query string must be in UTF-8, percent-encoded\.$/);
  });
});
