import { createClient } from '@signet/client/methods';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runSignet } from '../support/command.ts';
import { createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { refusalOf } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';
import { testMasterKeys } from '../support/vault.ts';

describe.skipIf(!onPostgres)('signet keys on a server', () => {
  let shared: ServerDatabase;
  beforeEach(async () => {
    shared = await createServerDatabase();
  });
  afterEach(() => shared.drop());
  useServers();

  test('lists keys, and revokes one that a running server knows, which refuses it then', async () => {
    const environment = { DATABASE_URL: shared.url, SIGNET_MASTER_KEYS: testMasterKeys };
    const signet = (...args: string[]) => runSignet(makeFolder(), ['keys', ...args], environment);
    const secret = (await signet('create', '--name', 'laptop', '--scope', 'all')).stdout.trim();
    const url = await startServer(makeFolder(), environment).ready;
    const client = createClient({ url, apiKey: secret });
    const { viewer } = await client.viewer();

    const [listed = ''] = (await signet('list', '--json')).stdout.split('\n');
    expect(JSON.parse(listed)).toEqual({
      ...{ id: viewer.apiKey?.id, name: 'laptop', prefix: secret.slice(0, 12), scopes: viewer.scopes },
      ...{ expiresAt: null, revokedAt: null, createdAt: expect.any(String), lastUsedAt: expect.any(String) },
    });
    expect((await signet('list')).stdout).toContain('laptop');
    expect(await signet('revoke', 'laptop')).toMatchObject({ code: 0, stderr: '' });
    await vi.waitFor(async () => expect(await refusalOf(client.viewer())).toMatchObject({ code: 'UNAUTHENTICATED' }), {
      ...{ timeout: 10_000, interval: 200 },
    });
    expect((await signet('revoke', 'laptop')).stdout).toContain('was revoked already, at 2');
  });
});
