/**
 * Measures Signet beside what it could have been, on one throwaway PostgreSQL: `npm run bench -- --help` lists the options,
 * and docs/performance.md says how it is done.
 *
 * Exit code 1 when it could not be measured. A goal that is missed is told, and no failure.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readOptions, usage } from './compare/options.ts';
import { writePages } from './compare/pages.ts';
import { createProgress } from './compare/progress.ts';
import { isDisturbed, measuredCases, tableOf } from './compare/report.tables.ts';
import { markdownOf, type Results } from './compare/report.ts';
import { measureAll } from './compare/run.ts';
import type { Visit } from './compare/statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// However the process ends, its servers are stopped and its folders removed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(usage);
} else {
  const visits: Visit[] = [];
  try {
    const options = readOptions(args, root);
    const results: Results = { ...(await measureAll(options, root, createProgress(), visits)), visits };
    process.stdout.write(`${markdownOf(results)}\n`);
    if (options.results) writeFileSync(options.results, `${JSON.stringify(results, null, 2)}\n`);
    if (options.write) writePages(root, results);
    if (isDisturbed(visits)) process.stderr.write('Other programs disturbed this run: do not keep its numbers.\n');
  } catch (error) {
    const soFar = measuredCases(visits).map((measured) => tableOf(measured, visits));
    process.stdout.write(soFar.length > 0 ? `${soFar.join('\n\n')}\n` : '');
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
process.exit();
