import type { KeyObject } from 'node:crypto';
import { type Checkpoint, parseCheckpoint, parsePublicKey } from '../audit/audit.checkpoint.ts';
import { type AuditProblem, type Verification, verifyAudit } from '../audit/audit.verification.ts';
import { DomainError, StartError } from '../errors.ts';
import { readTextFile } from '../text-file.ts';
import { withServerDatabase } from './open-server-database.ts';
import { print } from './print.ts';

interface Given {
  from: string | undefined;
  'public-key': string | undefined;
}

/** `signet audit verify`: exit code 0 when the log is intact, 1 with a line for each problem when it is not. */
export async function auditVerify({ from: file, 'public-key': signer }: Given): Promise<number> {
  const publicKey = signer === undefined ? null : readPublicKey(signer);
  const checkpoint = file === undefined ? null : readCheckpointFile(file);
  if (publicKey && !checkpoint) {
    throw new StartError('--public-key needs --from FILE: it says who signed the checkpoint of that file.');
  }
  const progress = process.stderr.isTTY ? { onProgress: showProgress } : {};
  const verification = await withServerDatabase(({ query, signingKey }) => {
    const from = checkpoint && { checkpoint, publicKey: publicKey ?? signingKey().publicKey };
    return verifyAudit(query, { from, ...progress });
  });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  await print(describe(verification));
  return verification.ok ? 0 : 1;
}

function readPublicKey(text: string): KeyObject {
  const key = parsePublicKey(text);
  if (key) return key;
  throw new StartError('--public-key must be the 32 bytes of a public key in base64, as a checkpoint has it.');
}

function readCheckpointFile(file: string): Checkpoint {
  try {
    // Who signed it is not taken from the file itself, though it names a key.
    const { at, publicKey: _publicKey, ...checkpoint } = JSON.parse(readTextFile(file));
    return parseCheckpoint({ ...checkpoint, at: new Date(at) }) as Checkpoint;
  } catch (error) {
    throw new StartError(`--from: ${file} holds no checkpoint (${describeFailure(error)})`);
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  return (error as NodeJS.ErrnoException).code ?? 'it is not the JSON that "signet audit checkpoint" prints';
}

/** Overwrites one line of the terminal. In a file the lines would pile up, so it is called on a terminal only. */
function showProgress(done: number, all: number): void {
  const percent = all > 0 ? Math.floor((100 * done) / all) : 100;
  process.stderr.write(`\r${percent} %  ${format(done)} of ${format(all)} events and records\x1b[K`);
}

function describe({ ok, checked, pending, problems }: Verification): string {
  const waiting = pending ? `, ${format(pending)} more wait for their seal` : '';
  const summary = `${format(checked)} events checked${waiting}: ${ok ? 'the log holds.' : 'THE LOG DOES NOT HOLD.'}\n`;
  return problems.map(describeProblem).join('') + summary;
}

function describeProblem({ kind, sequence, eventId, resourceId, message }: AuditProblem): string {
  const place = [sequence && `#${sequence}`, eventId, resourceId].filter(Boolean).join(' ');
  return `${kind} ${place}: ${message}\n`;
}

function format(count: number): string {
  return count.toLocaleString('en');
}
