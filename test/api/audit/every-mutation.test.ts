import { beforeAll, expect, test } from 'vitest';
import { schema } from '../../../src/schema.ts';
import { makeBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
// With a key, or the example that makes one would end the open mode of those after it.
let actor = '';
beforeAll(async () => {
  await app.as(['admin']);
  actor = (await app.client.viewer()).viewer.name;
});

/** Calls a mutation so that it changes something, and returns the ids of the records that it changed. */
type Example = () => Promise<string[]>;

const examples: Record<string, Example> = {
  createIdentity: async () => [await makePerson(app.client)],
  createIdentities: async () => {
    const inputs = ['Ann', 'Ben'].map((firstName) => ({ identityType: 'INDIVIDUAL' as const, firstName }));
    const { createIdentities } = await app.client.createIdentities({ inputs });
    return createIdentities.map(({ identity }) => identity?.id ?? '');
  },
  updateIdentity: async () => {
    const id = await makePerson(app.client);
    return only(app.client.updateIdentity({ id, input: { lastName: 'Smith' } }), id);
  },
  deleteIdentity: async () => {
    const id = await makePerson(app.client);
    return only(app.client.deleteIdentity({ id }), id);
  },
  archiveIdentity: async () => {
    const id = await makePerson(app.client);
    return only(app.client.archiveIdentity({ id }), id);
  },
  restoreIdentity: async () => {
    const id = await makePerson(app.client);
    await app.client.archiveIdentity({ id });
    return only(app.client.restoreIdentity({ id }), id);
  },
  freezeIdentity: async () => {
    const id = await makePerson(app.client);
    return only(app.client.freezeIdentity({ id, reason: 'a ticket' }), id);
  },
  unfreezeIdentity: async () => {
    const id = await makePerson(app.client);
    await app.client.freezeIdentity({ id, reason: 'a ticket' });
    return only(app.client.unfreezeIdentity({ id, reason: 'a ticket' }), id);
  },
  tokenizeIdentity: async () => {
    const id = await makePerson(app.client);
    return only(app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME'] }), id);
  },
  detokenizeIdentity: async () => {
    const id = await makePerson(app.client);
    await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME'] });
    return only(app.client.detokenizeIdentity({ id, reason: 'a ticket' }), id);
  },
  eraseIdentity: async () => {
    const id = await makePerson(app.client);
    return only(app.client.eraseIdentity({ id, reason: 'a ticket' }), id);
  },
  createLedger: async () => [await makeLedger(app.client)],
  createBalance: async () => [await makeBalance(app.client)],
  updateLedger: async () => {
    const id = await makeLedger(app.client);
    return only(app.client.updateLedger({ id, input: { name: 'Renamed' } }), id);
  },
  updateBalance: async () => {
    const id = await makeBalance(app.client);
    return only(app.client.updateBalance({ id, input: { overdraftLimit: '5' } }), id);
  },
  closeBalance: async () => {
    const id = await makeBalance(app.client);
    return only(app.client.closeBalance({ id, reason: 'a ticket' }), id);
  },
  reopenBalance: async () => {
    const id = await makeBalance(app.client);
    await app.client.closeBalance({ id, reason: 'a ticket' });
    return only(app.client.reopenBalance({ id, reason: 'a ticket' }), id);
  },
  linkBalance: async () => {
    const balanceId = await makeBalance(app.client);
    return only(app.client.linkBalance({ balanceId, identityId: await makePerson(app.client) }), balanceId);
  },
  updateMetadata: async () => {
    const id = await makeLedger(app.client);
    return only(app.client.updateMetadata({ id, patch: { tier: 1 } }), id);
  },
  recordTransaction: async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client);
    return [await transfer(app.client, { source, destination, reference: unique('audited') })];
  },
  recordTransactions: async () => {
    const inputs = [await makeTransfer(), await makeTransfer()];
    const { recordTransactions } = await app.client.recordTransactions({ inputs });
    return recordTransactions.map(({ transaction }) => transaction?.id ?? '');
  },
  commitTransaction: async () => {
    const { recordTransaction: hold } = await app.client.recordTransaction({ input: await makeTransfer(true) });
    return [(await app.client.commitTransaction({ id: hold.id })).commitTransaction.id];
  },
  voidTransaction: async () => {
    const { recordTransaction: hold } = await app.client.recordTransaction({ input: await makeTransfer(true) });
    return [(await app.client.voidTransaction({ id: hold.id })).voidTransaction.id];
  },
  refundTransaction: async () => {
    const { recordTransaction: sent } = await app.client.recordTransaction({ input: await makeTransfer() });
    return [(await app.client.refundTransaction({ id: sent.id })).refundTransaction.id];
  },
  createApiKey: async () => {
    const input = { name: unique('audited'), scopes: ['ledger:read'] };
    return [(await app.client.createApiKey({ input })).createApiKey.apiKey.id];
  },
  revokeApiKey: async () => {
    const id = `key_${(await app.makeKey(['ledger:read'])).id}`;
    return only(app.client.revokeApiKey({ id }), id);
  },
};

async function makeTransfer(hold = false) {
  const source = await makeBalance(app.client, { overdraftLimit: null });
  const destination = await makeBalance(app.client);
  return { source, destination, reference: unique('audited'), amount: '1', currency: 'USD', hold };
}

async function only(call: Promise<unknown>, id: string): Promise<string[]> {
  await call;
  return [id];
}

const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});

test.each(mutations)('%s leaves exactly one event for each record that it changes', async (mutation) => {
  const example = examples[mutation];
  expect(example, `a new mutation needs an example here that shows its event`).toBeDefined();
  const changed = await (example as Example)();
  expect(changed.length).toBeGreaterThan(0);
  for (const resourceId of changed) {
    const events = await newestEvents(resourceId);
    expect(events.filter((event) => event.requestId === events[0]?.requestId)).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }
});

async function newestEvents(resourceId: string) {
  const { auditEvents } = await app.client.auditEvents({ filter: { resourceId } });
  return auditEvents.nodes;
}

test('a refused mutation leaves no event', async () => {
  const id = await makePerson(app.client);
  const before = await app.prisma.auditEvent.count();
  await expect(app.client.updateIdentity({ id, input: { lastName: 'Smith' }, expectedVersion: 9 })).rejects.toThrow();
  await expect(app.client.deleteIdentity({ id: 'idt_00000000-0000-4000-8000-000000000000' })).rejects.toThrow();
  await expect(transfer(app.client, { source: '@nobody', destination: '@nobody' })).rejects.toThrow();
  expect(await app.prisma.auditEvent.count()).toBe(before);
});

test('a mutation that changes nothing leaves no event', async () => {
  const id = await makePerson(app.client, { lastName: 'Smith' });
  const before = await app.prisma.auditEvent.count();
  await app.client.updateIdentity({ id, input: { lastName: ' Smith ' } });
  await app.client.restoreIdentity({ id });
  await app.client.updateMetadata({ id, patch: {} });
  expect(await app.prisma.auditEvent.count()).toBe(before);
});
