/**
 * Measures what reads cost in PostgreSQL on the worlds that `npm run bench:data` made, the large and the small in turn, and
 * prints the table of docs/performance.md.
 *
 *     npm run bench:read -- [--runs 200] [--only "search"] [--plans plans.txt]
 *
 * Exit code 1 when a case misses its goal.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Case, cases } from './cases.ts';
import { databaseUrl } from './load.ts';
import { openBenchServer } from './server.ts';
import { openSubject, type Run, type Subject } from './subject.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    plans: { type: 'string' },
  },
});
const runs = Number(values.runs);
/** Each of ten connections plans a statement anew five times before it keeps a plan. */
const warmUps = 60;
const plans: string[] = [];

const server = await openBenchServer();
try {
  const small = await openSubject(databaseUrl(server.url, 'signet_bench_small'));
  const large = await openSubject(databaseUrl(server.url, 'signet_bench_large'));
  console.log(headOf(small, large));
  for (const measured of cases.filter(({ name }) => name.includes(values.only))) {
    console.log(await measure(measured, small, large));
  }
  await Promise.all([small.close(), large.close()]);
  if (values.plans) writeFileSync(values.plans, plans.join('\n\n'));
} finally {
  server.stop();
}

function headOf(small: Subject, large: Subject): string {
  const of = ({ world }: Subject) => `${world.identities.toLocaleString('en')} identities`;
  return `| query | statements | ${of(small)}: p50, p95 ms | ${of(large)}: p50, p95 ms | p50 × | whole answer p50 ms | indexes |
| --- | --- | --- | --- | --- | --- | --- |`;
}

/** A row of the table: the time that an answer's statements take together. */
async function measure(measured: Case, small: Subject, large: Subject): Promise<string> {
  const taken = new Map<Subject, Run[]>([
    [small, []],
    [large, []],
  ]);
  for (let at = 0; at < warmUps + runs; at += 1) {
    for (const [subject, done] of taken) {
      const run = await subject.run(measured, at);
      if (at >= warmUps) done.push(run);
    }
  }
  const timesOf = (subject: Subject) => (taken.get(subject) ?? []).map(inDatabase).sort(byNumber);
  const [few, many] = [timesOf(small), timesOf(large)];
  if (percentile(many, 0.95) > measured.goalMs) process.exitCode = 1;
  const both = (times: number[]) => `${milliseconds(percentile(times, 0.5))}, ${milliseconds(percentile(times, 0.95))}`;
  const whole = (taken.get(large) ?? []).map((run) => run.milliseconds).sort(byNumber);
  const last = taken.get(large)?.at(-1) as Run;
  const indexes = await indexesOf(measured, large, last);
  return `| ${[
    measured.name,
    last.statements.length,
    both(few),
    both(many),
    (percentile(many, 0.5) / percentile(few, 0.5)).toFixed(1),
    milliseconds(percentile(whole, 0.5)),
    indexes,
  ].join(' | ')} |`;
}

async function indexesOf(measured: Case, subject: Subject, run: Run): Promise<string> {
  const found = new Set<string>();
  for (const statement of run.statements) {
    const plan = await subject.explain(statement);
    for (const index of plan.indexes) found.add(`\`${index}\``);
    for (const table of plan.scanned) found.add(`all of ${table}`);
    plans.push(`== ${measured.name}\n${statement.text}\n${plan.text}`);
  }
  return [...found].join(' ');
}

/** How long at least one of an answer's statements was under way; some are at the same time. */
function inDatabase(run: Run): number {
  let [sum, until] = [0, 0];
  for (const { begun, ended } of run.statements.toSorted((one, other) => one.begun - other.begun)) {
    sum += Math.max(0, ended - Math.max(begun, until));
    until = Math.max(until, ended);
  }
  return sum;
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
