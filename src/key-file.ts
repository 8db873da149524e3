import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './errors.ts';
import { readTextFile } from './text-file.ts';

/** Reads a key file of the data folder; undefined when there is none. `what` names the key in a StartError. */
export function readKeyFile(file: string, what: string): string | undefined {
  try {
    return readTextFile(file).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ENOTDIR, a folder that is a file: creating the key file reports it in more detail.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new StartError(`${what}, ${file}, cannot be read (${code}).`);
  }
}

/**
 * Creates a key file that only its owner can read, and returns its content. It is written under another name and linked, so that nobody reads
 * half a key, and a file that another process creates meanwhile is kept and returned. `instead` names the variable that can hold the key
 * where no file can be created.
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
