import { beforeAll, expect, test } from 'vitest';
import { clientOf, refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
beforeAll(async () => {
  await app.as(['admin']);
});

test('revokes a key for good, and logs who did', async () => {
  const { id } = await app.makeKey(['ledger:read']);
  const revoked = (await app.client.revokeApiKey({ id: `key_${id}` })).revokeApiKey;
  expect(revoked).toMatchObject({ id: `key_${id}`, revokedAt: expect.any(String) });
  const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: `key_${id}` } });
  expect(auditEvents.nodes[0]).toMatchObject({
    action: 'api_key.revoked',
    changes: [{ field: 'revokedAt', before: null, after: revoked.revokedAt }],
  });
  expect((await app.client.verifyAudit()).verifyAudit.ok).toBe(true);
});

test('a key that is revoked already stays as it is', async () => {
  const { id } = await app.makeKey(['ledger:read']);
  const first = await app.client.revokeApiKey({ id: `key_${id}` });
  const events = await app.prisma.auditEvent.count();
  expect(await app.client.revokeApiKey({ id: `key_${id}` })).toEqual(first);
  expect(await app.prisma.auditEvent.count()).toBe(events);
});

test('an unknown key is NOT_FOUND, and an id of another type is refused', async () => {
  const id = 'key_00000000-0000-4000-8000-000000000000';
  const unknown = await refusedWithoutTrace(app, () => app.client.revokeApiKey({ id }));
  expect(unknown).toMatchObject({ code: 'NOT_FOUND', message: `id: there is no API key ${id}.` });
  const other = await refusedWithoutTrace(app, () => app.client.revokeApiKey({ id: id.replace('key', 'ldg') }));
  expect(other).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
});

test('counts at once in the process that revokes, and within a second in another on the same database', async () => {
  const { id, secret } = await app.makeKey(['ledger:read']);
  const start = Date.now() + 60_000;
  app.now = new Date(start);
  const here = await app.as(['admin']);
  const elsewhere = clientOf(app.openAnother(), secret);
  await elsewhere.viewer();
  await here.revokeApiKey({ id: `key_${id}` });
  // What it found is believed for a moment.
  app.now = new Date(start + 499);
  await elsewhere.viewer();
  app.now = new Date(start + 999);
  expect(await refusalOf(elsewhere.viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a key can revoke itself, and is refused from the next request on', async () => {
  const self = await app.as(['admin']);
  const { viewer } = await self.viewer();
  await self.revokeApiKey({ id: viewer.apiKey?.id ?? '' });
  expect(await refusalOf(self.viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
});
