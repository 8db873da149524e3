import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CaseName, caseNames } from './cases.ts';
import { type ServerName, serverNames } from './contenders.ts';
import { fullSize } from './rows.sql.ts';

/** The options of a run. */
export interface Options {
  cases: CaseName[];
  servers: ServerName[];
  rounds: number;
  identities: number;
  transactions: number;
  warmSeconds: number;
  /** Of each of a visit's windows. */
  windowSeconds: number;
  windows: number;
  /** The working tree whose Signet is measured. */
  tree: string;
  /** Whether the cluster stays, and one that stayed is used again. */
  keep: boolean;
  /** Whether Signet is measured as it was built before. */
  built: boolean;
  /** Where to write the results as JSON. */
  results?: string;
  /** Whether to write the table and the chart into the documentation. */
  write: boolean;
}

export const usage = `Usage: npm run bench -- [options]
  --only one,page        these cases: ${caseNames.join(', ')}
  --servers signet,…     these servers: ${serverNames.join(', ')}
  --rounds 3             how often each server is visited for each case
  --identities 100000 --transactions 2000000
  --warm 4 --window 3 --windows 2
                         seconds before, of and number of a visit's measured windows
  --tree FOLDER          the working tree whose Signet is measured; this one without
  --built                measure what was built before instead of building it
  --keep                 keep the filled cluster, and use the one that was kept
  --results FILE         write all that was measured as JSON
  --write                write the table into docs/performance.md and the chart beside it
`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const flag = { type: 'boolean', default: false } as const;

/** Throws an error that names the argument and the rule. */
export function readOptions(args: string[], thisTree: string): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: text(caseNames.join(',')),
      servers: text(serverNames.join(',')),
      rounds: text('3'),
      identities: text(String(fullSize.identities)),
      transactions: text(String(fullSize.transactions)),
      warm: text('4'),
      window: text('3'),
      windows: text('2'),
      tree: text(thisTree),
      built: flag,
      keep: flag,
      results: { type: 'string' },
      write: flag,
    },
  });
  const cases = namesFrom('only', values.only, caseNames);
  const servers = namesFrom('servers', values.servers, serverNames);
  if (values.write && (cases.length < caseNames.length || servers.length < serverNames.length)) {
    throw new Error('--write is for a whole run: without --only and --servers.');
  }
  return {
    cases,
    servers,
    rounds: wholeNumber('rounds', values.rounds, 1),
    identities: wholeNumber('identities', values.identities, 100),
    transactions: wholeNumber('transactions', values.transactions, 1),
    warmSeconds: wholeNumber('warm', values.warm, 1),
    windowSeconds: wholeNumber('window', values.window, 1),
    windows: wholeNumber('windows', values.windows, 1),
    tree: resolve(values.tree),
    built: values.built,
    keep: values.keep,
    results: values.results,
    write: values.write,
  };
}

function wholeNumber(name: string, given: string, least: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name} must be a whole number of ${least} or more.`);
}

/** In the order of the list of known names, each once. */
function namesFrom<Name extends string>(option: string, given: string, known: readonly Name[]): Name[] {
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) throw new Error(`--${option} must be of ${known.join(', ')}, and "${unknown}" is none.`);
  return known.filter((name) => names.includes(name));
}
