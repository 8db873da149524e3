import { encodePublicKey } from '../audit/audit.checkpoint.ts';
import { sealPending } from '../audit/audit.sealer.ts';
import { readCheckpoint } from '../audit/audit.verification.ts';
import { createClock } from '../clock.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

/** `signet audit checkpoint`: prints the signed head of the chain as JSON, with what was committed a second ago or earlier. */
export async function auditCheckpoint(): Promise<number> {
  const checkpoint = await withServerDatabase(async ({ query, signingKey }) => {
    const key = signingKey();
    await sealPending(query);
    return { ...(await readCheckpoint(query, createClock(), key)), publicKey: encodePublicKey(key) };
  });
  await print(`${JSON.stringify(checkpoint, null, 2)}\n`);
  return 0;
}
