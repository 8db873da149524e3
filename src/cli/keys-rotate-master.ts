import { registerMasterKeys } from '../vault/vault.master-keys.ts';
import { rotateMasterKey } from '../vault/vault.rotation.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

/** `signet keys rotate-master`: exit code 0 when the older master keys can be removed, 1 when one is still needed. */
export async function keysRotateMaster(): Promise<number> {
  return withServerDatabase(async ({ prisma, query, deps }) => {
    const { vault } = await deps();
    await registerMasterKeys(query, vault.masterKeys);
    const { rotated, unreadable, stillUsed } = await rotateMasterKey({ prisma, query }, vault, showProgress);
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    await print(`${rotated.toLocaleString('en')} keys and lookups are under ${vault.masterKeys.newest.id} now.\n`);
    if (stillUsed.length === 0) {
      await print('No other master key is needed: remove the older ones from SIGNET_MASTER_KEYS.\n');
      return 0;
    }
    await print(`Needed still: ${stillUsed.join(', ')}. ${unreadable} could not be read, or servers use it.\n`);
    return 1;
  });
}

/** Overwrites one line of the terminal. In a file the lines would pile up. */
function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done.toLocaleString('en')} of ${all.toLocaleString('en')} keys and lookups\x1b[K`);
}
