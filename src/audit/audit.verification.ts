import type { KeyObject } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Query } from '../db/open-database.ts';
import { encodeId } from '../ids.ts';
import { type AuditedType, auditedTypes, recordTypes } from '../record-types.ts';
import { genesisHash } from './audit.chain.ts';
import { ChainCheck, type ChainProblemKind, type Link, type ProblemKind } from './audit.check.ts';
import { type Checkpoint, isGenuine, type SigningKey, signCheckpoint } from './audit.checkpoint.ts';
import {
  compareRecords,
  countPending,
  countRecords,
  type Head,
  readHead,
  readLinks,
  readUnchained,
  readVanished,
} from './audit.verification.sql.ts';

export interface AuditProblem {
  kind: ProblemKind;
  sequence: number | null;
  /** Public ids. */
  eventId: string | null;
  resourceId: string | null;
  message: string;
}

export interface Verification {
  ok: boolean;
  /** Events that were checked against the chain. */
  checked: number;
  /** Events that wait for their seal. */
  pending: number;
  /** The last link that was checked. */
  head: Head;
  /** The first hundred, those of the chain first. */
  problems: AuditProblem[];
}

export interface VerifyOptions {
  /**
   * A checkpoint that the caller kept, and the key of who signed it: the chain must hold it, and is checked from there
   * on; all of it when the checkpoint does not fit.
   */
  from?: { checkpoint: Checkpoint; publicKey: KeyObject } | null;
  /** Called now and then with how many of all events and records were looked at. */
  onProgress?: (done: number, all: number) => void;
}

const problemsAtMost = 100;
const eventsAtOnce = 2000;
const recordsAtOnce = 1000;

/**
 * Checks that the log is whole: every event as it was sealed, in its place, none missing and none added by hand, and
 * every record as its newest event left it. Reads in parts, so that memory stays the same however long the log is, and
 * may be run while the log is written to.
 */
export async function verifyAudit(query: Query, options: VerifyOptions = {}): Promise<Verification> {
  const { from, onProgress } = options;
  const found = from ? await compareCheckpoint(query, from.checkpoint, from.publicKey) : [];
  const start = found.length === 0 ? from?.checkpoint : undefined;
  const step = onProgress ? countSteps(await countAll(query, start), onProgress) : () => {};
  // One waits for the hashes, the other for the database: together they take little more than the longer of them.
  const [chain, records] = await Promise.all([checkChain(query, start, step), checkRecords(query, step)]);
  const problems = [...found, ...chain.problems, ...(await findUnchained(query)), ...records];
  const pending = await countPending(query);
  const { checked, head } = chain;
  return { ok: problems.length === 0, checked, pending, head, problems: problems.slice(0, problemsAtMost) };
}

async function countAll(query: Query, from: Checkpoint | undefined): Promise<number> {
  const [head, records] = await Promise.all([readHead(query), countRecords(query)]);
  return Math.max(0, (head?.sequence ?? 0) - (from?.sequence ?? 0)) + records;
}

function countSteps(all: number, onProgress: (done: number, all: number) => void): (count: number) => void {
  let done = 0;
  return (count) => {
    done += count;
    // More may have come since they were counted.
    onProgress(Math.min(done, all), all);
  };
}

async function compareCheckpoint(query: Query, checkpoint: Checkpoint, publicKey: KeyObject): Promise<AuditProblem[]> {
  const { sequence, hash } = checkpoint;
  const at = { sequence, eventId: null, resourceId: null };
  if (!isGenuine(publicKey, checkpoint)) {
    const message = 'The checkpoint was not signed with the key of this server.';
    return [{ ...at, kind: 'CHECKPOINT_INVALID', message }];
  }
  if (sequence === 0) return [];
  const [link] = await readLinks(query, sequence - 1, 1);
  if (link?.sequence === sequence) {
    if (link.hash === hash) return [];
    const message = `The chain up to ${sequence} is not the one that the checkpoint signed: it was rewritten.`;
    return [{ ...at, kind: 'SEAL_CHANGED', message }];
  }
  const head = await readHead(query);
  // The link is gone and others follow: the check of the chain tells the gap.
  if (head && head.sequence > sequence) return [{ ...at, kind: 'EVENT_MISSING', message: messages.EVENT_MISSING }];
  const message = `The chain ends here; the checkpoint had seen it reach ${sequence}.`;
  return [{ ...at, sequence: (head?.sequence ?? 0) + 1, kind: 'TAIL_MISSING', message }];
}

/** Checks the chain alone, without the records. */
export async function checkChain(query: Query, from?: Checkpoint, step: (count: number) => void = () => {}) {
  const check = new ChainCheck(from);
  let head: Head = { sequence: from?.sequence ?? 0, hash: from?.hash ?? genesisHash };
  for await (const links of readAhead(query, from?.sequence ?? 0)) {
    for (const link of links) check.add(link);
    head = links.at(-1) ?? head;
    step(links.length);
  }
  const problems = check.problems().map(({ kind, sequence, eventId }) => {
    const publicId = eventId && encodeId('AuditEvent', eventId);
    return { kind, sequence, eventId: publicId, resourceId: null, message: messages[kind] };
  });
  return { checked: check.checked, head: { sequence: head.sequence, hash: head.hash }, problems };
}

/** The chain in parts; the next is read while the caller is busy with the one before. */
async function* readAhead(query: Query, start: number): AsyncGenerator<Link[]> {
  let next = readLinks(query, start, eventsAtOnce);
  for (;;) {
    const links = await next;
    const last = links.at(-1);
    if (!last || links.length < eventsAtOnce) return yield links;
    next = readLinks(query, last.sequence, eventsAtOnce);
    // A failure is told where it is awaited; until then nobody listens, which would end the process.
    next.catch(() => {});
    // The statement is on its way and others have had their turn before the hashing begins.
    await new Promise(setImmediate);
    yield links;
  }
}

const messages: Record<ChainProblemKind, string> = {
  EVENT_CHANGED: 'The event is not what was sealed.',
  EVENT_MISSING: 'An event that stood here is gone.',
  EVENT_INSERTED: 'The event was added by hand.',
  ORDER_CHANGED: 'The event stood in another place when it was sealed.',
  SEAL_CHANGED: 'The seal of the event is not what it was.',
};

async function findUnchained(query: Query): Promise<AuditProblem[]> {
  const events = await readUnchained(query, problemsAtMost);
  return events.map(({ kind, id, resourceType, resourceId }) => ({
    kind,
    sequence: null,
    eventId: encodeId('AuditEvent', id),
    resourceId: resourceType && resourceId ? encodeId(resourceType, resourceId) : null,
    message:
      kind === 'EVENT_INSERTED'
        ? 'The event, or the note that it waits for a seal, was added by hand.'
        : 'The event was deleted before it was sealed.',
  }));
}

async function checkRecords(query: Query, step: (count: number) => void): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = [];
  const note = (type: AuditedType, id: string, what: string) => {
    const message = `The ${recordTypes[type].name.replace('api_', 'API ')} was ${what} in the database without an event.`;
    problems.push({ kind: 'RECORD_DIFFERS', sequence: null, eventId: null, resourceId: encodeId(type, id), message });
  };
  for (const type of auditedTypes) {
    let after: string | null = null;
    do {
      const part = await compareRecords(query, type, after, recordsAtOnce);
      for (const id of part.differing) note(type, id, 'changed');
      after = part.lastId;
      step(part.count);
    } while (after && problems.length < problemsAtMost);
  }
  for (const { type, id } of await readVanished(query, problemsAtMost)) note(type, id, 'deleted');
  return problems;
}

/** The head of the chain as it is now, signed. */
export async function readCheckpoint(query: Query, clock: Clock, key: SigningKey): Promise<Checkpoint> {
  const head = await readHead(query);
  return signCheckpoint(key, { sequence: head?.sequence ?? 0, hash: head?.hash ?? genesisHash, at: clock.now() });
}
