import { beforeAll, expect, test } from 'vitest';
import { chainEvents } from '../../../src/audit/audit.sql.ts';
import { makeBalance, makeFundedBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
beforeAll(() => {
  app.now = new Date('2031-05-01T12:00:00.123Z');
});

const sealedOf = async () =>
  (await app.client.auditEvents({ first: 100 })).auditEvents.nodes
    .filter(({ sequence }) => sequence !== null)
    .map(({ resourceId, sequence }) => [resourceId, sequence]);

test('events are sealed in the order in which they were written, and no more at once than asked for', async () => {
  const ids: string[] = [];
  for (let made = 0; made < 5; made += 1) ids.push(await makeLedger(app.client));
  expect(await chainEvents(app.query, 3)).toBe(3);
  expect(await sealedOf()).toEqual([
    [ids[2], 3],
    [ids[1], 2],
    [ids[0], 1],
  ]);
  expect(await chainEvents(app.query, 3)).toBe(2);
  expect((await sealedOf())[0]).toEqual([ids[4], 5]);
  expect(await chainEvents(app.query, 3)).toBe(0);
  expect((await app.client.verifyAudit()).verifyAudit).toMatchObject({ ok: true, checked: 5, pending: 0 });
});

/** What the event of a record's creation tells, by field. */
async function createdWith(resourceId: string): Promise<Record<string, unknown>> {
  const { nodes } = (await app.client.auditEvents({ filter: { resourceId } })).auditEvents;
  const changes = nodes.at(-1)?.changes ?? [];
  expect(changes.every(({ before }) => before === null)).toBe(true);
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]));
}

test('the event of a creation tells all that the record was made with, and nothing that it was made without', async () => {
  // The first key has to be an admin's.
  await app.as(['admin']);
  const [ledgerId, identityId] = [await makeLedger(app.client), await makePerson(app.client)];
  const full = { ledgerId, identityId, currency: 'USD', indicator: '@full', overdraftLimit: '12.5' };
  const balance = await makeBalance(app.client, { ...full, metadata: { tier: 1 } });
  expect(await createdWith(balance)).toEqual({ ...full, metadata: { tier: 1 } });
  const plain = await makeBalance(app.client, { ledgerId, overdraftLimit: null });
  expect(await createdWith(plain)).toEqual({ ledgerId, currency: 'USD' });

  const expiresAt = '2032-01-01T00:00:00.456Z';
  const name = unique('told');
  const { createApiKey } = await app.client.createApiKey({ input: { name, scopes: ['ledger:read'], expiresAt } });
  const { prefix } = createApiKey.apiKey;
  expect(await createdWith(createApiKey.apiKey.id)).toEqual({ name, prefix, scopes: ['ledger:read'], expiresAt });
});

test('the event of a transaction tells its parts as the API shows them, to the millisecond', async () => {
  const sides = { source: await makeFundedBalance(app.client, '10'), destination: await makeBalance(app.client) };
  const reference = unique('told');
  const { recordTransaction: hold } = await app.client.recordTransaction({
    input: {
      ...{ ...sides, reference, amount: '2.5', currency: 'USD', hold: true, description: 'a "quote"' },
      ...{ effectiveAt: '2030-01-02T03:04:05.678Z', metadata: { order: 7 } },
    },
  });
  const told = { currency: 'USD', sourceId: sides.source, destinationId: sides.destination };
  expect(await createdWith(hold.id)).toEqual({
    ...{ ...told, reference, kind: 'HOLD', status: 'INFLIGHT', amount: '2.5', description: 'a "quote"' },
    ...{ effectiveAt: '2030-01-02T03:04:05.678Z', metadata: { order: 7 } },
  });
  const { commitTransaction } = await app.client.commitTransaction({ id: hold.id, reference: unique('told') });
  expect(await createdWith(commitTransaction.id)).toMatchObject({
    ...{ ...told, kind: 'COMMIT', status: 'COMMITTED', amount: '2.5' },
    ...{ parentId: hold.id, effectiveAt: '2031-05-01T12:00:00.123Z' },
  });
});
