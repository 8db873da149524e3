import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors.ts';

/**
 * Locks a data folder for this process, and returns the function that releases it.
 *
 * Guarantee: no two processes hold the folder, and a `kill -9` leaves no stale lock. The lock is the operating system's own on an open file,
 * which ends with the process however that ends. The file's text serves the message alone.
 * Throws a StartError when another process holds the folder, or it cannot be written or locked.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = join(folder, 'lock');
  const descriptor = openLockFile(folder, file);
  try {
    if (!(await tryLock(folder, descriptor))) throw new StartError(describeHolder(folder, file));
    ftruncateSync(descriptor);
    writeSync(descriptor, `pid ${process.pid}\n`);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  return () => closeSync(descriptor);
}

function openLockFile(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(file, 'a+', 0o600);
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function tryLock(folder: string, descriptor: number): Promise<boolean> {
  try {
    // Loaded here, for only an embedded database needs the native code.
    const { default: native } = await import('fs-native-extensions');
    return native.tryLock(descriptor);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be locked on this system (${(error as NodeJS.ErrnoException).code}): ` +
        'name a folder on a local disk in SIGNET_DATA_DIR, or a PostgreSQL server in DATABASE_URL.',
    );
  }
}

function describeHolder(folder: string, file: string): string {
  const holder = readHolder(file);
  return (
    `The data folder ${folder} is in use by another process${holder && ` (${holder})`}: ` +
    'stop it, or name another folder in SIGNET_DATA_DIR.'
  );
}

/** The process that holds the lock, as its file says; empty before it has written that, and on systems where locked files cannot be read. */
function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
