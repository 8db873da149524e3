import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './errors.ts';
import { readTextFile } from './text-file.ts';

/** What a file of the data folder that holds a key says; undefined when there is none. `what` names it in a StartError. */
export function readKeyFile(file: string, what: string): string | undefined {
  try {
    return readTextFile(file).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Of a folder that is a file, whoever makes something in it says more.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new StartError(`${what}, ${file}, cannot be read (${code}).`);
  }
}

/**
 * Makes the file for its owner alone, and returns what it says then. It is written whole under another name first, so that
 * nobody reads half a key; one that another process makes meanwhile is not replaced. `instead` names the variable that
 * can hold the key where no file can be made.
 */
export function makeKeyFile(file: string, what: string, text: string, instead: string): string {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, `${text}\n`, { mode: 0o600, flag: 'wx' });
    linkSync(unfinished, file);
    return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const made = code === 'EEXIST' ? readKeyFile(file, what) : undefined;
    if (made !== undefined) return made;
    throw new StartError(`${what}, ${file}, cannot be made (${code}): set ${instead}.`);
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished);
  }
}
