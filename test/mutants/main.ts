/**
 * Tries the tests: makes small faults in the code, one at a time, and says which of them no test sees. Every mutant of every
 * area takes hours; a sample takes minutes an area. Interrupted, it goes on where it was when it is run again.
 */
import { parseArgs } from 'node:util';
import { areas, testsOfFaults } from './areas.ts';
import { faultsByArea } from './faults.ts';
import { runFaults } from './run-faults.ts';
import { buildPlugin, readTotal, runStryker } from './run-stryker.ts';
import { type Choice, printSummaries, type Summary, summarize } from './summary.ts';

const help = `npm run test:mutants -- [options]

  --area NAME       only this one; can be given several times
  --only KIND       typescript: mutants by Stryker; sql: the list of faults in SQL functions
  --sample N        at most so many of each area and kind; all when absent
  --seed TEXT       draws another sample; the same one draws the same
  --concurrency N   so many of Stryker's mutants at once (1)
  --fresh           runs again what has a result
  --report          prints the table of what was run so far, and runs nothing
  --list            what there is, and runs nothing
`;

const { values } = parseArgs({
  options: {
    area: { type: 'string', multiple: true },
    only: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '1' },
    fresh: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const chosen = (all: object) => Object.keys(all).filter((area) => !values.area || values.area.includes(area));
const ofStryker = values.only === 'sql' ? [] : chosen(areas);
const ofFaults = values.only === 'typescript' ? [] : chosen(faultsByArea);

if (values.help) {
  process.stdout.write(help);
} else if (ofStryker.length + ofFaults.length === 0 || ![undefined, 'sql', 'typescript'].includes(values.only)) {
  process.stderr.write(
    `There is no such area. The areas: ${Object.keys({ ...areas, ...faultsByArea }).join(', ')}\n\n${help}`,
  );
  process.exitCode = 1;
} else if (values.list) {
  list();
} else if (values.report) {
  printSummaries([
    ...ofFaults.map((area) => summarize('sql', area, faultsByArea[area]?.length ?? 0)),
    ...ofStryker.map((area) => summarize('typescript', area, readTotal(area))),
  ]);
} else {
  await run({
    sample: Number(values.sample ?? Number.MAX_SAFE_INTEGER),
    seed: values.seed,
    isFresh: values.fresh,
    concurrency: Number(values.concurrency),
  });
}

function list(): void {
  for (const area of ofStryker) {
    const { mutate = [], tests = [] } = areas[area] ?? {};
    process.stdout.write(`${area}\n  mutants in ${mutate.join(' ')}\n  seen by ${tests.join(' ')}\n`);
  }
  for (const area of ofFaults) {
    process.stdout.write(`${area}, SQL, seen by ${testsOfFaults[area]?.join(' ')}\n`);
    for (const { name } of faultsByArea[area] ?? []) process.stdout.write(`  ${name}\n`);
  }
}

async function run(choice: Choice): Promise<void> {
  const summaries: Summary[] = ofFaults.length > 0 ? await runFaults(ofFaults, choice) : [];
  if (ofStryker.length > 0) await buildPlugin();
  for (const area of ofStryker) summaries.push(await runStryker(area, choice));
  printSummaries(summaries);
}
