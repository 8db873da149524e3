import type { Reporter, TestModule, Vitest } from 'vitest/node';

/**
 * Test files that could not begin, for they could not be loaded or prepared. Stryker looks at tests alone, so without this it
 * would take a mutant with which nothing runs any more for one that every test passes.
 */
export class ReportLostFiles implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      if (module.state() !== 'failed' || !module.children.allTests('failed').next().done) continue;
      const [reason] = [...module.errors(), ...suiteErrors(module)];
      this.#vitest?.state.catchError(
        new Error(`${module.relativeModuleId} could not begin: ${reason?.message}`),
        'Unhandled Error',
      );
    }
  }
}

function suiteErrors(module: TestModule) {
  return [...module.children.allSuites()].flatMap((suite) => suite.errors());
}
