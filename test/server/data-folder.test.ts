import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fillDataFolder } from '../support/data-folder.ts';
import { makeFolder, refusalToStart, type ServerProcess, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

useServers();

describe.skipIf(onPostgres)('the data folder', () => {
  test('is refused to a second process while the first goes on, and free at once after a kill -9', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const holder = startServer(folder);
    const client = await holder.client();

    expect(await refusalToStart(startServer(folder))).toBe(
      `The data folder .signet is in use by another process (pid ${holder.pid}): ` +
        'stop it, or name another folder in SIGNET_DATA_DIR.',
    );
    // Under another name it is the same folder.
    expect(await refusalToStart(startServer(tmpdir(), { SIGNET_DATA_DIR: join(folder, '.signet') }))).toContain(
      `(pid ${holder.pid})`,
    );
    const { createLedger } = await client.createLedger({ input: { name: 'Still here' } });

    await holder.kill('SIGKILL');
    const next = await startServer(folder).client();
    expect((await next.ledger({ id: createLedger.id })).ledger?.name).toBe('Still here');
  });

  test('goes to exactly one of several that start at once after a kill -9', async () => {
    const folder = makeFolder();
    await fillDataFolder(join(folder, '.signet'));
    const first = startServer(folder);
    await first.ready;
    await first.kill('SIGKILL');

    const racers = [startServer(folder), startServer(folder), startServer(folder)];
    const outcomes = await Promise.all(racers.map(outcomeOf));
    expect(outcomes.toSorted()).toEqual(['ready', 'refused', 'refused']);
    for (const [at, racer] of racers.entries()) {
      if (outcomes[at] === 'ready') await racer.client().then((client) => client.ledgers());
      else expect(await refusalToStart(racer)).toContain('The data folder .signet is in use by another process');
    }
  });

  test('is made anew when a kill -9 interrupted its making', async () => {
    const folder = makeFolder();
    const database = join(folder, '.signet', 'database');
    const interrupted = startServer(folder, { SIGNET_SAMPLE_DATA: 'off' });
    await vi.waitFor(() => expect(existsSync(join(`${database}.unfinished`, 'base'))).toBe(true), 60_000);
    await interrupted.kill('SIGKILL');
    expect(existsSync(database)).toBe(false);
    expect(existsSync(`${database}.unfinished`)).toBe(true);

    const next = await startServer(folder).client();
    expect((await next.identities()).identities.nodes).toHaveLength(2);
    expect(existsSync(`${database}.unfinished`)).toBe(false);
  });
});

function outcomeOf(server: ServerProcess): Promise<'ready' | 'refused'> {
  return server.ready.then(
    () => 'ready',
    () => 'refused',
  );
}
