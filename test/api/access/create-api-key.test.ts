import { beforeAll, describe, expect, test } from 'vitest';
import { allScopes } from '../../../src/access/access.scopes.ts';
import { makeLedger, unique } from '../../support/fixtures.ts';
import { clientOf, refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
// Closes the open mode, so that what is tried here is tried with keys.
beforeAll(async () => {
  await app.as(['admin']);
});

const create = async (input: object) =>
  (await app.client.createApiKey({ input: { name: unique('n'), ...input } as never })).createApiKey;

describe('createApiKey', () => {
  test('makes a key that is shown this once and works at once', async () => {
    const before = Date.now();
    const { apiKey, secret } = await create({ name: ' Billing ', scopes: ['ledger:write', 'ledger:read'] });
    expect(secret).toMatch(/^sgn_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/);
    expect(apiKey).toEqual({
      id: expect.stringMatching(/^key_[0-9a-f-]{36}$/),
      name: 'Billing',
      prefix: secret.slice(0, 12),
      scopes: ['ledger:write', 'ledger:read'],
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      createdAt: expect.any(String),
    });
    expect(Date.parse(apiKey.createdAt)).toBeGreaterThanOrEqual(before);

    const holder = clientOf(app.openAnother(), secret);
    expect((await holder.viewer()).viewer).toMatchObject({
      name: 'Billing',
      scopes: ['ledger:read', 'ledger:write'],
      apiKey: { id: apiKey.id, prefix: apiKey.prefix, lastUsedAt: expect.any(String) },
    });
  });

  test('keeps nothing of the secret but its hash and its prefix, in the database or in the log', async () => {
    const { apiKey, secret } = await create({ scopes: ['ledger:read'] });
    await clientOf(app.openAnother(), secret).viewer();
    const hidden = secret.slice(apiKey.prefix.length + 1);
    for (const table of ['api_keys', 'audit_events']) {
      const rows = await app.query<{ text: string }>(`SELECT t::text AS text FROM ${table} t`);
      expect(rows.map(({ text }) => text).join()).not.toContain(hidden);
    }
    expect(app.logged()).not.toContain(hidden);
  });

  test('makes the key that changes are logged under', async () => {
    const { apiKey, secret } = await create({ scopes: ['ledger:write'] });
    const id = await makeLedger(clientOf(app.openAnother(), secret));
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: id } });
    expect(auditEvents.nodes).toMatchObject([{ action: 'ledger.created', actor: apiKey.name }]);
  });

  test('is logged, without the secret and without its hash', async () => {
    const { apiKey } = await create({ scopes: ['pii:read'], expiresAt: '2999-01-01T00:00:00Z' });
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: apiKey.id } });
    expect(auditEvents.nodes).toHaveLength(1);
    expect(auditEvents.nodes[0]).toMatchObject({ action: 'api_key.created', resourceId: apiKey.id });
    expect(auditEvents.nodes[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'name', before: null, after: apiKey.name },
        { field: 'prefix', before: null, after: apiKey.prefix },
        { field: 'scopes', before: null, after: ['pii:read'] },
        { field: 'expiresAt', before: null, after: '2999-01-01T00:00:00.000Z' },
      ]),
    );
    expect(auditEvents.nodes[0]?.changes).toHaveLength(4);
  });

  test('refuses a name that is taken, also by a revoked key', async () => {
    const { apiKey } = await create({ scopes: ['ledger:read'] });
    await app.client.revokeApiKey({ id: apiKey.id });
    const again = () => create({ name: apiKey.name, scopes: ['ledger:read'] });
    const refusal = await refusedWithoutTrace(app, again);
    expect(refusal).toMatchObject({ code: 'CONFLICT', issues: [{ path: ['input', 'name'] }] });
    expect(refusal.errors[0]?.extensions.existingId).toBe(apiKey.id);
  });

  test('of two at once with one name makes one', async () => {
    const input = { name: unique('once'), scopes: ['ledger:read'] };
    const outcomes = await Promise.allSettled([create(input), create(input), create(input)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each([
    [{ name: ' ' }, 'name', 'name must not be empty.'],
    [{ name: 'x'.repeat(101) }, 'name', 'name must have at most 100 characters.'],
    [
      { name: 'Local' },
      'name',
      'name must not be one of local, admin, sample, migration, which the audit log uses itself.',
    ],
    [{ scopes: [] }, 'scopes', 'scopes must not be empty.'],
    [{ scopes: ['admin', 'admin'] }, 'scopes', 'scopes must name each scope once.'],
    [{ scopes: ['admin', 'everything'] }, 'scopes.1', /^scopes\.1 must be one of identities:read, /],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt', 'expiresAt must lie in the future.'],
  ])('refuses %j', async (input, path, message) => {
    const refusal = await refusedWithoutTrace(app, () => create({ scopes: ['ledger:read'], ...input }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toHaveLength(1);
    expect(refusal.issues[0]?.path.join('.')).toBe(`input.${path}`);
    if (typeof message === 'string') expect(refusal.message).toBe(message);
    else expect(refusal.message).toMatch(message);
  });

  test('gives only scopes that the maker has', async () => {
    const maker = await app.as(['admin', 'ledger:write']);
    const give = (scopes: string[]) => maker.createApiKey({ input: { name: unique('given'), scopes } });
    expect((await give(['ledger:read', 'admin'])).createApiKey.apiKey.scopes).toEqual(['ledger:read', 'admin']);
    const refusal = await refusedWithoutTrace(app, () => give(['ledger:read', 'pii:read']));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', message: 'This needs the scope pii:read.' });
  });
});

describe('apiKeys', () => {
  test('lists keys newest first, and nobody but an admin sees them', async () => {
    const made = [await create({ scopes: ['admin'] }), await create({ scopes: ['admin'] })];
    const { apiKeys } = await app.client.apiKeys({ first: 2 });
    expect(apiKeys.nodes.map(({ id }) => id)).toEqual(made.map(({ apiKey }) => apiKey.id).reverse());
    const next = await app.client.apiKeys({ first: 1, after: apiKeys.pageInfo.endCursor });
    expect(next.apiKeys.nodes).toHaveLength(1);
    const other = await app.as([...allScopes].filter((scope) => scope !== 'admin'));
    expect(await refusalOf(other.apiKeys())).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('are read again by their ids', async () => {
    const { apiKey } = await create({ scopes: ['admin'] });
    const document = 'query ($id: ID!) { node(id: $id) { id ... on ApiKey { name } } }';
    const answer = await app.client.request<object, object>(document, { id: apiKey.id });
    expect(answer).toEqual({ node: { id: apiKey.id, name: apiKey.name } });
  });
});

test('a key that was added, changed or widened by hand is found by verification', async () => {
  expect((await app.client.verifyAudit()).verifyAudit.problems).toEqual([]);
  const { apiKey } = await create({ scopes: ['ledger:read'] });
  const id = apiKey.id.slice(4);
  await app.query(`UPDATE api_keys SET scopes = '{admin}' WHERE id = $1::uuid`, [id]);
  const { problems } = (await app.client.verifyAudit()).verifyAudit;
  expect(problems).toMatchObject([
    {
      kind: 'RECORD_DIFFERS',
      resourceId: apiKey.id,
      message: 'The API key was changed in the database without an event.',
    },
  ]);
  await app.query(`UPDATE api_keys SET scopes = '{ledger:read}' WHERE id = $1::uuid`, [id]);

  await app.query(
    `INSERT INTO api_keys (id, name, prefix, secret_hash, scopes, created_at)
     SELECT gen_random_uuid(), 'by hand', 'sgn_byhand00', secret_hash, scopes, created_at FROM api_keys WHERE id = $1::uuid`,
    [id],
  );
  expect((await app.client.verifyAudit()).verifyAudit.problems).toMatchObject([{ kind: 'RECORD_DIFFERS' }]);
});

test.each(['DELETE FROM api_keys', 'TRUNCATE api_keys'])('the database refuses %s', async (statement) => {
  await expect(app.query(statement)).rejects.toThrow('append-only');
});
