import { beforeAll, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { postBody } from '../request/answers.ts';

const app = useTestApp();
let ids: string[] = [];
beforeAll(async () => {
  ids = [
    await makePerson(app.client, { metadata: { kept: 1 } }),
    await makeBalance(app.client, { metadata: { kept: 1 } }),
  ];
});

const metadataOf = async (id: string) => (await app.client.updateMetadata({ id, patch: {} })).updateMetadata.metadata;

test('a patch has the limits of metadata itself, also where it only removes', async () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`key${at}`, null]));
  for (const id of ids) {
    for (const [patch, rule] of [
      [many, 'must have at most 1,000 keys.'],
      [{ ['x'.repeat(17_000)]: null }, 'must have at most 16 kB as JSON.'],
      [{ 'a\u0000': null }, 'must not contain U+0000 or a lone surrogate.'],
    ] as const) {
      const refusal = await refusalOf(app.client.updateMetadata({ id, patch }));
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues).toMatchObject([{ path: ['patch'], message: `patch ${rule}` }]);
    }
    expect(await metadataOf(id)).toEqual({ kept: 1 });
  }
});

test('a patch that is nested beyond any sense is refused and no crash', async () => {
  const levels = 5_000;
  const patch = `${'{"a":'.repeat(levels)}null${'}'.repeat(levels)}`;
  for (const id of ids) {
    const query = 'mutation ($id: ID!, $patch: JSONObject!) { updateMetadata(id: $id, patch: $patch) { metadata } }';
    const body = `{"query":${JSON.stringify(query)},"variables":{"id":"${id}","patch":${patch}}}`;
    const answer = await postBody(app, body, { 'content-type': 'application/json' });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await metadataOf(id)).toEqual({ kept: 1 });
  }
});
