import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors.ts';

/**
 * Takes a data folder for this process alone, and returns the function that gives it back.
 *
 * The lock is the operating system's own on an open file: it ends with the process however that ends, so a `kill -9`
 * leaves nothing stale, and no second process can take it in between. The file's text is only for the message.
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

/** Who took the lock; empty when it has not written that yet, or the system lets nobody read a locked file. */
function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
