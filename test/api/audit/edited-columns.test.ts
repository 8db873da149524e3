import { beforeAll, describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import type { Query } from '../../../src/db/open-database.ts';
import { aliceSmith, makeBalance, makeFundedBalance, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { record } from '../transaction/holds.ts';

const app = useTestApp();

beforeAll(async () => {
  const id = await makePerson(app.client, { ...aliceSmith, externalId: 'ext-1', metadata: { level: 1 } });
  await app.client.tokenizeIdentity({ id, fields: ['LAST_NAME'] });
  const source = await makeFundedBalance(app.client, '100', { identityId: id, indicator: '@savings' });
  const destination = await makeBalance(app.client, { metadata: { level: 1 } });
  const sent = await record(app, { source, destination });
  await app.client.updateMetadata({ id: sent.id, patch: { patched: true } });
  await record(app, { source, destination, hold: true });
  await app.as(['ledger:read']);
  await app.makeKey(['ledger:read'], new Date('2100-01-01T00:00:00Z'));
  await sealPending(app.query);
});

/** Another value for a column, by its type. */
const edits: Record<string, (column: string) => string> = {
  varchar: (column) => `coalesce(${column}, '') || 'x'`,
  text: (column) => `coalesce(${column}, '') || 'x'`,
  uuid: () => 'gen_random_uuid()',
  numeric: (column) => `coalesce(${column}, 0) + 1`,
  int4: (column) => `${column} + 1`,
  timestamptz: (column) => `coalesce(${column}, now()) + interval '1 second'`,
  date: (column) => `coalesce(${column}, DATE '2000-01-01') + 1`,
  jsonb: (column) => `${column} || '{"edited": 1}'`,
  bytea: (column) => `sha256(${column})`,
  _text: (column) => `${column} || ARRAY['x']`,
};
const otherOfEnum = (type: string) => (column: string) =>
  `(SELECT e FROM unnest(enum_range(NULL::${type})) AS e WHERE e <> ${column} LIMIT 1)`;

const tables = [
  'identities',
  'vault_entries',
  'ledgers',
  'balances',
  'transactions',
  'transaction_annotations',
  'api_keys',
];
/** What says nothing of the record itself: when a key was used, when a patch was made, and by what a vault entry is found. */
const free = new Set([
  ...['api_keys.last_used_at', 'transaction_annotations.updated_at', 'vault_entries.token'],
  ...['vault_entries.master_key_id', 'vault_entries.lookup', 'vault_entries.is_repeat'],
]);

async function columnsOf(query: Query, table: string): Promise<{ name: string; type: string }[]> {
  return query(
    `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
}

/** The kinds of problems that are found after this edit of one row, which is taken back; null when the database refuses it. */
async function findingsOf(query: Query, table: string, assignment: string): Promise<string[] | null> {
  await query('SAVEPOINT edit');
  try {
    await query(`UPDATE ${table} SET ${assignment} WHERE ctid = (SELECT min(ctid) FROM ${table})`);
  } catch {
    await query('ROLLBACK TO edit');
    return null;
  }
  const { problems } = await verifyAudit(query);
  await query('ROLLBACK TO edit');
  return problems.map(({ kind }) => kind);
}

describe('an edit behind the log is found', () => {
  test.each(tables)('in any column of %s', async (table) => {
    await app.onConnection(async (query) => {
      await query('BEGIN');
      try {
        // As an owner of the database would, who minds neither append-only tables nor foreign keys.
        await query('ALTER TABLE transactions DISABLE TRIGGER append_only');
        await query('SET LOCAL session_replication_role = replica');
        expect((await verifyAudit(query)).problems).toEqual([]);
        const missed: string[] = [];
        let found = 0;
        for (const { name, type } of await columnsOf(query, table)) {
          if (free.has(`${table}.${name}`)) continue;
          const edit = edits[type] ?? otherOfEnum(type);
          const kinds = await findingsOf(query, table, `${name} = ${edit(name)}`);
          if (kinds?.includes('RECORD_DIFFERS')) found += 1;
          else if (kinds) missed.push(name);
        }
        expect(missed).toEqual([]);
        expect(found).toBeGreaterThan(0);
      } finally {
        await query('ROLLBACK');
      }
    });
  });
});

describe('an edit of what lies beyond the first thousands', () => {
  test('is found, of a record as well as of an event', async () => {
    for (let made = 0; made < 3; made += 1) {
      const inputs = Array.from({ length: 700 }, () => ({ identityType: 'INDIVIDUAL' as const, firstName: 'Many' }));
      await app.client.createIdentities({ inputs });
    }
    await sealPending(app.query);
    await app.onConnection(async (query) => {
      await query('BEGIN');
      try {
        await query('ALTER TABLE audit_events DISABLE TRIGGER append_only');
        expect((await verifyAudit(query)).problems).toEqual([]);
        const [last] = await query<{ id: string }>('SELECT id::text AS id FROM identities ORDER BY id DESC LIMIT 1');
        await query(`UPDATE identities SET city = 'Oslo' WHERE id = $1`, [last?.id]);
        const [event] = await query<{ sequence: number; id: string }>(
          'SELECT sequence::int AS sequence, event_id::text AS id FROM audit_seals ORDER BY audit_seals.sequence DESC LIMIT 1',
        );
        expect(event?.sequence).toBeGreaterThan(2000);
        await query(`UPDATE audit_events SET actor = 'mallory' WHERE id = $1`, [event?.id]);
        const { problems } = await verifyAudit(query);
        expect(problems.map(({ kind, sequence, resourceId }) => [kind, sequence, resourceId])).toEqual([
          ['EVENT_CHANGED', event?.sequence, null],
          ['RECORD_DIFFERS', null, `idt_${last?.id}`],
        ]);
      } finally {
        await query('ROLLBACK');
      }
    });
  }, 60_000);
});
