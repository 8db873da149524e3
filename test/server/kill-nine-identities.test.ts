import { join } from 'node:path';
import { type Client, SignetError } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { fillDataFolder } from '../support/data-folder.ts';
import { createServerDatabase } from '../support/postgres.ts';
import { chooseSeed, createRandom } from '../support/random.ts';
import { cleanUp, makeFolder, type ServerProcess, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

const rounds = Number(process.env.TEST_KILLS ?? 4);
const callersAtOnce = 24;
const seed = chooseSeed();
const random = createRandom(seed);
const timeout = 5 * 60_000;

describe(`kill -9 while identities are created in batches (TEST_SEED=${seed})`, () => {
  test.skipIf(onPostgres)('on the embedded database loses none that was answered', { timeout }, async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    await surviveKills(() => startServer(folder, { SIGNET_SAMPLE_DATA: 'off' }));
  });

  test.skipIf(!onPostgres)('on PostgreSQL loses none that was answered', { timeout }, async () => {
    const database = await createServerDatabase();
    try {
      await surviveKills(() => startServer(makeFolder(), { DATABASE_URL: database.url, SIGNET_SAMPLE_DATA: 'off' }));
    } finally {
      await cleanUp();
      await database.drop();
    }
  });
});

/** Creates at once until the server is killed, and sees in the next one what was answered; the log verifies. */
async function surviveKills(start: () => ServerProcess): Promise<void> {
  const answered = new Map<string, string>();
  let server = start();
  for (let round = 1; round <= rounds; round += 1) {
    await createUntilKilled(server, round, answered);
    server = start();
    const client = await server.client();
    // What was sent twice, for nobody knows whether it was done, is there once.
    for (const [externalId, id] of answered) expect(await create(client, externalId)).toBe(id);
    const { verifyAudit } = await client.verifyAudit();
    expect(verifyAudit).toMatchObject({ ok: true, problems: [] });
  }
}

async function createUntilKilled(server: ServerProcess, round: number, answered: Map<string, string>): Promise<void> {
  const client = await server.client();
  const killAfter = callersAtOnce + Math.floor(random() * 200);
  let answers = 0;
  let killed: Promise<unknown> | undefined;
  const call = async (caller: number) => {
    for (let number = 1; !killed; number += 1) {
      // Every other one of two callers is the same, so that batches meet what they have themselves.
      const externalId = `${round}-${number % 2 === 0 ? caller : caller >> 1}-${number}`;
      try {
        answered.set(externalId, await create(client, externalId));
      } catch (error) {
        if (error instanceof SignetError) throw error;
        return;
      }
      answers += 1;
      if (answers >= killAfter) killed ??= server.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: callersAtOnce }, (_, caller) => call(caller)));
  await killed;
}

async function create(client: Client, externalId: string): Promise<string> {
  const { createIdentity } = await client.createIdentity({
    input: { externalId, identityType: 'INDIVIDUAL', firstName: externalId, emailAddress: 'a@example.com' },
    onConflict: 'RETURN_EXISTING',
  });
  return createIdentity.id;
}
