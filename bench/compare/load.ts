import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The results of a load generator. */
export interface Load {
  requests: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

export const connections = 32;
const script = fileURLToPath(new URL('load.lua', import.meta.url));
const run = promisify(execFile);

export interface HttpLoad {
  origin: string;
  headers: Record<string, string>;
  /** A file with a body on each line. */
  bodies: string;
  /** The line to begin at. */
  from: number;
  seconds: number;
  /** Begins what is put in the place of the mark in a body; no two loads of a run may share it. */
  unique: string;
}

/** Sends requests as fast as they are answered. Throws when an answer is not 200 or holds errors. */
export async function loadHttp({ origin, headers, bodies, from, seconds, unique }: HttpLoad): Promise<Load> {
  const given = [bodies, String(from), unique, ...Object.entries(headers).flat()];
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-s', script, `${origin}/graphql`];
  const { stdout } = await run('wrk', [...options, '--', ...given]);
  const match = /MEASURED (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)\nFIRST BAD (.*)/.exec(stdout);
  if (!match) throw new Error(`wrk did not say what it measured: ${stdout}`);
  const [requests = 0, microseconds = 0, p50 = 0, p99 = 0, bad = 0, broken = 0] = match.slice(1, 7).map(Number);
  if (bad > 0) throw new Error(`${bad} of ${requests} answers were wrong; the first: ${match[7]}`);
  if (broken > 0) throw new Error(`${broken} connections broke or waited too long.`);
  return { requests, seconds: microseconds / 1e6, p50Ms: p50 / 1000, p99Ms: p99 / 1000 };
}
