/**
 * Loaded by Stryker, bundled, in its main process and in those that it starts: chooses which mutants are run, and writes each
 * result at once, so that nothing is lost when the command is interrupted.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Checker, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant, MutantResult } from '@stryker-mutator/api/core';
import type { Ignorer } from '@stryker-mutator/api/ignore';
import { declareFactoryPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';
import { isEquivalent } from './equivalent.ts';
import { addResult, digestOf, drawSample, isStillTrue, type Result, readResults } from './results.ts';

/** What the command asks of one run. */
export interface Order {
  area: string;
  sample: number;
  seed: string;
  isFresh: boolean;
  /** The digest of the tests. */
  tests: string;
  /** Where the plan goes. */
  planFile: string;
}

/** Which mutants there are, and which are to be run. */
export interface Plan {
  total: number;
  /** The keys of the sample, run now or before. */
  sample: string[];
  /** Stryker's numbers of those that are run now. */
  run: string[];
}

/** Read anew for each area: Stryker loads this file once for all of them. */
const readOrder = () => JSON.parse(process.env.MUTANTS_ORDER ?? '{}') as Order;

function readPlan(): Plan {
  return JSON.parse(readFileSync(readOrder().planFile, 'utf8')) as Plan;
}

const sources = new Map<string, string>();
function sourceOf(fileName: string): string {
  const known = sources.get(fileName) ?? readFileSync(fileName, 'utf8');
  sources.set(fileName, known);
  return known;
}

function originalOf({ fileName, location: { start, end } }: Mutant): string {
  const lines = sourceOf(fileName)
    .split('\n')
    .slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column) ?? '';
  lines[0] = lines[0]?.slice(start.column) ?? '';
  return lines.join('\n');
}

/** A result before it is one. */
type Described = Omit<Result, 'status' | 'how'>;

function describe(mutant: Mutant): Described {
  const { area, tests } = readOrder();
  const file = relative(process.cwd(), mutant.fileName);
  const { start } = mutant.location;
  const original = originalOf(mutant);
  return {
    kind: 'typescript',
    area,
    key: `${file}:${start.line}:${start.column}:${digestOf(original, mutant.replacement)}`,
    // Stryker counts from 0, editors from 1.
    place: `${file}:${start.line + 1}:${start.column + 1}`,
    original,
    replacement: mutant.replacement,
    source: digestOf(sourceOf(mutant.fileName)),
    tests,
  };
}

class ResultsReporter implements Reporter {
  /** By Stryker's number of the mutant. */
  #open = new Map<string, Described>();
  #count = 0;

  onMutationTestingPlanReady({ mutantPlans }: { mutantPlans: readonly { mutant: Mutant }[] }): void {
    const order = readOrder();
    const all = mutantPlans.map(({ mutant }) => ({ mutant, result: describe(mutant) }));
    const live = all.filter(({ mutant }) => mutant.status !== 'Ignored');
    const candidates = live.filter(({ result }) => !isEquivalent(result.place, result.original, result.replacement));
    const sample = drawSample(candidates, ({ result }) => result.key, order.sample, order.seed);
    const before = order.isFresh ? new Map<string, Result>() : readResults('typescript', order.area);
    const run = sample.filter(({ result }) => !isStillTrue(before.get(result.key), result));
    const plan: Plan = {
      total: candidates.length,
      sample: sample.map(({ result }) => result.key),
      run: run.map(({ mutant }) => mutant.id),
    };
    writeFileSync(order.planFile, JSON.stringify(plan));
    this.#open = new Map(run.map(({ mutant, result }) => [mutant.id, result]));
    process.stdout.write(
      `${order.area}: ${plan.total} mutants, a sample of ${sample.length}, ${run.length} of them to be run\n`,
    );
    for (const { mutant } of run) if (mutant.status) this.#add(mutant.id, mutant.status);
  }

  onMutantTested(mutant: Readonly<MutantResult>): void {
    this.#add(mutant.id, mutant.status, mutant.statusReason);
  }

  #add(id: string, status: string, reason = ''): void {
    const described = this.#open.get(id);
    if (!described) return;
    const total = this.#open.size + this.#count;
    this.#open.delete(id);
    this.#count += 1;
    // With a RuntimeError no test could begin.
    const isKilled = ['Killed', 'Timeout', 'RuntimeError'].includes(status);
    const how = `${status} ${reason.split('\n')[0]?.slice(0, 200) ?? ''}`.trim();
    const result: Result = { ...described, status: isKilled ? 'killed' : 'survived', how };
    addResult(result);
    process.stdout.write(`  ${this.#count}/${total} ${result.status.padEnd(8)} ${result.place} ${how.slice(0, 100)}\n`);
  }
}

/** Refuses, as one that does not compile, each mutant that is not to be run. */
function createSampleChecker(): Checker {
  return {
    init: async () => {},
    group: async (mutants) => [mutants.map(({ id }) => id)],
    async check(mutants) {
      const run = new Set(readPlan().run);
      return Object.fromEntries(
        mutants.map(({ id }) => [
          id,
          run.has(id)
            ? { status: CheckStatus.Passed as const }
            : { status: CheckStatus.CompileError as const, reason: 'is not in the sample' },
        ]),
      );
    },
  };
}

/** What of Babel's path to a node is looked at. */
interface NodePath {
  node: { type: string; callee?: { name?: string } };
  parentPath?: NodePath | null;
}

/** The sentences of errors at the start and of faults in the code itself: nobody but a reader of the log sees them. */
const ignoreMessages: Ignorer = {
  shouldIgnore(path) {
    const { node, parentPath } = path as NodePath;
    const isMessage = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
    const { type, callee } = parentPath?.node ?? { type: '' };
    const isOfError = type === 'NewExpression' && (callee?.name === 'StartError' || callee?.name === 'Error');
    return isMessage && isOfError ? 'the sentence of an error that only the log shows' : undefined;
  },
};

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.Checker, 'sample', createSampleChecker),
  declareFactoryPlugin(PluginKind.Reporter, 'results', () => new ResultsReporter()),
  declareValuePlugin(PluginKind.Ignore, 'messages', ignoreMessages),
];
