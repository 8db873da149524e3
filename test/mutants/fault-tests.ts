import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { extensions, pgliteSession } from '../../src/db/embedded.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { folder, type Status } from './results.ts';

const config = 'test/mutants/vitest.config.ts';

/** How the tests ended: which of them failed first, if any. */
export interface Outcome {
  status: Status;
  how: string;
}

/** The embedded database as its tests copy it, migrated once, and with another fault for each run. */
export class Template {
  readonly #file = join(folder, 'template.tar');
  readonly #migrated: Blob;

  private constructor(migrated: Blob) {
    this.#migrated = migrated;
    process.env.MUTANTS_TEMPLATE = this.#file;
  }

  static async make(): Promise<Template> {
    mkdirSync(folder, { recursive: true });
    const pglite = await PGlite.create({ extensions });
    await migrate(pgliteSession(pglite));
    return Template.#closing(pglite, async () => new Template(await pglite.dumpDataDir('none')));
  }

  /** Works on a copy without any fault. */
  async open<Result>(work: (pglite: PGlite) => Promise<Result>): Promise<Result> {
    const pglite = await PGlite.create({ loadDataDir: this.#migrated, extensions });
    return Template.#closing(pglite, () => work(pglite));
  }

  /** From now on the tests copy a database in which this script was run. */
  async write(script: string): Promise<void> {
    await this.open(async (pglite) => {
      await pglite.exec(script);
      writeFileSync(this.#file, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
    });
  }

  static async #closing<Result>(pglite: PGlite, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } finally {
      await pglite.close();
    }
  }
}

/** The tests of one area, which stay loaded from one run to the next. */
export class EmbeddedTests {
  readonly #vitest: Vitest;

  private constructor(vitest: Vitest) {
    this.#vitest = vitest;
  }

  static async open(tests: string[]): Promise<EmbeddedTests> {
    process.env.MUTANTS_TESTS = JSON.stringify(tests);
    return new EmbeddedTests(await createVitest('test', { config, watch: false, bail: 1 }));
  }

  /** Runs them until one fails. */
  async run(): Promise<Outcome> {
    this.#vitest.state.filesMap.clear();
    this.#vitest.state.errorsSet.clear();
    const { testModules, unhandledErrors } = await this.#vitest.start();
    process.exitCode = 0;
    const failed = testModules.filter((module) => module.state() === 'failed');
    if (failed.length > 0) return { status: 'killed', how: failed.map(failureIn).join('; ') };
    if (unhandledErrors.length > 0) return { status: 'killed', how: 'by an error outside of the tests' };
    return { status: 'survived', how: '' };
  }

  close(): Promise<void> {
    return this.#vitest.close();
  }
}

function failureIn(module: TestModule): string {
  const [test] = module.children.allTests('failed');
  return test ? `by "${test.fullName}"` : `by ${module.relativeModuleId}, which could not begin`;
}

/** Runs tests of several connections on a PostgreSQL server, whose databases are migrated with this script too. */
export async function runOnPostgres(tests: string[], script: string): Promise<Outcome> {
  const migrations = join(folder, 'migrations');
  rmSync(migrations, { recursive: true, force: true });
  cpSync(migrationsFolder, migrations, { recursive: true });
  // After all that there are.
  const last = join(migrations, '99991231235959_fault');
  mkdirSync(last);
  writeFileSync(join(last, 'migration.sql'), script);
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const options = ['--config', config, '--bail', '1', '--reporter', 'json', `--outputFile=${report}`];
  const { MUTANTS_TEMPLATE: _, ...env } = process.env;
  const code = await new Promise<number | null>((resolve) => {
    spawn(process.execPath, ['--import', 'tsx', 'test/postgres/run.ts', ...options, ...tests], {
      stdio: 'ignore',
      env: { ...env, MUTANTS_TESTS: JSON.stringify(tests), MUTANTS_MIGRATIONS: migrations },
    }).once('exit', resolve);
  });
  if (code === 0) return { status: 'survived', how: '' };
  return { status: 'killed', how: firstFailure(report) };
}

interface Report {
  testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[];
}

function firstFailure(report: string): string {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.find(({ status }) => status === 'failed');
  return failed ? `by "${failed.fullName}"` : 'by an error outside of the tests';
}
