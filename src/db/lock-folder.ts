import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors.ts';

/**
 * Takes a data folder for this process alone, and returns the function that gives it back.
 *
 * The lock is the operating system's own on an open file: it ends with the process however that ends, so a `kill -9`
 * leaves nothing stale, and no second process can take it in between. The file's text is only for the message.
 * Throws a StartError when another process holds the folder or it cannot be written.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = join(folder, 'lock');
  const descriptor = openLockFile(folder, file);
  // Loaded here, for only an embedded database needs the native code.
  const { default: native } = await import('fs-native-extensions');
  if (!native.tryLock(descriptor)) {
    const holder = readFileSync(file, 'utf8').trim();
    closeSync(descriptor);
    throw new StartError(
      `The data folder ${folder} is in use by another process${holder ? ` (${holder})` : ''}: ` +
        'stop it, or name another folder in SIGNET_DATA_DIR.',
    );
  }
  ftruncateSync(descriptor);
  writeSync(descriptor, `pid ${process.pid}\n`, 0);
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
