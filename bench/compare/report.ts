import { cpus } from 'node:os';
import { goalsOf } from './goals.ts';
import { foreignNote, measuredCases, tableOf } from './report.tables.ts';
import type { Visit } from './statistics.ts';

/** All that a run measured. */
export interface Results {
  /** When it ended. */
  at: string;
  machine: string;
  rounds: number;
  identities: number;
  transactions: number;
  minutes: number;
  visits: Visit[];
}

/** A short description of the machine and its versions. */
export function describeMachine(postgresVersion?: string): string {
  const postgres = postgresVersion ? [`${postgresVersion} with its defaults`] : [];
  return [`${cpus().length} cores`, ...postgres, `Node ${process.versions.node}`].join(', ');
}

/** The goals, and the tables of all measured cases. */
export function markdownOf(results: Results): string {
  const { visits, machine, rounds, identities, transactions, minutes, at } = results;
  const goals = goalsOf(visits);
  const numbers = [identities, transactions].map((count) => count.toLocaleString('en'));
  const run = `${at.slice(0, 10)}; ${machine}; ${numbers[0]} identities, ${numbers[1]} transactions; ${rounds} rounds, ${minutes} minutes.`;
  const goalRows = goals.map(
    ({ what, goal, measured, isMet }) => `| ${what} | ${goal} | ${measured} | ${isMet ? '✓' : '✗'} |`,
  );
  const goalTable = ['| Signet | goal | measured | |', '| --- | --- | --- | --- |', ...goalRows].join('\n');
  const tables = measuredCases(visits).map((measured) => tableOf(measured, visits));
  const notes = tables.length > 0 ? [`${run} ${foreignNote(visits)}`] : [run];
  return [...notes, ...(goals.length > 0 ? [goalTable] : []), ...tables].join('\n\n');
}
