import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openEmbedded } from '../../../src/db/embedded.ts';
import { lockFolder } from '../../../src/db/lock-folder.ts';
import { StartError } from '../../../src/errors.ts';
import { fillDataFolder } from '../../support/data-folder.ts';

vi.setConfig({ testTimeout: 180_000 });

let folder: string;
const open = (migrates = true) => openEmbedded(folder, { databaseUrl: undefined, dataDir: folder, migrates });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signet-embedded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded database', () => {
  test('is opened again by the process that closed it, and has the session of every connection', async () => {
    await fillDataFolder(
      folder,
      `ALTER DATABASE postgres SET datestyle = 'German, DMY'; ALTER DATABASE postgres SET timezone = 'Asia/Tokyo';
       ALTER DATABASE postgres SET search_path = 'elsewhere'; ALTER DATABASE postgres SET bytea_output = 'escape';
       ALTER DATABASE postgres SET default_transaction_isolation = 'serializable';
       ALTER DATABASE postgres SET session_replication_role = 'replica'`,
    );
    for (let opening = 1; opening <= 2; opening += 1) {
      const database = await open();
      expect(database.migrations).toEqual([]);
      const rows = await database.query<{ session: string }>(
        `SELECT concat_ws('; ', current_setting('datestyle'), current_setting('timezone'), current_setting('search_path'),
           current_setting('bytea_output'), current_setting('transaction_isolation'),
           current_setting('session_replication_role')) AS session`,
      );
      expect(rows).toEqual([{ session: 'ISO, MDY; UTC; public; hex; read committed; origin' }]);
      await database.close();
    }
  });

  test('leaves the folder to others when it cannot be opened', async () => {
    await fillDataFolder(folder, `UPDATE _prisma_migrations SET checksum = 'x'`);
    await expect(open()).rejects.toThrow(StartError);
    (await lockFolder(folder))();
  });

  test('is not brought up to date by who may not, and is left as it is', async () => {
    await fillDataFolder(folder, 'DELETE FROM _prisma_migrations');
    const refusal = 'The database is not that of a server of this version: start the server on it first.';
    await expect(open(false)).rejects.toThrow(new StartError(refusal));
    await expect(open(false)).rejects.toThrow(new StartError(refusal));
  });

  test('is refused with the folder and the reason, and stays as it is, when it is damaged', async () => {
    await fillDataFolder(folder);
    const file = join(folder, 'database', 'PG_VERSION');
    writeFileSync(file, '9.6\n');
    await expect(open()).rejects.toThrow(/^The embedded database in .* cannot be opened \(.+\)\.$/);
    expect(existsSync(file)).toBe(true);
    (await lockFolder(folder))();
  });
});
