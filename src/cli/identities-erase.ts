import { parseArgs } from 'node:util';
import { StartError } from '../errors.ts';
import { eraseDeletedIdentity, eraseIdentity } from '../identity/identity.erase.ts';
import { decodeId } from '../ids.ts';
import { withServerDatabase } from './open-server-database.ts';

/** `signet identities erase ID --reason TEXT`: eraseIdentity as a command, which also erases the history of a deleted identity. */
export async function identitiesErase(args: string[]): Promise<number> {
  const { id: publicId, reason } = readInput(args);
  await withServerDatabase(async ({ deps }) => {
    const [domain, id] = [await deps(), decodeId('Identity', publicId)];
    if (!(await eraseDeletedIdentity(domain, id, reason))) await eraseIdentity(domain, id, reason);
  });
  process.stdout.write(`Nothing can be read of ${publicId} any more.\n`);
  return 0;
}

function readInput(args: string[]): { id: string; reason: string } {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [id, ...others] = positionals;
  if (id !== undefined && values.reason !== undefined && others.length === 0) return { id, reason: values.reason };
  throw new StartError('signet identities erase needs the id of one identity and --reason TEXT.');
}
