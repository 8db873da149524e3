import { recordChanges } from '../audit/audit.ts';
import { transact } from '../db/transact.ts';
import type { Deps } from '../deps.ts';
import { conflict } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { parseCreateLedger } from './ledger.input.ts';
import { insertLedger } from './ledger.sql.ts';

/** Creates a ledger and returns its id. Throws BAD_USER_INPUT, or CONFLICT when the id is taken. */
export async function createLedger(deps: Deps, input: unknown): Promise<string> {
  const { id: givenId, name, metadata } = parseCreateLedger(input);
  const { id: madeId, at } = deps.clock.stamp();
  const id = givenId ?? madeId;
  await transact(deps.prisma, async (db) => {
    const inserted = await insertLedger(db, { id, name, metadata: metadata ?? {}, at });
    if (!inserted) {
      const existingId = encodeId('Ledger', id);
      throw conflict(existingId, ['input', 'id'], `id: the ledger ${existingId} exists already.`);
    }
    await recordChanges(db, deps, [{ action: 'ledger.created', type: 'Ledger', id, at }]);
  });
  return id;
}
