import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { seedBytes, signingKeyOf } from '../src/audit/audit.checkpoint.ts';
import { sealPending } from '../src/audit/audit.sealer.ts';
import { createClock } from '../src/clock.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { identityVault } from '../src/identity/identity.vault.ts';
import { createLog } from '../src/log.ts';
import { addSampleWorld } from '../src/sample/sample-world.ts';
import { masterKeysOf, registerMasterKeys } from '../src/vault/vault.master-keys.ts';

export interface SampleServer {
  /** Where GraphQL answers. */
  url: string;
  close(): Promise<void>;
}

/** Serves the sample world from a new database in a temporary folder, on a port that the system chooses. */
export async function startSampleServer(): Promise<SampleServer> {
  const folder = mkdtempSync(join(tmpdir(), 'signet-sample-'));
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
  const { prisma, query } = database;
  const signingKey = signingKeyOf(randomBytes(seedBytes));
  const masterKeys = masterKeysOf([{ id: 'sample', bytes: randomBytes(32) }]);
  await registerMasterKeys(query, masterKeys);
  const vault = identityVault(masterKeys, []);
  const deps = { prisma, query, clock: createClock(), log: createLog('warn'), signingKey, vault };
  await addSampleWorld(deps);
  await sealPending(query);
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
