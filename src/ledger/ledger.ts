import { isDeepStrictEqual } from 'node:util';
import { type Changes, compareCreation } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { conflict, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import type { JsonObject } from '../input.ts';
import {
  type GivenLedger,
  type GivenLedgerChanges,
  parseCreateLedger,
  parseUpdateLedger,
  type UpdateLedger,
} from './ledger.input.ts';
import { insertLedger, lockLedger } from './ledger.sql.ts';

/**
 * Creates a ledger and returns its id. Sent again with the same id and content it returns the same id and changes nothing,
 * whatever became of the ledger since. Throws BAD_USER_INPUT, or CONFLICT when the id is taken by other content.
 */
export async function createLedger(deps: CallDeps, input: GivenLedger): Promise<string> {
  const { id: givenId, name, metadata: given } = parseCreateLedger(input);
  const metadata = given ?? {};
  const { id: madeId, at } = deps.clock.stamp();
  const id = givenId ?? madeId;
  await transact(deps.prisma, async (db) => {
    const inserted = await insertLedger(db, { id, name, metadata, at });
    if (!inserted) {
      if ((await compareCreation(db, 'Ledger', id, { name, metadata })) === 'SAME') return;
      const existingId = encodeId('Ledger', id);
      throw conflict(existingId, ['input', 'id'], `id: the ledger ${existingId} exists already.`);
    }
    await appendAuditEvents(db, deps, [{ action: 'ledger.created', type: 'Ledger', id, at }]);
  });
  return id;
}

/**
 * Changes the name or the metadata of a ledger: absent keeps, and null clears the metadata. What is so already changes nothing. Throws
 * BAD_USER_INPUT, or NOT_FOUND when there is no such ledger.
 */
export async function updateLedger(deps: CallDeps, id: string, input: GivenLedgerChanges): Promise<void> {
  const given = parseUpdateLedger(input);
  await transact(deps.prisma, async (db) => {
    await lockLedger(db, id);
    const current = await db.ledger.findUnique({ where: { id } });
    if (!current) throw notFound(['id'], `id: there is no ledger ${encodeId('Ledger', id)}.`);
    const changes = changesOf({ name: current.name, metadata: current.metadata as JsonObject }, given);
    if (Object.keys(changes).length === 0) return;
    const data = Object.fromEntries(Object.entries(changes).map(([field, [, after]]) => [field, after]));
    await db.ledger.update({ where: { id }, data });
    const at = await timeOfChange(db, deps, { type: 'Ledger', id });
    await appendAuditEvents(db, deps, [{ action: 'ledger.updated', type: 'Ledger', id, at, changes }]);
  });
}

function changesOf(current: { name: string; metadata: JsonObject }, { name, metadata }: UpdateLedger): Changes {
  const changes: Changes = {};
  if (name !== undefined && name !== current.name) changes.name = [current.name, name];
  // As it would come back: to JSON -0 is 0.
  const next = metadata === undefined ? current.metadata : (JSON.parse(JSON.stringify(metadata ?? {})) as JsonObject);
  if (!isDeepStrictEqual(next, current.metadata)) changes.metadata = [current.metadata, next];
  return changes;
}
