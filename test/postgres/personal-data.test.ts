import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@signet/client/methods';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runSignet } from '../support/command.ts';
import { aliceSmith, makePerson } from '../support/fixtures.ts';
import { createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

const pgDump = join(process.env.TEST_POSTGRES_BINARIES ?? '', 'pg_dump');
const old = `old:${Buffer.alloc(32, 1).toString('base64')}`;
const fresh = `fresh:${Buffer.alloc(32, 2).toString('base64')}`;

describe.skipIf(!onPostgres)('personal data on a server', () => {
  let shared: ServerDatabase;
  let environment: Record<string, string>;

  beforeEach(async () => {
    shared = await createServerDatabase();
    environment = { DATABASE_URL: shared.url, SIGNET_SAMPLE_DATA: 'off', SIGNET_MASTER_KEYS: `${fresh},${old}` };
  });
  afterEach(() => shared.drop());
  useServers();

  const reveal = async (client: Client, id: string) => {
    const { detokenizeIdentity } = await client.detokenizeIdentity({ id, reason: 'a test' });
    return detokenizeIdentity.map(({ value }) => value);
  };

  test('gets another master key while a server goes on, after which no server needs the old one', async () => {
    const before = startServer(makeFolder(), { ...environment, SIGNET_MASTER_KEYS: old });
    const inputs = Array.from({ length: 700 }, () => ({ identityType: 'INDIVIDUAL' as const, ...aliceSmith }));
    const { createIdentities } = await (await before.client()).createIdentities({ inputs });
    const ids = createIdentities.map(({ identity }) => identity?.id ?? '');
    await before.kill('SIGTERM');

    const server = startServer(makeFolder(), environment);
    const client = await server.client();
    let isRotating = true;
    const rotation = runSignet(makeFolder(), ['keys', 'rotate-master'], environment).finally(() => {
      isRotating = false;
    });
    let worked = 0;
    for (; isRotating || worked < 20; worked += 1) {
      const id = ids[worked] ?? '';
      await client.tokenizeIdentity({ id, fields: ['EMAIL_ADDRESS'] });
      await client.updateIdentity({ id, input: { emailAddress: `alice.${worked}@example.com` } });
      expect(await reveal(client, id)).toEqual([`alice.${worked}@example.com`]);
    }
    expect(await rotation).toMatchObject({ code: 0, stdout: expect.stringContaining('No other master key is needed') });
    await server.kill('SIGTERM');

    const after = await startServer(makeFolder(), { ...environment, SIGNET_MASTER_KEYS: fresh }).client();
    for (let at = 0; at < worked; at += 1) {
      const filter = { emailAddress: { eq: `ALICE.${at}@example.com` } };
      expect((await after.identities({ filter })).identities.nodes.map(({ id }) => id)).toEqual([ids[at]]);
    }
    const { identity } = await after.identityHistory({ id: ids.at(-1) ?? '' });
    expect(identity?.history.nodes[0]?.changes).toContainEqual({ field: 'lastName', before: null, after: 'Smith' });
  });

  test('is tokenized by many at once, of few tokens, without any error', async () => {
    const servers = [startServer(makeFolder(), environment), startServer(makeFolder(), environment)];
    const clients = await Promise.all(servers.map((server) => server.client()));
    const names = { firstName: 'K', lastName: 'Q', otherNames: 'Z' };
    const ids = await Promise.all(Array.from({ length: 40 }, (_, at) => makePerson(clients[at % 2] as Client, names)));
    const tokenize = (id: string, at: number) =>
      (clients[at % 2] as Client).tokenizeIdentity({ id, fields: ['FIRST_NAME', 'LAST_NAME', 'OTHER_NAMES'] });
    await Promise.all(ids.map(tokenize));
    for (const id of ids) expect(await reveal(clients[0] as Client, id)).toEqual(['K', 'Q', 'Z']);
  });

  test.skipIf(!existsSync(pgDump))('is in no dump once it was erased (skipped without pg_dump)', async () => {
    const client = await startServer(makeFolder(), environment).client();
    const canary = { firstName: 'Canaria', lastName: 'Kanarienvogel', emailAddress: 'canary.bird@example.com' };
    const id = await makePerson(client, { ...canary, metadata: { song: 'canary song' } });
    await client.tokenizeIdentity({ id, fields: ['LAST_NAME', 'EMAIL_ADDRESS'] });
    await client.updateIdentity({ id, input: { lastName: 'Kanarienhahn', city: 'Canarytown' } });
    const dump = () => execFileSync(pgDump, [shared.url], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    expect(dump()).toMatch(/canar/i);
    await client.eraseIdentity({ id, reason: 'request 42' });
    expect(dump()).not.toMatch(/canar|kanarien/i);
    await expect.poll(async () => (await client.verifyAudit()).verifyAudit).toMatchObject({ ok: true, pending: 0 });
  });
});
