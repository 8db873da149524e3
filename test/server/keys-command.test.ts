import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { runSignet } from '../support/command.ts';
import { fillDataFolder } from '../support/data-folder.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { refusalOf } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

describe.skipIf(onPostgres)('signet keys create', () => {
  test('makes the first key before any server has started, with which the server serves others and asks everybody for one', async () => {
    const folder = makeFolder();
    const made = await runSignet(folder, ['keys', 'create', '--name', 'laptop', '--scope', 'all']);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^sgn_[a-z0-9]{8}_[A-Za-z0-9_-]{43}\n$/);
    const secret = made.stdout.trim();
    expect(made.stderr).toContain('Made the API key "laptop"');
    expect(made.stderr).not.toContain(secret);

    const reader = ['keys', 'create', '--name', 'reader', '--scope', 'ledger:read', '--scope', 'identities:read'];
    const second = await runSignet(folder, [...reader, '--expires', '2999-01-01']);
    expect(second.code).toBe(0);
    expect(await runSignet(folder, reader)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('name is taken'),
    });

    const server = startServer(folder, { HOST: '0.0.0.0', SIGNET_SAMPLE_DATA: 'off' });
    const url = (await server.ready).replace('0.0.0.0', '127.0.0.1');
    expect(server.stdout().toLowerCase()).not.toContain('open mode');
    expect(await refusalOf(createClient({ url }).viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { apiKeys } = await createClient({ url, apiKey: secret }).apiKeys();
    expect(apiKeys.nodes).toMatchObject([
      { name: 'reader', scopes: ['ledger:read', 'identities:read'], expiresAt: '2999-01-01T00:00:00.000Z' },
      { name: 'laptop' },
    ]);
    const { viewer } = await createClient({ url, apiKey: second.stdout.trim() }).viewer();
    expect(viewer).toMatchObject({ name: 'reader', apiKey: { id: apiKeys.nodes[0]?.id } });
    const { auditEvents } = await createClient({ url, apiKey: secret }).auditEvents();
    expect(auditEvents.nodes).toMatchObject([
      { action: 'api_key.created', actor: 'local', requestId: null },
      { action: 'api_key.created', actor: 'local', requestId: null },
    ]);
  });

  test.each([
    [
      [],
      /^signet keys create needs --name NAME, .* and --scope SCOPE, what the key allows: identities:read, .*all\.\n$/,
    ],
    [['--scope', 'all'], /^signet keys create needs --name NAME, what the key is called/],
    [['--name', 'x'], /^signet keys create needs --scope SCOPE, /],
    [['--name', '--scope', 'all'], /^signet keys create: --name NAME is without its value/],
    [['--name', '', '--scope', 'all'], /^signet keys create: --name NAME must not be empty\.\n$/],
    [['--name', ' ', '--scope', 'all'], /^signet keys create: name must not be empty\.\n$/],
    [['--name', 'x', '--name', 'y', '--scope', 'all'], /^signet keys create: --name NAME may be given once/],
    [['--name', 'admin', '--scope', 'all'], /^signet keys create: name must not be one of local, admin/],
    [['--name', 'x', '--scope', 'all', '--role', 'x'], /^signet keys create: Unknown option '--role'\.\n$/],
    [['--name', 'x', '--scope', 'all', '--expire', 'x'], /Unknown option '--expire'\. Did you mean --expires\?\n$/],
    [['--name', 'x', '--scope', 'everything'], /^signet keys create: scopes\.0 must be one of identities:read/],
    [['--name', 'x', '--scope', 'all', '--scope', 'any'], /^signet keys create: scopes\.8 must be one of/],
    [
      ['--name', 'x', '--scope', 'all', '--expires', '2001-01-01'],
      /^signet keys create: expiresAt must lie in the future/,
    ],
  ])('ends with exit code 2 on %j, and makes nothing', async (args, message) => {
    const folder = makeFolder();
    const outcome = await runSignet(folder, ['keys', 'create', ...args]);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(message);
    expect(() => statSync(join(folder, '.signet'))).toThrow('ENOENT');
  });

  test.each(['soon', '2999-02-30', '2999-01-01T12:00:00', '2999-01-01T25:00Z', '2999-13-01', '2999-01-01Z'])(
    'refuses %s for an expiry',
    async (time) => {
      const args = ['keys', 'create', '--name', 'x', '--scope', 'all', '--expires', time];
      const stderr = expect.stringMatching(/^--expires must be a day or a time, such as /);
      expect(await runSignet(makeFolder(), args)).toMatchObject({ code: 2, stdout: '', stderr });
    },
  );
});

describe.skipIf(onPostgres)('signet keys create beside a master key that is none', () => {
  test.each([
    [{}, /^The master key of personal data, \.signet.master-keys, must be name:key pairs/],
    [{ DATABASE_URL: 'postgresql://me@127.0.0.1:1/x' }, /^SIGNET_MASTER_KEYS must be set with DATABASE_URL/],
  ])('makes and opens no database with %j', async (environment, message) => {
    const folder = makeFolder();
    mkdirSync(join(folder, '.signet'));
    writeFileSync(join(folder, '.signet', 'master-keys'), 's3cret');
    const outcome = await runSignet(folder, ['keys', 'create', '--name', 'x', '--scope', 'all'], { ...environment });
    expect(outcome).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
    expect(readdirSync(join(folder, '.signet'))).toEqual(['master-keys']);
  });
});

describe.skipIf(onPostgres)('a server without any key', () => {
  test('says that it is open, and how that ends', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const server = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    await server.printed(/^Open mode: every request of this machine may do everything, for there is no API key;/m);
    await server.printed(/"msg":"open mode: every request of this machine may do everything/);
    expect(server.stdout()).toContain('signet keys create --name NAME --scope all');
  });

  test('is closed by SIGNET_ADMIN_KEY, which it tells nobody', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const apiKey = 'an-administrators-key-of-32-characters';
    const server = startServer(folder, { SIGNET_SAMPLE_DATA: 'off', SIGNET_ADMIN_KEY: apiKey, HOST: '0.0.0.0' });
    const url = (await server.ready).replace('0.0.0.0', '127.0.0.1');
    expect((await createClient({ url, apiKey }).viewer()).viewer).toMatchObject({ name: 'admin', apiKey: null });
    expect(await refusalOf(createClient({ url }).viewer())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(server.stdout() + server.stderr()).not.toContain(apiKey);
    expect(server.stdout().toLowerCase()).not.toContain('open mode');
  });
});
