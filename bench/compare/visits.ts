import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf, requireEqual } from './agree.ts';
import { ask, walkCursors } from './ask.ts';
import { bodiesOf, bodyCount, type Population, variablesAt } from './bodies.ts';
import { type CaseName, type RequestName, requestOf } from './cases.ts';
import type { Contender } from './contenders.ts';
import { loadHttp } from './load.ts';
import { measureWindow } from './measure.ts';
import type { Options } from './options.ts';
import { peakMemoryOf, startServer } from './processes.ts';
import type { Visit } from './statistics.ts';

/** One server for one case, ready to be visited any number of times. */
export interface Visitable {
  name: string;
  visit(round: number): Promise<Visit>;
}

/** What visits of a case have in common. */
export interface Ground {
  options: Options;
  workFolder: string;
  /** PostgreSQL's first process; undefined where the database is within the server. */
  databasePid?: number;
  /** Done before each visit of this server, such as a checkpoint. */
  settle?: (name: string) => Promise<void>;
  /** Which records each case is about. */
  population: Population;
  say: (what: string) => void;
}

/** Compares what the servers answer, and returns them ready to be visited. */
export async function prepareHttp(
  measured: Exclude<CaseName, 'start'>,
  contenders: Contender[],
  ground: Ground,
): Promise<Visitable[]> {
  const request = requestOf[measured];
  const answers = new Map<string, unknown[]>();
  const visitables: Visitable[] = [];
  for (const contender of contenders) {
    ground.say(`${measured}: what ${contender.name} answers`);
    await ground.settle?.(contender.name);
    const server = await startServer(contender.command);
    try {
      const asked = { origin: server.origin, contender };
      const cursors = request === 'page' ? await walkCursors(asked) : undefined;
      answers.set(contender.name, await answersOf(server.origin, contender, request, ground.population, cursors));
      const bodies = join(ground.workFolder, `${measured}-${contender.name}.jsonl`);
      writeFileSync(bodies, `${bodiesOf(request, ground.population, contender, cursors).join('\n')}\n`);
      visitables.push(visitable(measured, request, contender, bodies, ground));
    } finally {
      await server.stop();
    }
  }
  requireEqual(answers);
  return visitables;
}

function visitable(
  measured: CaseName,
  request: RequestName,
  contender: Contender,
  bodies: string,
  { options, databasePid, settle }: Ground,
): Visitable {
  const isRead = request === 'one' || request === 'page' || request === 'customer';
  return {
    name: contender.name,
    async visit(round) {
      await settle?.(contender.name);
      const server = await startServer(contender.command);
      try {
        const { origin, pid, startMs } = server;
        const load = (seconds: number) => {
          const unique = `${contender.name[0]}${randomBytes(5).toString('hex')}-`;
          const from = isRead ? Math.floor(Math.random() * bodyCount) : 0;
          return loadHttp({ origin, headers: contender.headers, bodies, from, seconds, unique });
        };
        await load(options.warmSeconds);
        const windows = [];
        for (let at = 0; at < options.windows; at += 1) {
          const watched = { server: pid, database: databasePid };
          windows.push(await measureWindow(watched, () => load(options.windowSeconds)));
        }
        return { case: measured, server: contender.name, round, windows, startMs, memoryMb: peakMemoryOf(pid) };
      } finally {
        await server.stop();
      }
    },
  };
}

/** From the start of the process to its first answer. */
export function prepareStart(contender: Contender, { population, settle }: Ground): Visitable {
  return {
    name: contender.name,
    async visit(round) {
      await settle?.(contender.name);
      const begun = performance.now();
      const server = await startServer(contender.command);
      try {
        const variables = variablesAt('one', round, population, contender);
        await ask({ origin: server.origin, contender }, contender.documents.one as string, variables);
        const firstAnswerMs = performance.now() - begun;
        const { startMs, pid } = server;
        return {
          case: 'start',
          server: contender.name,
          round,
          windows: [],
          startMs,
          firstAnswerMs,
          memoryMb: peakMemoryOf(pid),
        };
      } finally {
        await server.stop();
      }
    },
  };
}
