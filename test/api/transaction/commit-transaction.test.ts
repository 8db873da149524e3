import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { amountsOf, expectVerified, freezeOwner, makePair, record } from './holds.ts';

const app = useTestApp();
const nobody = 'txn_00000000-0000-7000-8000-000000000000';

async function makeHold(amount = '10') {
  const pair = await makePair(app);
  return { ...pair, hold: await record(app, { ...pair, amount, hold: true }) };
}
const commit = async (id: string, amount?: string | null, reference?: string | null) =>
  (await app.client.commitTransaction({ id, amount, reference })).commitTransaction;

describe('a hold', () => {
  test('sets the amount aside at the source, and moves nothing', async () => {
    const { source, destination, hold } = await makeHold();
    expect(hold).toMatchObject({ kind: 'HOLD', status: 'INFLIGHT', amount: '10', parent: null });
    expect(await amountsOf(app, source)).toEqual(['100', '-10', '90']);
    expect(await amountsOf(app, destination)).toEqual(['0', '10', '0']);
    expect((await app.client.transaction({ id: hold.id })).transaction).toEqual(hold);
  });

  test('needs what a transfer needs, and is no transfer', async () => {
    const { source, destination, hold } = await makeHold();
    const input = { source, destination, amount: '90.01', currency: 'USD', reference: unique('hold'), hold: true };
    expect((await refusalOf(app.client.recordTransaction({ input }))).code).toBe('INSUFFICIENT_FUNDS');
    const again = { ...input, amount: '10', reference: hold.reference };
    expect((await app.client.recordTransaction({ input: again })).recordTransaction).toEqual(hold);
    const other = { ...again, hold: false };
    expect((await refusalOf(app.client.recordTransaction({ input: other }))).code).toBe('DUPLICATE_REFERENCE');
  });

  test('past 20 integer digits of what is held is refused', async () => {
    const make = () => makeBalance(app.client, { currency: 'BTC', overdraftLimit: null });
    const sides = { source: await make(), destination: await make(), currency: 'BTC', hold: true };
    await record(app, { ...sides, amount: '99999999999999999999' });
    const refusal = await refusalOf(record(app, { ...sides, amount: '1' }));
    expect(refusal.message).toBe('amount would take a balance past 20 integer digits.');
  });
});

describe('a commit', () => {
  test('without an amount moves all that is held', async () => {
    const { source, destination, hold } = await makeHold();
    const committed = await commit(hold.id);
    expect(committed).toMatchObject({
      kind: 'COMMIT',
      status: 'COMMITTED',
      amount: '10',
      currency: 'USD',
      source: { id: source },
      destination: { id: destination },
      parent: { id: hold.id },
      metadata: {},
      description: null,
    });
    expect(committed.effectiveAt).toBe(committed.createdAt);
    expect(committed.reference).toMatch(/^commit-[0-9a-f-]{36}$/);
    expect(await amountsOf(app, source)).toEqual(['90', '0', '90']);
    expect(await amountsOf(app, destination)).toEqual(['10', '0', '10']);
    // What was recorded never changes: only what is worked out of what followed.
    const left = { remainingAmount: '0', holdStatus: 'COMMITTED' };
    expect((await app.client.transaction({ id: hold.id })).transaction).toEqual({ ...hold, ...left });
    await expectVerified(app);
  });

  test('may come in parts, and the last takes what is left', async () => {
    const { source, destination, hold } = await makeHold();
    await commit(hold.id, '2.5');
    await commit(hold.id, '3');
    expect(await amountsOf(app, source)).toEqual(['94.5', '-4.5', '90']);
    expect((await commit(hold.id)).amount).toBe('4.5');
    expect(await amountsOf(app, destination)).toEqual(['10', '0', '10']);
    const refusal = await refusalOf(commit(hold.id));
    expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
    expect(refusal.message).toBe('id: nothing is left of the hold.');
    expect(refusal.issues).toMatchObject([{ path: ['id'], message: refusal.message }]);
  });

  test('of more than is left is refused, and tells what is', async () => {
    const { hold } = await makeHold();
    await commit(hold.id, '4');
    const refusal = await refusalOf(commit(hold.id, '6.01'));
    expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
    expect(refusal.message).toBe('amount is more than what is left of the hold, 6 USD.');
    expect(refusal.issues).toMatchObject([{ path: ['amount'], message: refusal.message }]);
    expect(refusal.errors[0]?.extensions.remainingAmount).toBe('6');
    expect((await commit(hold.id, '6')).amount).toBe('6');
  });

  test('sent again with its reference is the same, with other content another', async () => {
    const { hold, destination } = await makeHold();
    const reference = unique('commit');
    const committed = await commit(hold.id, '4', reference);
    expect(await commit(hold.id, '4.00', ` ${reference} `)).toEqual(committed);
    expect((await refusalOf(commit(hold.id, '5', reference))).code).toBe('DUPLICATE_REFERENCE');
    const other = await makeHold();
    expect((await refusalOf(commit(other.hold.id, '4', reference))).code).toBe('DUPLICATE_REFERENCE');
    expect((await refusalOf(commit(hold.id, '4', hold.reference))).code).toBe('DUPLICATE_REFERENCE');
    expect((await amountsOf(app, destination))[0]).toBe('4');
  });

  test('of all that is left is the same again after nothing is left', async () => {
    const { hold } = await makeHold();
    const reference = unique('commit-all');
    const committed = await commit(hold.id, null, reference);
    expect(await commit(hold.id, null, reference)).toEqual(committed);
  });

  test('of one hold, twenty at once, never moves more than is held', async () => {
    const { hold, source, destination } = await makeHold();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => commit(hold.id, '1')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await amountsOf(app, source)).toEqual(['90', '0', '90']);
    expect(await amountsOf(app, destination)).toEqual(['10', '0', '10']);
    await expectVerified(app);
  });

  test('of anything but a hold is refused', async () => {
    const { hold, ...pair } = await makeHold();
    const transfer = await record(app, pair);
    const committed = await commit(hold.id, '1');
    for (const { id, kind } of [transfer, committed]) {
      const refusal = await refusalOf(commit(id));
      expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
      expect(refusal.message).toBe(`id: only a HOLD can be committed, and this is a ${kind}.`);
    }
  });

  test('of an unknown or malformed id is refused', async () => {
    const refusal = await refusalOf(commit(nobody));
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', message: `id: there is no transaction ${nobody}.` });
    expect(refusal.issues).toMatchObject([{ path: ['id'] }]);
    expect((await refusalOf(commit(nobody, '1.5'))).code).toBe('NOT_FOUND');
    expect(await refusalOf(commit('bln_1'))).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
  });

  test.each([
    ['0', 'amount must be greater than 0.'],
    ['-1', 'amount must be greater than 0.'],
    ['1.001', 'amount must have at most 2 fraction digits in USD.'],
  ])('of %s is refused', async (amount, message) => {
    const { hold } = await makeHold();
    const refusal = await refusalOf(commit(hold.id, amount));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', message, issues: [{ path: ['amount'], message }] });
  });

  test('to or from a frozen identity is refused', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const hold = await record(app, { source, destination: await makeBalance(app.client), hold: true });
    await freezeOwner(app, identityId);
    const refusal = await refusalOf(commit(hold.id));
    expect(refusal.code).toBe('IDENTITY_NOT_ACTIVE');
    expect(refusal.message).toBe(
      `id: the identity ${identityId} is frozen, and its balances neither send nor receive.`,
    );
  });

  test('leaves its event, and only it', async () => {
    const { hold } = await makeHold();
    const { id } = await commit(hold.id);
    const { nodes } = (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents;
    expect(nodes).toMatchObject([{ action: 'transaction.committed' }]);
    const fields = Object.fromEntries(nodes[0]?.changes.map(({ field, after }) => [field, after]) ?? []);
    expect(fields).toMatchObject({ kind: 'COMMIT', status: 'COMMITTED', parentId: hold.id, amount: '10' });
  });
});
