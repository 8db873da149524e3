import { createRequire } from 'node:module';

/** The version of pg that Signet uses: the peers' packages, which are nearer to this file, have another. */
const pg = createRequire(new URL('../package.json', import.meta.url))('pg') as typeof import('pg');

/** A statement as it was sent to the database. */
export interface Statement {
  text: string;
  values: unknown[];
  /** When it was sent and when the last row of its answer was there, in milliseconds of one clock. */
  begun: number;
  ended: number;
}

interface Sent {
  text: string;
  values?: unknown[];
}

const query = pg.Client.prototype.query as (...args: unknown[]) => Promise<unknown>;
let captured: Statement[] | undefined;

pg.Client.prototype.query = function (this: import('pg').Client, ...args: unknown[]) {
  if (!captured) return query.apply(this, args);
  const statements = captured;
  const [sent, values] = args as [string | Sent, unknown[] | undefined];
  const begun = performance.now();
  const note = () => {
    const text = typeof sent === 'string' ? sent : sent.text;
    // The statements that set up a new connection are not counted.
    if (text.startsWith('SET ')) return;
    const given = (typeof sent === 'string' ? values : (sent.values ?? values)) ?? [];
    statements.push({ text, values: given, begun, ended: performance.now() });
  };
  // With a callback, as a pool calls it, there is no promise.
  const callback = args.at(-1);
  if (typeof callback !== 'function') return query.apply(this, args).finally(note);
  const noted = (...answer: unknown[]) => {
    note();
    callback(...answer);
  };
  return query.apply(this, [...args.slice(0, -1), noted]);
} as typeof pg.Client.prototype.query;

/** The statements that this work sends to PostgreSQL, below Prisma and all else, with the time that each takes. */
export async function captureStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  captured = [];
  const statements = captured;
  try {
    await work();
  } finally {
    captured = undefined;
  }
  return statements;
}
