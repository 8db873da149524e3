import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';
import { ReportLostFiles } from './report-lost-files.ts';

const tests = JSON.parse(process.env.MUTANTS_TESTS ?? '[]') as string[];
const { MUTANTS_MIGRATIONS } = process.env;

/** Has the tests migrate from another folder, whose last migration puts a fault into a function. */
const withFault: Plugin = {
  name: 'migrations-with-a-fault',
  enforce: 'pre',
  transform(code, id) {
    if (!MUTANTS_MIGRATIONS || !id.endsWith('/src/db/migrate.ts')) return undefined;
    const changed = code.replace(/new URL\('[./]*prisma\/migrations', import\.meta\.url\)/, () =>
      JSON.stringify(pathToFileURL(MUTANTS_MIGRATIONS).href),
    );
    if (changed === code) throw new Error('src/db/migrate.ts does not say where the migrations are any more.');
    return changed;
  },
};

/** Those that see most come first in the list of an area, and the first that fails ends the run. */
class InOrderOfTheList extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

/** Only the tests of one area. Stryker runs a copy of the project, in which this file lies too. */
export default {
  ...base,
  plugins: [withFault],
  test: {
    ...base.test,
    include: tests,
    globalSetup: 'test/mutants/global-setup.ts',
    sequence: { sequencer: InOrderOfTheList },
    maxWorkers: 1,
    // Ended at once after each run, where a process has to be waited for.
    pool: 'threads',
    reporters: [new ReportLostFiles()],
    // A test that was only slow would count as one that saw the mutant.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
};
