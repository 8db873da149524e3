import { randomUUID } from 'node:crypto';
import type { CreateIdentityInput } from '@signet/client/methods';
import { describe, expect, inject, test } from 'vitest';
import { sealPending } from '../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../src/audit/audit.verification.ts';
import { openDatabase } from '../../src/db/open-database.ts';
import { clientOf, useTestApp } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('two servers that create the same identities at once', () => {
  const app = useTestApp({ tokenizedFields: ['LAST_NAME'] });

  test('create each once, find it in every other call, and leave a whole log', async () => {
    const [row] = await app.query<{ name: string }>('SELECT current_database() AS name');
    const second = await openDatabase({ databaseUrl: urlOf(row?.name ?? ''), dataDir: '' });
    try {
      const other = clientOf(app.openAnother({ prisma: second.prisma, query: second.query }));
      // Half of them meet by id and half by external id; the tokens of so short a name collide all the time.
      const inputs = Array.from({ length: 60 }, (_, at): CreateIdentityInput => {
        const key = at % 2 === 0 ? { id: `idt_${randomUUID()}` } : { externalId: `both-${at}` };
        return { identityType: 'INDIVIDUAL', firstName: `P${at}`, lastName: 'Qx', ...key };
      });
      const onConflict = 'RETURN_EXISTING';
      const create = async (client: typeof other, input: CreateIdentityInput) =>
        (await client.createIdentity({ input, onConflict })).createIdentity.id;
      const [ones, others, bulk] = await Promise.all([
        Promise.all(inputs.map((input) => create(app.client, input))),
        Promise.all(inputs.toReversed().map((input) => create(other, input))),
        other.createIdentities({ inputs, onConflict }),
      ]);
      expect(others.toReversed()).toEqual(ones);
      expect(bulk.createIdentities.map(({ identity }) => identity?.id)).toEqual(ones);
      expect(new Set(ones).size).toBe(60);
    } finally {
      await second.close();
    }
    for (const table of ['identities', 'identity_keys', 'vault_entries', 'audit_events']) {
      expect(await app.query(`SELECT count(*)::int AS count FROM ${table}`)).toEqual([{ count: 60 }]);
    }
    await sealPending(app.query);
    expect(await verifyAudit(app.query)).toMatchObject({ problems: [] });
  });
});

/** The URL of this database of the server. */
function urlOf(database: string): string {
  const template = inject('template');
  if (template.kind !== 'postgres') throw new Error('This run is on the embedded database.');
  const url = new URL(template.url);
  url.pathname = `/${database}`;
  return url.href;
}
