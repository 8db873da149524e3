import { expect, test } from 'vitest';
import { makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
const find = async (externalId: string) => (await app.client.identityByExternalId({ externalId })).identityByExternalId;

test('finds the identity, archived or not', async () => {
  const externalId = unique('crm/ÄÖ 🜁 %_\\');
  const id = await makePerson(app.client, { externalId });
  expect((await find(externalId))?.id).toBe(id);
  await app.client.archiveIdentity({ id });
  expect((await find(externalId))?.id).toBe(id);
});

test('unknown, blank, prefix and other case find nothing', async () => {
  const externalId = unique('Known');
  await makePerson(app.client, { externalId });
  for (const other of [`${externalId}x`, externalId.slice(0, -1), '', ' ', externalId.toLowerCase(), '%']) {
    expect(await find(other)).toBe(null);
  }
});

test.each(['a\0b', '\ud800', 'x'.repeat(1001)])('a text that no external id can be is refused', async (externalId) => {
  expect(await refusedWithoutTrace(app, () => find(externalId))).toMatchObject({
    code: 'BAD_USER_INPUT',
    issues: [{ path: ['externalId'] }],
  });
});
