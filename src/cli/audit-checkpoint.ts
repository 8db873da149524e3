import { encodePublicKey } from '../audit/audit.checkpoint.ts';
import { sealPending } from '../audit/audit.sealer.ts';
import { readCheckpoint } from '../audit/audit.verification.ts';
import { createClock } from '../clock.ts';
import { withAudit } from './open-audit.ts';

/** `signet audit checkpoint`: prints the signed head of the chain as JSON, everything written so far included. */
export async function auditCheckpoint(): Promise<number> {
  const checkpoint = await withAudit(async (query, loadKey) => {
    const key = loadKey();
    await sealPending(query);
    return { ...(await readCheckpoint(query, createClock(), key)), publicKey: encodePublicKey(key) };
  });
  process.stdout.write(`${JSON.stringify(checkpoint, null, 2)}\n`);
  return 0;
}
