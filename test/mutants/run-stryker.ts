/** Has Stryker make the mutants of one area, and run those that are in the sample and have no result yet. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { build } from 'esbuild';
import { areas, filesOf, isDomain, isTest } from './areas.ts';
import { digestOfTests, folder } from './results.ts';
import type { Order, Plan } from './stryker-plugin.ts';
import type { Choice, Summary } from './summary.ts';

const plugin = join(folder, 'stryker-plugin.mjs');

/** Node 20 reads no TypeScript, and Stryker loads its plugins in processes of its own. */
export async function buildPlugin(): Promise<void> {
  const entryPoints = ['test/mutants/stryker-plugin.ts'];
  await build({ entryPoints, outfile: plugin, bundle: true, format: 'esm', platform: 'node', packages: 'external' });
}

const planFileOf = (area: string) => join(folder, `plan-${area}.json`);

/** How many mutants an area had when it was run last; 0 before. */
export function readTotal(area: string): number {
  const file = planFileOf(area);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Plan).total : 0;
}

export async function runStryker(area: string, choice: Choice): Promise<Summary> {
  const { mutate, tests } = areas[area] ?? { mutate: [], tests: [] };
  const testFiles = filesOf(tests, isTest);
  mkdirSync(folder, { recursive: true });
  const order: Order = {
    area,
    ...choice,
    tests: digestOfTests(testFiles),
    planFile: planFileOf(area),
  };
  process.env.MUTANTS_ORDER = JSON.stringify(order);
  process.env.MUTANTS_TESTS = JSON.stringify(testFiles);
  await new Stryker({
    mutate: filesOf(mutate, isDomain),
    plugins: ['@stryker-mutator/vitest-runner', plugin],
    testRunner: 'vitest',
    // Vitest follows imports to find the tests of a file, and every test of the API imports everything.
    vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
    checkers: ['sample'],
    reporters: ['results'],
    ignorers: ['messages'],
    coverageAnalysis: 'perTest',
    concurrency: choice.concurrency,
    tempDirName: join('.mutants', 'sandbox'),
    ignorePatterns: ['/bench', '/dist', '/examples', '/.signet', '/.mutants', '/.ci'],
    // TypeScript 7 has no API that Stryker could read it with, and nothing here needs it: Vitest strips the types.
    tsconfigFile: 'none',
    logLevel: 'warn',
    allowConsoleColors: false,
    // Embedded databases start slowly on a busy machine.
    timeoutMS: 60_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 60,
    warnings: false,
  } as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
  const { total, sample } = JSON.parse(readFileSync(order.planFile, 'utf8')) as Plan;
  return { kind: 'typescript', area, total, sample };
}
