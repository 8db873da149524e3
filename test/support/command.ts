import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/server/cli/main.js', import.meta.url));

/**
 * V8 compiles the embedded database once only, the quick way: its slower second compilation takes longer than most commands and servers of tests run.
 */
export const quickCompilation = ['--liftoff-only'];

/** How a command ended. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `signet` with these arguments in this folder, with nothing of the environment of the tests but what it needs. */
export function runSignet(cwd: string, args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const { PATH, HOME, TMPDIR } = process.env;
  return new Promise((resolve) => {
    const env = { PATH, HOME, TMPDIR, ...environment };
    execFile(process.execPath, [...quickCompilation, main, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
