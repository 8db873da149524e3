import { beforeAll, describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { makeBalance, makeFundedBalance, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

beforeAll(async () => {
  const source = await makeFundedBalance(app.client, '10');
  await transfer(app.client, { source, destination: await makeBalance(app.client) });
  await sealPending(app.query);
});

describe.each(['audit_events', 'audit_seals', 'transactions'])('%s', (table) => {
  test.each([
    ['UPDATE', `UPDATE ${table} SET ${table === 'audit_seals' ? 'hash = hash' : 'id = id'}`],
    ['UPDATE', `UPDATE ${table} SET ${table === 'audit_seals' ? 'hash = hash' : 'id = id'} WHERE FALSE`],
    ['DELETE', `DELETE FROM ${table}`],
    ['TRUNCATE', `TRUNCATE ${table} CASCADE`],
  ])('refuses %s by the owner: %s', async (operation, statement) => {
    const before = await countRows();
    await expect(app.query(statement)).rejects.toThrow(`${table} is append-only: ${operation} is refused`);
    expect(await countRows()).toBe(before);
  });

  test('refuses it also where a session skips ordinary triggers, as replication does', async () => {
    await app.onConnection(async (query) => {
      await query('SET session_replication_role = replica');
      await expect(query(`DELETE FROM ${table}`)).rejects.toThrow('is append-only');
      await query('RESET session_replication_role');
    });
  });

  async function countRows(): Promise<number> {
    const [row] = await app.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    expect(row?.count).toBeGreaterThan(0);
    return row?.count ?? 0;
  }
});
