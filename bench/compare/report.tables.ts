import { type CaseName, caseTitles } from './cases.ts';
import { type ServerName, serverTitles } from './contenders.ts';
import { median, type Summary, summarize, type Visit } from './statistics.ts';

/** The share of the CPU used by other programs above which the report mentions it. */
const foreignShareAtMost = 0.03;

/** The summaries of a case, in the order of its servers. */
export function summariesOf(visits: readonly Visit[], measured: CaseName): Map<ServerName, Summary> {
  const ofCase = visits.filter((visit) => visit.case === measured && visit.windows.length > 0);
  const names = [...new Set(ofCase.map(({ server }) => server as ServerName))];
  return new Map(names.map((name) => [name, summarize(ofCase.filter(({ server }) => server === name))]));
}

/** The cases that were measured under load, in the order of their visits. */
export function measuredCases(visits: readonly Visit[]): CaseName[] {
  return [...new Set(visits.filter(({ windows }) => windows.length > 0).map((visit) => visit.case as CaseName))];
}

const head = '| server | req/s | server ms | PostgreSQL ms | p50 ms | p99 ms | memory MB |';
const line = '| --- | ---: | ---: | ---: | ---: | ---: | ---: |';

/** The table of a case: requests a second, CPU for each of them, latency and memory. */
export function tableOf(measured: CaseName, visits: readonly Visit[]): string {
  const rows = [...summariesOf(visits, measured)].map(([name, summary]) => {
    const { perSecond, serverMs, databaseMs, p50Ms, p99Ms, memoryMb } = summary;
    const numbers = [perSecond, serverMs, databaseMs, p50Ms, p99Ms, memoryMb];
    return `| ${serverTitles[name]} | ${numbers.map(short).join(' | ')} |`;
  });
  return [`**${caseTitles[measured]}**`, '', head, line, ...rows].join('\n');
}

/** A number with three significant digits, or all digits of its integer part. */
function short(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A sentence on the CPU that other programs used. */
export function foreignNote(visits: readonly Visit[]): string {
  const shares = visits.flatMap(({ windows }) => windows.map(({ foreignShare }) => foreignShare));
  const disturbed = shares.filter((share) => share > foreignShareAtMost).length;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const said = `Other programs took ${percent(median(shares))} of the CPU at the median of ${shares.length} windows`;
  if (disturbed === 0) return `${said}, and never more than ${percent(foreignShareAtMost)}.`;
  return `${said}; in ${disturbed} they took more than ${percent(foreignShareAtMost)}, up to ${percent(Math.max(...shares))}.`;
}

/** Whether other programs used so much CPU that the numbers are not reliable. */
export function isDisturbed(visits: readonly Visit[]): boolean {
  const shares = visits.flatMap(({ windows }) => windows.map(({ foreignShare }) => foreignShare));
  return shares.length > 0 && median(shares) > foreignShareAtMost;
}
