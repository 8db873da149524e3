import { type CaseName, caseTitles } from './cases.ts';
import { type ServerName, serverTitles } from './contenders.ts';
import { type Summary, summarize, type Visit } from './statistics.ts';

/** All that a run measured. */
export interface Results {
  visits: Visit[];
}

/** The summaries of a case, in the order in which its servers were visited. */
export function summariesOf(visits: readonly Visit[], measured: CaseName): Map<ServerName, Summary> {
  const ofCase = visits.filter((visit) => visit.case === measured);
  const names = [...new Set(ofCase.map(({ server }) => server as ServerName))];
  return new Map(names.map((name) => [name, summarize(ofCase.filter(({ server }) => server === name))]));
}

/** The tables of all cases that were measured. */
export function markdownOf({ visits }: Results): string {
  const cases = [...new Set(visits.map((visit) => visit.case as CaseName))];
  return cases.map((measured) => tableOf(measured, summariesOf(visits, measured))).join('\n\n');
}

const head = '| server | req/s | server ms | PostgreSQL ms | p50 ms | p99 ms | memory MB |';
const line = '| --- | ---: | ---: | ---: | ---: | ---: | ---: |';

function tableOf(measured: CaseName, summaries: Map<ServerName, Summary>): string {
  const rows = [...summaries].map(([name, summary]) => {
    const { perSecond, serverMs, databaseMs, p50Ms, p99Ms, memoryMb } = summary;
    const cells = [
      thousands(perSecond),
      short(serverMs),
      short(databaseMs),
      short(p50Ms),
      short(p99Ms),
      thousands(memoryMb),
    ];
    return `| ${serverTitles[name]} | ${cells.join(' | ')} |`;
  });
  const foreign = Math.max(...[...summaries.values()].map(({ foreignShare }) => foreignShare));
  const note = foreign > 0.03 ? [`Foreign programs took up to ${(100 * foreign).toFixed(0)} % of the CPU.`] : [];
  return [`**${caseTitles[measured]}**`, '', head, line, ...rows, ...note.flatMap((text) => ['', text])].join('\n');
}

function thousands(value: number | undefined): string {
  return value === undefined ? '' : Math.round(value).toLocaleString('en');
}

/** Three digits that count. */
function short(value: number | undefined): string {
  if (value === undefined) return '';
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3).replace(/^(\d\d\.\d)\d*$/, '$1');
}
