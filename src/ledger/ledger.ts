import { compareCreation } from '../audit/audit.sql.ts';
import { appendAuditEvents } from '../audit/audit.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { conflict } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { type GivenLedger, parseCreateLedger } from './ledger.input.ts';
import { insertLedger } from './ledger.sql.ts';

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
