import { eraseDeletedIdentity, eraseIdentity } from '../identity/identity.erase.ts';
import { parseRequiredReason } from '../identity/identity.reason.input.ts';
import { decodeId } from '../ids.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

interface Given {
  id: string;
  reason: string;
}

/** `signet identities erase ID --reason TEXT`: eraseIdentity as a command, which also erases the history of a deleted identity. */
export async function identitiesErase({ id: publicId, reason }: Given): Promise<number> {
  const id = decodeId('Identity', publicId);
  parseRequiredReason(reason);
  await withServerDatabase(async ({ deps }) => {
    const domain = await deps();
    if (!(await eraseDeletedIdentity(domain, id, reason))) await eraseIdentity(domain, id, reason);
  });
  await print(`Nothing can be read of ${publicId} any more.\n`);
  return 0;
}
