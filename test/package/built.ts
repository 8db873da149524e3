import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { promisify } from 'node:util';

/** The folder of package.json. */
export const root = new URL('../../', import.meta.url);

/** Builds the package into its place, unless its client is there and newer than what it is made of. */
export async function buildPackage(): Promise<void> {
  if (newestOf('dist/client/') > newestOf('src/client/')) return;
  await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: root });
}

/** When the newest file of this folder was written; 0 when there is none. */
function newestOf(folder: string): number {
  try {
    const names = readdirSync(new URL(folder, root)).filter((name) => /\.[jt]s$/.test(name));
    return Math.max(0, ...names.map((name) => statSync(new URL(folder + name, root)).mtimeMs));
  } catch {
    return 0;
  }
}
