import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartOf } from './chart.ts';
import { markdownOf, type Results } from './report.ts';

const begin = '<!-- bench: what stands here is written by npm run bench -- --write -->';
const end = '<!-- bench: end -->';

/** The page with these tables between its markers. Throws when it has no markers. */
export function withTables(page: string, tables: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/performance.md has lost the marks that the tables stand between.');
  return `${page.slice(0, from + begin.length)}\n\n${tables}\n\n${page.slice(to)}`;
}

/** Writes a run into docs/performance.md, and its chart beside it. */
export function writePages(root: string, results: Results): void {
  const page = join(root, 'docs/performance.md');
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), markdownOf(results)));
  writeFileSync(join(root, 'docs/performance.svg'), chartOf(results.visits));
}
