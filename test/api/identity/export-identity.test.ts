import { beforeAll, describe, expect, test } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import type { CallDeps } from '../../../src/deps.ts';
import { exportIdentity } from '../../../src/identity/identity.export.ts';
import { aliceSmith, makeBalance, makeFundedBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
let deps: CallDeps;
beforeAll(() => {
  const { prisma, query, vault } = app;
  deps = { prisma, query, vault, clock: createClock(), call: { actor: 'clerk', requestId: null } };
});

async function exported(id: string) {
  let text = '';
  for await (const part of exportIdentity(deps, id.slice(4))) text += part;
  return JSON.parse(text);
}

describe('an export', () => {
  test('holds the values behind tokens, balances, transactions with their ids and the history, and nothing of others', async () => {
    const id = await makePerson(app.client, aliceSmith);
    const balance = await makeFundedBalance(app.client, '12.5', { identityId: id });
    const somebody = await makePerson(app.client);
    const source = await makeBalance(app.client, { identityId: id, currency: 'BTC', overdraftLimit: null });
    const destination = await makeBalance(app.client, { identityId: somebody, currency: 'BTC' });
    const { recordTransaction: hold } = await app.client.recordTransaction({
      input: { source, destination, amount: '0.0000001', currency: 'BTC', reference: 'a hold', hold: true },
    });
    await app.client.tokenizeIdentity({ id, fields: ['LAST_NAME', 'DOB'] });
    const all = await exported(id);
    const { identity, balances, transactions, history } = all;

    expect(Object.keys(all)).toEqual(['exportedAt', 'identity', 'balances', 'transactions', 'history']);
    expect(identity).toMatchObject({ ...{ id, ...aliceSmith }, tokenizedFields: ['LAST_NAME', 'DOB'] });
    expect(identity.salt).toBe(undefined);
    const { balance: shown } = await app.client.balance({ id: balance });
    expect(balances).toMatchObject([
      { id: balance, ledgerId: shown?.ledger.id, creditBalance: '12.5' },
      { id: source },
    ]);
    expect(transactions).toMatchObject([
      { destinationId: balance, parentId: null, amount: '12.5' },
      { id: hold.id, sourceId: source, destinationId: destination, parentId: null, amount: '0.0000001', kind: 'HOLD' },
    ]);
    expect(history.map(({ action }: { action: string }) => action)).toEqual([
      ...['identity.created', 'identity.tokenized', 'identity.exported'],
    ]);
    expect(history[0]).toMatchObject({ changes: { lastName: [null, 'Smith'] }, actor: 'local', reason: null });
    expect(history[0].id).toMatch(/^evt_/);
    expect(JSON.stringify(all)).not.toContain(somebody.slice(4));
  });

  test('names what a transaction follows from, and lists one between two of its own balances once', async () => {
    const id = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId: id });
    const destination = await makeBalance(app.client, { identityId: id });
    const moved = await transfer(app.client, { source, destination, amount: '4' });
    const { refundTransaction } = await app.client.refundTransaction({ id: moved });
    const { transactions } = await exported(id);
    const between = transactions.filter(({ sourceId }: { sourceId: string }) =>
      [source, destination].includes(sourceId),
    );
    expect(between).toMatchObject([
      { id: moved, parentId: null },
      { id: refundTransaction.id, parentId: moved, kind: 'REFUND' },
    ]);
  });

  test('of more transactions and events than are read at once lists each once, oldest first', async () => {
    const id = await makePerson(app.client);
    const source = await makeBalance(app.client, { identityId: id, overdraftLimit: null });
    const destination = await makeBalance(app.client);
    const inputs = Array.from({ length: 600 }, (_, index) => ({
      ...{ source, destination, amount: '1', currency: 'USD', reference: `one of many ${index}` },
    }));
    await app.client.recordTransactions({ inputs });
    await app.query(
      `INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
       SELECT gen_random_uuid(), 'identity.updated', 'test', 'Identity', $1, '{}', now(), '' FROM generate_series(1, 600)`,
      [id.slice(4)],
    );
    const { transactions, history } = await exported(id);
    expect(transactions.map(({ reference }: { reference: string }) => reference)).toEqual(
      inputs.map(({ reference }) => reference),
    );
    expect(history).toHaveLength(602);
    expect(new Set(history.map((event: { id: string }) => event.id)).size).toBe(602);
  });

  test('of an erased identity tells no value, and of an unknown one nothing', async () => {
    const id = await makePerson(app.client, aliceSmith);
    await app.client.eraseIdentity({ id, reason: 'asked for' });
    const { identity, history } = await exported(id);
    expect(identity).toMatchObject({ id, status: 'ERASED', lastName: null });
    expect(history[0]).toMatchObject({ action: 'identity.created', changes: { lastName: [null, '[erased]'] } });
    await expect(exported('idt_00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a deleted identity is its history alone', async () => {
    const id = await makePerson(app.client);
    await app.client.deleteIdentity({ id });
    const { identity, balances, transactions, history } = await exported(id);
    expect({ identity, balances, transactions }).toEqual({ identity: null, balances: [], transactions: [] });
    expect(history).toMatchObject([
      { action: 'identity.created' },
      { action: 'identity.deleted' },
      { action: 'identity.exported', changes: {}, actor: 'clerk' },
    ]);
  });
});
