import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { embeddedDatabase } from '../../src/db/embedded.ts';
import type { PrismaClient } from '../../src/db/open-database.ts';
import type { Deps } from '../../src/deps.ts';
import { addSampleWorld } from '../../src/sample/sample-world.ts';
import { registerMasterKeys } from '../../src/vault/vault.master-keys.ts';
import { fillDataFolder } from '../support/data-folder.ts';
import { chooseSeed, createRandom } from '../support/random.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { onPostgres, openTemplate } from '../support/test-database.ts';
import { vaultUnderTest } from '../support/vault.ts';

useServers();

const seed = chooseSeed();

/** How many there are of each, and how the marker of completeness stands. */
interface World {
  counts: number[];
  sample: unknown;
}

const whole: World = { counts: [2, 1, 6, 5], sample: 'complete' };

describe.skipIf(onPostgres)('a sample world that was interrupted', () => {
  test('is completed by the next start, at whichever statement it was interrupted', async () => {
    const database = embeddedDatabase(await openTemplate(), '', [], { databaseUrl: undefined, dataDir: '' });
    const vault = vaultUnderTest();
    await registerMasterKeys(database.query, vault.masterKeys);
    const deps = { prisma: database.prisma, query: database.query, clock: createClock(), vault };
    let interruptions = 0;
    while (await isInterrupted(deps, interruptions + 1)) {
      interruptions += 1;
      expect(await addSampleWorld(deps)).toBe(true);
      expect(await readWorld(database.prisma)).toEqual(whole);
      expect(await addSampleWorld(deps)).toBe(false);
      await database.prisma.$executeRaw`ALTER TABLE transactions DISABLE TRIGGER append_only`;
      await database.prisma.$executeRaw`TRUNCATE identities, ledgers, balances, transactions CASCADE`;
      await database.prisma.$executeRaw`ALTER TABLE transactions ENABLE ALWAYS TRIGGER append_only`;
    }
    await database.close();
    expect(interruptions).toBeGreaterThan(10);
  });

  test(`is completed after a kill -9 at a random moment (TEST_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    for (let round = 1; round <= 3; round++) {
      const server = startServer(folder);
      await server.printed(/opened the embedded database/);
      // The moment is what is tested, so this waits for nothing.
      await new Promise((resolve) => setTimeout(resolve, random() * 200));
      await server.kill('SIGKILL');
    }

    const client = await startServer(folder).client();
    const { nodes: identities } = (await client.identities({ first: 100 })).identities;
    const { nodes: ledgers } = (await client.ledgers({ first: 100 })).ledgers;
    const { nodes: balances } = (await client.balances({ first: 100 })).balances;
    const { nodes: transactions } = (await client.transactions({ first: 100 })).transactions;
    const counts = [identities, ledgers, balances, transactions].map((nodes) => nodes.length);
    expect({ counts, sample: ledgers[0]?.metadata.sample }).toEqual(whole);
  });
});

/** Whether adding the world fails when its statement of this number does; there may be no statement of this number. */
async function isInterrupted(deps: Deps, statement: number): Promise<boolean> {
  try {
    return !(await addSampleWorld({ ...deps, ...failingAt(statement, deps) }));
  } catch (error) {
    expect(String(error)).toContain('interrupted');
    return true;
  }
}

/** This database until the statement of this number, which fails as if the process ended there. */
function failingAt(statement: number, { prisma, query }: Deps): Pick<Deps, 'prisma' | 'query'> {
  let sent = 0;
  const interrupt = () => {
    sent += 1;
    if (sent >= statement) throw new Error(`interrupted at statement ${statement}`);
  };
  const failing = prisma.$extends({
    query: {
      $allOperations(operation) {
        interrupt();
        return operation.query(operation.args);
      },
    },
  });
  return {
    prisma: failing as unknown as PrismaClient,
    async query(...statement) {
      interrupt();
      return query(...statement);
    },
  };
}

async function readWorld(prisma: PrismaClient): Promise<World> {
  const tables = [prisma.identity.count(), prisma.ledger.count(), prisma.balance.count(), prisma.transaction.count()];
  const counts = await Promise.all(tables);
  const ledger = await prisma.ledger.findFirstOrThrow();
  return { counts, sample: (ledger.metadata as { sample?: unknown }).sample };
}
