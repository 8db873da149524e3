import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decryptEvent, keyIdsOf, type StoredEvent } from '../../../src/audit/audit.personal.ts';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { createClock } from '../../../src/clock.ts';
import { embeddedDatabase, extensions, pgliteSession } from '../../../src/db/embedded.ts';
import { migrate, migrationsFolder, type SqlSession } from '../../../src/db/migrate.ts';
import { importIdentities } from '../../../src/identity/identity.import.ts';
import { readDataKeys } from '../../../src/vault/vault.data-keys.ts';
import { registerMasterKeys } from '../../../src/vault/vault.master-keys.ts';
import { vaultUnderTest } from '../../support/vault.ts';

const apiTime = /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/;
const first = '20261122000000_walking_skeleton';
let folder: string;
let pglite: PGlite;
let session: SqlSession;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signet-import-'));
  cpSync(join(migrationsFolder, first), join(folder, first), { recursive: true });
  pglite = await PGlite.create({ extensions });
  session = pgliteSession(pglite);
}, 60_000);
afterAll(async () => {
  await pglite.close();
  rmSync(folder, { recursive: true });
});

test('records from before the log have what they held then as their first event, and verify', async () => {
  await migrate(session, folder);
  await session.exec(`
    INSERT INTO identities (id, identity_type, first_name, dob, metadata, created_at, updated_at)
    VALUES ('8cc22560-5ace-4989-8953-fcbad7947d48', 'INDIVIDUAL', 'Alice', '1985-05-15', '{"tier": "Gold"}', now(), now());
    INSERT INTO ledgers (id, name, created_at) VALUES ('6a1d4c7e-2b58-4f93-8e0a-c31f7b9d5e24', 'Wallets', now());
    INSERT INTO balances (id, ledger_id, identity_id, currency, overdraft_limit, created_at) VALUES
      ('0b7e5d31-94c2-4a6f-b8d0-1e3f6a7c9254', '6a1d4c7e-2b58-4f93-8e0a-c31f7b9d5e24',
        '8cc22560-5ace-4989-8953-fcbad7947d48', 'USD', 12.50, now()),
      ('71c3f0a8-6d24-4e9b-8f5a-b92e0d47c136', '6a1d4c7e-2b58-4f93-8e0a-c31f7b9d5e24', NULL, 'USD', NULL, now());
    SELECT record_transaction('e92d6b40-3a7f-4c15-9d84-f0b1a6c83e57', 'first', 7.25, 'USD',
      '71c3f0a8-6d24-4e9b-8f5a-b92e0d47c136', '0b7e5d31-94c2-4a6f-b8d0-1e3f6a7c9254', NULL, NULL, '{}', now());
    INSERT INTO transaction_annotations VALUES ('e92d6b40-3a7f-4c15-9d84-f0b1a6c83e57', '{"seen": true}', now());`);

  await migrate(session);
  const database = embeddedDatabase(pglite, '', [], { databaseUrl: undefined, dataDir: '' });
  const vault = vaultUnderTest();
  await registerMasterKeys(database.query, vault.masterKeys);
  const deps = { prisma: database.prisma, query: database.query, clock: createClock(), vault };
  expect(await importIdentities(deps)).toBe(1);
  expect(await importIdentities(deps)).toBe(0);
  const events = await session.query<StoredEvent & { action: string }>(
    'SELECT id, action, resource_id AS "resourceId", changes FROM audit_events ORDER BY ordinal',
  );
  expect(events.map(({ action }) => action)).toEqual([
    'ledger.imported',
    ...['balance.imported', 'balance.imported'],
    'transaction.imported',
    'identity.imported',
  ]);
  const imported = events[4] as StoredEvent;
  expect(JSON.stringify(imported)).not.toMatch(/Alice|1985|Gold/);
  const keys = await readDataKeys(database.prisma, vault.masterKeys, keyIdsOf(imported.changes));
  expect(decryptEvent(imported, keys)).toEqual({
    identityType: [null, 'INDIVIDUAL'],
    status: [null, 'ACTIVE'],
    firstName: [null, 'Alice'],
    dob: [null, '1985-05-15'],
    metadata: [null, { tier: 'Gold' }],
    createdAt: [null, expect.stringMatching(apiTime)],
    updatedAt: [null, expect.stringMatching(apiTime)],
  });
  expect(events.map(({ changes }) => changes)).toContainEqual(
    expect.objectContaining({
      overdraftLimit: [null, '12.5'],
      identityId: [null, 'idt_8cc22560-5ace-4989-8953-fcbad7947d48'],
    }),
  );
  expect(events[3]?.changes).toMatchObject({ amount: [null, '7.25'], metadata: [null, { seen: true }] });

  expect(await sealPending(session.query)).toBe(5);
  expect(await verifyAudit(session.query)).toMatchObject({ ok: true, checked: 5, pending: 0, problems: [] });
});
