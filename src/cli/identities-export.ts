import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { StartError } from '../errors.ts';
import { exportIdentity } from '../identity/identity.export.ts';
import { decodeId } from '../ids.ts';
import { withServerDatabase } from './open-server-database.ts';

/** `signet identities export ID`: prints everything that is stored about one identity as JSON, and leaves an audit event. */
export async function identitiesExport(args: string[]): Promise<number> {
  const publicId = readId(args);
  await withServerDatabase(async ({ deps }) => {
    for await (const part of exportIdentity(await deps(), decodeId('Identity', publicId))) {
      // Backpressure: wait for a slow reader, so that memory does not grow.
      if (!process.stdout.write(part)) await once(process.stdout, 'drain');
    }
  });
  return 0;
}

function readId(args: string[]): string {
  const [id, ...others] = parseArgs({ args, allowPositionals: true, options: {} }).positionals;
  if (id !== undefined && others.length === 0) return id;
  const example = 'idt_8cc22560-5ace-4989-8953-fcbad7947d48';
  throw new StartError(`signet identities export needs the id of one identity, such as ${example}.`);
}
