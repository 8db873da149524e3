import { expect, test } from 'vitest';
import { makeLedger } from '../../support/fixtures.ts';
import { clientOf, refusalOf, useTestApp } from '../../support/test-app.ts';
import { readAnswer, refusedWithoutTrace } from '../request/answers.ts';

// In one order: the last test makes the first key, and there is no way back.
const app = useTestApp();

async function ask(headers: Record<string, string>, host = 'localhost') {
  const init = { method: 'POST', body: JSON.stringify({ query: '{ viewer { name } }' }) };
  const all = { 'content-type': 'application/json', ...headers };
  return readAnswer(await app.openAnother().fetch(`http://${host}/graphql`, { ...init, headers: all }));
}

test('without any key a request needs none, and may do everything', async () => {
  const { viewer } = await app.client.viewer();
  expect(viewer).toMatchObject({ name: 'local', apiKey: null });
  expect(viewer.scopes).toHaveLength(8);
  await makeLedger(app.client);
  expect((await ask({ authorization: 'Bearer ' })).status).toBe(200);
});

test('a key that is presented must be valid all the same', async () => {
  expect((await ask({ authorization: 'Bearer x' })).status).toBe(401);
});

test.each(['localhost:4000', '127.0.0.1', '127.1.2.3:80', '[::1]:4000'])(
  'a request to %s is answered',
  async (host) => {
    expect((await ask({}, host)).status).toBe(200);
  },
);

test.each(['rebound.example', '192.168.1.7:4000', '127.0.0.1.nip.io'])(
  'a request to %s, which is no name of this machine, is refused',
  async (host) => {
    const answer = await ask({}, host);
    expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await ask({ host })).status).toBe(403);
  },
);

test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])(
  'a request that a proxy passes on with the header %s is refused',
  async (header) => {
    expect(await ask({ [header]: '203.0.113.7' })).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  },
);

test('with SIGNET_ADMIN_KEY there is no open mode', async () => {
  const closed = clientOf(app.openAnother({ adminKey: 'an-administrators-key-of-32-characters' }));
  expect(await refusalOf(closed.viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('the first key must be able to make others', async () => {
  const call = () => app.client.createApiKey({ input: { name: 'first', scopes: ['ledger:read'] } });
  const refusal = await refusedWithoutTrace(app, call);
  expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'scopes'] }] });
});

test('the first key ends it: at once here, within a second elsewhere, and of several at once one is made', async () => {
  const start = Date.now() + 60_000;
  app.now = new Date(start);
  const elsewhere = clientOf(app.openAnother());
  await elsewhere.viewer();
  const create = (name: string) => app.client.createApiKey({ input: { name, scopes: ['admin', 'audit:read'] } });
  const outcomes = await Promise.allSettled(['one', 'two', 'three'].map(create));
  const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.createApiKey] : []));
  expect(made).toHaveLength(1);
  expect(await refusalOf(app.client.viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
  app.now = new Date(start + 999);
  expect(await refusalOf(elsewhere.viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });

  const holder = clientOf(app.openAnother(), made[0]?.secret);
  const { auditEvents } = await holder.auditEvents({ filter: { resourceId: made[0]?.apiKey.id ?? '' } });
  expect(auditEvents.nodes).toMatchObject([{ action: 'api_key.created', actor: 'local' }]);
  await holder.revokeApiKey({ id: made[0]?.apiKey.id ?? '' });
  // Without a valid key left, nobody is let in: it does not open again.
  expect((await ask({})).status).toBe(401);
});
