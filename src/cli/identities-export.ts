import { exportIdentity } from '../identity/identity.export.ts';
import { decodeId } from '../ids.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

/** `signet identities export ID`: prints everything that is stored about one identity as JSON, and leaves an audit event. */
export async function identitiesExport({ id: publicId }: { id: string }): Promise<number> {
  const id = decodeId('Identity', publicId);
  await withServerDatabase(async ({ deps }) => {
    for await (const part of exportIdentity(await deps(), id)) await print(part);
  });
  return 0;
}
