/** Puts each fault of the list into the database of the tests, one after the other, and runs those that could see it. */
import { filesOf, isTest, testsOfFaults } from './areas.ts';
import { EmbeddedTests, type Outcome, runOnPostgres, Template } from './fault-tests.ts';
import { type Fault, faultsByArea, scriptOf } from './faults.ts';
import { addResult, digestOf, digestOfTests, drawSample, isStillTrue, type Result, readResults } from './results.ts';
import type { Choice, Summary } from './summary.ts';

/** A fault, and its result before there is one. */
interface Trial {
  fault: Fault;
  script: string;
  result: Omit<Result, keyof Outcome>;
}

export async function runFaults(areas: string[], choice: Choice): Promise<Summary[]> {
  const template = await Template.make();
  const summaries: Summary[] = [];
  for (const area of areas) summaries.push(await runArea(area, template, choice));
  return summaries;
}

async function runArea(area: string, template: Template, choice: Choice): Promise<Summary> {
  const all = faultsByArea[area] ?? [];
  const tests = filesOf(testsOfFaults[area] ?? [], isTest);
  const sample = drawSample(all, ({ name }) => name, choice.sample, choice.seed);
  const trials = sample.map((fault) => describe(area, fault, scriptOf(fault), fault.onPostgres ?? tests));
  const before = choice.isFresh ? new Map<string, Result>() : readResults('sql', area);
  const open = trials.filter(({ result }) => !isStillTrue(before.get(result.key), result));
  process.stdout.write(`${area}, SQL: ${all.length} faults, a sample of ${sample.length}, ${open.length} to be run\n`);
  if (open.length > 0) await runTrials(open, tests, template);
  return { kind: 'sql', area, total: all.length, sample: trials.map(({ result }) => result.key) };
}

async function runTrials(trials: Trial[], tests: string[], template: Template): Promise<void> {
  const embedded = await EmbeddedTests.open(tests);
  // A test that fails without a fault would see each.
  await template.write('SELECT 1');
  const without = await embedded.run();
  if (without.status === 'killed') throw new Error(`The tests fail without a fault: ${without.how}`);
  for (const [at, { fault, script, result }] of trials.entries()) {
    if (!fault.onPostgres) await template.write(script);
    const outcome = fault.onPostgres ? await runOnPostgres(fault.onPostgres, script) : await embedded.run();
    addResult({ ...result, ...outcome });
    process.stdout.write(`  ${at + 1}/${trials.length} ${outcome.status.padEnd(8)} ${fault.name} ${outcome.how}\n`);
  }
  await embedded.close();
}

function describe(area: string, fault: Fault, script: string, tests: string[]): Trial {
  const { original, replacement, place } =
    'statement' in fault
      ? { original: '', replacement: fault.statement, place: 'a statement' }
      : { original: fault.search, replacement: fault.replacement, place: fault.function };
  return {
    fault,
    script,
    result: {
      kind: 'sql',
      area,
      key: fault.name,
      place: `${place} (${fault.name})`,
      original,
      replacement,
      source: digestOf(script),
      tests: digestOfTests(tests),
    },
  };
}
