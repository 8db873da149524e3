import { cpSync, mkdirSync, mkdtempSync, openAsBlob } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { extensions } from '../../src/db/embedded.ts';

let original: Promise<string> | undefined;

/** Puts a migrated, empty database where the server looks for one, which takes a fraction of the time of making one. */
export async function fillDataFolder(dataDir: string, script?: string): Promise<void> {
  original ??= unpackTemplate();
  mkdirSync(dataDir, { recursive: true });
  const database = join(dataDir, 'database');
  cpSync(await original, database, { recursive: true });
  if (!script) return;
  const pglite = await PGlite.create(database, { extensions });
  await pglite.exec(script);
  await pglite.close();
}

/** Beside the template, with which the end of the run removes it: all files of a worker share it. */
async function unpackTemplate(): Promise<string> {
  const template = inject('template');
  if (template.kind !== 'embedded') throw new Error('The template of this run is on a server.');
  const folder = mkdtempSync(join(dirname(template.dataFolder), 'original-'));
  const loadDataDir = await openAsBlob(template.dataFolder);
  const pglite = await PGlite.create(join(folder, 'database'), { loadDataDir, extensions });
  await pglite.close();
  return join(folder, 'database');
}
