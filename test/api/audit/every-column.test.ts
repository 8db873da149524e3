import { beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { type AuditedType, auditedTypes, recordTypes } from '../../../src/record-types.ts';
import { makeBalance, makeFundedBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const ids = {} as Record<AuditedType, string>;

beforeAll(async () => {
  await app.as(['admin']);
  const { createApiKey } = await app.client.createApiKey({ input: { name: unique('audited'), scopes: ['admin'] } });
  ids.ApiKey = createApiKey.apiKey.id;
  ids.Identity = await makePerson(app.client, { lastName: 'Smith', emailAddress: 'alice@example.com' });
  await app.client.tokenizeIdentity({ id: ids.Identity, fields: ['EMAIL_ADDRESS'] });
  ids.Ledger = await makeLedger(app.client);
  ids.Balance = await makeFundedBalance(app.client, '10');
  ids.Transaction = await transfer(app.client, { source: ids.Balance, destination: await makeBalance(app.client) });
  await app.client.updateMetadata({ id: ids.Transaction, patch: { tier: 1 } });
});

/** Another value of a column of this type. */
const edits: Record<string, (column: string) => string> = {
  ARRAY: (column) => `array_append(${column}, 'x')`,
  boolean: (column) => `NOT coalesce(${column}, FALSE)`,
  bytea: (column) => `sha256(${column})`,
  'character varying': (column) => `coalesce(${column}, '@_') || 'X'`,
  date: (column) => `coalesce(${column}, '1990-01-01') + 1`,
  integer: (column) => `${column} + 1`,
  bigint: (column) => `${column} + 1`,
  jsonb: (column) => `${column} || '{"x": 1}'`,
  numeric: (column) => `coalesce(${column}, 0) + 1`,
  'timestamp with time zone': (column) => `coalesce(${column}, now()) + interval '1 millisecond'`,
  'USER-DEFINED': (column) => `(SELECT v FROM unnest(enum_range(${column})) AS v WHERE v <> ${column} LIMIT 1)`,
  uuid: () => 'gen_random_uuid()',
};

interface Column {
  name: string;
  type: string;
}

/** To be used is no change of a key. */
const unaudited = ['id', 'last_used_at'];

async function columnsOf(table: string): Promise<Column[]> {
  const columns = await app.query<Column>(
    `SELECT column_name::text AS name, data_type::text AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return columns.filter(({ name }) => !unaudited.includes(name));
}

/** The records that verification finds after this edit of one row by the owner of the database; then it is taken back. */
function findAfter(table: string, key: string, id: string, edit: string): Promise<(string | null)[]> {
  return app.onConnection(async (query) => {
    await query('BEGIN');
    try {
      await query('ALTER TABLE transactions DISABLE TRIGGER append_only');
      await query('ALTER TABLE identities DROP CONSTRAINT identities_named');
      await query('SET LOCAL session_replication_role = replica');
      await query(`UPDATE ${table} SET ${edit} WHERE ${key} = $1`, [id.slice(4)]);
      const { problems } = await verifyAudit(query);
      return problems.map(({ resourceId }) => resourceId);
    } finally {
      await query('ROLLBACK');
    }
  });
}

describe.each(auditedTypes)('a record of type %s', (type) => {
  test('that somebody edits in the database is found, whatever the column', async () => {
    const { table } = recordTypes[type];
    const unseen: string[] = [];
    for (const { name, type: dataType } of await columnsOf(table)) {
      const edit = edits[dataType];
      if (!edit) throw new Error(`This test knows no other value of a column of type ${dataType}.`);
      const found = await findAfter(table, 'id', ids[type], `${name} = ${edit(name)}`);
      if (!found.includes(ids[type])) unseen.push(name);
    }
    expect(unseen).toEqual([]);
  });
});

test('a sealed value and patched metadata that somebody edits are found with their record', async () => {
  expect(await findAfter('vault_entries', 'identity_id', ids.Identity, `sealed = sealed || 'x'`)).toEqual([
    ids.Identity,
  ]);
  const edit = `metadata = '{"tier": 2}'`;
  expect(await findAfter('transaction_annotations', 'transaction_id', ids.Transaction, edit)).toEqual([
    ids.Transaction,
  ]);
});
