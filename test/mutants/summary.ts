import { existsSync, readFileSync } from 'node:fs';
import { digestOf, type Kind, type Result, readResults } from './results.ts';

/** What is to be run of each area. */
export interface Choice {
  sample: number;
  seed: string;
  isFresh: boolean;
  concurrency: number;
}

/** What an area has, and which of it counts. */
export interface Summary {
  kind: Kind;
  area: string;
  total: number;
  /** The keys of the sample. */
  sample: string[];
}

/** All that was run of an area, whatever the sample, as far as it is of the source as it is now. */
export function summarize(kind: Kind, area: string, total: number): Summary {
  const results = [...readResults(kind, area).values()];
  return { kind, area, total, sample: results.filter(isOfThisSource).map(({ key }) => key) };
}

function isOfThisSource({ kind, place, source }: Result): boolean {
  if (kind === 'sql') return true;
  const [file = ''] = place.split(':');
  return existsSync(file) && digestOf(readFileSync(file, 'utf8')) === source;
}

/** The table of CONTRIBUTING.md, and after it what survived. */
export function printSummaries(summaries: Summary[]): void {
  const rows = summaries.map(({ kind, area, total, sample }) => {
    const results = readResults(kind, area);
    const found = sample.flatMap((key) => results.get(key) ?? []);
    const killed = found.filter(({ status }) => status === 'killed').length;
    const share = found.length === 0 ? '' : `${Math.floor((killed / found.length) * 100)} %`;
    const name = kind === 'sql' ? `${area}, SQL` : area;
    return `| ${name} | ${total} | ${found.length} | ${killed} | ${share} |`;
  });
  process.stdout.write(
    ['', '| Area | Mutants | Tried | Killed | Share |', '| --- | --- | --- | --- | --- |', ...rows, '', ''].join('\n'),
  );
  for (const { kind, area, sample } of summaries) {
    const results = readResults(kind, area);
    for (const key of sample) {
      const result = results.get(key);
      if (result?.status !== 'survived') continue;
      process.stdout.write(`${area}: ${result.place} survived (${result.how})\n`);
      process.stdout.write(`${prefix('- ', result.original)}\n${prefix('+ ', result.replacement)}\n\n`);
    }
  }
}

function prefix(mark: string, text: string): string {
  return text.replace(/^/gm, mark);
}
