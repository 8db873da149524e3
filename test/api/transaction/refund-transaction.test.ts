import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { amountsOf, expectVerified, freezeOwner, makePair, record } from './holds.ts';

const app = useTestApp();
const nobody = 'txn_00000000-0000-7000-8000-000000000000';
const refund = async (id: string, amount?: string, reference?: string) =>
  (await app.client.refundTransaction({ id, amount, reference })).refundTransaction;

describe('a refund', () => {
  test('moves all of a transfer back', async () => {
    const pair = await makePair(app);
    const sent = await record(app, pair);
    expect(await refund(sent.id)).toMatchObject({
      kind: 'REFUND',
      status: 'APPLIED',
      amount: '10',
      source: { id: pair.destination },
      destination: { id: pair.source },
      parent: { id: sent.id },
      reference: expect.stringMatching(/^refund-/),
    });
    expect((await amountsOf(app, pair.source))[0]).toBe('100');
    expect((await amountsOf(app, pair.destination))[0]).toBe('0');
    await expectVerified(app);
  });

  test('may come in parts, and never exceeds the amount', async () => {
    const sent = await record(app, await makePair(app));
    await refund(sent.id, '3');
    const refusal = await refusalOf(refund(sent.id, '7.01'));
    expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
    expect(refusal.message).toBe('amount is more than what is left to refund, 7 USD.');
    expect(refusal.issues).toMatchObject([{ path: ['amount'], message: refusal.message }]);
    expect((await refund(sent.id)).amount).toBe('7');
    expect((await refusalOf(refund(sent.id))).message).toBe('id: nothing is left to refund.');
  });

  test('of what was committed takes no more than was committed', async () => {
    const pair = await makePair(app);
    const hold = await record(app, { ...pair, hold: true });
    const { commitTransaction } = await app.client.commitTransaction({ id: hold.id, amount: '6' });
    expect((await refusalOf(refund(commitTransaction.id, '7'))).code).toBe('INVALID_TRANSACTION_STATE');
    expect((await refund(commitTransaction.id)).amount).toBe('6');
    // The rest is still held.
    expect(await amountsOf(app, pair.source)).toEqual(['100', '-4', '96']);
  });

  test('of a hold, of a void and of a refund is refused', async () => {
    const pair = await makePair(app);
    const hold = await record(app, { ...pair, hold: true });
    const { voidTransaction } = await app.client.voidTransaction({ id: hold.id });
    const sent = await record(app, pair);
    for (const { id, kind } of [hold, voidTransaction, await refund(sent.id)]) {
      const refusal = await refusalOf(refund(id));
      expect(refusal.code).toBe('INVALID_TRANSACTION_STATE');
      expect(refusal.message).toBe(`id: only a TRANSFER or a COMMIT can be refunded, and this is a ${kind}.`);
    }
    expect((await refusalOf(refund(nobody))).code).toBe('NOT_FOUND');
  });

  test('needs the funds of who received it', async () => {
    const { source, destination } = await makePair(app);
    const sent = await record(app, { source, destination });
    await transfer(app.client, { source: destination, destination: await makeBalance(app.client), amount: '4' });
    const refusal = await refusalOf(refund(sent.id));
    expect(refusal.code).toBe('INSUFFICIENT_FUNDS');
    expect(refusal.message).toBe('amount is more than the source has available, 6 USD.');
    expect(refusal.issues).toMatchObject([{ path: ['amount'] }]);
    await refund(sent.id, '6');
  });

  test('sent again with its reference is the same, and moves nothing', async () => {
    const { source, destination } = await makePair(app);
    const sent = await record(app, { source, destination });
    const reference = unique('refund');
    const refunded = await refund(sent.id, '4', reference);
    expect(await refund(sent.id, '4', reference)).toEqual(refunded);
    expect((await refusalOf(refund(sent.id, '5', reference))).code).toBe('DUPLICATE_REFERENCE');
    expect((await amountsOf(app, destination))[0]).toBe('6');
  });

  test('twenty at once give back no more than was sent', async () => {
    const { source, destination } = await makePair(app);
    const sent = await record(app, { source, destination });
    await transfer(app.client, { source, destination, amount: '50' });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => refund(sent.id, '1')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect((await amountsOf(app, destination))[0]).toBe('50');
    await expectVerified(app);
  });

  test('of a frozen identity is refused', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const sent = await record(app, { source, destination: await makeBalance(app.client) });
    await freezeOwner(app, identityId);
    expect((await refusalOf(refund(sent.id))).code).toBe('IDENTITY_NOT_ACTIVE');
  });

  test('is among the children of what it refunds, and leaves its event', async () => {
    const sent = await record(app, await makePair(app));
    const { id } = await refund(sent.id);
    const answer = await app.client.request('query ($id: ID!) { transaction(id: $id) { children { nodes { id } } } }', {
      id: sent.id,
    });
    expect(answer).toEqual({ transaction: { children: { nodes: [{ id }] } } });
    const { nodes } = (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents;
    expect(nodes).toMatchObject([{ action: 'transaction.refunded' }]);
  });
});
