import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents } from '../audit/audit.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps, Deps } from '../deps.ts';
import { creationChanges } from './identity.changes.ts';
import { lockUnloggedIdentities, saltIdentities } from './identity.sql.ts';

const atOnce = 500;

/**
 * Writes the first event of identities that are older than the audit log: all that they hold, encrypted, which the
 * migration could not do. May be interrupted and run again, and by several processes at once. Returns how many there were.
 */
export async function importIdentities(deps: Deps): Promise<number> {
  // Asked at every start, and below Prisma, whose first statement takes long. Index: identities_unlogged.
  const [found] = await deps.query<{ any: boolean }>(
    'SELECT EXISTS (SELECT FROM identities WHERE salt IS NULL) AS any',
  );
  if (!found?.any) return 0;
  const ofMigration = { ...deps, call: { actor: 'migration', requestId: null } };
  for (let imported = 0; ; ) {
    const count = await transact(deps.prisma, (db) => importSome(db, ofMigration));
    if (count === 0) return imported;
    imported += count;
  }
}

async function importSome(db: Parameters<typeof appendAuditEvents>[0], deps: CallDeps): Promise<number> {
  const ids = await lockUnloggedIdentities(db, atOnce);
  const rows = await db.identity.findMany({
    where: { id: { in: ids } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  await saltIdentities(db, ids);
  const events = rows.map((row) => {
    const changes: Changes = {
      ...creationChanges(row),
      status: [null, row.status],
      createdAt: [null, row.createdAt.toISOString()],
      updatedAt: [null, row.updatedAt.toISOString()],
    };
    const at = new Date(Math.max(deps.clock.now().getTime(), row.updatedAt.getTime()));
    return { action: 'identity.imported', type: 'Identity', id: row.id, at, changes } as const;
  });
  await appendAuditEvents(db, deps, events);
  return rows.length;
}
