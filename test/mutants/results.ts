import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { filesOf } from './areas.ts';

/** Everything that the command leaves behind, so that it can be interrupted; not checked in. */
export const folder = resolve('.mutants');
const resultsFile = resolve(folder, 'results.jsonl');

export type Kind = 'typescript' | 'sql';
export type Status = 'killed' | 'survived';

/** What became of one mutant, or of one fault in SQL. */
export interface Result {
  kind: Kind;
  area: string;
  /** Names the mutant, as long as the source stays as it is. */
  key: string;
  /** Where and what: `src/money.ts:12:3`, or the function. */
  place: string;
  original: string;
  replacement: string;
  status: Status;
  /** How it was seen, or what was not run at all: the status and the test in Stryker's words. */
  how: string;
  /** Digests of what was mutated and of the tests; a result counts only for these. */
  source: string;
  tests: string;
}

export function digestOf(...texts: string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
}

export function addResult(result: Result): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
}

/** The newest result of each mutant of this kind and area. */
export function readResults(kind: Kind, area: string): Map<string, Result> {
  if (!existsSync(resultsFile)) return new Map();
  const lines = readFileSync(resultsFile, 'utf8').split('\n').filter(Boolean);
  const results = lines.map((line) => JSON.parse(line) as Result);
  return new Map(results.filter((each) => each.kind === kind && each.area === area).map((each) => [each.key, each]));
}

/** Of these tests, and of what they are supported by. */
export function digestOfTests(tests: string[]): string {
  const support = filesOf(['test/support/'], (name) => name.endsWith('.ts'));
  return digestOf(...[...tests, ...support].map((file) => readFileSync(file, 'utf8')));
}

/** Whether a known result counts for what is the source now, and which tests there are; more of them only see more. */
export function isStillTrue(known: Result | undefined, now: Pick<Result, 'source' | 'tests'>): boolean {
  return known?.source === now.source && (known.status === 'killed' || known.tests === now.tests);
}

/** A sample that is the same for the same seed: each key has a place of its own, whatever the others are. */
export function drawSample<Item>(items: Item[], keyOf: (item: Item) => string, size: number, seed: string): Item[] {
  const ranked = items.map((item) => ({ item, rank: digestOf(seed, keyOf(item)) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked.slice(0, size).map(({ item }) => item);
}
