import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { extensions, migratePglite } from '../../src/db/embedded.ts';
import { openDatabase } from '../../src/db/open-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What each test file copies its database from: a tar archive, beside one for data folders, or a database of a server. */
    template:
      | { kind: 'embedded'; file: string; dataFolder: string }
      | { kind: 'postgres'; url: string; database: string };
  }
}

/** Makes one migrated database for the whole run: copying it takes a fraction of the time that making one does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The tests of the server as a process and of the package run what is shipped.
  await promisify(execFile)('npm', ['run', '--silent', 'build']);
  return provideTemplate(project);
}

/** The same for tests that run nothing of what is shipped. */
export function provideTemplate(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? setupPostgres(project, url) : setupEmbedded(project);
}

async function setupEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'signet-test-'));
  const [file, dataFolder] = [join(folder, 'template.tar'), join(folder, 'data-folder.tar')];
  const pglite = await PGlite.create({ extensions });
  await migratePglite(pglite);
  // The default is cleared at every start of a copy, which takes more time than all else that a start does.
  await pglite.exec(`ALTER SYSTEM SET shared_buffers = '16MB'`);
  await dump(pglite, dataFolder);
  await dropOtherDatabases(pglite);
  await dump(pglite, file);
  await pglite.close();
  project.provide('template', { kind: 'embedded', file, dataFolder });
  return async () => rmSync(folder, { recursive: true, force: true });
}

async function dump(pglite: PGlite, file: string): Promise<void> {
  writeFileSync(file, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
}

/** PostgreSQL's own templates are more than half of all files, and an embedded database makes no other. */
async function dropOtherDatabases(pglite: PGlite): Promise<void> {
  await pglite.exec('UPDATE pg_database SET datistemplate = false');
  for (const name of ['template0', 'template1']) await pglite.exec(`DROP DATABASE ${name}`);
}

async function setupPostgres(project: TestProject, url: string): Promise<() => Promise<void>> {
  const database = `signet_test_${process.pid}`;
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  await server.query(`CREATE DATABASE ${database}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${database}`;
  await (await openDatabase({ databaseUrl: templateUrl.href, dataDir: '' })).close();
  project.provide('template', { kind: 'postgres', url, database });
  return async () => {
    await server.query(`DROP DATABASE ${database}`);
    await server.end();
  };
}
