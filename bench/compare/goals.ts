import type { CaseName } from './cases.ts';
import { type ServerName, serverTitles } from './contenders.ts';
import { summariesOf } from './report.tables.ts';
import { median, type Summary, type Visit } from './statistics.ts';

/** The goals, and whether each was met. */
export interface GoalResult {
  what: string;
  goal: string;
  measured: string;
  isMet: boolean;
}

interface RatioGoal {
  measured: CaseName;
  against: ServerName;
  least: number;
}

const ratioGoals: RatioGoal[] = [
  { measured: 'one', against: 'postgraphile', least: 1.5 },
  { measured: 'one', against: 'ceiling', least: 0.8 },
  { measured: 'page', against: 'postgraphile', least: 1.3 },
  { measured: 'page', against: 'ceiling', least: 1 },
  { measured: 'spread', against: 'pgbench', least: 1.5 },
  { measured: 'hot', against: 'pgbench', least: 4 },
  { measured: 'create', against: 'tutorial', least: 3 },
  { measured: 'pglite-one', against: 'before', least: 2 },
  { measured: 'pglite-record', against: 'before', least: 2 },
];
/** A goal for the throughput of one case as a ratio of another's, both by Signet. */
const caseGoals: { measured: CaseName; against: CaseName; least: number }[] = [
  { measured: 'customer', against: 'one', least: 0.5 },
];
const memoryAtMostMb = 250;
const startAtMostMs = 1500;

/** The goals whose cases this run measured. */
export function goalsOf(visits: readonly Visit[]): GoalResult[] {
  const ratios = ratioGoals.flatMap(({ measured, against, least }) => {
    const summaries = summariesOf(visits, measured);
    const what = `${measured}, against ${serverTitles[against]}`;
    return ratioResult(what, summaries.get('signet'), summaries.get(against), least);
  });
  const ofCases = caseGoals.flatMap(({ measured, against, least }) => {
    const [ours, other] = [measured, against].map((name) => summariesOf(visits, name).get('signet'));
    return ratioResult(`${measured}, against ${against}`, ours, other, least);
  });
  return [...ratios, ...ofCases, ...memoryResult(visits), ...startResult(visits)];
}

function ratioResult(
  what: string,
  ours: Summary | undefined,
  theirs: Summary | undefined,
  least: number,
): GoalResult[] {
  if (!ours || !theirs) return [];
  const ratio = ours.perSecond / theirs.perSecond;
  return [{ what, goal: `≥ ${least} ×`, measured: `${ratio.toFixed(2)} ×`, isMet: ratio >= least }];
}

/** Measured on PostgreSQL: the embedded database runs in the server's own memory. */
function memoryResult(visits: readonly Visit[]): GoalResult[] {
  const ours = visits.filter((visit) => visit.server === 'signet' && !visit.case.startsWith('pglite'));
  const peaks = ours.flatMap(({ memoryMb }) => memoryMb ?? []);
  if (peaks.length === 0) return [];
  const most = Math.max(...peaks);
  const where = ours.find(({ memoryMb }) => memoryMb === most)?.case;
  return [
    {
      what: 'memory of Signet at its most',
      goal: `< ${memoryAtMostMb} MB`,
      measured: `${Math.round(most)} MB (${where})`,
      isMet: most < memoryAtMostMb,
    },
  ];
}

function startResult(visits: readonly Visit[]): GoalResult[] {
  const times = visits.filter((visit) => visit.case === 'start').flatMap(({ firstAnswerMs }) => firstAnswerMs ?? []);
  if (times.length === 0) return [];
  const time = median(times);
  return [
    {
      what: 'from the start of the process to its first answer',
      goal: `≤ ${startAtMostMs / 1000} s`,
      measured: `${(time / 1000).toFixed(2)} s`,
      isMet: time <= startAtMostMs,
    },
  ];
}
