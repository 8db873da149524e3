import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from '../../../src/db/lock-folder.ts';
import { StartError } from '../../../src/errors.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'signet-lock-'));
  folder = join(parent, 'deep', 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('lockFolder', () => {
  test('makes the folder, for its owner alone, and notes who holds it', async () => {
    const unlock = await lockFolder(folder);

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`pid ${process.pid}\n`);
    expect(statSync(join(folder, 'lock')).mode & 0o777).toBe(0o600);
    unlock();
  });

  test('refuses a second holder with the folder and the first, until the first gives it back', async () => {
    const unlock = await lockFolder(folder);

    await expect(lockFolder(folder)).rejects.toThrow(
      new StartError(
        `The data folder ${folder} is in use by another process (pid ${process.pid}): ` +
          'stop it, or name another folder in SIGNET_DATA_DIR.',
      ),
    );
    unlock();
    (await lockFolder(folder))();
  });

  test('is not impressed by a lock file that nobody holds', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lock'), 'pid 1234567890 and more text than a holder writes\n');

    const unlock = await lockFolder(folder);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`pid ${process.pid}\n`);
    unlock();
  });

  test('lets one of many that come at once have it', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    const winners = attempts.filter((attempt) => attempt.status === 'fulfilled');

    expect(winners).toHaveLength(1);
    winners[0]?.value();
  });

  test('refuses a folder that is a file', async () => {
    writeFileSync(join(parent, 'deep'), '');

    await expect(lockFolder(folder)).rejects.toThrow(
      new StartError(`The data folder ${folder} cannot be written (ENOTDIR).`),
    );
  });
});
