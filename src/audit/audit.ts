import type { Db } from '../db/open-database.ts';
import type { CallDeps, Deps } from '../deps.ts';
import type { AuditedType } from '../record-types.ts';
import type { AuditAction } from './audit.actions.ts';
import { encryptEvents } from './audit.personal.ts';
import { type Changes, insertEvents, readNewestTime } from './audit.sql.ts';

/** What happened to one record. */
export interface RecordChange {
  action: AuditAction;
  type: AuditedType;
  /** The record's UUID. */
  id: string;
  /** When, as the record itself says where it does. */
  at: Date;
  /** Absent for the creation of anything but an identity: then all that the record holds is the change. */
  changes?: Changes;
  reason?: string | null;
}

/**
 * The time of a change of the first of these records, which is locked, and which may rest on the others: now, and never
 * before what happened last to any of them, for another process whose clock is ahead may have done that. Asked for after
 * the lock, it makes the order of a record's times that of its changes.
 */
export async function timeOfChange(
  db: Db,
  { clock }: Pick<Deps, 'clock'>,
  ...records: Pick<RecordChange, 'type' | 'id'>[]
): Promise<Date> {
  const newest = await readNewestTime(db, records);
  const now = clock.now();
  return newest && newest > now ? newest : now;
}

/**
 * Appends the audit events of these changes, in the transaction that makes them and after it made them. Every function
 * that changes a record calls this or, from SQL, does the same. Personal values of identities are encrypted on the way.
 */
export async function appendAuditEvents(db: Db, deps: CallDeps, changes: RecordChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { clock, call } = deps;
  const events = changes.map(({ type, id, reason = null, ...change }) => {
    return { ...change, ...call, id: clock.stamp().id, resourceType: type, resourceId: id, reason };
  });
  await insertEvents(db, await encryptEvents(db, deps, events));
}
